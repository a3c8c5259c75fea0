"""The sitemap (sitemaps.org protocol 0.9): an index of sitemaps, one for each year of articles, one for all indexes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from backfile.model.article import Article
from backfile.model.page import PageSpec, Sitemap, SitemapEntry
from backfile.pages.archive import Archive

INDEX = "sitemap.xml"
MAX_ENTRIES = 45_000
"""Entries in one sitemap; the protocol allows 50,000. A year with more is cut into months."""


def sitemap_pages(archive: Archive, others: Iterable[str]) -> Iterator[PageSpec]:
    """The sitemaps and their index.

    Args:
        archive: its articles are listed by year.
        others: canonical URLs of all other pages.
    """
    parts: dict[str, list[SitemapEntry]] = defaultdict(list)
    by_year: dict[str, list[Article]] = defaultdict(list)
    for article in archive.articles:
        by_year[article.date_parts[0] if article.date else "undated"].append(article)
    for year, articles in by_year.items():
        for article in articles:
            name = year if len(articles) <= MAX_ENTRIES or not article.date else article.date.iso[:7]
            parts[name].append(_entry(archive, article))
    for number, url in enumerate(sorted(others)):
        parts[f"pages-{number // MAX_ENTRIES + 1}"].append(SitemapEntry(url, ""))
    for name, entries in parts.items():
        yield PageSpec(f"sitemaps/{name}.xml", "", Sitemap(is_index=False, entries=tuple(entries)))
    index = tuple(SitemapEntry(archive.site.absolute(f"sitemaps/{name}.xml"), "") for name in sorted(parts))
    yield PageSpec(INDEX, "", Sitemap(is_index=True, entries=index))


def _entry(archive: Archive, article: Article) -> SitemapEntry:
    found = article.record.modified or article.record.published
    return SitemapEntry(archive.site.absolute(article.ledger.address), found.value.iso[:10] if found else "")
