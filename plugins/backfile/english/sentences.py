"""Find the sentence that some words stand in."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z\u00c0-\u00de0-9])")
_ABBREVIATIONS = frozenset("Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep Gov Rev St Mt Ft No vs Jr Sr".split())
_LONGEST = max(map(len, _ABBREVIATIONS)) + 1
_OPENING = "(\"'\u201c\u2018["
_REACH = 300
"""Characters shown on either side: a run without a full stop is cut there."""


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around text[start:end], a substring of text without outer white space.

    Args:
        text: one paragraph or headline.
        start: where the words begin.
        end: where they end.
    """
    starts = _sentence_starts(text)
    first = starts[bisect_right(starts, start) - 1]
    after = bisect_left(starts, max(end, start + 1))
    last = starts[after] if after < len(starts) else len(text)
    return text[max(first, start - _REACH) : min(last, end + _REACH)].strip()


@lru_cache(maxsize=64)
def _sentence_starts(text: str) -> list[int]:
    """Where the sentences of a paragraph begin; kept, because each paragraph is asked for several times in a row."""
    starts = [0]
    for stop in _END.finditer(text):
        at, end = stop.span()
        if end == at + 2 and text[at] == ".":
            word = text[max(0, at - _LONGEST) : at].rpartition(" ")[2]
            if word[-1:].isupper() and not word[-2:-1].isalpha():
                continue  # an initial: "J", "U.S"
            if word.lstrip(_OPENING) in _ABBREVIATIONS:
                continue
        starts.append(end)
    return starts
