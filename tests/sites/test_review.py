"""`python -m backfile review` and `explain`, on tiny sites."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from backfile.__main__ import main
from backfile.errors import AddressTakenError
from backfile.problems import Severity
from backfile.review_files import write_review
from backfile.settings import read_settings
from conftest import DEFAULTS, ROOT, Page, broken_links

DATED = (
    "Title: Rain in Lima\nDate: 2012-05-07\nSection: World\nAuthor: Ana Silva\n\nIt rained in Lima, Peru, all day.\n"
)
UNDATED = "Title: Snow in Oslo\n\nIt snowed in Oslo, Norway, on 5 March 2019 and for a week after that day.\n"
YEAR = "Title: Fire in Quito\nDate: 1987\n\nA fire burned in Quito, Ecuador, for a day.\n"
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
THEME = {str(ROOT / "theme")!r}
SITEURL = "https://example.org"
BACKFILE_WORKERS = 1
"""


def review(site, **settings):
    report = site.build(**settings)
    paths = {"PATH": str(site.content), "OUTPUT_PATH": str(site.output), "CACHE_PATH": str(site.folder / "cache")}
    write_review(read_settings({**DEFAULTS, **paths, **settings}), report)
    return report


def rows(site):
    with (site.output / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def page(site):
    return Page("review.html", (site.output / "review.html").read_text(encoding="utf-8"))


@pytest.fixture
def folder(site, monkeypatch):
    """A site whose settings are read from a file, as the commands do."""
    site.write("2012/rain.txt", DATED)
    site.write("snow.txt", UNDATED)
    (site.folder / "conf.py").write_text(CONF)
    monkeypatch.chdir(site.folder)
    monkeypatch.setenv("COLUMNS", "100")
    return site.folder


def test_the_review_names_the_worst_article_first(site):
    site.write("rain.txt", DATED)
    site.write("snow.txt", UNDATED)
    review(site)

    assert rows(site)[0]["path"] == "snow.txt"
    assert "2019-03-05" in page(site).prose


def test_the_review_is_a_whole_page_whose_links_lead_somewhere(site):
    site.write("rain.txt", DATED)
    site.write("snow.txt", UNDATED)
    review(site)
    shown = page(site)

    assert "Test Archive" in shown.text
    assert '<meta name="robots" content="noindex">' in shown.text
    assert shown.texts("h1") == ["What to check"]
    assert 'href="undated/snow-in-oslo/index.html"' in shown.text
    assert broken_links(site.files(), "https://example.org") == []


def test_the_review_escapes_what_files_say(site):
    site.write("a.txt", "Title: <b>Bold</b> & more\n\nIt rained in Lima, Peru, all day.\n")
    review(site)

    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; more" in page(site).text


def test_the_review_lists_files_that_are_not_in_the_site(site):
    site.write("rain.txt", DATED)
    site.write("empty.txt", "")
    review(site)

    assert "Not in the site" in page(site).texts("h2")
    assert "content/empty.txt: it holds no text" in page(site).prose


def test_the_next_build_removes_the_review_and_reports_nothing_foreign(site):
    site.write("rain.txt", DATED)
    before = site.build()
    clean = site.files()
    review(site)
    report = site.build()

    assert before.problems == report.problems == ()
    assert site.files() == clean


def test_a_build_after_a_change_removes_the_review_too(site):
    site.write("rain.txt", DATED)
    review(site)
    site.write("snow.txt", UNDATED)
    site.build()

    assert {"review.html", "review.csv"} & site.files().keys() == set()


def test_a_page_of_the_owner_is_neither_removed_nor_overwritten(site):
    site.write("extra/mine.html", "<p>mine")
    site.write("rain.txt", DATED)
    moved = {"EXTRA_PATH_METADATA": {"extra/mine.html": {"path": "review.html"}}}
    site.build(**moved)

    with pytest.raises(AddressTakenError, match=r"review\.html: the site has a file of this name"):
        review(site, **moved)

    site.build(**moved)
    assert site.files()["review.html"] == b"<p>mine"


def test_the_table_pasted_unchanged_is_understood(site):
    site.write("fire.txt", YEAR)
    site.write("snow.txt", UNDATED)
    site.write("none.txt", "It rained for three days in the valley and the river rose. It fell, again, later.\n")
    review(site)
    shutil.copy(site.output / "review.csv", site.content / "metadata.csv")
    report = site.build()

    assert len(rows_of(site.content / "metadata.csv")) == 3
    assert [problem for problem in report.problems if problem.severity is not Severity.NOTICE] == []


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_keeps_what_metadata_csv_says_of_its_article(site):
    site.write("snow.txt", UNDATED)
    site.write("metadata.csv", "path,section,countries\nsnow.txt,Weather,Norway; Sweden\n")
    review(site)

    assert rows(site)[0]["section"] == "Weather"
    assert rows(site)[0]["countries"] == "NO; SE"


def test_a_problem_of_a_bulk_file_is_told_of_its_own_article(site):
    unread = UNDATED.replace("Oslo\n", "Oslo\nDate: soon\n", 1)
    site.write("bulk.txt", f"{DATED}\nMore was said of the rain.\n\n{unread}")
    review(site)

    assert rows(site)[0]["path"] == "bulk.txt#snow-in-oslo"
    assert page(site).text.count("is no date that can be read") == 1


def test_the_review_command_builds_and_says_where_to_look(folder, capsys):
    main(["review", "-s", "conf.py"])
    said = capsys.readouterr().out

    assert "Articles  2 found = 2 published + 0 rejected" in said
    assert "of 2 articles have something missing or doubtful" in said
    assert "review.html" in said
    assert (folder / "output/review.html").exists()
    assert (folder / "output/index.html").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("given", ["content/2012/rain.txt", "2012/rain.txt"])
def test_explain_takes_a_path_from_here_or_from_the_content_folder(capsys, given):
    main(["explain", "-s", "conf.py", given])
    said = capsys.readouterr().out

    assert said.startswith("2012/rain.txt\n")
    assert "It rained in Lima, Peru, all day." in said
    assert "date       2012-05-07  (header, line 2, sure)" in said
    assert "No problems." in said


def test_explain_says_what_metadata_csv_and_a_sidecar_changed(folder, capsys):
    (folder / "content/snow.yml").write_text("section: Weather\n")
    (folder / "content/metadata.csv").write_text("path,date\nsnow.txt,2019-03-06\nother.txt,2019\n")
    main(["explain", "-s", "conf.py", "snow.txt"])
    said = capsys.readouterr().out

    assert "date       2019-03-06  (metadata.csv, line 2, sure)" in said
    assert "section    Weather  (sidecar, line 1, sure)" in said
    assert "other.txt" not in said


def test_explain_reads_a_file_from_anywhere(folder, capsys):
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere/note.txt").write_text(UNDATED)
    main(["explain", "-s", "conf.py", "elsewhere/note.txt"])
    said = capsys.readouterr().out

    assert said.startswith("note.txt\n")
    assert "elsewhere/note.txt:3: it has no date" in said


@pytest.mark.usefixtures("folder")
def test_explain_prints_no_codes_for_colours_when_piped(capsys):
    main(["explain", "-s", "conf.py", "snow.txt"])

    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none.txt", None, "content/none.txt: there is no such file; give the path of a text file"),
        ("empty.txt", b"", "content/empty.txt: it holds no text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "content/photo.txt: it is not text"),
    ],
)
def test_explain_says_in_one_line_why_a_file_cannot_be_read(folder, name, data, words):
    if data is not None:
        (folder / "content" / name).write_bytes(data)
    with pytest.raises(SystemExit) as failed:
        main(["explain", "-s", "conf.py", f"content/{name}"])

    assert str(failed.value).startswith(words)
    assert "\n" not in str(failed.value)


