from backfile.pages.indexes import term_indexes
from backfile.pages.listing import listing_drafts
from backfile.pages.timeline import FEWEST, HEIGHT, LONG, SHORT, timeline
from builders import listing_of, make_archive, make_article, make_page
from hypothesis import given
from hypothesis import strategies as st


def _timeline(*dates):
    return timeline([make_article(f"{number}.txt", date=date) for number, date in enumerate(dates)], "en")


def test_a_chart_has_a_bar_for_each_year_and_none_for_a_year_without_articles():
    chart = _timeline(*["2017-01-01"] * 6, *["2018"] * 3, *["2020-06"] * 12, "", "")

    assert [bar.label for bar in chart.bars] == ["2017: 6", "2018: 3", "2020: 12"]
    assert [bar.x for bar in chart.bars] == [2, 6, 14]
    assert [bar.height for bar in chart.bars] == [HEIGHT // 2, 8, HEIGHT]
    assert chart.width == 16


def test_a_chart_says_in_words_what_it_shows():
    chart = _timeline(*["2017"] * 6, *["2020"] * 1200)

    assert chart.label == "Articles from 2017 to 2020"
    assert (chart.first, chart.most, chart.last) == ("2017", "Most in 2020: 1,200", "2020")


def test_of_two_highest_bars_the_older_is_named():
    assert _timeline(*["2017"] * 6, *["2020"] * 6).most == "Most in 2017: 6"


def test_few_articles_need_no_chart():
    dates = ["2017", *["2020"] * (FEWEST - 2)]

    assert _timeline(*dates, "", "") is None
    assert _timeline(*dates, "2020") is not None


def test_one_year_has_a_bar_for_each_month():
    assert len(_timeline(*["2017-01"] * 20, *["2017-12"] * 20).bars) == 2


def test_one_year_whose_months_are_not_all_known_needs_no_chart():
    assert _timeline(*["2017-01"] * 20, *["2017"] * 20) is None


def test_one_month_needs_no_chart():
    assert _timeline(*["2017-01"] * 20) is None


def test_articles_without_dates_have_no_chart():
    assert _timeline(*[""] * 20) is None


def test_a_short_time_is_shown_by_months():
    chart = _timeline(*["2019-12-01"] * 9, "2021-11")

    assert [bar.label for bar in chart.bars] == ["December 2019: 9", "November 2021: 1"]
    assert chart.width == SHORT * 4


def test_months_are_not_shown_when_some_are_unknown():
    assert [bar.label for bar in _timeline(*["2019-12-01"] * 9, "2020").bars] == ["2019: 9", "2020: 1"]


def test_a_long_time_is_shown_by_decades():
    assert [bar.label for bar in _timeline("1901", *["1999"] * 9, "1995").bars] == ["1900s: 1", "1990s: 10"]
    assert LONG < 1999 - 1901


@given(st.lists(st.integers(1900, 2024).map(str), min_size=FEWEST))
def test_every_bar_stands_on_the_chart_and_higher_ones_for_more(dates):
    chart = _timeline(*dates)
    bars = sorted((int(bar.label.rpartition(": ")[2]), bar.height) for bar in chart.bars) if chart else []

    assert [height for _, height in bars] == sorted(height for _, height in bars)
    assert all(1 <= bar.height <= HEIGHT and 0 < bar.x < chart.width for bar in (chart.bars if chart else ()))
    assert sum(count for count, _ in bars) == (len(dates) if chart else 0)


def test_countries_and_topics_have_a_chart_and_sections_authors_and_slices_have_none():
    articles = [
        make_article(f"{n}.txt", date=f"{2015 + n}", countries=["BO"], tags=["Coup"], section="World", authors=["Ana"])
        for n in range(12)
    ]
    archive = make_archive(articles, index_size=1)
    pages = {
        draft.path: listing_of(make_page(draft))
        for index in term_indexes(archive)
        for draft in listing_drafts(archive, index)
    }

    assert {path for path, page in pages.items() if page.timeline} == {
        "countries/bolivia/index.html",
        "tags/coup/index.html",
    }
