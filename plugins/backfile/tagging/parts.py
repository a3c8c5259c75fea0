"""An article's headline and paragraphs as one text, so that each pass reads it once."""

from bisect import bisect_right
from itertools import accumulate

import msgspec

from backfile.model.annotation import Prose


class Parts(msgspec.Struct, frozen=True):
    """The text and where its pieces are."""

    text: str
    """The pieces joined by line feeds, with straight apostrophes: as long as the words themselves."""
    pieces: tuple[str, ...]
    """Headline and paragraphs, unchanged."""
    starts: tuple[int, ...]
    """Where each piece begins in the text."""

    @property
    def body(self) -> int:
        """Where the first paragraph begins."""
        return len(self.pieces[0]) + 1

    def at(self, offset: int) -> int:
        """Return the index of the piece an offset falls in; 0 is the headline."""
        return bisect_right(self.starts, offset) - 1


def join_parts(prose: Prose) -> Parts:
    """Join the headline and the paragraphs of an article. Promos belong to other articles."""
    pieces = (prose.headline, *prose.paragraphs)
    starts = tuple(accumulate((len(piece) + 1 for piece in pieces[:-1]), initial=0))
    return Parts("\n".join(pieces).replace("\u2019", "'"), pieces, starts)
