"""Which language an article is in.

Words such as "the" and "of" tell the languages whose words are known, quickly and for nearly every article; eld
(https://github.com/nitotm/efficient-language-detector-py, Apache-2.0) knows the other ones. What neither is sure of is
in the language of the site.
"""

from collections import Counter
from functools import lru_cache
from typing import Protocol

from backfile.reader.vocabulary import LANGUAGES, read_function_words

HEADLINE = 200
"""Characters at the start of a long text that are not looked at: headlines lack the words that tell."""
SAMPLE = 1000
"""Characters that are looked at."""
MAX_WORDS, MIN_WORDS = 120, 8
"""Words that are looked at, and without which nothing can be told."""

QUICK_SAMPLE, QUICK_COUNT, QUICK_SHARE = 400, 10, 0.2
"""Characters in which so many function words of the expected language, and such a share, are enough."""
CLEAR_SHARE = 0.15
"""Share of the words of a text that are of one language, from which it is in that language. English has 0.3 to 0.5,
every other known language more than 0.2, and a text in another language 0.1 of any."""
SHORT, SHORT_COUNT, SHORT_SHARE = 40, 3, 0.2
"""In a text of no more words, so many and such a share of one language are enough if no other has any."""
CLEAR_COUNT, CLEAR_LEAD = 5, 2
"""And how many they must be, and how many times as many as of any other language."""
FEW_SHARE = 0.1
"""A text in a language that is not known has no more words of the expected one."""
PROSE_SHARE = 0.5
"""Share of words that are longer than a letter and do not begin with a capital or a figure: less is a table, a list of
names or a text in capitals, about which eld can only guess."""


LATIN = frozenset(LANGUAGES) - {"ru"}
"""Known languages that no text in another script is in."""


class _Result(Protocol):
    """What eld answers."""

    language: str | None

    def is_reliable(self) -> bool: ...


class _Detector(Protocol):
    """What is used of eld."""

    def detect(self, text: str) -> _Result: ...


def detect_language(text: str, expected: str) -> str:
    """Tell the language of an article.

    Args:
        text: the whole article.
        expected: the language of the site, as an ISO 639-1 code.
    Returns:
        ISO 639-1 code; the expected one unless the text is certainly in another.
    """
    sample = text[HEADLINE : HEADLINE + SAMPLE] if len(text) >= HEADLINE + SAMPLE else text[-SAMPLE:]
    if _is_plainly(expected, sample[:QUICK_SAMPLE]):
        return expected
    words = sample.split()[:MAX_WORDS]
    counts = _count_function_words(sample.casefold().split()[:MAX_WORDS])
    (best, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    if most >= max(CLEAR_COUNT, CLEAR_SHARE * len(words), CLEAR_LEAD * second):
        return best
    if len(words) <= SHORT and most >= max(SHORT_COUNT, SHORT_SHARE * len(words)) and second == 0:
        return best
    if expected in LATIN and _is_in_another_script(sample):
        return _load_detector().detect(sample).language or expected
    if not _is_prose(words) or counts[expected] > FEW_SHARE * len(words):
        return expected
    result = _load_detector().detect(sample)
    return result.language if result.language and result.is_reliable() else expected


def _is_in_another_script(sample: str) -> bool:
    """Whether most letters are not Latin."""
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff" for letter in letters) * 2 > len(letters)


def _is_plainly(language: str, sample: str) -> bool:
    """Whether the first few words are enough to tell that a text is in the language that is expected."""
    own = _words_of(language)
    words = sample.lower().split()
    return sum(map(own.__contains__, words)) >= max(QUICK_COUNT, QUICK_SHARE * len(words))


@lru_cache
def _words_of(language: str) -> frozenset[str]:
    """The function words of a language; none of one that is not known."""
    return frozenset(read_function_words(language)) if language in LANGUAGES else frozenset()


def _count_function_words(words: list[str]) -> Counter[str]:
    """Count, for each known language, those of some words that are its function words."""
    known = _languages_of_words()
    return Counter([language for word in words if word in known for language in known[word]])


@lru_cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """The function words of all known languages, each with those that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word in read_function_words(language):
            found[word] = (*found.get(word, ()), language)
    return found


def _is_prose(words: list[str]) -> bool:
    """Whether there are words enough, most of them in small letters or in a script that has no capitals."""
    # Chinese, Japanese and Thai put no spaces between words.
    uncased = sum(letter.isalpha() and letter.lower() == letter.upper() for word in words for letter in word)
    small = sum(len(word) > 1 and word[0].isalpha() and not word[0].isupper() for word in words)
    return small >= PROSE_SHARE * len(words) and (len(words) >= MIN_WORDS or uncased >= 2 * MIN_WORDS)


@lru_cache
def _load_detector() -> _Detector:
    from eld import LanguageDetector  # noqa: PLC0415 - loading takes up to 1 s, and most archives never need it

    detector: _Detector = LanguageDetector()
    return detector
