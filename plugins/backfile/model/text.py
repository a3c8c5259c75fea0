"""Blocks: the typed pieces an article's text is split into. Every word of a source file is in exactly one."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a piece of an article is."""

    HEADER = "header"
    """A `Key: value` line at the top of the file."""
    KICKER = "kicker"
    """A short label above the headline, such as "Breaking News"."""
    HEADLINE = "headline"
    REPEATED_HEADLINE = "repeated_headline"
    """The headline once more, as scrapes often have it. Kept here, not shown."""
    DECK = "deck"
    """The line under the headline (also called standfirst)."""
    BYLINE = "byline"
    DATE_LINE = "date_line"
    """A line that holds nothing but a date or a time stamp."""
    DATELINE = "dateline"
    """The place at the start of the first paragraph, with its agency, date and dash."""
    PARAGRAPH = "paragraph"
    PROMO = "promo"
    """A line that advertises another article: "Read more: ..."."""
    CORRECTION = "correction"
    """A correction or an editor's note."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article, in reading order."""

    kind: BlockKind
    text: str
    """The words of the source, with white space folded to single spaces."""
    line: int
    """The line of the source file where it starts, counted from 1."""
