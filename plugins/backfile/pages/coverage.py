"""The coverage pages: how many articles there are of each country in each year, and in each month of a year.

They are for those who keep the archive and those who rely on it: a month in which nothing was collected, a country
that ends in 2011. An archive of many years has a page for each decade in between.
"""

from collections.abc import Iterator, Sequence

from backfile.model.metadata import PartialDate
from backfile.model.page import Link, PageSpec
from backfile.pages.coverage_counts import CoverageCounts, find_gaps, gap_length
from backfile.pages.coverage_grid import Column, coverage_grid, coverage_lines
from backfile.pages.figures import Coverage
from backfile.pages.indexes import site_feed
from backfile.pages.periods import DECADE, MONTH, YEAR, fold_periods, period_text, periods_between
from backfile.pages.wording import MONTHS, month_name, range_text
from backfile.urls import COVERAGE, DATES
from backfile.words import words_of

MANY_YEARS = 40
"""An archive that spans more has a page for each decade."""
FEW = 12
"""A year with fewer articles has no page of its own."""
GAPS = 12
"""Gaps that are named: the longest."""


def coverage_pages(counts: CoverageCounts) -> Iterator[PageSpec]:
    """The page of the whole archive, then those of its decades and its years."""
    return _Pages(counts).pages()


class _Pages:
    """Makes the pages of an archive."""

    def __init__(self, counts: CoverageCounts) -> None:
        self._counts, self._archive = counts, counts.archive
        self._words = words_of(self._archive.language)
        self._by_year = fold_periods(counts.all, YEAR)
        by_decade = fold_periods(counts.all, DECADE)
        known = sorted(filter(None, self._by_year))
        self._years = periods_between(known[0], known[-1]) if known else ()
        is_long = len(self._years) > MANY_YEARS
        self._decades = periods_between(known[0][:DECADE], known[-1][:DECADE]) if is_long else ()
        has_pages = len(self._years) > 1  # the months of a single year stand on the first page
        self._with_page = {decade for decade in self._decades if by_decade[decade]}
        self._with_page |= {year for year in self._years if has_pages and self._by_year[year] >= FEW}

    def pages(self) -> Iterator[PageSpec]:
        undated = [Column("", self._words.gettext("Undated"))] if self._by_year[""] else []
        if len(self._years) == 1:
            yield self._page("", [*self._months(self._years[0]), *undated], MONTH)
            return
        length = DECADE if self._decades else YEAR
        yield self._page("", [*self._columns(self._decades or self._years), *undated], length)
        for decade in self._decades:
            if decade in self._with_page:
                years = [year for year in self._years if year.startswith(decade)]
                yield self._page(decade, self._columns(years), YEAR)
        for year in self._years:
            if year in self._with_page:
                yield self._page(year, list(self._months(year)), MONTH)

    def _columns(self, periods: Sequence[str]) -> list[Column]:
        return [Column(period, self._label(period), self._url(period)) for period in periods]

    def _months(self, year: str) -> Iterator[Column]:
        """The months of a year, and what is known by its year alone."""
        for month in MONTHS:
            yield Column(f"{year}-{month}", month_name(month, self._archive.language, "abbreviated"))
        if self._counts.all[year]:
            yield Column(year, self._words.gettext("Month unknown"))

    def _url(self, period: str) -> str:
        return self._archive.site.link(_address(period)) if period in self._with_page else ""

    def _label(self, period: str) -> str:
        return period_text(period, self._archive.language)

    def _page(self, period: str, columns: Sequence[Column], length: int) -> PageSpec:
        """The page of a decade, of a year, or of the whole archive if the period is empty."""
        words, archive = self._words, self._archive
        title = words.gettext("Coverage")
        above = [Link(words.gettext("Dates"), archive.site.link(DATES))]
        if period:
            above.append(Link(title, archive.site.link(COVERAGE)))
            title = words.gettext("Coverage: %(period)s", period=self._label(period))
        if len(period) == YEAR and self._decades:
            above.append(self._link(period[:DECADE]))
        beside = sorted(other for other in self._with_page if len(other) == len(period))
        place = beside.index(period) if period else 0
        lead, gaps = ("", ()) if period else self._gaps()
        coverage = Coverage(
            title=title,
            count=sum(count for found, count in self._counts.all.items() if found.startswith(period)),
            range_text="" if period else archive.range_of(archive.articles),
            grid=coverage_grid(archive, coverage_lines(self._counts, period), columns, length),
            gap_lead=lead,
            gaps=gaps,
            earlier=self._link(beside[place - 1]) if place else None,
            later=self._link(beside[place + 1]) if place + 1 < len(beside) else None,
        )
        return archive.page(
            _address(period),
            "coverage",
            coverage,
            title=title,
            description=words.gettext("How many articles there are of each country in each period."),
            crumbs=above,
            feed=site_feed(archive),
            place="dates",
        )

    def _link(self, period: str) -> Link:
        return Link(self._label(period), self._url(period))

    def _gaps(self) -> tuple[str, tuple[str, ...]]:
        """How many months have no article, and the longest runs of them."""
        words, language = self._words, self._archive.language
        gaps, months = find_gaps(self._counts.all)
        if not gaps:
            return "", ()
        lead = words.ngettext(
            "%(num)s of %(all)s months has no article.",
            "%(num)s of %(all)s months have no article.",
            sum(map(gap_length, gaps)),
            all=words.number(months),
        )
        longest = sorted(sorted(gaps, key=gap_length, reverse=True)[:GAPS])
        return lead, tuple(range_text(PartialDate(first), PartialDate(last), language) for first, last in longest)


def _address(period: str) -> str:
    return f"{COVERAGE}{period}{'0s' if len(period) == DECADE else ''}{'/' if period else ''}"
