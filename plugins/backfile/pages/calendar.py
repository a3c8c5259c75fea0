"""The calendar: every year of the archive with its twelve months."""

from collections import Counter

from backfile.model.metadata import PartialDate
from backfile.model.page import Link, PageSpec
from backfile.pages.archive import Archive
from backfile.pages.indexes import site_feed
from backfile.pages.views import Calendar, CalendarYear
from backfile.pages.wording import MONTHS, month_name, plural
from backfile.urls import DATES, UNDATED, period_address


def calendar_page(archive: Archive) -> PageSpec:
    """The page of all years and months."""
    dates = [article.published for article in archive.articles if article.published]
    in_year = Counter(date[:4] for date in dates)
    in_month = Counter(date[:7] for date in dates if len(date) > len("2024"))
    undated = len(archive.articles) - len(dates)

    def month(year: str, number: str) -> Link:
        name = month_name(number, archive.language, "abbreviated")
        count = in_month[f"{year}-{number}"]
        return Link(name, _url(archive, f"{year}-{number}") if count else "", count=count)

    calendar = Calendar(
        count=len(archive.articles),
        range_text=archive.range_of(archive.articles),
        years=tuple(
            CalendarYear(year, _url(archive, year), in_year[year], tuple(month(year, number) for number in MONTHS))
            for year in sorted(in_year, reverse=True)
        ),
        undated=Link("Undated", archive.site.link(UNDATED), count=undated) if undated else None,
    )
    return archive.page(
        DATES,
        "calendar",
        calendar,
        title="Dates",
        description=f"{plural(len(archive.articles), 'article', 'articles')} by year and month.",
        feed=site_feed(archive),
        place="dates",
    )


def _url(archive: Archive, iso: str) -> str:
    return archive.site.link(period_address(PartialDate(iso)))
