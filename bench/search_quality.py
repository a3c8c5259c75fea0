"""Ask an archive's search questions with known answers, in Chromium: `make benchquestions`.

    python bench/search_quality.py content tests/search/questions-demo.csv --misses

CONTENT is a folder of articles, QUESTIONS a CSV table: what a reader types, and the articles that answer it, as paths below
the folder, with spaces between them. Prints how many questions have an answer among the first 1, 3 and 10 results, and the
mean reciprocal rank (MRR). `--openings` indexes as of a large archive.
"""

import argparse
import csv
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from browser.served import ServedSite  # noqa: E402 - the path above leads to it
from browser.viewer import NO_BROWSER, find_chromium, start_chromium  # noqa: E402 - the same
from playwright.sync_api import Page, sync_playwright  # noqa: E402 - the same
from tiny_sites import TinySite  # noqa: E402 - the same

PLACES = (1, 3, 10)
ASK = """async (question) => {
    const form = document.querySelector(".search form"), status = document.querySelector("[role=status]");
    form.q.value = question;
    form.requestSubmit();
    while (status.textContent === document.querySelector(".search").dataset.loading)
        await new Promise((next) => setTimeout(next, 5));
    return [...document.querySelectorAll("ol.article-rows .article-row__headline")].map((link) => link.pathname);
}"""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader types, and what answers it."""

    text: str
    articles: tuple[str, ...]
    """Source paths; each answers it."""


def read_questions(file: Path) -> list[Question]:
    """The questions of a table."""
    with file.open(encoding="utf-8", newline="") as table:
        return [Question(row["question"], tuple(row["articles"].split())) for row in csv.DictReader(table)]


def ask(page: Page, questions: Iterable[Question], addresses: dict[str, str]) -> list[int]:
    """For each question the place of its first answer among the results, from 1 on; 0 if it is not among the first ten.

    Args:
        page: of the search, open.
        questions: to ask.
        addresses: path of the URL of each article, by source path.
    """
    return [_place(page.evaluate(ASK, asked.text), {addresses[path] for path in asked.articles}) for asked in questions]


def share(places: Sequence[int], most: int) -> float:
    """Share of the questions that have an answer among the first results."""
    return sum(0 < place <= most for place in places) / len(places)


def mean_reciprocal_rank(places: Sequence[int]) -> float:
    """The mean of 1 / place, 0 where there is no answer (E. M. Voorhees, TREC-8, 1999)."""
    return sum(1 / place for place in places if place) / len(places)


def article_addresses(site: TinySite, site_url: str) -> dict[str, str]:
    """Path of the URL of each article, by source path."""
    base = urlsplit(site_url).path.rstrip("/")
    with (site.content / "ledger.csv").open(encoding="utf-8", newline="") as table:
        return {row["path"]: f"{base}/{row['address']}" for row in csv.DictReader(table)}


def main() -> None:
    """Read the command line, build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--openings", action="store_true", help="index openings, not whole texts")
    parser.add_argument("--misses", action="store_true", help="list the questions whose answer is not the first result")
    options = parser.parse_args()
    if not find_chromium():
        raise SystemExit(NO_BROWSER)
    questions = read_questions(options.questions)
    with tempfile.TemporaryDirectory() as folder:
        places = _measure(Path(folder), options.content, questions, whole=not options.openings)
    if options.misses:
        print(
            "\n".join(
                f"{place or '-':>2} {asked.text}" for asked, place in zip(questions, places, strict=True) if place != 1
            )
        )
    found = ", ".join(f"first {most}: {share(places, most):.0%}" for most in PLACES)
    print(f"{len(questions)} questions, {options.content.name}: {found}, MRR {mean_reciprocal_rank(places):.3f}")


def _measure(folder: Path, content: Path, questions: Sequence[Question], *, whole: bool) -> list[int]:
    site, served = TinySite(folder), ServedSite()
    shutil.copytree(content, site.content)
    site.build(SITEURL=served.url, BACKFILE_SEARCH=True, BACKFILE_SEARCH_WHOLE=1_000_000 if whole else 0)
    served.serve(site.output)
    try:
        with sync_playwright() as playwright:
            browser = start_chromium(playwright)
            page = browser.new_page()
            page.goto(f"{served.url}/search/")
            return ask(page, questions, article_addresses(site, served.url))
    finally:
        served.close()


def _place(results: Sequence[str], answers: set[str]) -> int:
    return next((place for place, path in enumerate(results, 1) if path in answers), 0)


if __name__ == "__main__":
    main()
