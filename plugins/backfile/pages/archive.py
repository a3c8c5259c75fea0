"""The resolved archive as the page modules read it: articles, indexes, rows and addresses, each made once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from backfile.model.article import Article, Term
from backfile.model.metadata import Found, PartialDate
from backfile.model.page import Head, HtmlPage, Link, PageSpec
from backfile.pages.views import DateView, Row
from backfile.pages.wording import date_text, origin_text, range_text
from backfile.urls import HOME, Site, output_path, term_address

MIN_ARTICLES_ON_INDEX = 3
"""A topic with fewer articles has its page but stays off the list of topics."""


@dataclass(frozen=True, eq=False)
class Archive:
    """Everything the pages are made from."""

    articles: tuple[Article, ...]
    """Dated ones from new to old, then undated ones."""
    site: Site
    site_name: str
    site_subtitle: str
    language: str
    index_size: int
    feed_size: int

    @cached_property
    def by_path(self) -> Mapping[str, Article]:
        """Articles by source path."""
        return {article.record.path: article for article in self.articles}

    @cached_property
    def by_term(self) -> Mapping[str, Mapping[Term, Sequence[Article]]]:
        """For each kind of term its terms, sorted by slug, each with its articles in the archive's order."""
        found: dict[str, dict[Term, list[Article]]] = {
            kind: defaultdict(list) for kind in ("country", "tag", "section", "author")
        }
        for article in self.articles:
            for term in terms_of(article):
                found[term.kind][term].append(article)
        return {kind: dict(sorted(terms.items(), key=lambda item: item[0].slug)) for kind, terms in found.items()}

    @cached_property
    def slugs(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """For countries, main countries and tags the slugs of each article by source path: what counting wants."""
        return {
            "main": {article.record.path: tuple(t.slug for t in article.main_countries) for article in self.articles},
            "country": {article.record.path: tuple(t.slug for t in article.countries) for article in self.articles},
            "tag": {article.record.path: tuple(t.slug for t in article.tags) for article in self.articles},
        }

    @cached_property
    def term_of(self) -> Mapping[str, Mapping[str, Term]]:
        """The terms of each kind by slug."""
        return {kind: {term.slug: term for term in terms} for kind, terms in self.by_term.items()}

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The line of each article in a list, by source path."""
        return {article.record.path: self._row(article) for article in self.articles}

    def summary_row(self, article: Article) -> Row:
        """The line of an article in a list that shows summaries."""
        return self._row(article, article.record.summary.value)

    def date(self, found: Found[PartialDate] | None) -> DateView | None:
        """A date to show, with where it was read."""
        if found is None:
            return None
        return DateView(found.value.iso, date_text(found.value, self.language), origin_text(found.origin))

    def range_of(self, articles: Sequence[Article]) -> str:
        """From the oldest to the newest date of some articles in the archive's order; empty when none is dated."""
        oldest = next((article.date for article in reversed(articles) if article.date), None)
        newest = articles[0].date if articles else None
        return range_text(oldest, newest, self.language) if oldest and newest else ""

    def term_link(self, term: Term, count: int = 0) -> Link:
        """A link to a term's page."""
        return Link(term.name, self.site.link(term_address(term)), count=count)

    def article_link(self, path: str) -> Link | None:
        """A link to an article by its source path; None for the empty path."""
        if not path:
            return None
        article = self.by_path[path]
        return Link(article.record.headline.value, self.site.link(article.ledger.address))

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

    def _row(self, article: Article, summary: str = "") -> Row:
        record = article.record
        return Row(
            title=record.headline.value,
            url=self.site.link(article.ledger.address),
            date=self.date(record.published),
            section=article.section.name if article.section else "",
            countries=tuple(country.name for country in article.main_countries),
            summary=summary,
        )


def terms_of(article: Article) -> tuple[Term, ...]:
    """Every term that lists an article."""
    section = (article.section,) if article.section else ()
    return (*article.countries, *article.tags, *section, *article.authors)
