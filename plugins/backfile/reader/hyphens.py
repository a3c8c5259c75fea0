"""Make words whole that a hyphen broke at a line end, and leave compounds their own hyphen: `well-known`."""

import re
from collections.abc import Sequence

import msgspec

_BROKEN = re.compile(r"[^\W_]-$")
_WORD_ENDS = re.compile(r"([^\W\d_]+)-$")
_FIRST_PIECE = re.compile(r"[^\W\d_]+")
MAX_LOOKS = 200
"""Broken words that are looked for elsewhere in the text; a hostile file has a million."""
MIN_PART = 4
"""Letters from which the second part of a compound is more than an ending."""


class Compounds(msgspec.Struct, frozen=True):
    """Parts of compounds, `well-known`, in one language."""

    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    """First parts of words that have no hyphen: `under` in `understanding`."""


NO_COMPOUNDS = Compounds()


class Hyphens:
    """Joins the lines of one text."""

    def __init__(self, text: str, compounds: Compounds) -> None:
        self._text = text
        self._compounds = compounds
        self._looks = MAX_LOOKS

    def join(self, lines: Sequence[str]) -> str:
        """One line of several, with a space between but where a word was broken."""
        pieces: list[str] = []
        for text, below in zip(lines, [*lines[1:], ""], strict=True):
            if not below or not _BROKEN.search(text):
                pieces += (text, " ")
            else:
                pieces.append(text if self._keeps_hyphen(text, below) else text[:-1])
        return "".join(pieces).rstrip(" ")

    def _keeps_hyphen(self, above: str, below: str) -> bool:
        """Whether the hyphen at a line end belongs to the word."""
        first, second = _WORD_ENDS.search(above), _FIRST_PIECE.match(below)
        if first is None or second is None or not below[0].islower():
            return True
        if second[0] in self._compounds.ends and first[1].casefold() not in self._compounds.joins:
            return True
        if first[1].casefold() in self._compounds.starts and len(second[0]) >= MIN_PART:
            return True
        if self._looks <= 0:
            return False
        self._looks -= 1
        whole = f"{first[1]}{second[0]}"
        return whole not in self._text and f"{first[1]}-{second[0]}" in self._text
