"""The patterns of dates, made of the words of a language.

Every pattern names its groups alike: `year`, `month`, `day`, or `first` and `other` where an order has to tell day
from month; `hour`, `minute`, `second`, `half` and `zone`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from backfile.reader.marks import DASHES, LONG_DASHES
from backfile.reader.vocabulary import DateWords, alternatives

# [0-9] and not \d, which also matches the digits of other scripts and is slower.
_YEAR = r"(?P<year>[0-9]{4})"
_SIGN = "[+\N{MINUS SIGN}-]"
_ZONE = (
    rf"(?:\s?\(?(?P<zone>(?:utc|gmt)?\s?{_SIGN}[0-9]{{2}}:?[0-5][0-9]|(?:utc|gmt){_SIGN}[0-9]{{1,2}}|[^\W\d_]{{1,5}})\)?"
    r"(?:\s\([a-z]{1,5}\))?)"
)
# 14:30, 14.30 Uhr, 14h30, 14 h 30, 4 p.m.; a number alone is no time.
_CLOCK = (
    r"(?=[0-9]{1,2}\s?(?:[:.h]|uhr|[ap]\.?\s?m))(?P<hour>[0-9]{1,2})"
    r"(?:(?:[:.]|\s?h\s?)(?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?"
    r"(?:\s?(?:(?P<half>[ap]\.?\s?m\b\.?)|(?:uhr|min|h(?:rs?|s|oras|eures)?)\b\.?))?"
)
_PAUSE = rf"(?:,?\s|\s?[|·•{LONG_DASHES}]\s?|\s-\s)"


@lru_cache
def month_numbers(words: DateWords) -> Mapping[str, int]:
    """Names and abbreviations of months, in lower case, to numbers from 1."""
    months: dict[str, int] = {}
    for number, forms in enumerate(words.months, 1):
        for form in forms.split():
            months.setdefault(form, number)
    return months


@lru_cache
def opening_pattern(words: DateWords) -> re.Pattern[str]:
    """How a date can begin; what does not match is none."""
    starts = (
        *month_numbers(words),
        *_weekdays(words),
        *words.between,
        *words.at,
        *words.published,
        *words.modified,
    )
    return re.compile(rf"\s*(?:[0-9]|(?:{alternatives(starts)})(?!\w))", re.IGNORECASE)


@lru_cache
def date_label_pattern(words: DateWords) -> re.Pattern[str]:
    """For `match`: a label before a date, in a group named `published` or `modified`."""
    return re.compile(rf"\s*{_label(words)}", re.IGNORECASE)


@lru_cache
def inner_label_pattern(words: DateWords) -> re.Pattern[str]:
    """For `search`: such a label that follows something."""
    return re.compile(rf"[\s|/·•,;.({DASHES}](?P<label>{_label(words)})", re.IGNORECASE)


@lru_cache
def behind_pattern(words: DateWords) -> re.Pattern[str]:
    """For `search`: what may follow a date on its line: a weekday, an edition, a page."""
    return re.compile(
        rf"(?:,?\s(?:{alternatives(_weekdays(words))})\b\.?|,?\s(?:{alternatives(words.behind or ('edition',))})"
        rf"|,?\s(?:{alternatives(words.pages or ('page',))})\s?[\w-]{{1,6}})+\Z",
        re.IGNORECASE,
    )


@lru_cache
def prose_pattern(words: DateWords) -> re.Pattern[str]:
    """For `search`: a date to the day, its month a word or in ISO 8601, that ends where the search ends."""
    return re.compile(rf"(?<![\w.,/-])(?:{'|'.join(_prose(words))})\Z", re.IGNORECASE)


def match_whole(text: str, words: DateWords) -> re.Match[str] | None:
    """Match text that is a date and nothing else, white space folded."""
    found = (_compiled(pattern).fullmatch(text) for pattern in _whole_patterns(words))
    return next(filter(None, found), None)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when no pattern before it matches: each takes a millisecond, and most archives need few."""
    return re.compile(pattern, re.IGNORECASE)


@lru_cache
def _whole_patterns(words: DateWords) -> tuple[str, ...]:
    return tuple(_whole(words))


def _weekdays(words: DateWords) -> list[str]:
    return [form for forms in words.weekdays for form in forms.split()]


def _filler(words: DateWords) -> str:
    """Words such as "of" stand between the parts; "le", "el", "am" before them and the Russian word for year behind."""
    return rf"(?:{alternatives(words.between)})"


def _label(words: DateWords) -> str:
    modified, published = alternatives(words.modified), alternatives(words.published)
    return rf"(?:(?P<modified>{modified})|(?P<published>{published}))(?:\s?[:|{DASHES}]\s?|\s)"


def _whole(words: DateWords) -> Iterator[str]:
    filler = _filler(words)
    weekday = rf"(?:{filler}\s)?(?:(?:{alternatives(_weekdays(words))})\.?,?\s)?(?:{filler}\s)?"
    month = rf"(?P<month>{alternatives(month_numbers(words))})\.?"
    day = rf"(?P<day>[0-9]{{1,2}})(?:\s?(?:{alternatives(words.ordinals)}))?"
    gap = rf",?\s(?:{filler}\s)?"
    at = rf"(?:(?:{alternatives(words.at)})\s)?"
    behind = rf"(?:\s?{filler})?"
    days = (
        rf"{day}{gap}{month}{gap}{_YEAR}{behind}",
        rf"{month}\s{day}{gap}{_YEAR}",
        rf"{day}(?P<dash>[-/.]){month}(?P=dash){_YEAR}",
        rf"(?P<first>[0-9]{{1,2}})(?P<dash>[-/]|\.\s?)(?P<other>[0-9]{{1,2}})(?P=dash){_YEAR}{behind}",
    )
    iso = rf"{_YEAR}(?P<dash>[-/.])(?P<month>[0-9]{{1,2}})(?P=dash)(?P<day>[0-9]{{1,2}})"
    yield rf"{weekday}{iso}T{_CLOCK}{_ZONE}?"
    for form in (iso, *days):
        yield rf"{weekday}{form}(?:{_PAUSE}{at}{_CLOCK}{_ZONE}?)?"
        # The zone is lazy: "Tue" in "14:30 Tue 22 October 2019" could be one.
        yield rf"{at}{_CLOCK}{_ZONE}??{_PAUSE}{weekday}{form}"
    yield rf"{month}{gap}{_YEAR}{behind}"
    yield rf"{_YEAR}-(?P<month>[0-9]{{2}})"
    yield _YEAR


def _prose(words: DateWords) -> Iterator[str]:
    """Each form has groups of its own: one pattern cannot name two alike."""
    filler, month = _filler(words), rf"(?:{alternatives(month_numbers(words))})\.?"
    day = rf"[0-9]{{1,2}}(?:\s?(?:{alternatives(words.ordinals)}))?"
    gap = rf",?\s{{1,3}}(?:{filler}\s{{1,3}})?"
    yield rf"{day}{gap}{month}{gap}[0-9]{{4}}"
    yield rf"{month}\s{{1,3}}{day}{gap}[0-9]{{4}}"
