"""Pages and files that stand beside the archive: about pages, the 404 page, the style sheet, copied files."""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec
from markupsafe import Markup

from backfile.model.page import FileCopy, Head, HtmlPage, Link, PageSpec, PlainText
from backfile.model.source import SourceFile
from backfile.model.text import Block, BlockKind
from backfile.pages.archive import Archive
from backfile.pages.indexes import site_feed
from backfile.pages.prose import part_blocks, promo_html, promo_line, story_html
from backfile.pages.views import NotFound, StandingView
from backfile.settings import Settings
from backfile.urls import DATES, FOLDERS, HOME, SEARCH
from backfile.words import primary_language, words_of

NOT_FOUND = "404.html"
_AS_IT_IS = frozenset(
    {
        BlockKind.KICKER,
        BlockKind.DECK,
        BlockKind.BYLINE,
        BlockKind.DATE_LINE,
        BlockKind.BOILERPLATE,
        BlockKind.RELEASE,
        BlockKind.MAIL_HEADER,
        BlockKind.SIGNATURE,
        BlockKind.SIGN_OFF,
    }
)
"""What an article shows in its head or folds away. On a page the copyright and the contact are what it is there for."""


class StandingPage(msgspec.Struct, frozen=True):
    """A standing page as the reader found it."""

    address: str
    label: str
    """Its name in the navigation."""
    title: str
    summary: str
    blocks: tuple[Block, ...]
    """Its text."""


def standing_page(archive: Archive, page: StandingPage) -> PageSpec:
    """A page such as "About", written as a text file below `content/pages/`."""
    shown, _, _ = part_blocks(tuple(map(_as_paragraph, page.blocks)))
    language = primary_language(archive.language)
    promos = (block.text for block in shown if block.kind is BlockKind.PROMO)
    lines = (promo_line(text, text.partition(":")[2].strip() or text) for text in promos)
    first, *pieces = story_html(shown, language)
    html = "".join((first, *chain(*((promo_html(line, ""), piece) for line, piece in zip(lines, pieces, strict=True)))))
    return archive.page(
        page.address,
        "page",
        StandingView(page.title, Markup(html)),  # noqa: S704 - made by prose.py, which escapes all text
        title=page.title,
        description=page.summary,
        feed=site_feed(archive),
        place=page.address,
    )


def not_found_page(archive: Archive, *, has_search: bool = False) -> PageSpec:
    """The 404 page. GitHub Pages serves it at any depth, so that its links carry the host."""
    words = words_of(archive.language)
    names = [
        (words.gettext("Home"), HOME),
        (words.gettext("Countries"), FOLDERS["country"]),
        (words.gettext("Topics"), FOLDERS["tag"]),
        (words.gettext("Dates"), DATES),
    ]
    if has_search:
        names.append((words.gettext("Search"), SEARCH))
    content = NotFound(tuple(Link(label, archive.site.absolute(address)) for label, address in names))
    head = Head(words.gettext("Page not found"), "", "", robots="noindex")
    return PageSpec(NOT_FOUND, "404.html", HtmlPage(head, "notfound", content))


def text_file(address: str, text: str) -> PageSpec:
    """A style sheet or a script of the theme."""
    return PageSpec(address, "", PlainText(text))


def static_files(settings: Settings, files: Iterable[SourceFile]) -> Iterator[PageSpec]:
    """The files of the content folder that are copied as they are, to where EXTRA_PATH_METADATA says if it does."""
    moved = dict(settings.extra_paths)
    for file in files:
        copy = FileCopy(str(settings.content_path / file.path), f"{file.size} {file.mtime_ns}")
        yield PageSpec(moved.get(file.path, file.path), "", copy)


def robots_file(archive: Archive, sitemap: str) -> PageSpec:
    """`robots.txt` (RFC 9309): everything may be read, and where the sitemap is."""
    return PageSpec(
        "robots.txt", "", PlainText(f"User-agent: *\nAllow: /\n\nSitemap: {archive.site.absolute(sitemap)}\n")
    )


def _as_paragraph(block: Block) -> Block:
    return msgspec.structs.replace(block, kind=BlockKind.PARAGRAPH) if block.kind in _AS_IT_IS else block
