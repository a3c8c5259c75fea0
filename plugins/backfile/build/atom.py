"""Atom feeds (RFC 4287), by way of feedgen. The only module that knows feedgen.

feedgen says how a feed is written: once for each form that entries have, such as two authors and no summary. Texts are put
into the form here, for to build a tree of every entry takes twenty times as long.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import chain

from feedgen.entry import FeedEntry as AtomEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from backfile.model.page import Feed, FeedEntry

_END = "</feed>"
GENERATOR, GENERATOR_URL = "Backfile", ""

_UPDATED, _PUBLISHED = datetime(1, 1, 1, tzinfo=UTC), datetime(2, 1, 1, tzinfo=UTC)
"""Stand in a form for the dates of a feed or an entry, its first two texts."""
_SLOT = re.compile(r'("?)\[\[(\d+)\]\]')
"""Stands in a form for a text, by its number; quoted in an attribute."""
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def render_atom(feed: Feed) -> bytes:
    """The XML document of a feed, entries in the given order."""
    texts = (feed.updated, "", feed.id, feed.title, feed.language, feed.author, feed.page_url, feed.url)
    return "".join((_feed_form().filled(texts).removesuffix(_END), *map(_entry_xml, feed.entries), _END)).encode()


@lru_cache(maxsize=1 << 12)
def _entry_xml(entry: FeedEntry) -> str:
    """The element of an entry: an article stands in the feeds of all its topics and countries."""
    authors, categories = entry.authors, entry.categories
    form = _entry_form(len(authors), len(categories), bool(entry.summary), bool(entry.published))
    texts = (entry.updated, entry.published, entry.id, entry.title, entry.url, entry.summary)
    return form.filled((*texts, *authors, *categories))


class _Form:
    """XML with slots for texts."""

    def __init__(self, xml: str) -> None:
        dated = xml.replace(_UPDATED.isoformat(), _slot(0)).replace(_PUBLISHED.isoformat(), _slot(1))
        start, *rest = _SLOT.split(dated)
        quotes, numbers, ends = rest[0::3], rest[1::3], rest[2::3]
        self._parts = [part + quote for part, quote in zip((start, *ends), (*quotes, ""), strict=True)]
        self._numbers = [int(number) for number in numbers]
        self._escapes = [_IN_ATTRIBUTE if quote else _IN_TEXT for quote in quotes]

    def filled(self, texts: Sequence[str]) -> str:
        """The XML with each text in the slot of its number."""
        escaped = (
            texts[number].translate(escapes) for number, escapes in zip(self._numbers, self._escapes, strict=True)
        )
        return "".join(chain.from_iterable(zip(self._parts, (*escaped, ""), strict=True)))


@cache
def _feed_form() -> _Form:
    """The form of a feed without entries."""
    atom = FeedGenerator()
    atom.updated(_UPDATED)
    atom.id(_slot(2))
    atom.title(_slot(3))
    atom.language(_slot(4))
    atom.author({"name": _slot(5)})
    atom.generator(GENERATOR)
    atom.link(href=_slot(6), rel="alternate", type="text/html")
    atom.link(href=_slot(7), rel="self", type="application/atom+xml")
    return _Form(atom.atom_str(pretty=False).decode())


@cache
def _entry_form(authors: int, categories: int, has_summary: bool, is_dated: bool) -> _Form:  # noqa: FBT001 - a form is all these
    """The form of an entry with so many authors and categories."""
    atom = AtomEntry()
    atom.updated(_UPDATED)
    if is_dated:
        atom.published(_PUBLISHED)
    atom.id(_slot(2))
    atom.title(_slot(3))
    atom.link(href=_slot(4), rel="alternate", type="text/html")
    if has_summary:
        atom.summary(_slot(5))
    for number in range(6, 6 + authors):
        atom.author({"name": _slot(number)})
    for number in range(6 + authors, 6 + authors + categories):
        atom.category(term=_slot(number))
    return _Form(etree.tostring(atom.atom_entry(), encoding="unicode"))


def _slot(number: int) -> str:
    return f"[[{number}]]"
