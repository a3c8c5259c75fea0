"""Measure the search of a generated archive: what its index costs to build, what it weighs, what readers load.

    python bench/search.py 10000 100000 --seed 1

For each number of articles, and for openings and whole texts: seconds of the stage, MiB at the peak of all processes of the
build and of the largest one, bytes by kind of file, the same after one article was edited, and what first searches load in
Chromium. Work happens in memory where the system has /dev/shm. `--only openings` leaves whole texts out.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from backfile.catalog.catalog import read_catalog
from backfile.report.summary import BuildReport
from compare import MEMORY, describe_machine
from generate import Story, make_stories
from measure import Cost, run
from peers import Backfile
from playwright.sync_api import sync_playwright
from site_visits import SITE_URL, Visits, start_chromium, visit

MODES = {"openings": 0, "whole": 10**9}
"""BACKFILE_SEARCH_WHOLE."""
STORIES = 7
"""From all over the archive, that readers ask for in several ways each."""


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=MODES, action="append")
    options = parser.parse_args()
    print(describe_machine())
    for articles in options.articles:
        for mode in options.only or MODES:
            with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
                for line in measure(Path(folder) / "site", articles, options.seed, mode):
                    print(line, flush=True)


def measure(folder: Path, articles: int, seed: int, mode: str) -> Iterator[str]:
    """Measure one archive, line by line.

    Args:
        folder: to make and work in.
        articles: how many; 1 or more.
        seed: of the archive.
        mode: a key of MODES.
    """
    site = Backfile(folder, detect=False)
    conf = folder / "conf.py"
    settings = f"SITEURL = {SITE_URL!r}\nBACKFILE_SEARCH = True\nBACKFILE_SEARCH_WHOLE = {MODES[mode]}\n"
    conf.write_text(conf.read_text(encoding="utf-8") + settings, encoding="utf-8")
    queries: list[str] = []
    for story in make_stories(articles, seed):
        last = site.write(story)
        if story.number % max(articles // STORIES, 1) == 0:
            queries += _queries(story)
    yield f"\n{articles:,} articles, {mode}, seed {seed}"
    yield _describe("clean build", run(site.command, is_watched=True), folder)
    shards = [path for path in (site.output / "search").iterdir() if path.is_dir()]
    sizes = Counter[str]()
    for path in (site.output / "search").rglob("*"):
        if path.is_file():
            sizes[path.suffix if path.suffix.startswith(".pf_") else "runtime and page"] += path.stat().st_size
    each = ", ".join(f"{kind} {size / articles / 1000:.3f}" for kind, size in sizes.most_common())
    yield f"  KB an article: {sizes.total() / articles / 1000:.3f} ({each}); {len(shards) - 1} shards"
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        loaded = _loaded(visit(browser, site.output, ["index.html"], queries))
        browser.close()
    yield f"  first query: {loaded}; {len(queries)} queries"
    last.write_text(last.read_text(encoding="utf-8") + "\n\nThe inquiry goes on.\n", encoding="utf-8")
    yield _describe("one article edited", run(site.command, is_watched=True), folder)


def _describe(what: str, cost: Cost, folder: Path) -> str:
    with read_catalog(folder / "cache") as catalog:
        report = msgspec.json.decode(catalog.read("report") or b"", type=BuildReport)
    stage, largest = report.timings["search"], report.memory / 2**20
    return (
        f"  {what}: {cost.wall:.1f} s, of which search {stage:.1f} s; {cost.memory:,.0f} MiB of all processes at the peak,"
        f" {largest:,.0f} MiB of the largest"
    )


def _loaded(visits: Visits) -> str:
    """What readers load, in words."""
    return (
        f"at most {visits.query_bytes / 1000:.0f} KB, {visits.query_ms:.0f} ms at the median;"
        f" page before typing {visits.search_page / 1000:.1f} KB"
    )


def _queries(story: Story) -> Iterator[str]:
    """What readers who look for a story may type: words, a phrase, a word left out, a name."""
    words = story.headline.split()
    yield words[-1]
    yield " ".join(words[:3])
    yield " ".join(words[:5])
    yield f'"{words[-2]} {words[-1]}"'
    yield f"{words[-1]} -{words[0]}"
    yield story.people[0]


if __name__ == "__main__":
    main()
