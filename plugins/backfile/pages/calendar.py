"""The calendar: every year of the archive with its twelve months, shaded by how many articles they have."""

from backfile.model.metadata import PartialDate
from backfile.model.page import Link, PageSpec
from backfile.pages.coverage_counts import CoverageCounts
from backfile.pages.figures import Calendar, CalendarMonth, CalendarYear, Cell
from backfile.pages.indexes import site_feed
from backfile.pages.periods import MONTH, YEAR, fold_periods
from backfile.pages.scale import scale_of, scale_steps, step_of
from backfile.pages.wording import MONTHS, month_name
from backfile.urls import COVERAGE, DATES, UNDATED, period_address
from backfile.words import words_of


def calendar_page(counts: CoverageCounts) -> PageSpec:
    """The page of all years and months."""
    archive = counts.archive
    link, words = archive.site.link, words_of(archive.language)
    in_year = fold_periods(counts.all, YEAR)
    undated = in_year.pop("", 0)
    largest = max((count for period, count in counts.all.items() if len(period) == MONTH), default=0)
    scale = scale_of(largest)

    def month(year: str, number: str) -> CalendarMonth:
        period = f"{year}-{number}"
        count = counts.all[period]
        url = link(period_address(PartialDate(period))) if count else ""
        return CalendarMonth(
            month_name(number, archive.language, "abbreviated"), Cell(count, url, step_of(count, scale))
        )

    calendar = Calendar(
        count=len(archive.articles),
        range_text=archive.range_of(archive.articles),
        years=tuple(
            CalendarYear(year, link(f"{year}/"), in_year[year], tuple(month(year, number) for number in MONTHS))
            for year in sorted(in_year, reverse=True)
        ),
        undated=Link(words.gettext("Undated"), link(UNDATED), count=undated) if undated else None,
        coverage=Link(words.gettext("Coverage"), link(COVERAGE)) if archive.articles else None,
        steps=scale_steps(scale, largest, words),
    )
    title = words.gettext("Dates")
    return archive.page(
        DATES,
        "calendar",
        calendar,
        title=title,
        description=words.ngettext(
            "%(num)s article by year and month.", "%(num)s articles by year and month.", len(archive.articles)
        ),
        feed=site_feed(archive),
        place="dates",
    )
