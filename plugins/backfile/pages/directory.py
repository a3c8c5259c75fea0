"""The lists of all countries, topics, sections and authors."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from backfile.model.article import Term
from backfile.model.page import Link, PageSpec
from backfile.pages.archive import KINDS_OF_TERM, MIN_ARTICLES_ON_INDEX, Archive, names_of
from backfile.pages.indexes import list_title, site_feed
from backfile.pages.kinds import group_kinds
from backfile.pages.structured import collection_node
from backfile.pages.views import Directory, DirectoryGroup, DirectoryPart
from backfile.pages.wording import article_count
from backfile.pages.world_map import world_map
from backfile.urls import FOLDERS, slug_of
from backfile.words import Words, words_of

_MARKS = re.compile("[\u0300\u0301\u0591-\u05c7\u0610-\u061a\u064b-\u065f]+")
"""Greek accents, and what Hebrew and Arabic set around a letter: it is the same letter without."""
MIN_FOR_LETTERS = 40
"""A longer list, or a longer part of one, is cut under the first letters of its names."""
TOP = 12
"""Entries with most articles that stand above a long list."""


def directory_pages(archive: Archive) -> Iterator[PageSpec]:
    """The list of each kind of term."""
    for kind in KINDS_OF_TERM:
        yield _directory_page(archive, kind)


def _directory_page(archive: Archive, kind: str) -> PageSpec:
    words, terms = words_of(archive.language), archive.by_term[kind]
    title = list_title(kind, archive.language)
    least = MIN_ARTICLES_ON_INDEX if kind == "tag" else 1
    shown = [term for term, found in terms.items() if len(found) >= least]
    parts = tuple(_parts(archive, shown))
    is_long = len(shown) >= MIN_FOR_LETTERS
    with_some = sum(1 for article in archive.articles if names_of(kind, article))
    lead = words.gettext(
        "%(terms)s in %(articles)s.",
        terms=_count(kind, len(terms), words),
        articles=article_count(with_some or len(archive.articles), archive.language),
    )
    directory = Directory(
        title=title,
        kind=kind,
        lead=lead,
        top=archive.top_links(kind, TOP) if is_long else (),
        parts=parts,
        contents=_contents(parts) if len(parts) > 1 and is_long else (),
        rest=_rest(len(terms) - len(shown), words),
        world=world_map(archive) if kind == "country" else None,
    )
    return archive.page(
        FOLDERS[kind],
        "directory",
        directory,
        title=title,
        description=lead,
        feed=site_feed(archive),
        place=kind,
        node=collection_node(title),
    )


def _count(kind: str, number: int, words: Words) -> str:
    match kind:
        case "country":
            return words.ngettext("%(num)s country", "%(num)s countries", number)
        case "tag":
            return words.ngettext("%(num)s topic", "%(num)s topics", number)
        case "section":
            return words.ngettext("%(num)s section", "%(num)s sections", number)
    return words.ngettext("%(num)s author", "%(num)s authors", number)


def _rest(hidden: int, words: Words) -> str:
    """What is said of topics that stay off the list."""
    if not hidden:
        return ""
    return words.ngettext(
        "%(num)s more topic has fewer than %(least)s articles; its articles link to it.",
        "%(num)s more topics have fewer than %(least)s articles; their articles link to them.",
        hidden,
        least=words.number(MIN_ARTICLES_ON_INDEX),
    )


def _parts(archive: Archive, terms: Sequence[Term]) -> Iterator[DirectoryPart]:
    """The entries; tags of several kinds apart."""
    for kind, heading, found in group_kinds(terms, archive.language):
        links = [archive.term_link(term, len(archive.by_term[term.kind][term])) for term in found]
        links.sort(key=lambda link: (_sorted_as(link.label), link.label))
        yield DirectoryPart(kind.value, heading, tuple(_groups(links)))


def _contents(parts: Sequence[DirectoryPart]) -> tuple[Link, ...]:
    return tuple(
        Link(part.heading, f"#{part.id}", count=sum(len(group.entries) for group in part.groups)) for part in parts
    )


def _groups(links: Sequence[Link]) -> Iterator[DirectoryGroup]:
    if len(links) < MIN_FOR_LETTERS:
        yield DirectoryGroup("", tuple(links))
        return
    for letter, found in groupby(links, key=lambda link: _sorted_as(link.label)[0].upper()):
        yield DirectoryGroup(letter, tuple(found))


def _sorted_as(label: str) -> str:
    """A name as it is sorted: one in Latin letters without accents, one in others by those."""
    first = next(filter(str.isalnum, label), "")
    if not first.isalpha() or unicodedata.name(first, "").startswith("LATIN"):
        return slug_of(label)
    letters = unicodedata.normalize("NFD", label[label.index(first) :].casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", letters))
