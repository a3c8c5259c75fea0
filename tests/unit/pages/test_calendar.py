from backfile.pages.calendar import calendar_page
from builders import content_of, make_archive, make_article


def _calendar(*dates):
    return content_of(calendar_page(make_archive(make_article(f"{n}.txt", date=date) for n, date in enumerate(dates))))


def test_the_calendar_has_every_year_newest_first():
    years = _calendar("1999-01-01", "2024-06-27", "2024").years

    assert [(y.label, y.url, y.count) for y in years] == [("2024", "/archive/2024/", 2), ("1999", "/archive/1999/", 1)]


def test_a_year_has_twelve_months_and_links_those_with_articles():
    (year,) = _calendar("2024-06-27", "2024-06", "2024").years

    assert len(year.months) == 12
    assert [(link.label, link.url, link.count) for link in year.months if link.url] == [("Jun", "/archive/2024/06/", 2)]


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
