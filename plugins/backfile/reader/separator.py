"""Separators: lines without a word, such as `* * *`."""

from backfile.model.text import Block, BlockKind
from backfile.reader.reading import Reading, has_words


def read_separator(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line of marks, wherever it stands."""
    chunk = reading.chunk
    if has_words(chunk.text) or (chunk.text[0] == ">" and reading.last is BlockKind.QUOTE):
        return None
    return (Block(BlockKind.SEPARATOR, chunk.text, chunk.line),)
