"""The home page: the newest articles, and the ways into the rest."""

from collections import Counter
from collections.abc import Iterable

from backfile.model.page import Link, PageDraft, PageSpec, TextStore
from backfile.pages.archive import Archive, draft_made
from backfile.pages.indexes import site_feed
from backfile.pages.views import Home, Row
from backfile.pages.wording import article_count
from backfile.urls import HOME, SEARCH

NEWEST, COUNTRIES, TOPICS = 12, 12, 15
"""How many of each the home page shows."""


def home_draft(archive: Archive, *, has_search: bool = False) -> PageDraft:
    """The home page.

    Args:
        archive: of the site.
        has_search: whether readers can search.
    """
    newest = archive.articles[:NEWEST]
    search = archive.site.link(SEARCH) if has_search else ""
    page = _page(archive, search, ())
    inputs = f"{draft_made(page).inputs}\0{archive.digests_of(newest)}"

    def make(texts: TextStore) -> PageSpec:
        rows = [archive.summary_row(article, texts.read_summary(article.path)) for article in newest]
        return _page(archive, search, rows)

    return PageDraft(page.path, page.template, inputs, make)


def _page(archive: Archive, search: str, newest: Iterable[Row]) -> PageSpec:
    years = Counter(article.published[:4] for article in archive.articles if article.published)
    sections = archive.by_term["section"].items()
    home = Home(
        newest=tuple(newest),
        count=len(archive.articles),
        range_text=archive.range_of(archive.articles),
        countries=archive.top_links("country", COUNTRIES),
        tags=archive.top_links("tag", TOPICS, least=2),
        years=tuple(
            Link(year, archive.site.link(f"{year}/"), count=years[year]) for year in sorted(years, reverse=True)
        ),
        sections=tuple(archive.term_link(section, len(found)) for section, found in sections),
        search=search,
    )
    description = archive.site_subtitle or f"{archive.site_name}: {article_count(home.count, archive.language)}."
    return archive.page(HOME, "home", home, title="", description=description, feed=site_feed(archive))
