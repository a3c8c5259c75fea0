"""The deck (also called standfirst): one short line between the headline and the text."""

from backfile.model.text import Block, BlockKind
from backfile.reader.marks import CLOSING, DASHES
from backfile.reader.reading import Reading

MIN_WORDS, MAX_CHARACTERS = 4, 250
_HEAD = {BlockKind.DECK, BlockKind.DATE_LINE, BlockKind.BYLINE}


def read_deck(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line without a full stop, right under the headline, with longer text below."""
    text = reading.chunk.text
    if not reading.headline or reading.seen & _HEAD:
        return None
    if len(text.split()) < MIN_WORDS or len(text) > MAX_CHARACTERS or text.rstrip(CLOSING)[-1:] in f".!?:;,{DASHES}":
        return None
    below = max(reading.ahead(1), reading.ahead(2), reading.ahead(3), key=len)
    return (Block(BlockKind.DECK, text, reading.chunk.line),) if len(below) > len(text) else None
