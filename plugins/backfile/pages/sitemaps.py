"""The sitemap (sitemaps.org protocol 0.9): an index of sitemaps, one for each year of articles, one for all indexes.

The indexes are in it with their landing pages: the slices of an index by year, month and day repeat what those lead to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from backfile.model.article import Article
from backfile.model.page import PageDraft, PageSpec, Sitemap, SitemapEntry
from backfile.pages.archive import Archive
from backfile.urls import COVERAGE, DATES, FOLDERS, HOME, term_address

INDEX = "sitemap.xml"
MAX_ENTRIES = 45_000
"""Entries in one sitemap; the protocol allows 50,000. A year with more is cut into months."""
_DAY = len("2024-06-27")


def sitemap_drafts(archive: Archive, standing: Iterable[str]) -> Iterator[PageDraft]:
    """The sitemaps and their index.

    Args:
        archive: its articles are listed by year.
        standing: addresses of the pages written by hand.
    """
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    by_year: dict[str, list[Article]] = defaultdict(list)
    for article in archive.articles:
        by_year[article.published[:4] or "undated"].append(article)
    for year, articles in by_year.items():
        for article in articles:
            name = year if len(articles) <= MAX_ENTRIES or not article.published else article.published[:7]
            parts[name].append((article.address, (article.modified or article.published)[:_DAY]))
    years = (f"{year}/" for year in by_year if year != "undated")
    terms = (term_address(term) for found in archive.by_term.values() for term in found)
    others = sorted((HOME, DATES, COVERAGE, *FOLDERS.values(), *years, *terms, *standing))
    for number, address in enumerate(others):
        parts[f"pages-{number // MAX_ENTRIES + 1}"].append((address, ""))
    for name, entries in parts.items():
        yield _draft(archive, f"sitemaps/{name}.xml", entries, is_index=False)
    yield _draft(archive, INDEX, [(f"sitemaps/{name}.xml", "") for name in sorted(parts)], is_index=True)


def _draft(archive: Archive, path: str, entries: Sequence[tuple[str, str]], *, is_index: bool) -> PageDraft:
    """One file, from addresses and the dates they were changed."""

    def made(_: object) -> PageSpec:
        found = tuple(SitemapEntry(archive.site.absolute(address), modified) for address, modified in entries)
        return PageSpec(path, "", Sitemap(is_index, found))

    return PageDraft(path, "", "\0".join([f"{address}\0{modified}" for address, modified in entries]), made)
