"""What the site may weigh: a table of figures and of the most that each may be. Bytes, unless a figure says otherwise."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from measure import Cost
from site_links import find_dead_links
from site_visits import Visits
from site_weight import SiteWeight

Source = TypeVar("Source")
LARGE = 10_000
"""Articles of an archive in which what a site has but once weighs nothing."""

WITH_MAP = "countries/index.html"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one site."""

    weight: SiteWeight
    visits: Visits
    cost: Cost
    """Of a clean build."""
    without_search: Cost
    """Of a clean build of the same site without its search."""


@dataclass(frozen=True, slots=True)
class Row(Generic[Source]):
    """A figure."""

    label: str
    value: Callable[[Source], float]
    budget: float | None = None
    """The most that it may be; None if nothing is said of it."""
    of_large: bool = False
    """Whether the budget is one of large archives alone."""

    def is_kept(self, value: float, articles: int) -> bool:
        """Whether a site of so many articles keeps the budget."""
        return self.budget is None or value <= self.budget or (self.of_large and articles < LARGE)


def _articles(what: str, middle: Callable[[list[int]], float]) -> Callable[[SiteWeight], float]:
    """A figure of the pages of articles."""

    def value(site: SiteWeight) -> float:
        return middle([getattr(page, what) for page in site.article_weights])

    return value


OF_FILES: tuple[Row[SiteWeight], ...] = (
    Row("article page, markup beyond text, median", _articles("markup", statistics.median), 2_500),
    Row("article page, markup beyond text, most", _articles("markup", max)),
    Row("article page, gz beyond text, median", _articles("gz_beyond_text", statistics.median)),
    Row("article page, gz beyond text, most", _articles("gz_beyond_text", max), 3_000),
    Row("article page, raw, median", _articles("raw", statistics.median)),
    Row("article page, gz, median", _articles("gz", statistics.median)),
    Row("style sheets, gz", lambda site: sum(site.style_sheets.values()), 5_000),
    Row("list of countries with its map, gz", lambda site: dict(site.other_pages)[WITH_MAP], 30_000),
    Row(
        "heaviest other page, gz", lambda site: max(size for name, size in site.other_pages if name != WITH_MAP), 15_000
    ),
    Row("dead links and fragments", lambda site: len(list(find_dead_links(site.output, site.url))), 0),
    Row("files, how many", lambda site: len(site.files)),
    Row("all files, an article", lambda site: site.bytes_an_article, 10_000, of_large=True),
)
OF_VISITS: tuple[Row[Visits], ...] = (
    Row("requests a page, most", lambda visits: visits.most_requests, 4),
    Row("search page before typing", lambda visits: visits.search_page, 10_000),
    Row("first query, most", lambda visits: visits.query_bytes, 300_000),
    Row("first query, ms, median", lambda visits: visits.query_ms),
)
OF_BUILDS: tuple[Row[Measured], ...] = (
    Row("build, s", lambda site: site.cost.wall),
    Row("build, s of CPU", lambda site: site.cost.cpu),
    Row("build, MiB at the peak", lambda site: site.cost.memory),
    Row("search index, s more", lambda site: site.cost.wall - site.without_search.wall),
    Row("search index, MiB more", lambda site: site.cost.memory - site.without_search.memory),
)
