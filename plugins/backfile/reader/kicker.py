"""The kicker: a short label above the headline. Some kickers name the section of the paper, most do not."""

from backfile.model.text import Block, BlockKind
from backfile.reader.byline import parse_byline
from backfile.reader.dates import parse_date_line
from backfile.reader.headline import is_headline
from backfile.reader.reading import Reading, has_words, same_words

SECTIONS = frozenset(
    """africa americas arts asia books business climate crime culture economy education entertainment environment
    europe fashion film finance food health international law lifestyle local markets media middle_east money music
    nation national nature obituaries opinion politics religion science society sport sports tech technology television
    theatre travel uk us weather world""".split()
)
"""Kickers that name a section, lower case; an underscore stands for a space."""

LABELS = frozenset(
    """advisory alert analysis breaking breaking_news commentary developing editorial exclusive explainer feature
    features flash interview investigation just_in latest latest_news live news news_analysis
    news_brief obituary press_release profile review special_report update updated urgent watch""".split()
)
"""Kickers that say what sort of piece it is, written in the same way."""

MAX_CHARACTERS, MAX_WORDS = 40, 4
"""A kicker that is in neither list is at most this long."""
MAX_WORDS_ALONE, MIN_HEADLINE_WORDS = 2, 4
"""Without a repeated headline below, it has at most so many words and the line below at least so many."""


def read_kicker(reading: Reading) -> tuple[Block, ...] | None:
    """Take the first line for a kicker if the line below it must be the headline."""
    text = reading.chunk.text
    if reading.seen & {BlockKind.KICKER, BlockKind.HEADLINE} or not _may_be_kicker(text):
        return None
    below = reading.ahead()
    if reading.headline:
        fits = (same_words(below, reading.headline) or _is_label(text)) and not same_words(text, reading.headline)
    else:
        fits = _must_be_headline(text, below, reading.ahead(2))
    return (Block(BlockKind.KICKER, text, reading.chunk.line),) if fits else None


def section_of(kicker: str) -> str | None:
    """The section a kicker names, in its own words; None when it names none."""
    name = kicker.strip(" :|/-")
    if name.casefold().replace(" ", "_") not in SECTIONS:
        return None
    return name.capitalize() if name.islower() or (name.isupper() and len(name) > len("US")) else name


def _may_be_kicker(text: str) -> bool:
    return (
        len(text) <= MAX_CHARACTERS
        and len(text.split()) <= MAX_WORDS
        and text[-1] not in ".?!,;"
        and has_words(text)
        and not parse_byline(text)
    )


def _is_label(text: str) -> bool:
    label = text.casefold().strip(" :|/-").replace(" ", "_")
    return label in SECTIONS or label in LABELS


def _must_be_headline(text: str, below: str, further: str) -> bool:
    if not below or same_words(text, below) or parse_byline(below) or parse_date_line(below):
        return False
    if _is_label(text):
        return bool(further) or is_headline(below, further)
    if same_words(below, further):
        return True
    short = len(text.split()) <= MAX_WORDS_ALONE and len(below.split()) >= MIN_HEADLINE_WORDS
    return short and below[-1] not in ".?!" and len(below) < len(further)
