"""Quotes that stand apart: block quotes, by `>` or by indent, and pull quotes, which the text has once more."""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.reading import Reading

MIN_INDENT = 3
"""Columns by which a block quote stands deeper than the text around it."""
MIN_SINGLE = 7
"""Spaces in words between single quotation marks that are pulled out."""
MAX_PULL = 300
"""Characters of a pull quote."""
_DASH = re.compile(r"[–—]|\s--?\s?")
_SENTENCES = re.compile(r"(?<=[.?!])\s")
_WHO = re.compile(r"(?:\s--?|\s?[–—])\s?(?P<who>[^\W\d_][^\"“”.!?–—]{2,80})$")
"""Whose words they are, behind a dash."""
_QUOTES = "\"“”„«»'‘’"


def read_quote(reading: Reading) -> tuple[Block, ...] | None:
    """Take a block quote."""
    chunk = reading.chunk
    if not reading.has_begun:
        return None
    if chunk.text.startswith("> ") or (chunk.text[0] == ">" and reading.last is BlockKind.QUOTE):
        return (Block(BlockKind.QUOTE, chunk.text, chunk.line),)
    if chunk.indent >= MIN_INDENT and reading.indents_stand_out and reading.last is not BlockKind.TABLE:
        return (Block(BlockKind.QUOTE, chunk.text, chunk.line, Certainty.LIKELY),)
    return None


def read_pull_quote(reading: Reading) -> tuple[Block, ...] | None:
    """Take words in quotation marks, or with a name behind them, that the text has once more."""
    chunk = reading.chunk
    text = chunk.text
    if len(text) > MAX_PULL or not reading.has_begun:
        return None
    who = _WHO.search(text)
    if not who and not (text[0] in "\"“«'‘„" and text[-1] in "\"”»'’“"):
        return None
    words = (text[: who.start()] if who else text).strip(f"{_QUOTES} .,!?")
    if text[0] in "'‘" and words.count(" ") < MIN_SINGLE and not who:
        return None  # subheads are often set in single quotation marks
    if not reading.says_elsewhere(words) and not all(map(reading.says_elsewhere, _SENTENCES.split(words))):
        return None
    return (Block(BlockKind.PULL_QUOTE, text, chunk.line),)
