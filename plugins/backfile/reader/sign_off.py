"""Sign-offs: the mark at the end of a copy, `-30-`, `###`, `ENDS`, `Reuter`."""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.labels import line_pattern
from backfile.reader.reading import Reading

MAX_CHARACTERS = 30
_HASHES = re.compile(r"#(?: ?#){1,4}")


def read_sign_off(reading: Reading) -> tuple[Block, ...] | None:
    """Take the mark that ends the copy; words that mean something else too need marks around them, or the very end."""
    chunk, words = reading.chunk, reading.words.sign_off
    text = chunk.text
    if len(text) > MAX_CHARACTERS or not reading.in_body:
        return None
    if _HASHES.fullmatch(text):
        return (Block(BlockKind.SIGN_OFF, text, chunk.line),) if reading.in_tail else None
    if line_pattern(words.lines).fullmatch(text) is None:
        return None
    is_weak = line_pattern(words.weak).fullmatch(text) if words.weak else None
    is_last = not reading.ahead(1)
    if (is_weak or text.isdigit()) and not is_last and text[0].isalnum():
        return None
    return (Block(BlockKind.SIGN_OFF, text, chunk.line, Certainty.LIKELY if is_weak else Certainty.SURE),)
