"""How many articles the archive has of each country in each month: what the calendar and the coverage pages show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from backfile.model.article import Article, Term
from backfile.pages.archive import Archive
from backfile.pages.periods import MONTH, YEAR, Counts, fold_periods, month_of, months_of, period_number

COUNTRIES = 30
"""Countries that are counted one by one: those with most articles."""


class CountryCounts(msgspec.Struct, frozen=True):
    """The articles of a country by month, and by year."""

    term: Term
    by_month: Counter[str]
    by_year: Counter[str]

    def within(self, period: str) -> int:
        """How many there are in a decade or a year, or at all if the period is empty."""
        if len(period) == YEAR:
            return self.by_year[period]
        return sum(count for year, count in self.by_year.items() if year.startswith(period))


class PeriodCounts(msgspec.Struct, frozen=True):
    """What there is in a period of some years, by month."""

    countries: tuple[CountryCounts, ...]
    """Those with most articles in the period, with their counts of all periods."""
    number_of_others: int
    """How many more countries the period has."""
    others: Counter[str]
    """The articles of all those countries, each once."""
    nowhere: Counter[str]
    """The articles without a country."""


class CoverageCounts:
    """Counts of an archive, each made when it is asked for. An article of several countries counts for each."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def all(self) -> Counter[str]:
        """All articles."""
        return Counter(months_of(self.archive.articles))

    def within(self, period: str) -> PeriodCounts:
        """The countries of a decade or a year, or of the whole archive if the period is empty."""
        known = [(country.within(period), country) for country in self._countries]
        found = sorted(((size, country) for size, country in known if size), key=_most_first)
        shown = tuple(country for _, country in found[:COUNTRIES])
        articles = self._articles(period)
        is_shown = {country.term.code for country in shown}.issuperset
        return PeriodCounts(
            shown,
            len(found) - len(shown),
            _count(article for article in articles if not (is_shown(article.main) and is_shown(article.mentioned))),
            _count(article for article in articles if not (article.main or article.mentioned)),
        )

    @cached_property
    def _countries(self) -> tuple[CountryCounts, ...]:
        by_month = ((term, Counter(months_of(found))) for term, found in self.archive.by_term["country"].items())
        return tuple(CountryCounts(term, counts, fold_periods(counts, YEAR)) for term, counts in by_month)

    def _articles(self, period: str) -> Sequence[Article]:
        if len(period) == YEAR:
            return self._by_year[period]
        return [article for year, found in self._by_year.items() if year.startswith(period) for article in found]

    @cached_property
    def _by_year(self) -> Mapping[str, Sequence[Article]]:
        by_year = defaultdict(list)
        for article in self.archive.articles:
            by_year[article.published[:YEAR]].append(article)
        return by_year


def _most_first(found: tuple[int, CountryCounts]) -> tuple[int, str]:
    size, country = found
    return -size, country.term.slug


def _count(articles: Iterable[Article]) -> Counter[str]:
    return Counter(months_of(articles))


def find_gaps(counts: Counts) -> tuple[tuple[tuple[str, str], ...], int]:
    """The runs of months without articles between the first month and the last.

    Args:
        counts: by month; articles whose month is not known fill no gap.
    Returns:
        The first and the last month of each run, oldest first, and how many months there are between the first article and the last.
    """
    known = sorted(period_number(period) for period in counts if len(period) == MONTH)
    if not known:
        return (), 0
    return tuple(_between(known)), known[-1] - known[0] + 1


def _between(known: Sequence[int]) -> Iterator[tuple[str, str]]:
    for before, after in pairwise(known):
        if after - before > 1:
            yield month_of(before + 1), month_of(after - 1)


def gap_length(gap: tuple[str, str]) -> int:
    """How many months a gap has."""
    first, last = map(period_number, gap)
    return last - first + 1
