"""Atom feeds (RFC 4287) as XML."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from backfile.model.page import Feed, FeedEntry

NAMESPACE = "http://www.w3.org/2005/Atom"
GENERATOR = "Backfile"


def render_atom(feed: Feed) -> bytes:
    """The XML document of a feed, entries in the given order."""
    return "".join((*_head(feed), *map(_entry_xml, feed.entries), "</feed>")).encode()


def _head(feed: Feed) -> Iterator[str]:
    yield "<?xml version='1.0' encoding='UTF-8'?>\n"
    yield f'<feed xmlns="{NAMESPACE}" xml:lang="{_attribute(feed.language)}">'
    yield f"<id>{_text(feed.id)}</id><title>{_text(feed.title)}</title><updated>{feed.updated}</updated>"
    yield f"<author><name>{_text(feed.author)}</name></author>"
    yield f'<link href="{_attribute(feed.page_url)}" rel="alternate" type="text/html"/>'
    yield f'<link href="{_attribute(feed.url)}" rel="self" type="application/atom+xml"/>'
    yield f"<generator>{GENERATOR}</generator>"


@lru_cache(maxsize=1 << 12)
def _entry_xml(entry: FeedEntry) -> str:
    """The element of an entry: an article stands in the feeds of all its topics and countries."""
    summary = f"<summary>{_text(entry.summary)}</summary>" if entry.summary else ""
    published = f"<published>{entry.published}</published>" if entry.published else ""
    parts = (
        f"<entry><id>{_text(entry.id)}</id><title>{_text(entry.title)}</title><updated>{entry.updated}</updated>",
        *(f"<author><name>{_text(author)}</name></author>" for author in entry.authors),
        f'<link href="{_attribute(entry.url)}"/>{summary}',
        *(f'<category term="{_attribute(category)}"/>' for category in entry.categories),
        f"{published}</entry>",
    )
    return "".join(parts)


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return _text(text).replace('"', "&quot;")
