"""Date lines: a line that holds nothing but a date, such as `Saturday, October 12, 2019`."""

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dates import has_date_label, is_ambiguous, parse_date_line
from backfile.reader.reading import Reading


def read_date_line(reading: Reading) -> tuple[Block, ...] | None:
    """Take a date line above the prose, or one with a label such as `Updated:` anywhere.

    A date that can be read two ways (3/4/2019) makes a date line too; it gives no date.
    """
    chunk = reading.chunk
    if reading.in_body and not has_date_label(chunk.text, reading.style):
        return None
    if parse_date_line(chunk.text, reading.style):
        return (Block(BlockKind.DATE_LINE, chunk.text, chunk.line),)
    if is_ambiguous(chunk.text, reading.style):
        return (Block(BlockKind.DATE_LINE, chunk.text, chunk.line, Certainty.LIKELY),)
    return None
