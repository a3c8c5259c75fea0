from backfile.pages.coverage_counts import CoverageCounts
from backfile.pages.coverage_grid import DECADE, MONTH, YEAR, Column, coverage_grid, coverage_lines
from builders import make_archive, make_article

YEARS = (Column("2023", "2023"), Column("2024", "2024", "/coverage/2024/"), Column("", "Undated"))
MONTHS = (Column("2024-06", "Jun"), Column("2024-07", "Jul"), Column("2024", "Month unknown"))


def _grid(columns, length, *articles, index_size=100, period=""):
    archive = make_archive(
        [
            make_article(f"{number}.txt", date=date, countries=countries.split())
            for number, (date, countries) in enumerate(articles)
        ],
        index_size=index_size,
    )
    return coverage_grid(archive, coverage_lines(CoverageCounts(archive), period), columns, length)


def _cells(grid):
    return {row.head.label: [cell.count for cell in row.cells] for row in grid.rows}


def _urls(grid):
    return {row.head.label: [cell.url for cell in row.cells] for row in grid.rows}


def test_a_table_has_a_row_for_all_articles_for_each_country_and_for_none():
    grid = _grid(YEARS, YEAR, ("2024-06", "BO"), ("2024", ""), ("", "BO"))

    assert _cells(grid) == {"All articles": [0, 2, 1], "Bolivia": [0, 1, 1], "No country": [0, 1, 0]}
    assert [(column.label, column.url) for column in grid.columns][1] == ("2024", "/coverage/2024/")
    assert grid.rows[1].head.url == "/archive/countries/bolivia/"


def test_other_countries_share_a_row_that_leads_to_the_list(monkeypatch):
    monkeypatch.setattr("backfile.pages.coverage_counts.COUNTRIES", 1)
    grid = _grid(YEARS, YEAR, ("2024", "BO KE PE"), ("2024", "BO"))

    assert _cells(grid)["2 other countries"] == [0, 1, 0]
    assert grid.rows[-1].head.url == "/archive/countries/"


def test_months_have_what_is_known_by_the_year_alone_in_a_column_without_a_link():
    grid = _grid(MONTHS, MONTH, ("2024-06-01", "BO"), ("2024", "BO"))

    assert _cells(grid)["Bolivia"] == [1, 0, 1]
    assert _urls(grid)["All articles"] == ["/archive/2024/06/", "", ""]


def test_all_articles_of_a_period_have_their_page():
    grid = _grid(YEARS, YEAR, ("2024-06", "BO"), ("", "BO"))

    assert _urls(grid) == {"All articles": ["", "/archive/2024/", "/archive/undated/"], "Bolivia": ["", "", ""]}


def test_a_country_whose_index_is_cut_has_a_page_for_each_year():
    grid = _grid(YEARS, YEAR, ("2024-06", "BO"), ("", "BO"), index_size=1)

    assert _urls(grid)["Bolivia"] == [
        "",
        "/archive/countries/bolivia/2024/",
        "/archive/countries/bolivia/undated/",
    ]


def test_only_a_long_year_has_a_page_for_each_month():
    articles = (("2024-06", "BO"), ("2024-07", "BO"), ("2023", "BO"), ("2024-06", "PE"), ("2023", "PE"))
    grid = _grid(MONTHS, MONTH, *articles, index_size=1)

    assert _urls(grid)["Bolivia"] == [
        "/archive/countries/bolivia/2024/06/",
        "/archive/countries/bolivia/2024/07/",
        "",
    ]
    assert _urls(grid)["Peru"] == ["", "", ""]


def test_shades_are_those_of_the_countries_and_reach_up_to_all_articles():
    grid = _grid(YEARS, YEAR, *[("2024", "BO")] * 2, ("2023", "BO"), ("2024", "PE"), ("2024", ""))

    assert [[cell.step for cell in row.cells] for row in grid.rows] == [[1, 2, 0], [1, 2, 0], [0, 1, 0], [0, 1, 0]]
    assert [step.label for step in grid.steps] == ["1", "2 to 4"]


def test_decades_are_counted_and_lead_to_no_list():
    grid = _grid((Column("201", "2010s"), Column("202", "2020s")), DECADE, ("2024", "BO"), ("2023", "BO"), index_size=1)

    assert _cells(grid)["Bolivia"] == [0, 2]
    assert _urls(grid)["Bolivia"] == ["", ""]


def test_a_year_has_no_row_for_what_other_years_have():
    grid = _grid(MONTHS, MONTH, ("2024-06", "BO"), ("2023-05", "PE"), ("2023-05", ""), period="2024")

    assert _cells(grid) == {"All articles": [1, 0, 0], "Bolivia": [1, 0, 0]}
