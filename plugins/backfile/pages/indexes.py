"""The indexes of the archive: one of all articles, and one of each country, topic, section and author."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import msgspec

from backfile.model.article import Article, Term
from backfile.model.page import Link
from backfile.pages.archive import MIN_ARTICLES_ON_INDEX, Archive
from backfile.urls import DATES, FEED, FOLDERS, HOME, term_address
from backfile.words import words_of

WITH_FEED = ("country", "tag", "section")
"""Kinds of terms that have feeds; topics only if they are on the list of topics."""


class Index(msgspec.Struct, frozen=True):
    """Articles that are listed together, and where."""

    kind: str
    """`all`, or the kind of its term."""
    title: str
    articles: Sequence[Article]
    """In the archive's order."""
    term: Term | None
    crumbs: tuple[Link, ...]
    """The pages above it."""
    feed: Link | None
    place: str
    """Entry of the navigation."""

    def address(self, *period: str) -> str:
        """Where the index stands, or a slice of it."""
        if self.term:
            return term_address(self.term, *period)
        return "/".join(period) + "/" if period else DATES


def all_articles(archive: Archive) -> Index:
    """The index of the whole archive."""
    title = words_of(archive.language).gettext("Dates")
    crumb = Link(title, archive.site.link(DATES))
    return Index("all", title, archive.articles, None, (crumb,), None, "dates")


def term_indexes(archive: Archive) -> Iterator[Index]:
    """The index of each country, topic, section and author."""
    for kind, terms in archive.by_term.items():
        crumb = Link(list_title(kind, archive.language), archive.site.link(FOLDERS[kind]))
        for term, articles in terms.items():
            feed = None
            if kind in WITH_FEED and (kind != "tag" or len(articles) >= MIN_ARTICLES_ON_INDEX):
                feed = Link(f"{term.name} - {archive.site_name}", archive.site.link(feed_address(term)))
            yield Index(kind, term.name, articles, term, (crumb,), feed, kind)


def about(archive: Archive, index: Index) -> Callable[[Article], bool]:
    """Tells the articles of an index that are about its country from those that only mention it; all are about other terms."""
    if index.kind != "country":
        return lambda _: True
    is_its_code = cache(lambda code: archive.terms.of("country", (code,)) == (index.term,))
    return lambda article: any(map(is_its_code, article.main))


def list_title(kind: str, language: str) -> str:
    """The title of the list of all terms of a kind."""
    words = words_of(language)
    match kind:
        case "country":
            return words.gettext("Countries")
        case "tag":
            return words.gettext("Topics")
        case "section":
            return words.gettext("Sections")
    return words.gettext("Authors")


def site_feed(archive: Archive) -> Link:
    """The feed of the whole archive."""
    return Link(archive.site_name, archive.site.link(HOME + FEED))


def feed_address(term: Term) -> str:
    """Where the feed of a term stands."""
    return term_address(term) + FEED
