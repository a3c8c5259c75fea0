"""Atom feeds (RFC 4287) of the archive and of every country, topic and section.

Dates come from the ledger and the content, never from a clock: an entry is `updated` when it was added to the archive
or, if that is later, when its article was modified.
"""

import heapq
import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache, partial

from backfile.model.article import Article, Term
from backfile.model.metadata import PartialDate
from backfile.model.page import Feed, FeedEntry, PageDraft, PageSpec, TextStore
from backfile.pages.archive import Archive
from backfile.pages.indexes import Index, about, feed_address
from backfile.urls import FEED, HOME, term_address

NAMESPACE = uuid.UUID("0f7d2a5e-3b0c-5c65-8a56-6a4c1f1a9d10")
"""Namespace of feed ids (RFC 9562, version 5), chosen once for Backfile."""
CATEGORIES = 6
"""Categories of an entry, main countries first: an article stands in the feeds of all its topics."""
TOPIC_ENTRIES = 10
"""Entries of the feed of a topic, at most: an archive has thousands."""
REMEMBERED = 1 << 12
"""Entries that are remembered: an article stands in the feeds of all its topics and countries."""
NEVER = "1970-01-01T00:00:00+00:00"
"""When an empty feed was updated."""


class Feeds:
    """Makes the feeds of an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._entry = lru_cache(maxsize=REMEMBERED)(partial(_entry, archive))

    def site_draft(self) -> PageDraft:
        """The feed of the whole archive."""
        archive = self._archive
        return self._draft(archive.site_name, archive.articles, archive.feed_size, HOME + FEED, HOME)

    def index_draft(self, index: Index, term: Term) -> PageDraft:
        """The feed of the index of a country, a topic or a section; of a country what is about it, if anything is."""
        title = f"{term.name} - {self._archive.site_name}"
        articles = [*filter(about(self._archive, index), index.articles)] or index.articles
        most = min(self._archive.feed_size, TOPIC_ENTRIES) if term.kind == "tag" else self._archive.feed_size
        return self._draft(title, articles, most, feed_address(term), term_address(term))

    def _draft(self, title: str, articles: Sequence[Article], most: int, address: str, page: str) -> PageDraft:
        newest = heapq.nlargest(most, articles, key=_age)
        inputs = f"{title}\0{self._archive.digests_of(newest)}"
        paths = [article.path for article in newest]

        def make(texts: TextStore) -> PageSpec:
            return PageSpec(
                address, "", self._feed(title, tuple(self._entry(texts, path) for path in paths), address, page)
            )

        return PageDraft(address, "", inputs, make)

    def _feed(self, title: str, entries: tuple[FeedEntry, ...], address: str, page: str) -> Feed:
        archive = self._archive
        return Feed(
            id=uuid.uuid5(NAMESPACE, f"{archive.site_name}\n{page}").urn,
            title=title,
            author=archive.site_name,
            language=archive.language,
            url=archive.site.absolute(address),
            page_url=archive.site.absolute(page),
            updated=max((entry.updated for entry in entries), key=datetime.fromisoformat, default=NEVER),
            entries=entries,
        )


def _entry(archive: Archive, texts: TextStore, path: str) -> FeedEntry:
    article = archive.by_path[path]
    modified = PartialDate(article.modified).instant if article.modified else None
    added = PartialDate(article.added).instant
    terms = (*archive.terms_of("country", article), *archive.terms_of("tag", article))
    return FeedEntry(
        id=article.id,
        title=article.headline,
        url=archive.site.absolute(article.address),
        updated=max(added, modified or added).isoformat(),
        published=PartialDate(article.published).instant.isoformat() if article.published else "",
        summary=texts.read_summary(path),
        authors=tuple(author.name for author in archive.terms_of("author", article)),
        categories=tuple(term.name for term in terms[:CATEGORIES]),
    )


def _age(article: Article) -> tuple[str, str, str]:
    return article.added, article.published, article.id
