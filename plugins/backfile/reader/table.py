"""Tables: lines with columns, kept as they stand for a typeface in which all characters are of one width."""

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.reading import Reading


def read_table(reading: Reading) -> tuple[Block, ...] | None:
    """Take the lines that `layout.find_tables` found together."""
    chunk = reading.chunk
    if not chunk.is_table:
        return None
    return (Block(BlockKind.TABLE, chunk.text, chunk.line, Certainty.LIKELY),)
