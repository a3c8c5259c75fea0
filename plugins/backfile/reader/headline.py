"""The headline, and the headline once more below it, as scrapes often have it."""

from backfile.model.text import Block, BlockKind
from backfile.reader.reading import Reading, same_words

MAX_CHARACTERS = 250
"""A longer first line is prose."""


def read_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take the first line that nothing else claims for the headline, unless it is plainly prose."""
    text = reading.chunk.text
    if reading.headline or reading.in_body or not is_headline(text, reading.ahead()):
        return None
    return (Block(BlockKind.HEADLINE, text, reading.chunk.line),)


def read_repeated_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line above the prose that says the headline again."""
    if not reading.headline or reading.in_body or not same_words(reading.chunk.text, reading.headline):
        return None
    return (Block(BlockKind.REPEATED_HEADLINE, reading.chunk.text, reading.chunk.line),)


def is_headline(text: str, below: str) -> bool:
    """Whether a first line reads as a headline.

    Two sentences, or one as long as a paragraph that ends in a full stop, are prose.
    """
    if len(text) > MAX_CHARACTERS:
        return False
    ends_as_prose = text.rstrip("”\"'’)").endswith(".") and not text.endswith(("...", "…"))
    return not (ends_as_prose and (". " in text[:-1] or not below or len(text) > MAX_CHARACTERS // 2))
