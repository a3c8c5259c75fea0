"""The page of one article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from backfile.model.annotation import Evidence
from backfile.model.article import Article, ArticleBody, ArticleRecord, Term
from backfile.model.metadata import Origin
from backfile.model.page import Link, PageSpec
from backfile.model.text import Block, BlockKind
from backfile.pages.archive import Archive
from backfile.pages.evidence import EvidenceViews
from backfile.pages.inline import typeset
from backfile.pages.kinds import group_kinds
from backfile.pages.prose import block_views, leftover_views, part_blocks
from backfile.pages.views import ArticleView, CountryView, TagGroup, TagView
from backfile.pages.wording import historic_text, learned_text, origin_text
from backfile.urls import UNDATED, slug_of, term_address

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "ur", "yi"})
"""Languages by ISO 639 code."""
COUNTRY_SENTENCES = 3
"""Shown for a country, at most."""
TAG_SENTENCES = 2
"""Shown for a tag, at most."""


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An article's page without the article's text."""

    view: ArticleView
    promos: tuple[Link, ...]
    """For each promo of the text the headline it names, empty for a heading, and the URL if that is in the archive."""
    alpha2: tuple[str, ...]
    """Code of each country of the view, main ones first."""
    tag_names: tuple[tuple[tuple[str, ...], ...], ...]
    """For each tag of each group of the view, its names in the text."""
    language: str
    """ISO 639-1."""

    def with_body(self, body: ArticleBody) -> ArticleView:
        """The view with the text, and the evidence of countries and tags, filled in."""
        evidence = EvidenceViews(self.language)
        countries = self._countries(body, evidence)
        main = len(self.view.countries_main)
        shown, leftovers = part_blocks(body.blocks, lambda block: self._shows(block, body.deck))
        return replace(
            self.view,
            deck=typeset(body.deck, self.language),
            blocks=block_views(shown, self.promos, self.language),
            leftovers=leftover_views(leftovers, self.language),
            countries_main=countries[:main],
            countries_mentioned=countries[main:],
            tag_groups=self._tag_groups(body, evidence),
        )

    def _countries(self, body: ArticleBody, evidence: EvidenceViews) -> tuple[CountryView, ...]:
        """The countries, main ones first. What the text says of those that somebody set is no reason for them."""
        countries = self.view.countries_main + self.view.countries_mentioned
        if self.view.countries_origin:
            return countries
        mentions = {mention.alpha2: mention for mention in body.countries}
        filled = []
        for country, code in zip(countries, self.alpha2, strict=True):
            mention = mentions.get(code)
            if mention:
                sentences = evidence.show(mention.evidence, COUNTRY_SENTENCES)
                note = historic_text(mention.historic, country.name) or country.note
                filled.append(replace(country, evidence=sentences, note=note))
            else:
                filled.append(country)
        return tuple(filled)

    def _tag_groups(self, body: ArticleBody, evidence: EvidenceViews) -> tuple[TagGroup, ...]:
        if self.view.tags_origin:
            return self.view.tag_groups
        found = {mention.name: mention.evidence for mention in body.tags}
        return tuple(
            replace(
                group,
                tags=tuple(
                    replace(tag, evidence=evidence.show(_all_of(found, names), TAG_SENTENCES))
                    for tag, names in zip(group.tags, names_of_group, strict=True)
                ),
            )
            for group, names_of_group in zip(self.view.tag_groups, self.tag_names, strict=True)
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
    groups = group_kinds(article.tags)
    names = _names_of_tags(record)
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
        countries_main=tuple(_country(archive, country, record) for country in article.main_countries),
        countries_mentioned=tuple(_country(archive, country, record) for country in article.mentioned_countries),
        countries_origin=_set_in(record.countries.origin),
        tag_groups=tuple(
            TagGroup(kind.value, label, tuple(_tag(archive, tag) for tag in tags)) for kind, label, tags in groups
        ),
        tags_origin=_set_in(record.tags.origin),
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
        ArticleContent(
            view,
            promos,
            tuple(country.code for country in article.countries),
            tuple(tuple(names.get(tag.slug, (tag.name,)) for tag in tags) for _, _, tags in groups),
            language,
        ),
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


def _country(archive: Archive, country: Term, record: ArticleRecord) -> CountryView:
    teacher = next((ref.learned_from for ref in record.countries.value if ref.alpha2 == country.code), "")
    note = learned_text(teacher, country.name) if teacher else ""
    return CountryView(country.name, archive.site.link(term_address(country)), (), note)


def _tag(archive: Archive, tag: Term) -> TagView:
    return TagView(tag.name, archive.site.link(term_address(tag)), ())


def _set_in(origin: Origin) -> str:
    return "" if origin is Origin.DERIVED else f"set in {origin_text(origin)}"


def _names_of_tags(record: ArticleRecord) -> Mapping[str, tuple[str, ...]]:
    """By the slug of each tag all names that the text has for it: the archive may call it by another one."""
    names: dict[str, tuple[str, ...]] = {}
    for ref in record.tags.value:
        slug = slug_of(ref.name, "tag")
        names[slug] = tuple(dict.fromkeys((*names.get(slug, ()), ref.name, *ref.aliases)))
    return names


def _all_of(found: Mapping[str, tuple[Evidence, ...]], names: Iterable[str]) -> Iterator[Evidence]:
    """The evidence of everything that has one of some names."""
    return chain.from_iterable(found.get(name, ()) for name in names)
