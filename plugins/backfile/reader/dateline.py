"""Datelines: `NAIROBI, Kenya, Oct 19 (Agency) -` before the first words of the text.

A dateline is a place in capitals, or one that an agency or a date follows. A dash ends it (one or two hyphens, a long
dash or an underscore), and the text behind it begins a sentence. Behind an agency in brackets the dash may be missing.
"""

import re
from functools import lru_cache

import msgspec

from backfile.english import read_given_names
from backfile.model.text import Block, BlockKind
from backfile.reader.marks import APOSTROPHES, DASHES, LONG_DASHES
from backfile.reader.reading import PROSE, Reading
from backfile.reader.vocabulary import DateWords, Vocabulary, alternatives

MAX_CHARACTERS = 110
"""A dash further in ends no dateline."""
MAX_SPACES = 7
"""Spaces in a place that neither a date nor an agency follows: `SANTA CRUZ DE LA SIERRA, Bolivia`."""

_AGENCY = re.compile(r",?\s?(?:\((?P<agency>[^()\s][^()]{1,39})\)|/(?P<wire>[A-Z][\w .-]{1,29})/)$")
_NUMBER = re.compile(r",\s\d{1,2}$")
_NAME = rf"[^\W\d_](?:[^\W\d_]|[{APOSTROPHES}./ -])*"
_PLACE = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,3}}")
_END = re.compile(
    rf"(?:--|(?<=[\s\d.])-|_)\s(?=\S)|(?<=[).])--(?=\S)|[{LONG_DASHES}]\s?(?=\S)|(?P<slash>/)\.\s(?=\S)"
    r"|(?P<glued>\))\.?\s?(?=[^\W\d_a-z]|[\"“‘])"
)
"""A dash, or an agency's bracket with the beginning of a sentence behind it."""
_MAY_END = re.compile(rf"[_/){DASHES}]")
"""What each end begins with: looked for first, for speed."""
_DIGIT = re.compile(r"\d")
_ELIDED = re.compile(rf"[dl][{APOSTROPHES}][^\W\d_a-z]")
"""`d'Ivoire`"""
_PLACE_WORD = re.compile(r"[^\s,/-]+")
_PARTICLES = frozenset(
    "al am and au da de del der des di do dos du e el en et im la le les los of sur the und y".split()
)
_NO_CITY = frozenset(
    "A After An As At But By BY For From He I If In It On She That The There They This We When While With".split()
)


class Dateline(msgspec.Struct, frozen=True):
    """The parts of a dateline."""

    wording: str
    """As the source has it, without the dash at its end."""
    place: str
    agency: str
    """Without its brackets; may be empty."""
    day: str
    """The date as written, seldom with its year; may be empty."""


@lru_cache
def _date(words: DateWords) -> re.Pattern[str]:
    """Find a date at the end of what stands before the dash."""
    months = f"(?i:{alternatives(month for forms in words.months for month in forms.split())})"
    between = f"(?i:{alternatives(words.between)})"
    day = rf"\d{{1,2}}(?:{alternatives(words.ordinals)})?"
    return re.compile(
        rf",?\s(?P<day>(?:(?:{months})\.?\s{day}|{day}\s(?:(?:{between})\s)?(?:{months})\b\.?)"
        rf"(?:(?:,?\s|\s(?:{between})\s)\d{{4}})?)[.,]?$"
    )


@lru_cache
def _bureau(words: Vocabulary) -> re.Pattern[str] | None:
    """Find an agency between the dash and the text, as in `МОСКВА, 5 марта — РИА Новости.`."""
    bureaus = words.byline.bureaus
    return re.compile(rf"(?:{alternatives(bureaus)})\.\s(?=\S)", re.IGNORECASE) if bureaus else None


def read_dateline(reading: Reading) -> tuple[Block, ...] | None:
    """Split the dateline off the first paragraph."""
    chunk = reading.chunk
    may_be = reading.headline or len(chunk.text) > PROSE  # an article without a headline may begin with its text
    end = find_dateline(chunk.text, reading.words) if may_be else 0
    if not end:
        return None
    return (
        Block(BlockKind.DATELINE, chunk.text[:end].rstrip(), chunk.line),
        Block(BlockKind.PARAGRAPH, chunk.text[end:].lstrip(), chunk.line),
    )


