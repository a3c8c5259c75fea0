"""Bylines: who wrote it.

Above the text `By Ana Silva and Jan Novák`, `BY ANA SILVA, Reuters`, `Ana Silva, Nairobi`, a name alone; at its end
`(Reporting by Ana Silva; Editing by Jan Novák)`, `— Ana Silva`, `Ana Silva is at ana@example.org`.
"""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dates import parse_date_line
from backfile.reader.headline import is_headline
from backfile.reader.labels import first_words
from backfile.reader.names import (
    MAIL,
    MAX_CHARACTERS,
    NAME,
    OUTLET,
    PERSON,
    byline_patterns,
    is_like_person,
    is_name,
    is_person,
    parse_byline,
    parse_credits,
)
from backfile.reader.reading import Reading, is_sentence
from backfile.reader.vocabulary import Vocabulary

MIN_PROSE = 60
"""Characters of the prose below a line that is a name alone."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_GAP = re.compile(r"\s+")
_MARKS = "|•·–—-, "
_BEHIND_NAME = re.compile(r",\s|\s\|\s|\s/\s|\sin\s|\s[-–—•]\s")
"""Between a name and its town, role or paper."""
_INITIALS = re.compile(r"[A-Z]{2,4} ?//? ?[A-Z]{2,4}")
"""Of reporter and editor, as some agencies sign."""
_SIGNED = re.compile(rf"(?:[-–—]{{1,2}}|\*)\s?(?P<names>{NAME}(?:,\s{NAME})?)\.?")


def read_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Take `By X` between the headline and the prose, or right above the headline."""
    chunk = reading.chunk
    names = parse_byline(chunk.text, reading.words)
    # Without a headline it stands above that, or above the text.
    is_person_above = bool(names) and is_person(names[0]) and is_sentence(reading.ahead(1))
    if not names or not (reading.headline or _stands_above_headline(reading) or is_person_above):
        return None
    return (Block(BlockKind.BYLINE, chunk.text, chunk.line),)


def read_dated_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Split a line above the prose that has a byline and a date: `By Ana Silva | June 17, 2014`, `... by Ana Silva`."""
    chunk = reading.chunk
    split = split_dated(chunk.text, reading) if reading.headline else None
    if split is None:
        return None
    kinds = (BlockKind.BYLINE, BlockKind.DATE_LINE)
    first, second = kinds if parse_byline(split[0].strip(_MARKS), reading.words) else kinds[::-1]
    return (Block(first, split[0], chunk.line), Block(second, split[1], chunk.line))


def split_dated(text: str, reading: Reading) -> tuple[str, str] | None:
    """The two parts of a line that is a byline and a date; None when it is anything else."""
    if len(text) > MAX_CHARACTERS or _YEAR.search(text) is None:
        return None
    for gap in _GAP.finditer(text):
        before, behind = text[: gap.start()], text[gap.end() :]
        is_first = parse_byline(before, reading.words) and parse_date_line(behind.strip(_MARKS), reading.style)
        if is_first or (
            parse_date_line(before.rstrip(_MARKS), reading.style) and _begins_byline(behind, reading.words)
        ):
            marks = len(behind) - len(behind.lstrip(_MARKS)) if is_first else 0
            first = text[: gap.end() + marks].rstrip() if is_first else before
            return first, text[len(first) :].strip()
    return None


def _begins_byline(text: str, words: Vocabulary) -> bool:
    """Whether a text is `by` and a few words; behind a date they need no capitals."""
    first, *names = text.lower().split()
    return first in words.byline.by and 0 < len(names) <= PERSON.stop


def read_name_line(reading: Reading) -> tuple[Block, ...] | None:
    """Take a name, a role or an address without a `By` between the headline and the prose."""
    chunk = reading.chunk
    if not reading.headline or len(chunk.text) > MAX_CHARACTERS:
        return None
    is_role = reading.last is BlockKind.BYLINE and byline_patterns(reading.words).roles.fullmatch(chunk.text)
    if is_role or parse_credits(chunk.text, reading.words) or is_name_line(reading):
        return (Block(BlockKind.BYLINE, chunk.text, chunk.line, Certainty.LIKELY),)
    if reading.last is BlockKind.BYLINE and MAIL.fullmatch(chunk.text):
        return (Block(BlockKind.BYLINE, chunk.text, chunk.line),)
    return None


def read_end_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Take credits, a name or an address below the prose."""
    chunk = reading.chunk
    text = chunk.text
    if len(text) > MAX_CHARACTERS * 2 or not reading.has_begun or reading.goes_on(BlockKind.QUOTE):
        return None
    if parse_credits(text, reading.words):
        return (Block(BlockKind.BYLINE, text, chunk.line),)
    if not reading.in_tail or len(text) > MAX_CHARACTERS:
        return None
    # Names below one another are winners, topics, the dead.
    is_lone = (
        not _is_bare_name(reading.ahead(1)) and not _is_bare_name(reading.ahead(-1)) and reading.ahead(-1)[-1:] != ":"
    )
    certainty = _signed(text, reading.words, is_lone=is_lone)
    return (Block(BlockKind.BYLINE, text, chunk.line, certainty),) if certainty else None


