"""Blocks: the typed pieces an article's text is split into. Every word of a source file is in exactly one."""

from enum import StrEnum

import msgspec


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
    """Who wrote it: above the text, or at its end."""
    DATE_LINE = "date_line"
    """A line that holds nothing but a date or a time stamp."""
    DATELINE = "dateline"
    """The place at the start of the first paragraph, with its agency, date and dash."""
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    """A heading within the text."""
    LIST_ITEM = "list_item"
    """One item of a list, with its bullet or number."""
    QUOTE = "quote"
    """A block quote: words of somebody else, set apart by `>` or by indent."""
    PULL_QUOTE = "pull_quote"
    """Words of the text once more, set apart to catch the eye."""
    CAPTION = "caption"
    """What stood under a picture, or who made it."""
    TABLE = "table"
    """Lines with columns. Its text keeps its lines and spaces."""
    PROMO = "promo"
    """A line that advertises another article: "Read more: ..."."""
    CORRECTION = "correction"
    """A correction or an editor's note."""
    SIGN_OFF = "sign_off"
    """The end of the copy, as agencies mark it: `-30-`, `ENDS`."""
    RELEASE = "release"
    """Furniture of a press release: its embargo, its contacts."""
    MAIL_HEADER = "mail_header"
    """`From:`, `Sent:` and so on of a message that is quoted or forwarded in the text."""
    SIGNATURE = "signature"
    """The signature of an e-mail."""
    BOILERPLATE = "boilerplate"
    """What a page or a newsletter says on all its pages: copyright, sharing, comments, subscriptions."""
    SEPARATOR = "separator"
    """A line that parts what is above from what is below: `* * *`, or the line between two articles of one file."""


class Certainty(StrEnum):
    """How sure the reader is."""

    SURE = "sure"
    """The words say so themselves: a label, a name, a full date."""
    LIKELY = "likely"
    """Form and place together say so."""
    GUESS = "guess"
    """Only the place says so; an editor may want to look."""


class Block(msgspec.Struct, frozen=True):
    """One piece of an article, in reading order; a Struct, for millions are made, in a fifth of a dataclass's time."""

    kind: BlockKind
    text: str
    """The words of the source, with white space folded to single spaces; a table keeps its lines and columns."""
    line: int
    """The line of the source file where it starts, counted from 1."""
    certainty: Certainty = Certainty.SURE
