"""What stands above the headline and is none of the article: navigation of a web page, folios, slugs of a wire service.

Such a line is told by its form, and only where a line that reads as a headline follows; the name of the paper above a
date is a kicker.
"""

import re
from functools import lru_cache

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dates import parse_date_line
from backfile.reader.names import OUTLET
from backfile.reader.reading import Reading, is_prose, is_sentence
from backfile.reader.vocabulary import Vocabulary

MAX_CHARACTERS = 120
REACH = 8
"""Lines below among which the headline must be."""
MAX_ENTRY = 20
"""Characters of an entry of a menu."""
MAX_PAPER = 6
"""Words of the name of a paper."""
MIN_HEADLINE = 10
"""Characters of a line that is enough of a headline to give another one up for it."""

_TRAIL = re.compile(r"[^>»›]{1,40}(?:\s[>»›]\s[^>»›]{1,60})+")
"""Home > News > Local"""
_FOLIO = re.compile(
    r"(?:vol(?:ume|\.)?\s?[\divxlc]+|no\.\s?\d+|number\s\d+|issue\s\d+|page\s\w{1,4}|p\.\s?\d+)\b.*"
    r"|\d+ of \d+ documents?"
    r"|.*\b(?:page|pg\.|p\.)\s?[A-Z]?-?\d{1,3}\.?",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"[a-z]{1,2}\d{3,5}\w*"
    r"|[a-z] [a-z](?: .*)?|[A-Z] [A-Z]"
    r"|(?:BC|AM|PM|AP|UPI|RTR)-{1,2}[A-Z].*"
    r"|ZCZC\b.*|(?:HOLD FOR RELEASE|ADVANCE FOR|ADV FOR|FOR USE)\b.*|(?:EDS|Eds|EDITORS|Editors):.*"
    r"|[a-z][a-z-]{2,20}(?: [a-z][a-z-]{1,20}){0,5}"
)
"""a0571, r w BC-Quake 2ndLd-Writethru, cocoa, AP-ME--Mill Fire"""
_PAPERS = frozenset(
    "advertiser advocate argus bulletin citizen democrat dispatch echo enquirer examiner express globe guardian independent "
    "inquirer leader ledger mail mirror monitor record recorder republican sentinel spectator sun union voice".split()
)
"""Last words of the names of papers, beside those that `names.OUTLET` knows."""
_PLACE = re.compile(r"\s\([^()]{2,20}\)$")
_DIGIT = re.compile(r"\d")
_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|greetings|friends|colleagues|good (?:morning|afternoon|evening))\b", re.IGNORECASE
)
_STOPS_WITHIN = re.compile(r"[a-z]{2}\. ")


def read_masthead(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line above the headline that is no part of the article."""
    chunk = reading.chunk
    text = chunk.text
    if len(text) > MAX_CHARACTERS:
        return None
    if is_greeting(text):
        return (Block(BlockKind.PARAGRAPH, text, chunk.line, Certainty.GUESS),)
    if reading.headline or not _headline_follows(reading):
        return None
    if _is_furniture(text, reading.words) or _is_menu(reading):
        return (Block(BlockKind.BOILERPLATE, text, chunk.line, Certainty.LIKELY),)
    below = reading.ahead(1)
    is_dated = parse_date_line(below, reading.style) or (_DIGIT.search(below) and _FOLIO.fullmatch(below))
    if is_dated and _is_paper(text):
        return (Block(BlockKind.KICKER, text, chunk.line, Certainty.LIKELY),)
    return None


def _is_paper(text: str) -> bool:
    name = _PLACE.sub("", text)
    words = name.split()
    return len(words) <= MAX_PAPER and (words[-1].casefold() in _PAPERS or OUTLET.search(name) is not None)


def _is_menu(reading: Reading) -> bool:
    """Whether a short line is one of several below one another."""
    if not _is_entry(reading.ahead(0)):
        return False
    if reading.last is BlockKind.BOILERPLATE and not reading.chunk.after_blank:
        return _is_entry(reading.ahead(1)) or reading.chunk_at(1).after_blank
    return all(_is_entry(reading.ahead(distance)) and not reading.chunk_at(distance).after_blank for distance in (1, 2))


def _is_entry(text: str) -> bool:
    return (
        0 < len(text) <= MAX_ENTRY and text.count(" ") <= 1 and text[-1].isalnum() and not any(map(str.isdigit, text))
    )


@lru_cache
def _navigation(words: Vocabulary) -> frozenset[str]:
    return frozenset(words.boilerplate.navigation)


def _is_furniture(text: str, words: Vocabulary) -> bool:
    """Whether a line has the form of navigation, a folio or a slug."""
    if text.strip(" |:.…").casefold() in _navigation(words) or _SLUG.fullmatch(text):
        return True
    if (">" in text or "»" in text or "›" in text) and _TRAIL.fullmatch(text):
        return True
    return _DIGIT.search(text) is not None and _FOLIO.fullmatch(text) is not None


def is_greeting(text: str) -> bool:
    """Whether a line speaks to the reader of a mail, as in `Dear all,`."""
    if _GREETING.match(text) is None:
        return False
    return text[-1] in ",:" or text.count(" ") <= 1 or _STOPS_WITHIN.search(text) is not None


def _headline_follows(reading: Reading) -> bool:
    """Whether a line below, above all prose, reads as a headline."""
    for distance in range(1, REACH + 1):
        chunk = reading.chunk_at(distance)
        text = chunk.text
        if not text or is_prose(chunk) or is_sentence(text):
            return False
        if (
            len(text) >= MIN_HEADLINE
            and " " in text
            and not text[0].islower()
            and not parse_date_line(text, reading.style)
        ):
            return True
    return False
