"""Build the demo and a generated archive with their defaults, and hold what they weigh against the budgets.

    python bench/site.py --articles 10000 --seed 1

Printed, and kept in bench/results/site-N.txt, are bytes an article by kind of file, weights of pages, what readers load
(in Chromium), and what the search index costs to build. A budget that is broken ends it with 1. KB are 1,000 bytes.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from budgets import OF_BUILDS, OF_FILES, OF_VISITS, Measured
from compare import MEMORY, RESULTS, describe_machine
from generate import make_stories
from measure import run
from peers import ROOT, Backfile
from playwright.sync_api import sync_playwright
from site_visits import SITE_URL, start_chromium, visit
from site_weight import SiteWeight

QUERIES = 10
HEADLINE_WORDS = 3
BROKEN = "BROKEN"


def main() -> None:
    """Read the command line, measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        demo = Backfile(Path(folder) / "demo", detect=True)
        shutil.copytree(ROOT / "content", Path(folder) / "demo/content", dirs_exist_ok=True)
        generated = Backfile(Path(folder) / "generated", detect=True)
        for story in make_stories(options.articles, options.seed):
            generated.write(story)
        sites = {"demo": _measure(demo, Path(folder) / "demo")}
        sites["generated"] = _measure(generated, Path(folder) / "generated")
        text = "\n".join((describe_machine(), *describe(sites, options.seed))) + "\n"
    print(text)
    (RESULTS / f"site-{options.articles}.txt").write_text(text, encoding="utf-8")
    if BROKEN in text:
        sys.exit("A budget is broken: see the table.")


def _measure(site: Backfile, folder: Path) -> Measured:
    """Build a site twice, without its search and with it, and measure it."""
    conf = folder / "conf.py"
    settings = conf.read_text(encoding="utf-8") + f"SITEURL = {SITE_URL!r}\nBACKFILE_SOURCES = 'copy'\n"
    conf.write_text(settings + "BACKFILE_SEARCH = False\n", encoding="utf-8")
    without_search = run(site.command, is_watched=True)
    shutil.rmtree(site.output)
    shutil.rmtree(folder / "cache")
    conf.write_text(settings + "BACKFILE_SEARCH = True\n", encoding="utf-8")
    cost = run(site.command, is_watched=True)
    weight = SiteWeight(site.output, folder / "content", SITE_URL)
    pages = [
        weight.articles[0],
        max(weight.other_pages, key=lambda page: page[1])[0],
        "index.html",
        "countries/index.html",
    ]
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        visits = visit(browser, site.output, pages, list(_queries(weight)))
        browser.close()
    return Measured(weight, visits, cost, without_search)


def _queries(weight: SiteWeight) -> Iterator[str]:
    """The first words of headlines from all over the archive, as their addresses have them."""
    step = max(len(weight.articles) // QUERIES, 1)
    for name in weight.articles[::step][:QUERIES]:
        yield " ".join(name.split("/")[-2].split("-")[:HEADLINE_WORDS])


def describe(sites: dict[str, Measured], seed: int) -> Iterator[str]:
    """The table, line by line."""
    counts = [f"{name} n = {len(site.weight.articles):,}" for name, site in sites.items()]
    yield f"{', '.join(counts)}; seed {seed}"
    yield ""
    yield f"{'KB an article':50} {''.join(f'{name:>12}' for name in sites)}"
    for kind in next(iter(sites.values())).weight.kinds:
        cells = (site.weight.kinds[kind][1] / 1000 / len(site.weight.articles) for site in sites.values())
        yield f"  {kind:48} {''.join(f'{cell:12,.2f}' for cell in cells)}"
    yield ""
    yield f"{'bytes':50} {''.join(f'{name:>12}' for name in sites)}{'budget':>12}"
    weights, visits = [site.weight for site in sites.values()], [site.visits for site in sites.values()]
    for rows, sources in ((OF_FILES, weights), (OF_VISITS, visits), (OF_BUILDS, list(sites.values()))):
        for row in rows:
            values = [row.value(source) for source in sources]
            kept = all(row.is_kept(value, len(weight.articles)) for value, weight in zip(values, weights, strict=True))
            cells = "".join(f"{value:12,.1f}" for value in values)
            budget = f"{row.budget:12,.0f}" if row.budget is not None else ""
            yield f"  {row.label:48} {cells}{budget}{'' if kept else f'  {BROKEN}'}"


if __name__ == "__main__":
    main()
