"""An article as one text in parts, and the names found in it."""

import re
from bisect import bisect_right
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple

import msgspec

from backfile.geography.senses import Senses
from backfile.model.annotation import Prose

HEADLINE, DATELINE, FIRST_PARAGRAPH = 0, 1, 2
_DATELINE_DASH = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [\w. ]{2,20})?(?: ?\([\w ]{2,20}\))? {0,2}(?:--|[\u2014\u2013]|- )"
)
"""A place in capitals and a dash inside the article, as where several reports are joined."""
_DATELINE_REACH = 80
"""A dash farther away makes no dateline."""


class Loudness(IntEnum):
    """How natural capitals are where a word stands."""

    MIXED = 0
    CAPITALS = 1
    """A line in capitals, or the start of any line."""
    DATELINE = 2


class Parts(msgspec.Struct, frozen=True):
    """An article as one text, so that one pass reads it."""

    text: str
    """The parts joined by line feeds, with straight apostrophes: as long as the words themselves."""
    pieces: tuple[str, ...]
    """Headline, dateline, paragraphs and promos, in that order, unchanged."""
    starts: tuple[int, ...]
    """Where each piece begins in the text."""
    first_promo: int
    """Index of the first promo among the pieces."""
    upper: dict[int, bool] = msgspec.field(default_factory=dict)
    """Pieces that were asked for -> whether they are in capitals, for a long one takes long to read."""

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
        if part == DATELINE or (part != HEADLINE and self._is_dateline(offset)):
            return Loudness.DATELINE
        if offset == self.starts[part]:
            return Loudness.CAPITALS
        if part not in self.upper:
            self.upper[part] = self.pieces[part].isupper()
        return Loudness.CAPITALS if self.upper[part] else Loudness.MIXED

    def _is_dateline(self, offset: int) -> bool:
        """Whether a dateline starts here, inside the article."""
        end = offset + _DATELINE_REACH
        find = self.text.find
        if find("-", offset, end) < 0 and find("\u2014", offset, end) < 0 and find("\u2013", offset, end) < 0:
            return False
        return _DATELINE_DASH.match(self.text, offset) is not None


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
    starts = tuple(accumulate(map((1).__add__, map(len, pieces[:-1])), initial=0))
    text = "\n".join(pieces).replace("\u2019", "'")
    return Parts(text, pieces, starts, 2 + len(prose.paragraphs))
