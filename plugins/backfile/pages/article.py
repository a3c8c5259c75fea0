"""The page of one article."""

from dataclasses import dataclass, replace

from backfile.model.annotation import Evidence
from backfile.model.article import Article, ArticleBody, Term
from backfile.model.metadata import Origin
from backfile.model.page import Link, PageSpec
from backfile.model.text import Block, BlockKind
from backfile.pages.archive import Archive
from backfile.pages.inline import typeset
from backfile.pages.prose import block_views, leftover_views, part_blocks
from backfile.pages.views import ArticleView, CountryView, EvidenceView
from backfile.pages.wording import origin_text
from backfile.urls import UNDATED, term_address

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})
"""Languages by ISO 639 code."""


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An article's page without the article's text."""

    view: ArticleView
    promos: tuple[Link, ...]
    """For each promo of the text the headline it names, empty for a heading, and the URL if that is in the archive."""
    alpha2: tuple[str, ...]
    """Code of each country of the view, main ones first."""
    language: str
    """ISO 639-1."""

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
        shown, leftovers = part_blocks(body.blocks, lambda block: self._shows(block, body.deck))
        return replace(
            self.view,
            deck=typeset(body.deck, self.language),
            blocks=block_views(shown, self.promos, self.language),
            leftovers=leftover_views(leftovers, self.language),
            countries_main=tuple(countries[:main]),
            countries_mentioned=tuple(countries[main:]),
        )

    def _shows(self, block: Block, deck: str) -> bool:
        """Whether the head of the page says what a block of the article's head says."""
        view = self.view
        match block.kind:
            case BlockKind.HEADLINE | BlockKind.KICKER | BlockKind.DECK:
                return block.text in {view.title, view.kicker, deck}
            case BlockKind.BYLINE:
                words = block.text.casefold()
                return any(author.label.casefold() in words for author in view.authors)
            case BlockKind.DATE_LINE:
                dates = (date for date in (view.published, view.modified) if date)
                return any(date.iso[: len("2024")] in block.text for date in dates)
        return True


def article_page(archive: Archive, article: Article) -> PageSpec:
    """The page of an article."""
    record = article.record
    crumb = _crumb(archive, article)
    language = record.language.value
    is_foreign = language != archive.language.split("-")[0].lower()
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
        lang=language if is_foreign else "",
        dir="rtl" if is_foreign and language in RIGHT_TO_LEFT else "",
        blocks=(),
        leftovers=(),
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
    promos = tuple(
        Link(headline, link.url if (link := archive.article_link(path)) else "")
        for headline, path in zip(record.promos, article.promo_targets, strict=True)
    )
    page = archive.page(
        article.ledger.address,
        "article",
        ArticleContent(view, promos, tuple(country.code for country in article.countries), language),
        title=record.headline.value,
        description=record.summary.value,
        crumbs=(crumb,),
    )
    return replace(page, body_of=record.path, body_digest=record.digest)


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
