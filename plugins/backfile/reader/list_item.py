"""List items: lines that begin with a bullet, a number or a letter.

A bullet says so itself. A hyphen, a number or a letter is one only next to another: `1. FC Köln won` is a sentence.
"""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.reading import Reading

_BULLET = re.compile(r"[•‣▪◦●■·*]\s*(?=\S)(?![*\s])")
_OTHERS = (
    re.compile(r"[-–]\s+(?=\S)"),
    re.compile(r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)"),
    re.compile(r"\(?(?P<letter>[a-z])\)\s+(?=\S)"),
)
MARKERS = frozenset("•‣▪◦●■·*-–(0123456789abcdefghijklmnopqrstuvwxyz")
"""The characters that an item can begin with."""


def read_list_item(reading: Reading) -> tuple[Block, ...] | None:
    """Take an item of a list."""
    chunk = reading.chunk
    text = chunk.text
    if text[0] not in MARKERS or not reading.has_begun:
        return None
    if _BULLET.match(text) and (text[0] != "*" or _near(reading, _BULLET)):
        return (Block(BlockKind.LIST_ITEM, text, chunk.line),)
    for marker in _OTHERS:
        if marker.match(text) and _near(reading, marker):
            return (Block(BlockKind.LIST_ITEM, text, chunk.line, Certainty.LIKELY),)
    return None


def _near(reading: Reading, marker: re.Pattern[str]) -> bool:
    """Whether the chunk above or below is an item of the same list."""
    above, below = reading.ahead(-1), reading.ahead(1)
    return bool((reading.last is BlockKind.LIST_ITEM and marker.match(above)) or marker.match(below))
