"""The page of one article."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from backfile.model.annotation import Evidence
from backfile.model.article import Article, ArticleBody, Term
from backfile.model.metadata import Origin
from backfile.model.page import Link, PageSpec
from backfile.model.text import Block, BlockKind
from backfile.pages.archive import Archive
from backfile.pages.views import ArticleView, BlockView, CountryView, EvidenceView
from backfile.pages.wording import origin_text
from backfile.urls import UNDATED, term_address

_HIDDEN = frozenset(
    {
        BlockKind.HEADER,
        BlockKind.KICKER,
        BlockKind.HEADLINE,
        BlockKind.REPEATED_HEADLINE,
        BlockKind.DECK,
        BlockKind.BYLINE,
        BlockKind.DATE_LINE,
        BlockKind.DATELINE,
    }
)
"""Blocks that are shown in the head of the article, not in its text."""
_LABELLED = frozenset({BlockKind.PROMO, BlockKind.CORRECTION})


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An article's page without the article's text."""

    view: ArticleView
    promo_urls: tuple[str, ...]
    """URL for each promo of the text; empty for articles that are not in the archive."""
    alpha2: tuple[str, ...]
    """Code of each country of the view, main ones first."""

    def with_body(self, body: ArticleBody) -> ArticleView:
        """The view with the text and the evidence of the countries filled in."""
        evidence = {mention.alpha2: tuple(map(_evidence, mention.evidence)) for mention in body.countries}
        if self.view.countries_origin:
            evidence = {}
        countries = [
            replace(country, evidence=evidence.get(code, ()))
            for country, code in zip(self.view.countries_main + self.view.countries_mentioned, self.alpha2, strict=True)
        ]
        main = len(self.view.countries_main)
        return replace(
            self.view,
            deck=body.deck,
            blocks=tuple(block_views(body.blocks, iter(self.promo_urls))),
            countries_main=tuple(countries[:main]),
            countries_mentioned=tuple(countries[main:]),
        )


def article_page(archive: Archive, article: Article) -> PageSpec:
    """The page of an article."""
    record = article.record
    crumb = _crumb(archive, article)
    view = ArticleView(
        title=record.headline.value,
        url=archive.site.link(article.ledger.address),
        permalink=archive.site.absolute(article.ledger.address),
        id=article.ledger.id,
        kicker=record.kicker,
        deck="",
        authors=tuple(archive.term_link(author) for author in article.authors),
        section=archive.term_link(article.section) if article.section else None,
        published=archive.date(record.published),
        modified=archive.date(record.modified),
        blocks=(),
        countries_main=tuple(_country(archive, country) for country in article.main_countries),
        countries_mentioned=tuple(_country(archive, country) for country in article.mentioned_countries),
        countries_origin=""
        if record.countries.origin is Origin.DERIVED
        else f"set in {origin_text(record.countries.origin)}",
        tags=tuple(archive.term_link(tag) for tag in article.tags),
        referenced_by=tuple(archive.rows[path] for path in article.referenced_by),
        previous=archive.article_link(article.earlier),
        next=archive.article_link(article.later),
        source_path=record.path,
        note="",
    )
    promo_urls = tuple(link.url if (link := archive.article_link(path)) else "" for path in article.promo_targets)
    page = archive.page(
        article.ledger.address,
        "article",
        ArticleContent(view, promo_urls, tuple(country.code for country in article.countries)),
        title=record.headline.value,
        description=record.summary.value,
        crumbs=(crumb,),
    )
    return replace(page, body_of=record.path, body_digest=record.digest)


def block_views(blocks: tuple[Block, ...], promo_urls: Iterator[str]) -> Iterator[BlockView]:
    """The blocks that are shown as text.

    Args:
        blocks: of the article, in reading order.
        promo_urls: the URL of each promo's article, empty when it is not in the archive.
    """
    dateline = ""
    for block in blocks:
        if block.kind is BlockKind.DATELINE:
            dateline = block.text.rstrip(" -–—_")  # noqa: RUF001 - the dashes that sources write
        if block.kind in _HIDDEN:
            continue
        label, text = "", block.text
        if block.kind in _LABELLED:
            label, _, text = (part.strip() for part in block.text.partition(":"))
        url = next(promo_urls, "") if block.kind is BlockKind.PROMO else ""
        yield BlockView(block.kind.value, text, dateline, label, url)
        dateline = ""


def _crumb(archive: Archive, article: Article) -> Link:
    """The step above an article: its section, else its year, else the undated ones."""
    if article.section:
        return archive.term_link(article.section)
    if article.date:
        year = article.date_parts[0]
        return Link(year, archive.site.link(f"{year}/"))
    return Link("Undated", archive.site.link(UNDATED))


def _country(archive: Archive, country: Term) -> CountryView:
    return CountryView(country.name, archive.site.link(term_address(country)), ())


def _evidence(evidence: Evidence) -> EvidenceView:
    before, words, after = evidence.sentence.partition(evidence.words)
    return EvidenceView(before, words, after)
