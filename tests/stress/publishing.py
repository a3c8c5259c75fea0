"""The two processes of test_publishing.py: one that builds for ever, one that reads what the other publishes.

Usage: publishing.py build FOLDER | publishing.py read FOLDER READS, with PYTHONPATH naming plugins and tests.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from site_trees import Builder

PAGES = 120
"""Pages of a site, about."""
IN_A_ROW = 10
"""Pages read between two looks at the page that says which site it is."""
SITES = 4
"""Different sites to meet at least."""
PATIENCE = 120
"""Seconds that a machine under load may need to publish so many."""


def make_site(number: int) -> dict[str, str]:
    """All pages of the site of this number. One in eleven differs from the site before; some are not in every site."""
    pages = {"index.html": _text("index.html", number)}
    for page in range(PAGES):
        if page % 2 or (number + page) % 13:
            path = f"{page % 7}/{page % 3}/page-{page}/index.html"
            pages[path] = _text(path, number - (number + page) % 11)
    return pages


def build_for_ever(folder: Path) -> None:
    """Publish one site after the other, going on where the process before was killed."""
    builder = Builder(folder / "output")
    number, builder.unfinished = 0, set(make_site(1))
    if (folder / "catalog.json").exists():
        number, *unfinished = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
        builder.token, builder.pages, builder.unfinished = str(number), make_site(number), set(unfinished)
    print("ready", flush=True)  # noqa: T201 - what the test waits for
    while True:
        number += 1
        pages = make_site(number)
        _commit(folder, [number - 1, *builder.unfinished, *pages])
        builder.build(str(number), pages)
        _commit(folder, [number])


def read_for_a_while(folder: Path, reads: int) -> None:
    """Read pages at random, until several sites were met, and print what was wrong with them as JSON."""
    chance = random.Random(1)  # noqa: S311 - no cryptography
    known: dict[int, dict[str, str]] = {}
    paths = sorted({path for number in range(13) for path in make_site(number)})
    permanent = set(paths).intersection(*map(make_site, range(13)))
    wrong = {"missing": 0, "mixed": 0}
    done, end = 0, time.monotonic() + PATIENCE
    while done < reads or (len(known) < SITES and time.monotonic() < end):
        done += IN_A_ROW + 2
        first = _read(folder, "index.html")
        found = {path: _read(folder, path) for path in chance.sample(paths, IN_A_ROW)}
        wrong["missing"] += sum(not text and path in permanent for path, text in found.items()) + (not first)
        if first == _read(folder, "index.html"):  # all were read from one site
            number = int(first.split()[0])
            site = known.setdefault(number, make_site(number))
            wrong["mixed"] += sum(text != site.get(path, "") for path, text in found.items())
    print(json.dumps({**wrong, "sites": len(known)}))  # noqa: T201 - what the test reads


def _text(path: str, number: int) -> str:
    return f"{number} {path}\n" * 400


def _read(folder: Path, path: str) -> str:
    try:
        with open(folder / "output" / path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def _commit(folder: Path, state: list[object]) -> None:
    aside = folder / "catalog.new"
    aside.write_text(json.dumps(state), encoding="utf-8")
    os.replace(aside, folder / "catalog.json")


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build_for_ever(Path(sys.argv[2]))
    else:
        read_for_a_while(Path(sys.argv[2]), int(sys.argv[3]))
