from backfile.pages.calendar import calendar_page
from backfile.pages.coverage_counts import CoverageCounts
from builders import content_of, make_archive, make_article


def _calendar(*dates):
    archive = make_archive(make_article(f"{n}.txt", date=date) for n, date in enumerate(dates))
    return content_of(calendar_page(CoverageCounts(archive)))


def test_the_calendar_has_every_year_newest_first():
    years = _calendar("1999-01-01", "2024-06-27", "2024").years

    assert [(y.label, y.url, y.count) for y in years] == [("2024", "/archive/2024/", 2), ("1999", "/archive/1999/", 1)]


def test_a_year_has_twelve_months_and_links_those_with_articles():
    (year,) = _calendar("2024-06-27", "2024-06", "2024").years

    assert len(year.months) == 12
    assert [(month.label, month.cell.url, month.cell.count) for month in year.months if month.cell.url] == [
        ("Jun", "/archive/2024/06/", 2)
    ]


def test_months_with_more_articles_are_darker_and_those_without_have_no_shade():
    calendar = _calendar("2024-06-27", "2024-06", "2024-07-01", "2024")
    (year,) = calendar.years

    assert [month.cell.step for month in year.months] == [0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0]
    assert [step.label for step in calendar.steps] == ["1", "2"]


def test_the_calendar_leads_to_the_coverage_of_countries():
    assert _calendar("2024").coverage.url == "/archive/coverage/"
    assert _calendar().coverage is None


def test_the_calendar_says_how_many_articles_are_undated():
    undated = _calendar("", "", "2024").undated

    assert (undated.url, undated.count) == ("/archive/undated/", 2)


def test_an_archive_without_undated_articles_has_no_link_to_them():
    assert _calendar("2024").undated is None


def test_the_calendar_says_how_far_the_archive_goes():
    calendar = _calendar("", "2024-06-27", "2000-01")

    assert (calendar.count, calendar.range_text) == (3, "January 2000 to 27 June 2024")


def test_the_calendar_of_an_empty_archive_is_empty():
    assert (_calendar().years, _calendar().range_text, _calendar().count) == ((), "", 0)
