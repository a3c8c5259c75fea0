"""Atom feeds (RFC 4287) of the archive and of every country, topic and section.

Dates come from the ledger and the content, never from a clock: an entry is `updated` when it was added to the archive
or, if that is later, when its article was modified.
"""

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from backfile.model.article import Article
from backfile.model.metadata import PartialDate
from backfile.model.page import Feed, FeedEntry, PageSpec
from backfile.pages.archive import Archive
from backfile.pages.indexes import WITH_FEED, feed_address
from backfile.urls import FEED, HOME, term_address

NAMESPACE = uuid.UUID("0f7d2a5e-3b0c-5c65-8a56-6a4c1f1a9d10")
"""Namespace of feed ids (RFC 9562, version 5), chosen once for Backfile."""
CATEGORIES = 20
"""Categories of an entry, main countries first. An article of 2,000 tags stands in 2,000 feeds: all would be too many."""
NEVER = "1970-01-01T00:00:00+00:00"
"""When an empty feed was updated."""


def feed_pages(archive: Archive) -> Iterator[PageSpec]:
    """All feeds."""
    entries: dict[str, FeedEntry] = {}  # most articles stand in several feeds
    by_added = sorted(archive.articles, key=_age, reverse=True)
    order = {article.record.path: number for number, article in enumerate(by_added)}
    yield _feed(archive, archive.site_name, by_added, HOME + FEED, HOME, entries)
    for kind in WITH_FEED:
        for term, articles in archive.by_term[kind].items():
            found = sorted(articles, key=lambda article: order[article.record.path])
            title = f"{term.name} - {archive.site_name}"
            yield _feed(archive, title, found, feed_address(term), term_address(term), entries)


def _feed(  # noqa: PLR0913, PLR0917 - a feed is all these
    archive: Archive,
    title: str,
    articles: Sequence[Article],
    address: str,
    page: str,
    known: dict[str, FeedEntry],
) -> PageSpec:
    newest = articles[: archive.feed_size]
    for article in newest:
        if article.record.path not in known:
            known[article.record.path] = _entry(archive, article)
    entries = tuple(known[article.record.path] for article in newest)
    feed = Feed(
        id=uuid.uuid5(NAMESPACE, f"{archive.site_name}\n{page}").urn,
        title=title,
        author=archive.site_name,
        language=archive.language,
        url=archive.site.absolute(address),
        page_url=archive.site.absolute(page),
        updated=max((entry.updated for entry in entries), key=datetime.fromisoformat, default=NEVER),
        entries=entries,
    )
    return PageSpec(address, "", feed)


def _entry(archive: Archive, article: Article) -> FeedEntry:
    record = article.record
    modified = record.modified.value.instant if record.modified else None
    added = PartialDate(article.ledger.added).instant
    return FeedEntry(
        id=article.ledger.id,
        title=record.headline.value,
        url=archive.site.absolute(article.ledger.address),
        updated=max(added, modified or added).isoformat(),
        published=record.published.value.instant.isoformat() if record.published else "",
        summary=record.summary.value,
        authors=tuple(author.name for author in article.authors),
        categories=tuple(term.name for term in (*article.countries, *article.tags)[:CATEGORIES]),
    )


def _age(article: Article) -> tuple[str, str, str]:
    return article.ledger.added, article.date.iso if article.date else "", article.ledger.id
