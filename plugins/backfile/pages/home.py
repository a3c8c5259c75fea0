"""The home page: the newest articles, and the ways into the rest."""

from collections import Counter

from backfile.model.page import Link, PageSpec
from backfile.pages.archive import Archive
from backfile.pages.indexes import site_feed
from backfile.pages.views import Home
from backfile.pages.wording import plural
from backfile.urls import HOME

NEWEST, COUNTRIES, TOPICS = 12, 12, 15
"""How many of each the home page shows."""


def home_page(archive: Archive) -> PageSpec:
    """The home page."""
    years = Counter(article.published[:4] for article in archive.articles if article.published)
    sections = archive.by_term["section"].items()
    home = Home(
        newest=tuple(archive.summary_row(article) for article in archive.articles[:NEWEST]),
        count=len(archive.articles),
        range_text=archive.range_of(archive.articles),
        countries=archive.top_links("country", COUNTRIES),
        tags=archive.top_links("tag", TOPICS, least=2),
        years=tuple(
            Link(year, archive.site.link(f"{year}/"), count=years[year]) for year in sorted(years, reverse=True)
        ),
        sections=tuple(archive.term_link(section, len(found)) for section, found in sections),
    )
    description = archive.site_subtitle or f"{archive.site_name}: {plural(home.count, 'article', 'articles')}."
    return archive.page(HOME, "home", home, title="", description=description, feed=site_feed(archive))
