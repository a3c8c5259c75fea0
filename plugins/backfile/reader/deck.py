"""The deck (also called standfirst): one short line between the headline and the text."""

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.marks import CLOSING, DASHES
from backfile.reader.reading import Reading

MIN_WORDS, MAX_CHARACTERS = 4, 250
LINES_BELOW = 5
"""Among so many lines below the prose begins."""
_HEAD = {BlockKind.DECK, BlockKind.BYLINE}


def read_deck(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line without a full stop, right under the headline, with longer text below."""
    text = reading.chunk.text
    if not reading.headline or reading.seen & _HEAD:
        return None
    ends_open = len(text.split()) >= MIN_WORDS and text.rstrip(CLOSING)[-1:] not in f".!?:;,{DASHES}"
    # Old papers end headlines and decks in capitals with full stops.
    is_old = text.isupper() and text.endswith(".") and reading.headline.isupper()
    if len(text) > MAX_CHARACTERS or not (ends_open or is_old):
        return None
    if max(len(reading.ahead(distance)) for distance in range(1, LINES_BELOW + 1)) <= len(text):
        return None
    return (Block(BlockKind.DECK, text, reading.chunk.line, Certainty.LIKELY),)
