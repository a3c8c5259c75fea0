"""The resolved archive as the page modules read it: articles, indexes, rows and addresses, each made once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Protocol

import msgspec

from backfile.model.article import Article, Term
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Origin, PartialDate
from backfile.model.page import Head, HtmlPage, Link, PageDraft, PageSpec
from backfile.pages.structured import Node, breadcrumb_node, json_ld
from backfile.pages.views import DateView, Row
from backfile.pages.wording import iso_text, origin_text, range_text
from backfile.urls import HOME, Site, output_path, term_address
from backfile.words import primary_language

MIN_ARTICLES_ON_INDEX = 3
"""A topic with fewer articles has its page but stays off the list of topics."""
_ROWS = 1 << 14
"""That are remembered."""
KINDS_OF_TERM = ("country", "tag", "section", "author")
_path = attrgetter("path")
_encode = msgspec.json.Encoder(enc_hook=str, order="deterministic").encode


class Terms(Protocol):
    """Knows the term of each name."""

    def of(self, kind: str, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of some names, in order, each once."""

    def renamed(self, kind: str) -> Mapping[str, str]:
        """The names that the archive does not use as articles do, each with what it makes of it."""


@dataclass(frozen=True, eq=False)
class Archive:
    """Everything the pages are made from, but for the texts of the articles."""

    articles: tuple[Article, ...]
    """Dated ones from new to old, then undated ones."""
    terms: Terms
    promo_targets: Mapping[str, tuple[str, ...]]
    """For each promo of an article the source path of the article it names, or nothing."""
    referenced_by: Mapping[str, tuple[str, ...]]
    """By source path the articles whose promos name this one, oldest first."""
    site: Site
    site_name: str
    site_subtitle: str
    language: str
    index_size: int
    feed_size: int
    sources: str
    """As BACKFILE_SOURCES says."""
    content: str
    """Path of the content folder."""

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        """Articles by source path."""
        return {article.path: article for article in self.articles}

    @cached_property
    def dated(self) -> int:
        """How many articles have a date: those come first."""
        return bisect_left(self.articles, 1, key=lambda article: int(not article.published))

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[Term, Sequence[Article]]]:
        """For each kind of term its terms, sorted by slug, each with its articles in the archive's order."""
        by_name: dict[str, dict[str, list[Article]]] = {kind: defaultdict(list) for kind in KINDS_OF_TERM}
        countries, tags, sections, authors = by_name.values()
        for article in self.articles:
            for code in article.main:
                countries[code].append(article)
            for code in article.mentioned:
                countries[code].append(article)
            for name in article.tags:
                tags[name].append(article)
            if article.section:
                sections[article.section].append(article)
            for name in article.authors:
                authors[name].append(article)
        return {kind: self._by_term(kind, found) for kind, found in by_name.items()}

    def _by_term(self, kind: str, by_name: Mapping[str, list[Article]]) -> Mapping[Term, Sequence[Article]]:
        found: dict[Term, list[list[Article]]] = defaultdict(list)
        for name, articles in by_name.items():
            found[self.terms.of(kind, (name,))[0]].append(articles)
        return {
            term: lists[0] if len(lists) == 1 else self._merged(lists)
            for term, lists in sorted(found.items(), key=_slug)
        }

    def _merged(self, lists: Iterable[Sequence[Article]]) -> Sequence[Article]:
        """The articles of some lists in the archive's order, each once."""
        found = {article.path: article for articles in lists for article in articles}
        return sorted(found.values(), key=lambda article: self._places[article.path])

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {article.path: place for place, article in enumerate(self.articles)}

    def terms_of(self, kind: str, article: Article) -> tuple[Term, ...]:
        """The terms of an article; its main countries before the others."""
        return self.terms.of(kind, names_of(kind, article))

    @cached_property
    def _renamed(self) -> Mapping[str, tuple[str, str]]:
        """By source path the terms of an article, its section alone and all, that the archive spells in another way."""
        sections, tags, authors = map(self.terms.renamed, ("section", "tag", "author"))
        of_tag, of_author = tags.keys().isdisjoint, authors.keys().isdisjoint
        return {
            article.path: (
                sections.get(article.section, ""),
                "\0".join(
                    [
                        sections.get(article.section, ""),
                        *(tags[name] for name in article.tags if name in tags),
                        *(authors[name] for name in article.authors if name in authors),
                    ]
                ),
            )
            for article in self.articles
            if article.section in sections or not (of_tag(article.tags) and of_author(article.authors))
        }

    def row_digests_of(self, articles: Sequence[Article]) -> str:
        """Digests of what lists show of some articles."""
        return self._digests(articles, attrgetter("row"), 0)

    def digests_of(self, articles: Sequence[Article]) -> str:
        """Digests of what any page but their own can show of some articles: their rows, terms and feed entries."""
        return self._digests(articles, attrgetter("shown"), 1)

    def page_digests_of(self, articles: Sequence[Article]) -> str:
        """Digests of what the pages of some articles show of them, and of those that are related to them."""
        related = b"".join([article.related for article in articles]).hex()
        return f"{self._digests(articles, attrgetter('digest'), 1)}\0{related}"

    def _digests(self, articles: Sequence[Article], digest: Callable[[Article], bytes], which: int) -> str:
        renamed = self._renamed
        names = [renamed[path][which] for path in map(_path, articles) if path in renamed] if renamed else ()
        return "\0".join((b"".join(map(digest, articles)).hex(), *filter(None, names)))

    @cached_property
    def rows(self) -> "_Rows":
        """The line of each article in a list, by source path."""
        return _Rows(self)

    def summary_row(self, article: Article, summary: str) -> Row:
        """The line of an article in a list that shows summaries."""
        return msgspec.structs.replace(self.rows[article.path], summary=summary)

    def date(self, iso: str, origin: Origin | None = None) -> DateView | None:
        """A date to show, with where it was read."""
        if not iso:
            return None
        return DateView(iso, iso_text(iso, self.language), origin_text(origin, self.language) if origin else "")

    def range_of(self, articles: Sequence[Article]) -> str:
        """From the oldest to the newest date of some articles in the archive's order; empty when none is dated."""
        oldest = next((article.published for article in reversed(articles) if article.published), "")
        newest = articles[0].published if articles else ""
        return range_text(PartialDate(oldest), PartialDate(newest), self.language) if oldest and newest else ""

    def term_link(self, term: Term, count: int = 0) -> Link:
        """A link to a term's page."""
        return Link(term.name, self.site.link(term_address(term)), count=count)

    def article_link(self, article: Article) -> Link:
        """A link to an article."""
        return Link(article.headline, self.site.link(article.address), lang=self.lang_of(article))

    def lang_of(self, article: Article) -> str:
        """The language of an article; empty when it is the site's."""
        return article.language if article.language != primary_language(self.language) else ""

    def top_links(self, kind: str, most: int, least: int = 1) -> tuple[Link, ...]:
        """The terms of a kind with the most articles, with counts."""
        counted = sorted(self.by_term[kind].items(), key=lambda item: (-len(item[1]), item[0].slug))
        return tuple(self.term_link(term, len(found)) for term, found in counted[:most] if len(found) >= least)

    def home_link(self) -> Link:
        """The first breadcrumb."""
        return Link(self.site_name, self.site.link(HOME))

    def page(  # noqa: PLR0913 - a page's head is all these
        self,
        address: str,
        name: str,
        content: object,
        *,
        title: str,
        description: str,
        crumbs: Sequence[Link] = (),
        feed: Link | None = None,
        place: str = "",
        node: Node | None = None,
    ) -> PageSpec:
        """A page of the theme at an address, rendered by the template of its name.

        Args:
            address: where it stands.
            name: of the template without `.html`, and of `content` in it (a standing page is an `article` too).
            content: what the template shows.
            title: of the page; empty on the home page.
            description: one sentence for search engines and previews.
            crumbs: the pages above it, from the one below the home page down.
            feed: its Atom feed.
            place: the entry of the navigation it belongs to.
            node: what machines read of it, beside the breadcrumbs.
        """
        variable = "article" if name == "page" else name
        breadcrumbs = (self.home_link(), *crumbs, Link(title, "")) if title else ()
        trail = [msgspec.structs.replace(crumb, url=self.site.whole(crumb.url)) for crumb in breadcrumbs[1:-1]]
        structured = json_ld((*([node] if node else ()), *([breadcrumb_node(trail)] if trail else ())))
        url = self.site.absolute(address)
        head = Head(title, description, url, breadcrumbs, feed, structured=structured, place=place)
        return PageSpec(output_path(address), f"{name}.html", HtmlPage(head, variable, content))


def _slug(item: tuple[Term, object]) -> str:
    return item[0].slug


def names_of(kind: str, article: Article) -> tuple[str, ...]:
    """The names that an article has for its terms of a kind; of countries their codes, main ones first."""
    match kind:
        case "country":
            return article.main + article.mentioned
        case "tag":
            return article.tags
        case "section":
            return (article.section,) if article.section else ()
    return article.authors


class _Rows(dict[str, Row]):
    """Rows by source path, each made when it is asked for. The last ones are remembered."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, path: str) -> Row:
        if len(self) == _ROWS:
            self.clear()
        archive = self._archive
        article = archive.by_path[path]
        section = archive.terms_of("section", article)
        row = self[path] = Row(
            title=article.headline,
            url=archive.site.link(article.address),
            date=archive.date(article.published),
            section=section[0].name if section else "",
            countries=tuple(country.name for country in archive.terms.of("country", article.main)),
            summary="",
            lang=archive.lang_of(article),
        )
        return row


def draft_made(spec: PageSpec) -> PageDraft:
    """The draft of a page that costs little to make: it is made, and its inputs are what it shows."""
    return PageDraft(spec.path, spec.template, digest_bytes(_encode(spec.subject)), lambda _: spec)
