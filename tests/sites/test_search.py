"""Search on whole sites: what is written, what a rebuild changes, and what happens without Pagefind."""

import gzip
import json
import re
from importlib.metadata import PackageNotFoundError

import pytest
from conftest import TinySite, clean_build

TEXT = "{0} Opens\n\n4 May {1}\n\nPeru opened {0} on Wednesday, and the Andean Bank paid for it.\n"


@pytest.fixture
def archive(site: TinySite) -> TinySite:
    site.settings["BACKFILE_SEARCH"] = True
    for number, name in enumerate(("Harbour", "Bridge", "Tunnel", "Clinic")):
        site.write(f"{name.lower()}.txt", TEXT.format(name, 2001 + number))
    site.write("undated.txt", "A Ferry Sank\n\nThe ferry sank off Callao in Peru.\n")
    return site


def _fragments(files):
    """What the index shows of each article, by its address."""
    found = (gzip.decompress(data) for name, data in files.items() if name.endswith(".pf_fragment"))
    records = [json.loads(data.removeprefix(b"pagefind_dcd")) for data in found]
    return {record["url"]: record for record in records}


def test_the_index_holds_each_article_and_nothing_of_its_page_but_its_words(archive):
    archive.build()
    record = _fragments(archive.files())["2001/05/04/harbour-opens/"]

    assert len(_fragments(archive.files())) == 5
    assert record["content"] == "Peru opened Harbour on Wednesday, and the Andean Bank paid for it."
    assert record["meta"] == {"title": "Harbour Opens", "date": "4 May 2001", "country": "Peru"}
    assert record["filters"]["country"] == ["Peru"]
    assert record["filters"]["year"] == ["2001"]


def test_a_large_archive_has_only_openings_in_its_index(archive):
    words = " ".join(f"word{number}" for number in range(200))
    archive.write("long.txt", f"A Long Report\n\n1 June 2005\n\n{words}\n")
    archive.build(BACKFILE_SEARCH_WHOLE=5)
    content = _fragments(archive.files())["2005/06/01/a-long-report/"]["content"]

    assert words.startswith(content)
    assert 200 < len(content) <= 240


def test_two_clean_builds_have_the_same_bytes(archive, tmp_path):
    archive.build()

    assert archive.files() == clean_build(archive, tmp_path / "other")


def test_an_article_more_leaves_what_a_clean_build_makes(archive, tmp_path):
    archive.build()
    before = archive.files()
    archive.write("new.txt", TEXT.format("Market", 2002))
    archive.build()
    after = archive.files()

    assert after == clean_build(archive, tmp_path / "other")
    gone = {name for name in before.keys() - after.keys() if name.startswith("search/")}
    assert gone  # the list of the shard, and its words
    assert not any("undated" in name or "fragment" in name for name in gone)


def test_a_cache_without_the_index_is_made_anew(archive, tmp_path):
    archive.build()
    for path in (archive.folder / "cache" / "search").rglob("*.pf_index"):
        assert path.is_file()
    (archive.folder / "cache" / "search").rename(archive.folder / "elsewhere")
    archive.write("new.txt", TEXT.format("Market", 2002))
    archive.build()

    assert archive.files() == clean_build(archive, tmp_path / "other")


def test_an_archive_that_goes_leaves_no_index(archive):
    archive.build()
    for path in archive.content.glob("*.txt"):
        path.unlink()
    archive.build()

    assert [name for name in archive.files() if name.startswith("search/")] == []


def test_the_page_and_its_links_stand_below_the_folder_of_the_site(archive):
    archive.build(SITEURL="https://example.org/archive")
    html = archive.files()["search/index.html"].decode()

    assert 'action="/archive/search/"' in html
    assert 'data-base="/archive/"' in html
    shards = re.findall(r"(\S+) [0-9a-f]{12} ", re.search(r'data-shards="([^"]*)"', html)[1])
    assert shards == ["/archive/search/dated/", "/archive/search/undated/"]
    assert re.search(r'src="/archive/(static/search\.[0-9a-f]{12}\.js)"', html)[1] in archive.files()


def test_every_page_leads_to_the_search(archive):
    archive.build()
    pages = {name: data for name, data in archive.files().items() if name.endswith(".html")}

    assert [name for name, data in pages.items() if b'"/search/"' not in data and name != "404.html"] == []
    assert b'"https://example.org/search/"' in pages["404.html"]


def test_a_site_without_search_has_nothing_of_it(archive):
    archive.build()
    archive.build(BACKFILE_SEARCH=False)
    files = archive.files()

    assert [name for name in files if name.startswith("search/")] == []
    assert [name for name, data in files.items() if name.endswith(".html") and b"/search/" in data] == []


def _problems(report):
    return [str(problem) for problem in report.problems if problem.code == "B401"]


def test_a_missing_program_is_one_problem_and_the_site_has_no_search(archive, monkeypatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(archive.folder / "nothing"))
    report = archive.build()

    fix = "run `pip install 'pagefind[bin]'`, or set BACKFILE_SEARCH to False [B401]"
    assert _problems(report) == [f"search: the program of Pagefind is missing, so the site has no search; {fix}"]
    assert "index.html" in archive.files()
    assert "search/index.html" not in archive.files()


def test_a_program_that_fails_is_one_problem_and_is_tried_again(archive, monkeypatch):
    program = archive.folder / "pagefind"
    program.write_text("#!/bin/sh\necho out of memory\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    failed = archive.build()
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    again = archive.build()

    assert len(_problems(failed)) == 1
    assert "search: Pagefind failed (" in _problems(failed)[0]
    assert _problems(again) == []
    assert "search/index.html" in archive.files()


def test_a_missing_package_is_one_problem(archive, monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("backfile.search.pagefind.version", missing)

    assert _problems(archive.build())[0].startswith("search: Pagefind is not installed, so the site has no search; run")
