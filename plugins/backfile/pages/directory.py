"""The lists of all countries, topics, sections and authors."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from backfile.model.article import Term
from backfile.model.page import Link, PageSpec
from backfile.pages.archive import MIN_ARTICLES_ON_INDEX, Archive
from backfile.pages.indexes import KINDS, site_feed
from backfile.pages.kinds import group_kinds
from backfile.pages.views import Directory, DirectoryGroup, DirectoryPart
from backfile.pages.wording import plural
from backfile.pages.world_map import world_map
from backfile.urls import FOLDERS, slug_of

MIN_FOR_LETTERS = 40
"""A longer list, or a longer part of one, is cut under the first letters of its names."""


def directory_pages(archive: Archive) -> Iterator[PageSpec]:
    """The list of each kind of term."""
    for kind in KINDS:
        yield _directory_page(archive, kind)


def _directory_page(archive: Archive, kind: str) -> PageSpec:
    title, one, many = KINDS[kind]
    terms = archive.by_term[kind]
    least = MIN_ARTICLES_ON_INDEX if kind == "tag" else 1
    shown = [term for term, found in terms.items() if len(found) >= least]
    parts = tuple(_parts(archive, shown))
    hidden = len(terms) - len(shown)
    lead = f"{plural(len(terms), one, many)} in {plural(len(archive.articles), 'article', 'articles')}."
    directory = Directory(
        title=title,
        kind=kind,
        lead=lead,
        parts=parts,
        contents=_contents(parts) if len(parts) > 1 and len(shown) >= MIN_FOR_LETTERS else (),
        rest=_rest(hidden, one, many, least),
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
    )


def _rest(hidden: int, one: str, many: str, least: int) -> str:
    if not hidden:
        return ""
    have, them = ("has", "its articles link to it") if hidden == 1 else ("have", "their articles link to them")
    return f"{plural(hidden, f'more {one}', f'more {many}')} {have} fewer than {least} articles; {them}."


def _parts(archive: Archive, terms: Sequence[Term]) -> Iterator[DirectoryPart]:
    """The entries; tags of several kinds apart."""
    for kind, heading, found in group_kinds(terms):
        links = [archive.term_link(term, len(archive.by_term[term.kind][term])) for term in found]
        links.sort(key=lambda link: (slug_of(link.label), link.label))
        yield DirectoryPart(kind.value, heading, tuple(_groups(links)))


def _contents(parts: Sequence[DirectoryPart]) -> tuple[Link, ...]:
    return tuple(
        Link(part.heading, f"#{part.id}", count=sum(len(group.entries) for group in part.groups)) for part in parts
    )


def _groups(links: Sequence[Link]) -> Iterator[DirectoryGroup]:
    if len(links) < MIN_FOR_LETTERS:
        yield DirectoryGroup("", tuple(links))
        return
    for letter, found in groupby(links, key=lambda link: slug_of(link.label)[0].upper()):
        yield DirectoryGroup(letter, tuple(found))
