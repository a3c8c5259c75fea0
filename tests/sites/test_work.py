"""What a build does grows with the archive and with what changed, never with their square. Work is counted, not timed."""

import os
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import backfile
import pytest
from backfile.catalog import catalog as module
from conftest import TinySite

FEW, MANY = 120, 240
GROWTH = 2.2
"""How often the work for twice as many articles is that for half as many, at most."""
PACKAGE = str(Path(backfile.__file__).parent)


def _write(site: TinySite, number: int) -> None:
    day = date(2001, 1, 1) + timedelta(days=number * 3)
    tags = f"notice; topic {number // 10}; season {number % 4}"
    text = f"It was put up in Lima, Peru, for the {number}th time.\n\nRead more: Notice {number - 1}\n"
    site.write(
        f"{number}.txt",
        f"Title: Notice {number}\nDate: {day}\nTags: {tags}\nSection: Desk {number % 3}\nAuthor: Ana Ruiz\n\n{text}",
    )


def _site(folder: Path, articles: int) -> TinySite:
    site = TinySite(folder)
    for number in range(articles):
        _write(site, number)
    rows = "".join(f"{number}.txt,Summary {number}\n" for number in range(articles))
    site.write("metadata.csv", f"path,summary\n{rows}")
    for path in site.content.iterdir():
        os.utime(path, ns=(10**18, 10**18))  # what changed just before a build is looked at twice
    return site


@contextmanager
def _counted(monkeypatch):
    """Count calls of the program's functions by name, and statements of SQL."""
    counts: Counter[str] = Counter()

    def profile(frame, event, _):
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            counts["calls"] += 1
            counts[frame.f_code.co_name] += 1

    def connect(path, *, is_new):
        connection = connect_really(path, is_new=is_new)
        connection.set_trace_callback(lambda _: counts.update(["statements"]))
        return connection

    connect_really = module._connect  # noqa: SLF001 - the one place that opens the catalog
    with monkeypatch.context() as patch:
        patch.setattr(module, "_connect", connect)
        sys.setprofile(profile)
        try:
            yield counts
        finally:
            sys.setprofile(None)


CHANGES = {
    "nothing": lambda _: None,
    "edit": lambda site: site.write("7.txt", "Title: Notice 7\nDate: 2001-01-22\nTags: notice\n\nIt was put up.\n"),
    "add": lambda site: _write(site, 1000),
    "delete": lambda site: (site.content / "7.txt").unlink(),
    "row": lambda site: site.write("metadata.csv", "path,title\n7.txt,Better\n"),
    "name": lambda site: site.settings.update(SITENAME="Another Name"),
}


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Counts of a first build, and of one after each change, for few and for many articles."""

    _site(tmp_path / "first", 12).build()  # what a process loads and compiles once belongs to no archive

    def count(change):
        counts = []
        for articles in (FEW, MANY):
            site = _site(tmp_path / f"{articles}", articles)
            if change != "first build":
                site.build()
                CHANGES[change](site)
            with _counted(monkeypatch) as found:
                site.build()
            counts.append(found)
        return counts

    return count


@pytest.mark.parametrize("change", ["first build", *CHANGES])
def test_work_grows_no_faster_than_the_archive(work, change):
    few, many = work(change)

    assert few["calls"] > 0
    assert {name: (few[name], many[name]) for name in ("calls", "statements") if many[name] > GROWTH * few[name]} == {}


@pytest.mark.parametrize("change", ["edit", "add", "delete"])
def test_what_one_change_reads_and_renders_does_not_grow_with_the_archive(work, change):
    few, many = work(change)
    names = ("annotate_article", "render", "read_stored", "story_html", "statements")

    assert few["render"] > 0
    assert {name: (few[name], many[name]) for name in names if many[name] > 1.25 * few[name] + 2} == {}


def test_a_build_of_nothing_looks_into_no_part_of_the_site(work):
    few, many = work("nothing")

    assert (few["site_parts"], many["site_parts"], many["render"], many["read_articles"]) == (0, 0, 0, 0)
