"""Find the sentence that some words stand in."""

import re

_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z\u00c0-\u00de0-9])")
_ABBREVIATIONS = frozenset("Mr Mrs Ms Dr Prof Gen Col Lt Sgt Capt Sen Rep Gov Rev St Mt Ft No vs Jr Sr".split())
_LONGEST = max(map(len, _ABBREVIATIONS)) + 1
_OPENING = "(\"'\u201c\u2018["
_REACH = 300
"""Characters shown on either side: a run without a full stop is cut there."""
_CLOSING, _OPENED = 8, 2
"""Characters read beyond them, for a sentence's end may lie on either side of the cut."""


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence around text[start:end], a substring of text without outer white space.

    Only what can be shown is read, so that a name costs no more in a long paragraph than in a short one.

    Args:
        text: one paragraph or headline.
        start: where the words begin.
        end: where they end.
    """
    first, last = max(0, start - _REACH), end + _REACH
    return text[_sentence_start(text, first, start) : _sentence_end(text, start, end, last)].strip()


def _sentence_start(text: str, first: int, start: int) -> int:
    """Return where the sentence of an offset begins, at most as far back as `first`."""
    lowest = max(0, first - _CLOSING)
    at = start
    while True:
        at = max(text.rfind(".", lowest, at), text.rfind("!", lowest, at), text.rfind("?", lowest, at))
        if at < 0:
            return first
        stop = _END.match(text, at)
        if stop and stop.end() <= start and _ends_sentence(text, stop):
            return max(first, stop.end())


def _sentence_end(text: str, start: int, end: int, last: int) -> int:
    """Return where the sentence of some words ends, at most as far on as `last`."""
    stop = _END.search(text, start, last + _OPENED)
    while stop:
        at = stop.end()
        if at >= end and at > start and _ends_sentence(text, stop):
            return min(at, last)
        stop = _END.search(text, at, last + _OPENED)
    return last


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop is the end of a sentence, and not of an abbreviation."""
    at, end = stop.span()
    if end != at + 2 or text[at] != ".":
        return True
    word = text[max(0, at - _LONGEST) : at].rpartition(" ")[2]
    if word[-1:].isupper() and not word[-2:-1].isalpha():
        return False  # an initial: "J", "U.S"
    return word.lstrip(_OPENING) not in _ABBREVIATIONS
