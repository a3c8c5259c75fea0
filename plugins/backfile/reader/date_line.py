"""Date lines: a line that holds nothing but a date, such as `Saturday, October 12, 2019`."""

from backfile.model.text import Block, BlockKind
from backfile.reader.dates import has_date_label, parse_date_line
from backfile.reader.reading import Reading


def read_date_line(reading: Reading) -> tuple[Block, ...] | None:
    """Take a date line above the prose, or one with a label such as `Updated:` anywhere."""
    chunk = reading.chunk
    if (reading.in_body and not has_date_label(chunk.text)) or parse_date_line(chunk.text) is None:
        return None
    return (Block(BlockKind.DATE_LINE, chunk.text, chunk.line),)
