"""Atom feeds (RFC 4287), by way of feedgen. The only module that knows feedgen."""

from datetime import datetime
from functools import lru_cache

from feedgen.entry import FeedEntry as AtomEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from backfile.model.page import Feed, FeedEntry

_END = b"</feed>"
GENERATOR, GENERATOR_URL = "Backfile", ""


def render_atom(feed: Feed) -> bytes:
    """The XML document of a feed, entries in the given order."""
    atom = FeedGenerator()
    atom.id(feed.id)
    atom.title(feed.title)
    atom.language(feed.language)
    atom.author({"name": feed.author})
    atom.generator(GENERATOR)
    atom.link(href=feed.page_url, rel="alternate", type="text/html")
    atom.link(href=feed.url, rel="self", type="application/atom+xml")
    atom.updated(datetime.fromisoformat(feed.updated))
    document: bytes = atom.atom_str(pretty=False)
    return document.removesuffix(_END) + b"".join(map(_entry_xml, feed.entries)) + _END


@lru_cache(maxsize=1 << 12)
def _entry_xml(entry: FeedEntry) -> bytes:
    """The element of an entry: an article stands in the feeds of all its topics and countries."""
    atom = AtomEntry()
    atom.id(entry.id)
    atom.title(entry.title)
    atom.link(href=entry.url, rel="alternate", type="text/html")
    atom.updated(datetime.fromisoformat(entry.updated))
    if entry.published:
        atom.published(datetime.fromisoformat(entry.published))
    if entry.summary:
        atom.summary(entry.summary)
    for author in entry.authors:
        atom.author({"name": author})
    for category in entry.categories:
        atom.category(term=category)
    xml: bytes = etree.tostring(atom.atom_entry(), encoding="utf-8")
    return xml
