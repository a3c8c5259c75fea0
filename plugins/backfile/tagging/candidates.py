"""What can become a tag, and how much speaks for it."""

from typing import NamedTuple

from backfile.model.annotation import TagKind

LEAD = 500
"""Characters at the beginning of an article that say what it is about."""
TWICE = 2
HEADLINE_POINTS, LEAD_POINTS = 4.0, 2.0
MOST_POINTS = 8
"""For mentions, one point each: a long article is not more about its subject than a short one."""


class Candidate(NamedTuple):
    """A tag before its evidence is cut. A NamedTuple because two dozen are made an article, and sorted as they are."""

    score: float
    name: str
    kind: TagKind
    sure: bool
    forms: tuple[str, ...]
    """Words that show it, best first."""
    aliases: tuple[str, ...] = ()
