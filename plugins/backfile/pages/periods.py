"""Periods as texts: `2024-06` a month, `2024` a year, `202` a decade, an empty text for what is not known.

The first digits of a month are its year, those of a year its decade.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from backfile.model.article import Article
from backfile.pages.wording import iso_text
from backfile.words import words_of

DECADE, YEAR, MONTH = len("202"), len("2024"), len("2024-06")
"""Lengths of periods."""

Counts = Mapping[str, int]
"""How many articles a period has."""


def months_of(articles: Iterable[Article]) -> list[str]:
    """The month of each article, or as much as is known of it."""
    return [article.published[:MONTH] for article in articles]


def fold_periods(counts: Counts, length: int) -> Counter[str]:
    """The same counts by coarser periods.

    Args:
        counts: by month, or as much as is known of it.
        length: of the new periods.
    """
    folded: Counter[str] = Counter()
    for period, count in counts.items():
        folded[period[:length]] += count
    return folded


def periods_between(first: str, last: str) -> tuple[str, ...]:
    """All periods from one to another of the same length."""
    numbers = range(period_number(first), period_number(last) + 1)
    if len(first) == MONTH:
        return tuple(map(month_of, numbers))
    return tuple(f"{number:0{len(first)}}" for number in numbers)


def period_number(period: str) -> int:
    """A number that grows by one from each period to the next."""
    return int(period[:YEAR]) * 12 + int(period[YEAR + 1 :]) - 1 if len(period) == MONTH else int(period)


def month_of(number: int) -> str:
    """The month of a number."""
    return f"{number // 12:04}-{number % 12 + 1:02}"


def period_text(period: str, language: str) -> str:
    """A period in the site's language: "June 2024", "2024", "2020s"."""
    if len(period) == DECADE:
        return words_of(language).gettext("%(year)ss", year=f"{period}0")
    return iso_text(period, language)
