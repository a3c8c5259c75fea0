"""Find the small words and marks of a country's local life, such as "county commissioners", "crore" or "R50 million".

They are looked for only in articles whose names leave a doubt: reading every word costs as much as all the rest.
"""

import re
from collections.abc import Iterator

from backfile.geography.scan import Hit, Parts
from backfile.geography.senses import Gazetteer

_WORDS = re.compile(r"[a-z][a-z'-]+")


def find_local_words(parts: Parts, gazetteer: Gazetteer) -> Iterator[tuple[Hit, float]]:
    """Yield the first mention of each clue of words.csv and marks.csv, with its weight, always in the same order."""
    text = parts.text[: parts.starts[parts.first_promo]] if parts.first_promo < len(parts.starts) else parts.text
    for head in sorted(gazetteer.words.keys() & set(_WORDS.findall(text))):
        for phrase, sense, weight in gazetteer.words[head]:
            start = _whole_word(text, phrase)
            if start >= 0:
                yield Hit(start, start + len(phrase), parts.at(start), phrase, (sense,)), weight
    for needle, pattern, sense, weight in gazetteer.marks:
        if needle in text and (match := re.search(pattern, text)):
            yield Hit(match.start(), match.end(), parts.at(match.start()), needle, (sense,)), weight


def _whole_word(text: str, phrase: str) -> int:
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalpha():
            return start
        start = text.find(phrase, end)
    return start
