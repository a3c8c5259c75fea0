"""A catalog that is damaged, wherever and however, is made anew, and the site is what it should be."""

import sqlite3

import pytest
from backfile.catalog.catalog import catalog_file
from conftest import TinySite, clean_build

TEXT = "Title: Notice {0}\nTags: notice; number {0}\n\n{0} June 2013\n\nNotice {0} from Lima, Peru. {1}\n"
PAGE = 8192
"""Bytes of a page of the catalog."""


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    """A site with a change to build, its catalog before that, and what the build should make of it."""
    site = TinySite(tmp_path_factory.mktemp("master"))
    for number in range(1, 9):
        site.write(f"{number}.txt", TEXT.format(number, "It was put up by night. " * 40))
    site.write("metadata.csv", "path,title\n1.txt,Better\n")
    site.build()
    intact = _catalog(site).read_bytes()
    site.write("2.txt", TEXT.format(2, "It was put up again."))
    return site, intact, clean_build(site, site.folder / "clean")


def _catalog(site):
    return catalog_file(site.folder / "cache")


def _rebuild(site):
    """Build after everything was said to have changed, so that all of the catalog is read."""
    report = site.build()
    return [problem.code for problem in report.problems if problem.code != "O101"]


@pytest.mark.parametrize("fill", [b"\x00", b"Z", b"\xff"], ids=["zeros", "letters", "bits"])
def test_a_site_is_whole_whichever_page_of_its_catalog_is_damaged(master, fill):
    site, intact, expected = master
    pages = len(intact) // PAGE
    wrong, noticed = [], 0
    for page in range(pages):
        data = bytearray(intact)
        middle = page * PAGE + PAGE // 4
        data[middle : middle + PAGE // 2] = fill * (PAGE // 2)
        _catalog(site).write_bytes(data)
        noticed += "B101" in _rebuild(site)
        if site.files() != expected:
            wrong.append(page)

    assert (wrong, noticed > 0) == ([], True)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_a_catalog_that_was_cut_short_is_made_anew(master, share):
    site, intact, expected = master
    _catalog(site).write_bytes(intact[: int(len(intact) * share)])

    assert _rebuild(site) == ["B101"]
    assert site.files() == expected


@pytest.mark.parametrize("table", ["about", "source", "article", "shown", "page", "blob"])
def test_a_catalog_without_one_of_its_tables_is_made_anew(master, table):
    site, intact, expected = master
    _catalog(site).write_bytes(intact)
    _run(site, f"DROP TABLE {table}")

    assert _rebuild(site) == ["B101"]
    assert site.files() == expected


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("article", "record"),
        ("article", "body"),
        ("shown", "settled"),
        ("source", "problems"),
        ("page", "pages"),
        ("blob", "value"),
    ],
)
def test_a_catalog_whose_values_were_garbled_is_made_anew(master, table, column):
    site, intact, expected = master
    _catalog(site).write_bytes(intact)
    _run(site, f"UPDATE {table} SET {column} = CAST(x'7b00ff' AS {'BLOB' if table == 'blob' else 'TEXT'})")  # noqa: S608 - our own names

    assert _rebuild(site) in (["B101"], [])
    assert site.files() == expected


@pytest.mark.parametrize("table", ["source", "article", "shown", "blob", "page"])
def test_a_catalog_that_lost_rows_is_made_anew(master, table):
    site, intact, expected = master
    _catalog(site).write_bytes(intact)
    _run(site, f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} LIMIT 3)")  # noqa: S608 - the same

    _rebuild(site)
    assert site.files() == expected


@pytest.mark.parametrize("change", ["delete", "edit", "ledger"])
def test_articles_that_were_lost_are_missed_before_one_changes(site, change):
    for number in range(1, 5):
        site.write(f"{number}.txt", TEXT.format(number, "It was put up."))
    site.build()
    _run(site, "DELETE FROM blob WHERE key LIKE 'shelf/%'")
    match change:
        case "delete":
            (site.content / "2.txt").unlink()
        case "edit":
            site.write("2.txt", "Title: Notice 2\n\n2 June 2013\n\nIt was taken down in Lima, Peru.\n")
        case "ledger":
            ledger = site.content / "ledger.csv"
            ledger.write_text(ledger.read_text(encoding="utf-8").replace("/notice-3/", "/put-up/"), encoding="utf-8")

    assert _rebuild(site) == ["B101"]
    assert site.files() == clean_build(site, site.folder / "clean")


def _run(site, statement):
    connection = sqlite3.connect(_catalog(site))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_page_whose_article_went_while_the_catalog_was_lost_goes_too(site):
    site.write("rain.txt", "Rain in Lima\n\nLIMA, Peru, 2 May 2012 - Rain fell.\n")
    site.write("snow.txt", "Snow in Oslo\n\nOSLO, Norway, 3 May 2012 - Snow fell.\n")
    site.build()
    (site.output / "by-hand.html").write_text("mine")
    (site.content / "snow.txt").unlink()
    (site.folder / "cache" / "catalog.sqlite").unlink()
    site.build()
    found = site.files()

    assert [name for name in found if "snow" in name or "norway" in name] == []
    assert "by-hand.html" in found
