"""The resolved archive as the page modules read it: articles, indexes, rows and addresses, each made once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Protocol

import msgspec

from backfile.model.article import Article, Term
from backfile.model.digest import digest_bytes, digest_text
from backfile.model.metadata import Origin, PartialDate
from backfile.model.page import Head, HtmlPage, Link, PageDraft, PageSpec
from backfile.pages.views import DateView, Row
from backfile.pages.wording import iso_text, origin_text, range_text
from backfile.urls import HOME, Site, output_path, term_address

MIN_ARTICLES_ON_INDEX = 3
"""A topic with fewer articles has its page but stays off the list of topics."""
KINDS_OF_TERM = ("country", "tag", "section", "author")
_path = attrgetter("path")
_encode = msgspec.json.Encoder(enc_hook=str, order="deterministic").encode


class Terms(Protocol):
    """Knows the term of each name."""

    def of(self, kind: str, names: Iterable[str]) -> tuple[Term, ...]:
        """The terms of some names, in order, each once."""


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

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        """Articles by source path."""
        return {article.path: article for article in self.articles}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Article | None, Article | None]]:
        """By source path of each dated article the one before it in time and the one after it."""
        dated = [article for article in self.articles if article.published]
        beside = zip(dated, (*dated[1:], None), (None, *dated), strict=False)
        return {article.path: (earlier, later) for article, earlier, later in beside}

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[Term, Sequence[Article]]]:
        """For each kind of term its terms, sorted by slug, each with its articles in the archive's order."""
        found: dict[str, dict[Term, list[Article]]] = {kind: defaultdict(list) for kind in KINDS_OF_TERM}
        by_kind = tuple(found.values())
        for article in self.articles:
            for terms, of_kind in zip(self._terms[article.path], by_kind, strict=True):
                for term in terms:
                    of_kind[term].append(article)
        return {kind: dict(sorted(terms.items(), key=_slug)) for kind, terms in found.items()}

    @cached_property
    def _terms(self) -> Mapping[str, tuple[tuple[Term, ...], ...]]:
        """By source path the terms of an article, by kind in the order of KINDS_OF_TERM."""
        of = self.terms.of
        return {
            article.path: (
                of("country", article.main + article.mentioned),
                of("tag", article.tags),
                of("section", (article.section,)) if article.section else (),
                of("author", article.authors) if article.authors else (),
            )
            for article in self.articles
        }

    def terms_of(self, kind: str, article: Article) -> tuple[Term, ...]:
        """The terms of an article; its main countries before the others."""
        return self._terms[article.path][KINDS_OF_TERM.index(kind)]

    @cached_property
    def row_digests(self) -> Mapping[str, str]:
        """By source path a digest of what lists show of an article."""
        of, terms = self.terms.of, self._terms
        digests = {}
        for article in self.articles:
            names = [term.name for term in (*terms[article.path][2], *of("country", article.main))]
            parts = (article.path, article.headline, article.published, article.address, article.section, *names)
            digests[article.path] = digest_text("\0".join(parts))
        return digests

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By source path a digest of what other pages can show of an article: its row, its terms, its feed entry."""
        rows, terms = self.row_digests, self._terms
        key_of = {
            term: f"{term.slug}\0{term.name}\0{term.tag_kind}" for found in self.by_term.values() for term in found
        }.__getitem__
        digests = {}
        for article in self.articles:
            path = article.path
            countries, tags, _, authors = terms[path]
            names = "\0".join(map(key_of, (*countries, *tags, *authors)))
            own = f"{rows[path]}{article.summary}\0{article.modified}\0{article.id}\0{article.added}"
            digests[path] = digest_text(f"{own}\0{len(countries)}\0{len(authors)}\0{names}")
        return digests

    def row_digests_of(self, articles: Iterable[Article]) -> str:
        """The digests of what lists show of some articles, one after the other."""
        return "".join(map(self.row_digests.__getitem__, map(_path, articles)))

    def digests_of(self, articles: Iterable[Article]) -> str:
        """The digests of what other pages can show of some articles, one after the other."""
        return "".join(map(self.digests.__getitem__, map(_path, articles)))

    @cached_property
    def rows(self) -> "_Rows":
        """The line of each article in a list, by source path."""
        return _Rows(self)

    def summary_row(self, article: Article) -> Row:
        """The line of an article in a list that shows summaries."""
        return msgspec.structs.replace(self.rows[article.path], summary=article.summary)

    def date(self, iso: str, origin: Origin | None = None) -> DateView | None:
        """A date to show, with where it was read."""
        if not iso:
            return None
        return DateView(iso, iso_text(iso, self.language), origin_text(origin) if origin else "")

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
        return Link(article.headline, self.site.link(article.address))

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
        """
        variable = "article" if name == "page" else name
        breadcrumbs = (self.home_link(), *crumbs, Link(title, "")) if title else ()
        head = Head(title, description, self.site.absolute(address), breadcrumbs, feed, place=place)
        return PageSpec(output_path(address), f"{name}.html", HtmlPage(head, variable, content))


def _slug(item: tuple[Term, object]) -> str:
    return item[0].slug


class _Rows(dict[str, Row]):
    """Rows by source path, each made when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, path: str) -> Row:
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
        )
        return row


def draft_made(spec: PageSpec) -> PageDraft:
    """The draft of a page that costs little to make: it is made, and its inputs are what it shows."""
    return PageDraft(spec.path, spec.template, digest_bytes(_encode(spec.subject)), lambda _: spec)
