import re

import pytest
from backfile.model.page import HtmlPage
from backfile.pages.coverage import FEW, GAPS, MANY_YEARS, coverage_pages
from backfile.pages.coverage_counts import CoverageCounts
from backfile.pages.site import site_parts
from builders import content_of, make_archive, make_article


def _pages(*dates, **kwargs):
    archive = make_archive([make_article(f"{n}.txt", date=date) for n, date in enumerate(dates)], **kwargs)
    return {page.path: content_of(page) for page in coverage_pages(CoverageCounts(archive))}


def _labels(coverage):
    return [column.label for column in coverage.grid.columns]


def test_an_empty_archive_has_a_page_that_counts_nothing():
    pages = _pages()

    assert list(pages) == ["coverage/index.html"]
    assert (pages["coverage/index.html"].count, _labels(pages["coverage/index.html"])) == (0, [])


def test_years_without_articles_have_columns_too_so_that_gaps_show():
    assert _labels(_pages("2021", "2024-06-27")["coverage/index.html"]) == ["2021", "2022", "2023", "2024"]


def test_undated_articles_have_the_last_column():
    assert _labels(_pages("2021", "2022", "")["coverage/index.html"]) == ["2021", "2022", "Undated"]


def test_an_archive_of_one_year_shows_its_months_at_once():
    pages = _pages(*["2021-06"] * FEW, "")

    assert list(pages) == ["coverage/index.html"]
    assert _labels(pages["coverage/index.html"])[11:] == ["Dec", "Undated"]
    assert [cell.count for cell in pages["coverage/index.html"].grid.rows[0].cells][5::7] == [FEW, 1]


def test_a_year_with_enough_articles_has_a_page_of_its_months():
    pages = _pages(*["2021-06"] * FEW, *["2022-01"] * (FEW - 1), "")
    columns = pages["coverage/index.html"].grid.columns

    assert list(pages) == ["coverage/index.html", "coverage/2021/index.html"]
    assert [column.url for column in columns] == ["/archive/coverage/2021/", "", ""]
    assert _labels(pages["coverage/2021/index.html"])[::11] == ["Jan", "Dec"]
    assert pages["coverage/2021/index.html"].count == FEW


def test_what_is_known_by_its_year_alone_has_a_column_after_the_months():
    pages = _pages(*["2021-06"] * FEW, "2021", "2022")

    assert _labels(pages["coverage/2021/index.html"])[-1] == "Month unknown"


def test_a_year_leads_to_those_beside_it_that_have_pages():
    pages = _pages(*["2019-06"] * FEW, *["2021-01"] * FEW, "2020", "")

    assert pages["coverage/2019/index.html"].later.url == "/archive/coverage/2021/"
    assert pages["coverage/2021/index.html"].earlier.label == "2019"
    assert pages["coverage/2021/index.html"].later is None


def test_an_archive_of_many_years_has_decades_between():
    pages = _pages("1911", *["1959-06"] * FEW, "")

    assert list(pages) == [f"coverage/{period}index.html" for period in ("", "1910s/", "1950s/", "1959/")]
    assert _labels(pages["coverage/index.html"]) == ["1910s", "1920s", "1930s", "1940s", "1950s", "Undated"]
    assert [column.url for column in pages["coverage/index.html"].grid.columns][:2] == ["/archive/coverage/1910s/", ""]
    assert _labels(pages["coverage/1950s/index.html"]) == [str(year) for year in range(1950, 1960)]
    assert MANY_YEARS < 1959 - 1911 + 1


def test_gaps_are_counted_and_named():
    coverage = _pages("2021-01", "2021-03", "2021-06")["coverage/index.html"]

    assert coverage.gap_lead == "3 of 6 months have no article."
    assert coverage.gaps == ("February 2021", "April 2021 to May 2021")


def test_an_archive_without_gaps_says_nothing_of_them():
    coverage = _pages("2021-01", "2021-02")["coverage/index.html"]

    assert (coverage.gap_lead, coverage.gaps) == ("", ())


def test_of_many_gaps_the_longest_are_named_in_order_of_time():
    dates = [f"{year}-{month:02}" for year in range(2000, 2020) for month in (1, 2 + year % 3, 12)]
    gaps = _pages(*dates)["coverage/index.html"].gaps

    assert len(gaps) == GAPS
    assert [gap[-4:] for gap in gaps] == sorted(gap[-4:] for gap in gaps)
    assert all(" to " in gap for gap in gaps)


@pytest.mark.parametrize("index_size", [1, 3, 12, 100])
def test_every_link_of_the_tables_leads_to_a_page(index_size):
    months = [f"{2018 + n % 7}-{1 + n % 5:02}" for n in range(120)]
    articles = [
        make_article(f"{n}.txt", date=date, countries=["BO", "PE", "KE"][: 1 + n % 3])
        for n, date in enumerate([*months, "2020", "2021", "", ""])
    ]
    archive = make_archive(articles, index_size=index_size)
    paths = {page.path for part in site_parts(archive, (), ()) for page in part.pages()}
    pages = [page.subject for page in coverage_pages(CoverageCounts(archive))]
    urls = {url for page in pages if isinstance(page, HtmlPage) for url in re.findall(r"/archive/[^'\"]*", repr(page))}

    assert len(urls) > 20
    assert [url for url in urls if not url.endswith(".xml") and f"{url[9:]}index.html" not in paths] == []
