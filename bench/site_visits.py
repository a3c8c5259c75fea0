"""What a reader of a built site loads: requests and bytes of a page, and of the first search.

The site is served with gzip, as GitHub Pages serves it, to Chromium without a cache. Bytes are those of the bodies.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from browser.served import ServedSite
from browser.viewer import Viewer, start_chromium

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


def visit(output: Path, pages: Sequence[str], queries: Sequence[str]) -> Visits:
    """Open pages, and search.

    Args:
        output: a site built for SITE_URL, with a search.
        pages: addresses, from its root.
        queries: that find something; each is the first that its reader makes.
    Returns:
        What that loaded.
    """
    served = ServedSite()
    served.serve(output)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        requests = [len(_load(served, browser, address)) for address in (*pages, "search/")]
        before = sum(size for _, size in _load(served, browser, "search/"))
        found = [_search(served, browser, query) for query in queries]
        browser.close()
    served.close()
    sizes, times = zip(*found, strict=True)
    return Visits(max(requests), before, max(sizes), statistics.median(times))


def _load(served: ServedSite, browser: Browser, address: str) -> list[tuple[str, int]]:
    """What a page loads."""
    served.answers.clear()
    with Viewer(browser, served.url).visit(address) as opened:
        opened.page.wait_for_load_state("networkidle")
    return list(served.answers)


def _search(served: ServedSite, browser: Browser, query: str) -> tuple[int, float]:
    """Bytes and milliseconds of a first search."""
    with Viewer(browser, served.url).visit("search/") as opened:
        served.answers.clear()
        box = opened.page.get_by_role("searchbox")
        box.fill(query)
        started = time.perf_counter()
        opened.page.locator(".search ol a").first.wait_for()
        taken = 1000 * (time.perf_counter() - started)
        opened.page.wait_for_load_state("networkidle")
        return sum(size for _, size in served.answers), taken
