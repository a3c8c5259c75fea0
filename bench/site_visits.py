"""What a reader of a built site loads: requests and bytes of a page, and of the first search.

The site is served with gzip, as GitHub Pages serves it, to Chromium without a cache. Bytes are those of the bodies.
"""

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from browser.served import ServedSite
from browser.viewer import Viewer, start_chromium

__all__ = ["SITE_URL", "Visits", "start_chromium", "visit"]
SITE_URL = "https://example.org/archive"
"""That the site was built for; its links have no host."""


@dataclass(frozen=True, slots=True)
class Visits:
    """What readers load."""

    most_requests: int
    """Of any page that was opened."""
    search_page: int
    """Bytes of the search page before the reader turns to it."""
    query_bytes: int
    """Of the first search, at most; what the page itself loaded aside."""
    query_ms: float
    """Milliseconds from the last key to the first result of the first search, at the median, the form's pause included."""


def visit(browser: Browser, output: Path, pages: Sequence[str], queries: Sequence[str]) -> Visits:
    """Open pages, and search.

    Args:
        browser: Chromium.
        output: a site built for the path of SITE_URL, with a search.
        pages: addresses, from its root.
        queries: that find something; each is the first that its reader makes.
    Returns:
        What that loaded.
    """
    served = ServedSite()
    served.serve(output)
    loaded = {address: _load(served, browser, address) for address in (*pages, "search/")}
    requests = [len(answers) for answers in loaded.values()]
    before = sum(size for _, size in loaded["search/"])
    found = [_search(served, browser, query) for query in queries]
    served.close()
    sizes, times = zip(*found, strict=True)
    return Visits(max(requests), before, max(sizes), statistics.median(times))


def _load(served: ServedSite, browser: Browser, address: str) -> list[tuple[str, int]]:
    """What a page loads."""
    served.answers.clear()
    with _first_visit(served, browser, address) as page:
        page.wait_for_load_state("networkidle")
    return list(served.answers)


def _search(served: ServedSite, browser: Browser, query: str) -> tuple[int, float]:
    """Bytes and milliseconds of a first search."""
    with _first_visit(served, browser, "search/") as page:
        served.answers.clear()
        box = page.get_by_role("searchbox")
        box.fill(query)
        started = time.perf_counter()
        page.locator(".search ol a").first.wait_for()
        taken = 1000 * (time.perf_counter() - started)
        page.wait_for_load_state("networkidle")
        return sum(size for _, size in served.answers), taken


@contextmanager
def _first_visit(served: ServedSite, browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that has seen none of the site."""
    with Viewer(browser, served.url).visit(address) as opened:
        yield opened.page
        opened.page.context.close()
