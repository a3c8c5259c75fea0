"""Datelines: `NAIROBI, Kenya, Oct 19 (Agency) -` before the first words of the text.

A dateline is a place in capitals, or one that an agency or a date follows. A dash ends it (one or two hyphens, a long
dash or an underscore), and the text behind it begins a sentence.
"""

import re

from backfile.model.metadata import PartialDate
from backfile.model.text import Block, BlockKind
from backfile.reader.dates import parse_date
from backfile.reader.marks import APOSTROPHES, DASHES, LONG_DASHES
from backfile.reader.reading import Reading

MAX_CHARACTERS = 90
"""A dash further in ends no dateline."""

_DASH = re.compile(rf"(?:\s(?:--?|_)\s|\s?[{LONG_DASHES}]\s?)(?=\S)")
_AGENCY = re.compile(r"\s*\([^()]{2,40}\)$")
_DATE = re.compile(r",?\s(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)$")
_PLACE = re.compile(rf"(?P<city>[^\W\d_][\w{APOSTROPHES}./ -]*)(?:,\s[^\W\d_][\w{APOSTROPHES}. -]*){{0,2}}")
_PARTICLES = frozenset("al and au da de del des di do du el en et la le les los of sur the und".split())
_NO_CITY = frozenset("A After An As At By For From If In On The This While With".split())


def read_dateline(reading: Reading) -> tuple[Block, ...] | None:
    """Split the dateline off the first paragraph."""
    if not reading.headline:
        return None
    chunk = reading.chunk
    dash = _DASH.search(chunk.text, 0, MAX_CHARACTERS)
    # "NASA - the space agency - said": what goes on in lower case was no dateline.
    if dash is None or chunk.text[dash.end()].islower() or not _is_dateline(chunk.text[: dash.start()]):
        return None
    return (
        Block(BlockKind.DATELINE, chunk.text[: dash.end()].rstrip(), chunk.line),
        Block(BlockKind.PARAGRAPH, chunk.text[dash.end() :], chunk.line),
    )


def parse_dateline(block: str, year: str = "") -> tuple[str, PartialDate | None]:
    """Read a dateline block.

    Args:
        block: its text, with the dash.
        year: the year of the article where that is known; datelines seldom name it.
    Returns:
        Its words without the dash, and its date; None when it has none, or no year is known.
    """
    wording = block.rstrip(f" _{DASHES}")
    match = _DATE.search(_AGENCY.sub("", wording))
    if match is None:
        return wording, None
    return wording, parse_date(match["date"]) or parse_date(f"{match['date']} {year}")


def _is_dateline(text: str) -> bool:
    without_agency = _AGENCY.sub("", text)
    place = _DATE.sub("", without_agency)
    match = _PLACE.fullmatch(place)
    if match is None or place.split(" ", 1)[0] in _NO_CITY or any(part[:1].islower() for part in place.split(", ")):
        return False
    if not all(word[0].isupper() or word in _PARTICLES for word in re.findall(r"[^\s,/-]+", place)):
        return False
    in_capitals = match["city"].isupper() and len(match["city"]) > 1
    return in_capitals or without_agency != text or place != without_agency