def find_dateline(text: str, words: Vocabulary) -> int:
    """How many characters at the beginning of a text are its dateline; 0 when it has none."""
    start = len(text) - len(text.lstrip("*"))  # agencies mark what is urgent
    if not text[start : start + 1].isupper():
        return 0
    mark = _MAY_END.search(text, start + 1, MAX_CHARACTERS)
    end = _END.search(text, mark.start(), MAX_CHARACTERS) if mark else None
    if end is None:
        return 0
    bracket = "glued" if end["glued"] else "slash" if end["slash"] else 0
    wording = text[start : end.end(bracket) if bracket else end.start()].rstrip()
    # A full stop before the dash: "HALIFAX, March 2.—The", "Ourense, 12 ago (EFE).- Un"
    parts = _take_apart(_without_stop(wording), words)
    if not _is_dateline(parts, words, is_glued=end["glued"] is not None and "." not in end[0]):
        return 0
    if not parts.day and (text.isupper() or (not parts.agency and parts.place.count(" ") > MAX_SPACES)):
        return 0  # a headline in capitals, with a dash before who said it
    bureau = _bureau(words)
    behind = bureau.match(text, end.end()) if bureau else None
    stop = behind.end() if behind else end.end()
    if stop >= len(text) or (text[stop].islower() and not parts.day and not parts.agency):
        return 0  # "NASA - the space agency - said": what goes on in lower case was no dateline
    return stop


def parse_dateline(block: str, words: Vocabulary) -> Dateline:
    """Read a dateline block.

    Args:
        block: its text, with the dash.
        words: of the article's language.
    """
    wording = block.strip(f"* _{DASHES}")
    wording = _without_stop(wording)
    before, _, bureau = wording.partition(f" {LONG_DASHES[1]} ") if _bureau(words) else (wording, "", "")
    parts = _take_apart(before, words)
    return Dateline(wording, parts.place, parts.agency or bureau.rstrip("."), parts.day)


@lru_cache
def _labels(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.kicker.labels)


def _without_stop(wording: str) -> str:
    """A dateline without the full stop behind its date or agency; that of `Minn.` stays."""
    return wording[:-1] if wording[-1:] == "." and (wording[-2:-1].isdigit() or wording[-2:-1] in ")/") else wording


@lru_cache
def _take_apart(wording: str, words: Vocabulary) -> Dateline:
    """Take the agency and the date off the end; what is left is the place. Kept, for each is taken apart twice."""
    rest, agency, day = wording, "", ""
    has_date = _DIGIT.search(wording)
    for _ in range(2 if has_date else 1):  # the date stands before the agency or behind it
        if not agency:
            rest, agency = _without_agency(rest, words)
        if has_date and not day and (dated := _date(words.date).search(rest)):
            day = dated["day"]
            rest = rest[: dated.start()]
    if has_date and agency and (number := _NUMBER.search(rest)):
        rest = rest[: number.start()]
    return Dateline(wording, rest.rstrip(f" ,{DASHES}"), agency, day)


def _without_agency(wording: str, words: Vocabulary) -> tuple[str, str]:
    """What stands before the agency, and the agency; it may have no brackets: `MANILA, April 1, Reuter`."""
    if wording[-1:] in (")", "/") and (found := _AGENCY.search(wording)):
        return wording[: found.start()], found["agency"] or found["wire"]
    rest, _, last = wording.rpartition(", ")
    return (rest, last) if last.lower() in words.byline.bureaus and rest else (wording, "")


def _is_dateline(parts: Dateline, words: Vocabulary, *, is_glued: bool) -> bool:
    place = parts.place
    if _PLACE.fullmatch(place) is None or place.split(" ", 1)[0] in _NO_CITY:
        return False
    names = place.split(", ")
    if (
        names[0].casefold() in _labels(words)
        or "The" in names
        or (names[-1].rstrip(".") in read_given_names() and len(names) > 1)
    ):
        return False  # "BREAKING - ...", "Hale Herald, The (ME) - ...", "ALDER, Jane - ..."
    if any(name[0].islower() and not name.startswith("the ") for name in names):
        return False
    if not parts.day and not all(
        word[0].isupper() or word in _PARTICLES or _ELIDED.match(word) for word in _PLACE_WORD.findall(place)
    ):
        return False
    if is_glued:
        return parts.agency.isupper()
    in_capitals = names[0].isupper() and len(names[0]) > 1
    return in_capitals or bool(parts.agency or parts.day)
