"""An article as one text in parts, and the names found in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from backfile.geography.senses import Senses
from backfile.model.annotation import Prose

HEADLINE, DATELINE, FIRST_PARAGRAPH = 0, 1, 2
_DATELINE_DASH = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [\w. ]{2,20})?(?: ?\([\w ]{2,20}\))? {0,2}(?:--|[\u2014\u2013]|- )"
)
"""A place in capitals and a dash inside the article, as where several reports are joined."""


class Loudness(Enum):
    """How natural capitals are where a word stands."""

    DATELINE = 2
    CAPITALS = 1
    """A line in capitals, or the start of any line."""
    MIXED = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """An article as one text, so that one pass reads it."""

    text: str
    """The parts joined by line feeds, with straight apostrophes: as long as the words themselves."""
    pieces: tuple[str, ...]
    """Headline, dateline, paragraphs and promos, in that order, unchanged."""
    starts: tuple[int, ...]
    """Where each piece begins in the text."""
    first_promo: int
    """Index of the first promo among the pieces."""

    @property
    def dateline_end(self) -> int:
        """Where the dateline ends."""
        return self.starts[DATELINE] + len(self.pieces[DATELINE])

    def at(self, offset: int) -> int:
        """Return the index of the piece an offset falls in."""
        return bisect_right(self.starts, offset) - 1

    def loudness(self, offset: int) -> Loudness:
        """Return how natural capitals are at an offset."""
        part = self.at(offset)
        if part == DATELINE:
            return Loudness.DATELINE
        if part != HEADLINE and _DATELINE_DASH.match(self.text, offset):
            return Loudness.DATELINE
        return Loudness.CAPITALS if offset == self.starts[part] or self.pieces[part].isupper() else Loudness.MIXED


class Hit(NamedTuple):
    """A name found."""

    start: int
    end: int
    part: int
    name: str
    """As the gazetteer spells it."""
    senses: Senses


def join_parts(prose: Prose) -> Parts:
    """Join an article's parts into one text."""
    pieces = (prose.headline, prose.dateline, *prose.paragraphs, *prose.promos)
    starts = tuple(accumulate((len(piece) + 1 for piece in pieces[:-1]), initial=0))
    text = "\n".join(pieces).replace("\u2019", "'")
    return Parts(text, pieces, starts, 2 + len(prose.paragraphs))
