"""Find the small words and marks of a country's local life, such as "county commissioners", "crore" or "R50 million".

They are looked for only in articles whose names leave a doubt: reading every word costs as much as all the rest.
"""

import re
from collections.abc import Iterator
from functools import cache

from backfile.geography.parts import Hit, Parts
from backfile.geography.senses import Gazetteer, Mark

_WORDS = re.compile(r"[a-z][a-z'-]+")


def find_local_words(parts: Parts, gazetteer: Gazetteer) -> Iterator[tuple[Hit, Mark]]:
    """Yield the first mention of each word of words.csv and each mark of marks.tsv, always in the same order."""
    text = parts.text[: parts.starts[parts.first_promo]] if parts.first_promo < len(parts.starts) else parts.text
    every = _WORDS.findall(text)
    heads = gazetteer.words.keys() & every
    words = set(every) if heads else heads
    for head in sorted(heads):
        for mark in gazetteer.words[head]:
            start = _whole_word(text, mark.needle) if mark.pattern in words else -1
            if start >= 0:
                yield _hit(start, start + len(mark.needle), parts, mark), mark
    for mark in gazetteer.marks:
        if mark.needle in text and (match := _compiled(mark.pattern).search(text)):
            yield _hit(match.start(), match.end(), parts, mark), mark


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first needed: most of a small archive's articles have few marks."""
    return re.compile(pattern)


def _hit(start: int, end: int, parts: Parts, mark: Mark) -> Hit:
    return Hit(start, end, parts.at(start), mark.needle, tuple(sense for sense, _ in mark.senses))


def _whole_word(text: str, phrase: str) -> int:
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalpha():
            return start
        start = text.find(phrase, end)
    return start
