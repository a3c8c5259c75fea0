"""The lists of all countries, topics, sections and authors."""

from collections.abc import Iterator
from itertools import groupby

from backfile.model.page import Link, PageSpec
from backfile.pages.archive import MIN_ARTICLES_ON_INDEX, Archive
from backfile.pages.indexes import KINDS, site_feed
from backfile.pages.views import Directory, DirectoryGroup
from backfile.pages.wording import plural
from backfile.urls import FOLDERS, slug_of

MIN_FOR_LETTERS = 40
"""A longer list is cut under the first letters of its names."""


def directory_pages(archive: Archive) -> Iterator[PageSpec]:
    """The list of each kind of term."""
    for kind in KINDS:
        yield _directory_page(archive, kind)


def _directory_page(archive: Archive, kind: str) -> PageSpec:
    title, one, many = KINDS[kind]
    terms = archive.by_term[kind]
    least = MIN_ARTICLES_ON_INDEX if kind == "tag" else 1
    shown = [archive.term_link(term, len(found)) for term, found in terms.items() if len(found) >= least]
    shown.sort(key=lambda link: (slug_of(link.label), link.label))
    hidden = len(terms) - len(shown)
    lead = f"{plural(len(terms), one, many)} in {plural(len(archive.articles), 'article', 'articles')}."
    directory = Directory(
        title=title,
        kind=kind,
        lead=lead,
        groups=tuple(_groups(shown)),
        rest=_rest(hidden, one, many, least),
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


def _groups(links: list[Link]) -> Iterator[DirectoryGroup]:
    if len(links) < MIN_FOR_LETTERS:
        if links:
            yield DirectoryGroup("", tuple(links))
        return
    for letter, found in groupby(links, key=lambda link: slug_of(link.label)[0].upper()):
        yield DirectoryGroup(letter, tuple(found))
