"""The headline, and the headline once more below it, as scrapes often have it."""

from backfile.model.text import Block, BlockKind
from backfile.reader.marks import CLOSING
from backfile.reader.reading import Reading, has_words, same_words

MAX_CHARACTERS = 250
"""A longer first line is prose."""
MANY_WORDS_IN_CAPITALS = 0.6
"""With at least this share of its words capitalised, a line is a headline whatever full stops it has (`U.S. ...`)."""


def read_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take the first line that nothing else claims for the headline, unless it is plainly prose."""
    text = reading.chunk.text
    if reading.headline or not is_headline(text, reading.ahead()):
        return None
    return (Block(BlockKind.HEADLINE, text, reading.chunk.line),)


def read_repeated_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line above the prose that says the headline again."""
    if not reading.headline or not same_words(reading.chunk.text, reading.headline):
        return None
    return (Block(BlockKind.REPEATED_HEADLINE, reading.chunk.text, reading.chunk.line),)


def is_headline(text: str, below: str) -> bool:
    """Whether a first line reads as a headline.

    Two sentences, or one as long as a paragraph that ends in a full stop, are prose.
    """
    if len(text) > MAX_CHARACTERS or not has_words(text):
        return False
    ends_as_prose = text.rstrip(CLOSING).endswith(".") and not text.endswith(("...", "…"))
    if not ends_as_prose or not (". " in text[:-1] or not below or len(text) > MAX_CHARACTERS // 2):
        return True
    words = text.split()
    return bool(below) and sum(not word[0].islower() for word in words) >= MANY_WORDS_IN_CAPITALS * len(words)
