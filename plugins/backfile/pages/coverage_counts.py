"""How many articles the archive has of each country in each month: what the calendar and the coverage pages show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from backfile.model.article import Article, Term
from backfile.pages.archive import Archive
from backfile.pages.periods import MONTH, Counts, month_of, months_of, period_number

COUNTRIES = 30
"""Countries that are counted one by one: those with most articles."""


class CoverageCounts:
    """Counts of an archive, each made when it is asked for. An article of several countries counts for each."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def all(self) -> Counter[str]:
        """All articles."""
        return Counter(self._months)

    @cached_property
    def countries(self) -> tuple[tuple[Term, Counter[str]], ...]:
        """The countries with most articles."""
        found = self.archive.by_term["country"]
        most = sorted(found, key=lambda term: (-len(found[term]), term.slug))[:COUNTRIES]
        return tuple((term, Counter(months_of(found[term]))) for term in most)

    @property
    def number_of_others(self) -> int:
        """How many countries are not counted one by one."""
        return max(0, len(self.archive.by_term["country"]) - COUNTRIES)

    @cached_property
    def others(self) -> Counter[str]:
        """The articles of all those countries, each once."""
        is_counted = {term.code for term, _ in self.countries}.issuperset
        return self._count(not (is_counted(article.main) and is_counted(article.mentioned)) for article in self._all)

    @cached_property
    def nowhere(self) -> Counter[str]:
        """The articles without a country."""
        return self._count(not (article.main or article.mentioned) for article in self._all)

    def _count(self, counts: Iterable[bool]) -> Counter[str]:
        return Counter(month for month, does_count in zip(self._months, counts, strict=True) if does_count)

    @property
    def _all(self) -> Sequence[Article]:
        return self.archive.articles

    @cached_property
    def _months(self) -> list[str]:
        return months_of(self._all)


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
