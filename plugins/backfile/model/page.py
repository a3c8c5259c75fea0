"""A page that should exist, the plan of what to write, and the task a worker gets."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec
from markupsafe import Markup

from backfile.model.article import StoredArticle


class Link(msgspec.Struct, frozen=True):
    """A link as a template shows it."""

    label: str
    url: str
    """Empty for something that has no page."""
    current: bool = False
    """Whether it leads to where the reader is."""
    count: int = 0
    """How many articles stand behind it; 0 when that is not said."""
    lang: str = ""
    """Of a headline in another language than the site's: ISO 639-1."""


class Head(msgspec.Struct, frozen=True):
    """What a page says of itself in its head, and where it stands in the site."""

    title: str
    """Empty on the home page, which is titled with the name of the site."""
    description: str
    canonical: str
    """Absolute URL; empty for pages that should not be cited, such as the 404 page."""
    breadcrumbs: tuple[Link, ...] = ()
    """From the home page down; the last is the page itself, without a URL."""
    feed: Link | None = None
    robots: str = ""
    """`noindex`, or empty."""
    structured: Markup = Markup()
    """What machines read of it: JSON-LD, the content of a `script` element; empty when there is nothing to say."""
    place: str = ""
    """Which entry of the navigation it belongs to: `country`, `tag`, `dates`, `search`, `about` or none."""


class HtmlPage(msgspec.Struct, frozen=True):
    """The subject of a page that a template of the theme renders."""

    head: Head
    name: str
    """The template's name for `content`: `article`, `listing`, ..."""
    content: object
    """A frozen Struct, as described in docs/template-context.md."""


class SiteContext(msgspec.Struct, frozen=True):
    """What every template gets beside its own content. The names in capitals are Pelican's."""

    site_name: str
    site_subtitle: str
    site_url: str
    lang: str
    stylesheet: str
    home_url: str
    nav: tuple[tuple[str, Link], ...]
    """Entries of the navigation, each with the `place` that it is current for."""
    footer_links: tuple[Link, ...]


class FileCopy(msgspec.Struct, frozen=True):
    """The subject of a file that is copied as it is."""

    source: str
    """Path of the file to copy."""
    version: str
    """What changes when the file does: its stamp, or digests."""


class PlainText(msgspec.Struct, frozen=True):
    """The subject of a text file without a template."""

    text: str


class FeedEntry(msgspec.Struct, frozen=True):
    """One entry of a feed (RFC 4287, section 4.1.2)."""

    id: str
    title: str
    url: str
    """Absolute."""
    updated: str
    """ISO 8601 date and time with zone."""
    published: str
    """The same; empty when unknown."""
    summary: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


class Feed(msgspec.Struct, frozen=True):
    """The subject of an Atom feed (RFC 4287)."""

    id: str
    title: str
    author: str
    """Of the feed as a whole: entries without authors of their own are by it."""
    language: str
    url: str
    """Absolute URL of the feed itself."""
    page_url: str
    """Absolute URL of the page it is the feed of."""
    updated: str
    """ISO 8601 date and time with zone."""
    entries: tuple[FeedEntry, ...]


class SitemapEntry(msgspec.Struct, frozen=True):
    """One URL of a sitemap."""

    url: str
    """Absolute."""
    modified: str
    """ISO 8601 date; empty when unknown."""


class Sitemap(msgspec.Struct, frozen=True):
    """The subject of a sitemap, or of an index of sitemaps (sitemaps.org protocol 0.9)."""

    is_index: bool
    entries: tuple[SitemapEntry, ...]


Subject = HtmlPage | FileCopy | PlainText | Feed | Sitemap


class PageSpec(msgspec.Struct, frozen=True):
    """One file of the site, ready to be rendered."""

    path: str
    """Output path relative to the output folder."""
    template: str
    """The template of the theme for an HtmlPage; empty for other subjects."""
    subject: Subject


class TextStore(Protocol):
    """Where the pages of articles find their texts."""

    def __hash__(self) -> int:
        """It is known by what it is, not by what it holds."""

    def read_stored(self, path: str) -> StoredArticle:
        """All that the page of an article is made from."""

    def read_summary(self, path: str) -> str:
        """The summary of an article."""


class PageDraft(msgspec.Struct, frozen=True):
    """One file of the site before it is made: where it stands, and what it would be made from."""

    path: str
    """Output path relative to the output folder."""
    template: str
    """As in PageSpec."""
    inputs: str
    """A text that changes when anything does that its bytes depend on, apart from the theme, the site's context and the
    code: digests of articles, texts of links."""
    make: Callable[[TextStore], PageSpec]


class SitePart(msgspec.Struct, frozen=True):
    """Pages that change together, such as those of one index."""

    name: str
    """`tag/moon`; the same at every build."""
    templates: tuple[str, ...]
    """Templates of its pages, and an empty string if it has files without one."""
    inputs: str
    """A digest that changes when the inputs of any of its pages do."""
    pages: Callable[[], Iterable[PageDraft]]


class StoredPart(msgspec.Struct, frozen=True):
    """A part of the site that was written."""

    fingerprint: str
    pages: int
    """How many it has."""
