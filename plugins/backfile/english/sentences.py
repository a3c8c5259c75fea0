"""Find the sentence that some words stand in."""

import re

_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z\u00c0-\u00de0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|St|Mt|Ft|No|vs|Jr|Sr)\.)\s+$"
)
_REACH = 300
"""Characters looked at on either side: a run without a full stop is cut there."""


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around text[start:end], a substring of text without outer white space.

    Args:
        text: one paragraph or headline.
        start: where the words begin.
        end: where they end.
    """
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _END.finditer(text, first, last):
        if _ABBREVIATED.search(text, max(first, stop.end() - 12), stop.end()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end - 1:
            last = stop.end()
            break
    return text[first:last].strip()
