"""The table of a coverage page: a row for all articles, one for each country, one for what is left."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from backfile.model.article import Term
from backfile.model.metadata import PartialDate
from backfile.model.page import Link
from backfile.pages.archive import Archive
from backfile.pages.coverage_counts import CoverageCounts, fold_periods
from backfile.pages.figures import Cell, Grid, GridRow
from backfile.pages.scale import scale_of, scale_steps, step_of
from backfile.urls import FOLDERS, UNDATED, period_address, term_address
from backfile.words import words_of

DECADE, YEAR, MONTH = len("202"), len("2024"), len("2024-06")
"""Lengths of periods."""


class Column(msgspec.Struct, frozen=True):
    """A period that is counted."""

    period: str
    """`2024-06`, `2024`, `202` of a decade; empty for undated articles."""
    label: str
    url: str = ""
    """Of the page that counts the parts of the period."""


class _Line(msgspec.Struct, frozen=True):
    """A row before its articles are counted by columns."""

    head: Link
    counts: Counter[str]
    """By month."""
    is_all: bool = False
    term: Term | None = None
    """Of a country."""


def coverage_grid(counts: CoverageCounts, columns: Sequence[Column], length: int) -> Grid:
    """The table of some periods.

    Args:
        counts: of the archive.
        columns: the periods; one of another length has what is known less exactly.
        length: of their names.
    """
    words = words_of(counts.archive.language)
    lines = list(_lines(counts))
    folded = [fold_periods(line.counts, length) for line in lines]
    most, *others = [max((by[column.period] for column in columns), default=0) for by in folded]
    scale = scale_of(max(others, default=0))

    def cells(line: _Line, by: Counter[str]) -> Iterator[Cell]:
        for column in columns:
            count = by[column.period]
            has_link = count and len(column.period) in (0, length)
            address = _address(counts.archive, line, column.period) if has_link else ""
            yield Cell(count, counts.archive.site.link(address) if address else "", step_of(count, scale))

    return Grid(
        label=words.gettext("Articles by country and period"),
        columns=tuple(Link(column.label, column.url) for column in columns),
        rows=tuple(GridRow(line.head, tuple(cells(line, by))) for line, by in zip(lines, folded, strict=True)),
        steps=scale_steps(scale, most, words),
    )


def _lines(counts: CoverageCounts) -> Iterator[_Line]:
    archive, words = counts.archive, words_of(counts.archive.language)
    yield _Line(Link(words.gettext("All articles"), ""), counts.all, is_all=True)
    for term, found in counts.countries:
        yield _Line(archive.term_link(term), found, term=term)
    if counts.number_of_others:
        label = words.ngettext("%(num)s other country", "%(num)s other countries", counts.number_of_others)
        yield _Line(Link(label, archive.site.link(FOLDERS["country"])), counts.others)
    if counts.nowhere:
        yield _Line(Link(words.gettext("No country"), ""), counts.nowhere)


def _address(archive: Archive, line: _Line, period: str) -> str:
    """The page with the articles of a cell; empty when no page has them alone. listing.py cuts indexes into such pages."""
    if len(period) == DECADE:
        return ""
    if line.is_all:
        return period_address(PartialDate(period)) if period else UNDATED
    if not line.term or line.counts.total() <= archive.index_size:
        return ""
    if not period:
        return term_address(line.term, "undated")
    if len(period) == MONTH and fold_periods(line.counts, YEAR)[period[:YEAR]] <= archive.index_size:
        return ""
    return term_address(line.term, *period.split("-"))