@pytest.mark.usefixtures("folder")
def test_explain_names_a_folder_for_what_it_is():
    with pytest.raises(SystemExit, match="content: it is a folder; give the path of a text file"):
        main(["explain", "-s", "conf.py", "content"])


@pytest.mark.usefixtures("folder")
def test_a_command_without_its_settings_file_is_one_line():
    with pytest.raises(SystemExit, match=r"^none\.py: there is no such file; run this beside pelicanconf\.py"):
        main(["review", "-s", "none.py"])


def test_a_setting_that_cannot_be_used_is_one_line(folder):
    with (folder / "conf.py").open("a") as conf:
        conf.write("BACKFILE_WORKER = 2\n")
    with pytest.raises(SystemExit, match='unknown setting BACKFILE_WORKER; did you mean "BACKFILE_WORKERS"'):
        main(["review", "-s", "conf.py"])


def test_a_content_folder_that_is_missing_is_one_line(folder):
    shutil.rmtree(folder / "content")
    with pytest.raises(SystemExit, match=r"^conf\.py: Pelican cannot use it"):
        main(["explain", "-s", "conf.py", "a.txt"])


def test_make_explain_without_a_file_says_how_to_use_it(tmp_path: Path):
    (tmp_path / "site").touch()
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make")
    done = subprocess.run(
        [make, "explain", f"VENV={tmp_path}", "FILE="], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "make explain FILE=content/2019/a.txt" in done.stdout
