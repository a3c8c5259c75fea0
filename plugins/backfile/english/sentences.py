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
    first, last = start - _REACH if start > _REACH else 0, end + _REACH
    lowest = first - _CLOSING if first > _CLOSING else 0
    at = start
    while (at := _last_stop(text, lowest, at)) >= 0:
        stop = _END.match(text, at)
        if stop and stop.end() <= start and _ends_sentence(text, at, stop.end()):
            first = max(first, stop.end())
            break
    stop = _END.search(text, start, last + _OPENED)
    while stop:
        at, behind = stop.span()
        if behind >= end and behind > start and _ends_sentence(text, at, behind):
            last = min(behind, last)
            break
        stop = _END.search(text, behind, last + _OPENED)
    return text[first:last].strip()


def _last_stop(text: str, lowest: int, end: int) -> int:
    """Return where the last full stop, exclamation or question mark before an offset is, -1 without one."""
    return max(text.rfind(".", lowest, end), text.rfind("!", lowest, end), text.rfind("?", lowest, end))


def _ends_sentence(text: str, at: int, behind: int) -> bool:
    """Whether a full stop is the end of a sentence, and not of an abbreviation.

    Args:
        text: the text.
        at: where the full stop is.
        behind: where the next sentence would begin.
    """
    if behind != at + 2 or text[at] != ".":
        return True
    before = text[max(0, at - _LONGEST) : at]
    if len(before) == _LONGEST and before.isalpha():
        return True
    word = before.rpartition(" ")[2]
    if word[-1:].isupper() and not word[-2:-1].isalpha():
        return False  # an initial: "J", "U.S"
    return word.lstrip(_OPENING) not in _ABBREVIATIONS
