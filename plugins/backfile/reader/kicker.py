"""The kicker: a short label above the headline. Some kickers name the section of the paper, most do not."""

from functools import lru_cache

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.byline import is_name_line, split_dated
from backfile.reader.dateline import find_dateline
from backfile.reader.dates import parse_date_line
from backfile.reader.headline import is_headline
from backfile.reader.names import parse_byline
from backfile.reader.reading import Reading, has_words, same_words
from backfile.reader.vocabulary import KickerWords, load_vocabulary

MAX_CHARACTERS, MAX_WORDS = 40, 4
"""A kicker that the vocabulary does not know is at most this long."""
LINES_BELOW = 14
"""Among so many lines below a kicker prose begins."""
MAX_WORDS_ALONE, MIN_HEADLINE_WORDS = 2, 4
"""Without a repeated headline below, it has at most so many words and the line below at least so many."""


def read_kicker(reading: Reading) -> tuple[Block, ...] | None:
    """Take the first line for a kicker if the line below it must be the headline."""
    text, words = reading.chunk.text, reading.words
    if not _may_be_kicker(text) or reading.seen & {BlockKind.KICKER, BlockKind.HEADLINE} or parse_byline(text, words):
        return None
    below, known = reading.ahead(), _is_known(text, words.kicker)
    if reading.headline:
        fits = (same_words(below, reading.headline) or known) and not same_words(text, reading.headline)
    else:
        fits = _must_be_headline(reading, known=known)
    certainty = Certainty.SURE if known else Certainty.LIKELY
    return (Block(BlockKind.KICKER, text, reading.chunk.line, certainty),) if fits else None


def section_of(kicker: str, words: KickerWords | None = None) -> str | None:
    """The section a kicker names, in its own words; None when it names none."""
    name = kicker.strip(" :|/-")
    if name.casefold() not in (words or load_vocabulary("en").kicker).sections:
        return None
    return name.capitalize() if name.islower() or (name.isupper() and len(name) > len("US")) else name


def _may_be_kicker(text: str) -> bool:
    return (
        len(text) <= MAX_CHARACTERS and len(text.split()) <= MAX_WORDS and text[-1] not in ".?!,;" and has_words(text)
    )


def _is_known(text: str, words: KickerWords) -> bool:
    label = text.casefold().strip(" :|/-*[]()")
    return label in known_kickers(words)


@lru_cache
def known_kickers(words: KickerWords) -> frozenset[str]:
    """All kickers that a language knows, in lower case."""
    return frozenset((*words.sections, *words.labels))


def _must_be_headline(reading: Reading, *, known: bool) -> bool:
    text, below, further = reading.chunk.text, reading.ahead(), reading.ahead(2)
    if not below or same_words(text, below) or parse_byline(below, reading.words) or reading.is_labelled(1):
        return False
    if parse_date_line(below, reading.style) or find_dateline(below, reading.words):
        return False
    if not known and (is_name_line(reading, 1) or split_dated(below, reading)):
        return False
    if known:
        return bool(further) or is_headline(below, further)
    if same_words(below, further):
        return True
    short = len(text.split()) <= MAX_WORDS_ALONE and len(below.split()) >= MIN_HEADLINE_WORDS
    longest = max(len(reading.ahead(distance)) for distance in range(2, LINES_BELOW + 1))
    return short and below[-1] not in ".?!" and len(below) < longest
