"""Find runs of capitalised words, the only words that can be names."""

import re
from collections import Counter
from typing import NamedTuple

from backfile.tagging.tables import Tables

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0141\u0130\u010c\u0106\u015a\u015e\u0110"
_TITLE = "".join(
    rf"|(?<=\b{title}\.)"
    for title in ["Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt", "Rev", "St"]
)
_REST = rf"(?:\.(?:[{UPPER}]\.)*(?!\w)|[\w'&-]*(?:\.(?:{_TITLE[1:]}))?)"
"""The rest of a word: of initials, or of a word, with the full stop of a title."""
_FIRST = rf"[{UPPER}](?<![\w'][{UPPER}]){_REST}"
"""Begins with a set of characters, which the regex engine looks for quickly, and only then looks back."""
_WORD = rf"(?:[ad]l-|el-|d'|ul-)?[{UPPER}]{_REST}"
_INSIDE = "of the|for the|on the|of|for|on|de la|de|del|da|dos|du|di|van der|van|von|der|bin|ibn|al|el|ul|e"
_BODY = (
    "Administration|Agency|Association|Authority|Board|Bureau|Commission|Committee|Company|Conference|Corporation|"
    "Council|Department|Foundation|Industry|Institute|Ministry|Organi[sz]ation|Prevention|Service|Society|Union"
)
_SPAN = re.compile(
    rf"{_FIRST}(?:(?: (?:{_INSIDE}) | and (?=[{UPPER}]\w+ (?:[{UPPER}]\w+ )?(?:{_BODY})\b)| ){_WORD}){{0,7}}"
)


class Span(NamedTuple):
    """A run of capitalised words with the small words inside it. A NamedTuple because a hundred are made an article."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool
    """Whether it starts a sentence, where any word is capitalised."""


def find_spans(text: str, first: int, tables: Tables) -> list[Span]:
    """Return the runs worth reading, in order.

    A run has at most eight words, so that a page in capitals costs no more than its length. A single word that the
    article has only once, and in no longer run's end, can be no tag; it is not worth reading unless a table knows it.

    Args:
        text: the article, with straight apostrophes.
        first: where to begin.
        tables: the common words, which alone are no run, and the organisations.
    """
    runs = [
        (match.start(), _without_possessive(run))
        for match in _SPAN.finditer(text, first)
        if (run := match.group()) not in tables.skipped
    ]
    counts = Counter(run for _, run in runs)
    ends = {run.rpartition(" ")[2] for run in counts if " " in run}
    known = tables.organisations
    return [
        Span(start, start + len(run), tuple(run.split(" ")), _opens(text, start))
        for start, run in runs
        if " " in run or counts[run] > 1 or run in ends or run in known
    ]


def _without_possessive(run: str) -> str:
    if run[-1] == "s" and run[-2:-1] == "'":
        return run[:-2]
    return run[:-1] if run[-2:] == "s'" else run


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'(\u201c\u2018[")
    return not before or before[-1] in ".!?:;\n\u201d\u2014"