def _signed(text: str, words: Vocabulary, *, is_lone: bool) -> Certainty | None:
    """How surely a line below the text says who wrote it; None if it does not."""
    if parse_byline(text, words):
        return Certainty.SURE
    mail = MAIL.search(text)
    if mail and (mail[0] == text or byline_patterns(words).reached.search(text)):
        return Certainty.LIKELY
    if _INITIALS.fullmatch(text):
        return Certainty.GUESS
    signed = _SIGNED.fullmatch(text)
    is_signed = signed and is_like_person(signed["names"].split(",")[0])
    return Certainty.LIKELY if is_signed or (is_lone and _is_bare_name(text)) else None


def byline_openers(words: Vocabulary) -> frozenset[str]:
    """First words of bylines."""
    return first_words(words.byline.by)


def _stands_above_headline(reading: Reading) -> bool:
    """Whether the next line is the headline, so that this one, which could be a headline itself, is not."""
    below, further = reading.ahead(1), reading.ahead(2)
    return len(below) < len(further) and is_headline(below, further) and not parse_byline(below, reading.words)


def _is_bare_name(text: str) -> bool:
    """A name with nothing beside it but a town."""
    name, _, town = text.partition(", ")
    is_town = is_name(town) and len(town.split()) <= 3  # noqa: PLR2004 - New South Wales
    return (is_like_person(name) and is_town) if town else is_person(name)


def is_name_line(reading: Reading, distance: int = 0) -> bool:
    """Whether a line of the head is a name, alone or with a town, a role or a paper, above longer prose.

    Args:
        reading: where the walk stands.
        distance: of the line from the chunk.
    """
    text = reading.ahead(distance)
    if len(text) > MAX_CHARACTERS // 2 or reading.seen & {BlockKind.BYLINE} or text[-1] in "?!:;":
        return False
    name = _BEHIND_NAME.split(MAIL.sub("", text).strip(), maxsplit=1)[0]
    name = name.strip(" ()")
    has_two = byline_patterns(reading.words).separator.search(text)
    people = parse_byline(f"{reading.words.byline.by[0]} {text}", reading.words) if has_two else ()
    if len(people) > 1 and all(map(is_person, people)):
        return True
    if not is_person(name) and not (is_like_person(name) and _is_alone(reading, distance, text)):
        return False
    rest = MAIL.sub("", text).strip()[len(name) :].strip(" ,|/()-–—•")
    rest = rest.removeprefix("in ")
    roles = byline_patterns(reading.words).roles
    good = not rest or roles.fullmatch(rest) or OUTLET.search(rest) or (is_name(rest) and len(rest.split()) <= 4)  # noqa: PLR2004 - a town and its country
    return bool(good) and max(len(reading.ahead(distance + further)) for further in (1, 2, 3)) > len(text)


def _is_alone(reading: Reading, distance: int, text: str) -> bool:
    """Whether a line of two or three words with capitals can be nothing but a name: it stands between the headline and prose."""
    if any(reading.has_in_small_letters(word) for word in text.replace(",", "").split()):
        return False  # "Day One", in a text about days
    known = text.casefold() in (*reading.words.kicker.labels, *reading.words.kicker.sections)
    is_below = distance == 0 and reading.last in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE, BlockKind.DECK)
    return (
        is_below
        and not known
        and not text.isupper()
        and max(len(reading.ahead(further)) for further in (1, 2, 3)) > MIN_PROSE
    )
