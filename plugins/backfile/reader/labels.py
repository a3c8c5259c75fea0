"""Labels that open a line and say what it is: `Read more:`, `Photo:`, `Correction (March 3):`.

A strong label is enough alone when a colon, a dash or nothing follows; a weak one is an ordinary word too and needs its
colon.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from backfile.reader.vocabulary import Words, alternatives

_LEAD = r"[^\w\"'“”‘’«»„]{0,6}"
"""Marks that a page puts before a label: `>> Read more`, `[Read more`, `► Watch`."""
_COLON = r"\s*(?:\([^()]{1,40}\)|,\s[^:]{1,30})?\s*[:：]"


@lru_cache
def label_pattern(labels: Words) -> re.Pattern[str]:
    """A pattern for the beginning of a line: the group `label`, up to its colon or dash, and `rest`, which may be empty."""
    return re.compile(
        rf"{_LEAD}(?P<label>{alternatives(labels)})(?:{_COLON}|\s+[-–—|»>]+(?=\s))\s*(?P<rest>.*)", re.IGNORECASE
    )


@lru_cache
def line_pattern(lines: Words) -> re.Pattern[str]:
    """A pattern for a whole line that is one of some words, with any marks around them."""
    return re.compile(rf"[\W_]*(?:{alternatives(lines)})[\W_]*", re.IGNORECASE)


@lru_cache
def start_pattern(starts: Words) -> re.Pattern[str]:
    """A pattern for the beginning of a line that opens with some words."""
    return re.compile(rf"{_LEAD}(?:{alternatives(starts)})(?!\w)", re.IGNORECASE)


@lru_cache
def without(words: Words, weak: Words) -> Words:
    """The words that are not weak."""
    return tuple(word for word in words if word not in weak)


def first_words(labels: Iterable[str]) -> frozenset[str]:
    """The first word of each label, as `opener` finds it in a line."""
    return frozenset(opener(label) for label in labels)


_OPENER = re.compile(r"\w+")


def opener(text: str) -> str:
    """The first word of a line in lower case, without the marks before it; empty when none is near."""
    first = text.partition(" ")[0]
    if first.isalnum():
        return first.lower()
    match = _OPENER.match(text) or _OPENER.search(text, 0, 40)
    return match[0].lower() if match else ""
