"""The table of a coverage page: a row for all articles, one for each country, one for what is left."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from backfile.model.article import Term
from backfile.model.metadata import PartialDate
from backfile.model.page import Link
from backfile.pages.archive import Archive
from backfile.pages.coverage_counts import CoverageCounts
from backfile.pages.figures import Cell, Grid, GridRow
from backfile.pages.periods import DECADE, MONTH, YEAR, fold_periods
from backfile.pages.scale import scale_of, scale_steps, step_of
from backfile.urls import FOLDERS, UNDATED, period_address, term_address
from backfile.words import words_of


class Column(msgspec.Struct, frozen=True):
    """A period that is counted."""

    period: str
    """`2024-06`, `2024`, `202` of a decade; empty for undated articles."""
    label: str
    url: str = ""
    """Of the page that counts the parts of the period."""


class Line(msgspec.Struct, frozen=True):
    """A row before its columns are chosen."""

    head: Link
    by_month: Counter[str]
    by_year: Counter[str]
    is_all: bool = False
    term: Term | None = None
    """Of a country."""

    def counts(self, length: int) -> Counter[str]:
        """Its articles by periods of a length."""
        return {MONTH: self.by_month, YEAR: self.by_year}.get(length) or fold_periods(self.by_month, length)


def coverage_grid(archive: Archive, lines: Sequence[Line], columns: Sequence[Column], length: int) -> Grid:
    """The table of some periods.

    Args:
        archive: it has the pages that cells lead to.
        lines: of the archive.
        columns: the periods; one of another length has what is known less exactly.
        length: of their names.
    """
    words = words_of(archive.language)
    counted = [(line, line.counts(length)) for line in lines]
    most, *others = [max((by[column.period] for column in columns), default=0) for _, by in counted]
    scale = scale_of(max(others, default=0))

    def cells(line: Line, by: Counter[str]) -> Iterator[Cell]:
        for column in columns:
            count = by[column.period]
            has_link = count and len(column.period) in (0, length)
            address = _address(archive, line, column.period) if has_link else ""
            yield Cell(count, archive.site.link(address) if address else "", step_of(count, scale))

    return Grid(
        label=words.gettext("Articles by country and period"),
        columns=tuple(Link(column.label, column.url) for column in columns),
        rows=tuple(GridRow(line.head, tuple(cells(line, by))) for line, by in counted),
        steps=scale_steps(scale, most, words),
    )


def coverage_lines(counts: CoverageCounts, period: str) -> tuple[Line, ...]:
    """The rows of the table of a decade or a year, or of the whole archive if the period is empty."""
    archive, words = counts.archive, words_of(counts.archive.language)
    found = counts.within(period)
    lines = [_line(Link(words.gettext("All articles"), ""), counts.all, is_all=True)]
    lines += (Line(archive.term_link(one.term), one.by_month, one.by_year, term=one.term) for one in found.countries)
    if found.number_of_others:
        label = words.ngettext("%(num)s other country", "%(num)s other countries", found.number_of_others)
        lines.append(_line(Link(label, archive.site.link(FOLDERS["country"])), found.others))
    if found.nowhere:
        lines.append(_line(Link(words.gettext("No country"), ""), found.nowhere))
    return tuple(lines)


def _line(head: Link, counts: Counter[str], *, is_all: bool = False) -> Line:
    return Line(head, counts, fold_periods(counts, YEAR), is_all)


def _address(archive: Archive, line: Line, period: str) -> str:
    """The page with the articles of a cell; empty when no page has them alone. listing.py cuts indexes into such pages."""
    if len(period) == DECADE:
        return ""
    if line.is_all:
        return period_address(PartialDate(period)) if period else UNDATED
    if not line.term or line.by_month.total() <= archive.index_size:
        return ""
    if not period:
        return term_address(line.term, "undated")
    if len(period) == MONTH and line.by_year[period[:YEAR]] <= archive.index_size:
        return ""
    return term_address(line.term, *period.split("-"))
