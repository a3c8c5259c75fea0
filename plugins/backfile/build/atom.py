"""Atom feeds (RFC 4287), by way of feedgen. The only module that knows feedgen."""

from datetime import datetime

from feedgen.entry import FeedEntry as AtomEntry
from feedgen.feed import FeedGenerator

from backfile.model.page import Feed, FeedEntry

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
    for entry in feed.entries:
        atom.add_entry(_entry(entry), order="append")
    document = atom.atom_str(pretty=False)
    return document if isinstance(document, bytes) else document.encode()


def _entry(entry: FeedEntry) -> AtomEntry:
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
    return atom
