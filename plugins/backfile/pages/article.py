"""The page of one article."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby

import msgspec
from markupsafe import Markup

from backfile.model.article import Article, ArticleBody, Settled, StoredArticle
from backfile.model.digest import digest_text
from backfile.model.metadata import Origin, PartialDate
from backfile.model.page import Link, PageDraft, PageSpec, SitePart, TextStore
from backfile.model.text import BlockKind
from backfile.pages.archive import Archive
from backfile.pages.evidence import SENTENCES, SENTENCES_MENTIONED, EvidenceViews, fragment_of
from backfile.pages.inline import typeset
from backfile.pages.kinds import group_kinds
from backfile.pages.prose import leftovers_html, promo_html
from backfile.pages.sources import COPY, source_draft, source_view
from backfile.pages.structured import article_node
from backfile.pages.views import ArticleView, CountryView, Row, TagGroup, TagView
from backfile.pages.wording import date_text, historic_text, learned_text, setter_text
from backfile.urls import UNDATED, output_path, period_address, slug_of, term_address
from backfile.words import is_right_to_left, words_of

TEMPLATE = "article.html"
RELATED = 3
"""Related articles that are shown, at most."""
VERSIONS = 5
"""Other versions that are shown, at most."""
_MONTH = len("2024-06")


def article_parts(archive: Archive) -> Iterator[SitePart]:
    """The pages of all articles, a part for each month."""
    start = 0
    for month, found in groupby(archive.articles, key=lambda article: article.published[:_MONTH]):
        end = start + sum(1 for _ in found)
        places = range(start, end)
        yield SitePart(
            f"articles/{month or 'undated'}",
            (TEMPLATE, "") if archive.sources == COPY else (TEMPLATE,),
            _part_inputs(archive, places),
            partial(_drafts, archive, places),
        )
        start = end


def _drafts(archive: Archive, places: Iterable[int]) -> Iterator[PageDraft]:
    for place in places:
        article = archive.articles[place]
        yield PageDraft(output_path(article.address), TEMPLATE, _inputs(archive, place), partial(_make, archive, place))
        source = source_draft(archive, article)
        if source:
            yield source


def _part_inputs(archive: Archive, places: range) -> str:
    """All that the pages of a month are made from: the articles, those before and after them, and what they show of others."""
    articles = archive.articles[places.start : places.stop]
    ends = (_beside(archive, places[0]), _beside(archive, places[-1]))
    others = (_others(archive, article.path) for article in articles)
    return digest_text(
        "\0".join((archive.page_digests_of(articles), *map(_link_inputs, chain(*ends)), *filter(None, others)))
    )


def _inputs(archive: Archive, place: int) -> str:
    """All that an article's page is made from: itself, and what it shows of others."""
    article = archive.articles[place]
    beside = map(_link_inputs, _beside(archive, place))
    return "\0".join((archive.page_digests_of((article,)), *beside, _others(archive, article.path)))


def _others(archive: Archive, path: str) -> str:
    """What the page of an article shows of those that its promos name, of those whose promos name it, and of its versions."""
    targets, sources = archive.promo_targets.get(path, ()), archive.referenced_by.get(path, ())
    by_path = archive.by_path
    versions = by_path[path].versions
    if not (targets or sources or versions):
        return ""
    addresses = (by_path[target].address if target else "" for target in targets)
    rows = (archive.row_digests_of([by_path[other] for other in others]) for others in (sources, versions))
    return "\0".join((path, *addresses, *rows))


def _link_inputs(article: Article | None) -> str:
    return f"{article.headline}\0{article.language}\0{article.address}" if article else "\0"


def _beside(archive: Archive, place: int) -> tuple[Article | None, Article | None]:
    """The article before one in time, and the one after it."""
    articles, dated = archive.articles, archive.dated
    return (
        articles[place + 1] if place + 1 < dated else None,
        articles[place - 1] if 0 < place < dated else None,
    )


def _make(archive: Archive, place: int, texts: TextStore) -> PageSpec:
    return article_page(archive, place, texts.read_stored(archive.articles[place].path))


def article_page(archive: Archive, place: int, stored: StoredArticle) -> PageSpec:
    """The page of an article.

    Args:
        archive: it is part of.
        place: of the article in the archive's order.
        stored: its text and metadata.
    """
    article = archive.articles[place]
    record, body = stored.record, stored.body
    language = record.language.value
    lang = archive.lang_of(article)
    evidence = EvidenceViews(body.sentences, lang)
    countries = tuple(_countries(archive, article, stored, evidence))
    main = len(archive.terms.of("country", article.main))
    earlier, later = _beside(archive, place)
    section = archive.terms_of("section", article)
    authors = archive.terms_of("author", article)
    month = _month(archive, article)
    source = source_view(archive, article, body)
    deck = typeset(body.deck, language)
    view = ArticleView(
        title=article.headline,
        url=archive.site.link(article.address),
        permalink=archive.site.absolute(article.address),
        id=article.id,
        kicker="" if section and record.kicker.casefold() == section[0].name.casefold() else record.kicker,
        deck=deck,
        authors=tuple(map(archive.term_link, authors)),
        section=archive.term_link(section[0]) if section else None,
        month=month if section else None,
        published=archive.date(article.published, record.published.origin if record.published else None),
        modified=archive.date(article.modified, record.modified.origin if record.modified else None),
        lang=lang,
        dir=_dir(lang) if lang and _dir(lang) != _dir(archive.language) else "",
        content=Markup(),
        countries_main=countries[:main],
        countries_mentioned=countries[main:],
        countries_origin=setter_text(record.countries.origin, archive.language),
        tag_groups=_tag_groups(archive, article, stored),
        tags_origin=setter_text(record.tags.origin, archive.language),
        referenced_by=tuple(archive.rows[path] for path in archive.referenced_by.get(article.path, ())),
        related=_related(archive, article, stored),
        versions=tuple([archive.rows[other] for other in article.versions[:VERSIONS]]),
        previous=archive.article_link(earlier) if earlier else None,
        next=archive.article_link(later) if later else None,
        source=source,
        note="",
    )
    text = text_html(body, promo_urls(archive, article), language, partial(_is_shown, view, body.deck))
    view = msgspec.structs.replace(view, content=text)
    tags = archive.terms_of("tag", article)
    return archive.page(
        article.address,
        "article",
        view,
        title=article.headline,
        description=record.summary.value,
        crumbs=(
            view.section or month or Link(words_of(archive.language).gettext("Undated"), archive.site.link(UNDATED)),
        ),
        node=article_node(view, stored, tags, archive.site.whole(source.url)),
    )


def _related(archive: Archive, article: Article, stored: StoredArticle) -> tuple[Row, ...]:
    """The articles on the same matter, without those that the page names elsewhere."""
    path = article.path
    named = (*archive.promo_targets.get(path, ()), *archive.referenced_by.get(path, ()))
    others = [other for other in stored.related if other not in named]
    return tuple([archive.rows[other] for other in others[:RELATED]])


def _dir(language: str) -> str:
    return "rtl" if is_right_to_left(language) else "ltr"


def text_html(
    body: ArticleBody, urls: Sequence[str], language: str, is_shown: Callable[[BlockKind, str], bool]
) -> Markup:
    """The text with its promos, then what else the source has, folded away.

    Args:
        body: of the article.
        urls: for each promo where it leads; empty for nowhere.
        language: of the article, ISO 639-1.
        is_shown: whether the head of the page says what a block of the article's head says.
    """
    html = [body.story[0]]
    for promo, url, piece in zip(body.promos, urls, body.story[1:], strict=True):
        html += (promo_html(promo, url), piece)
    unseen = (text for kind, text in body.head if _has_words(text) and not is_shown(kind, text))
    html.append(leftovers_html((*unseen, *body.leftovers), language))
    return Markup("".join(html))  # noqa: S704 - made by prose.py, which escapes all text


def promo_urls(archive: Archive, article: Article) -> tuple[str, ...]:
    """Where each promo of an article leads; empty for nowhere."""
    targets = archive.promo_targets.get(article.path, ())
    return tuple(archive.site.link(archive.by_path[target].address) if target else "" for target in targets)


def _is_shown(view: ArticleView, raw_deck: str, kind: BlockKind, text: str) -> bool:
    """Whether the head of the page says what a block of the article's head says."""
    match kind:
        case BlockKind.HEADLINE | BlockKind.KICKER | BlockKind.DECK:
            return text in {view.title, view.kicker, raw_deck} or _is_section(view.section, text)
        case BlockKind.BYLINE:
            words = text.casefold()
            return any(author.label.casefold() in words for author in view.authors)
        case BlockKind.DATE_LINE:
            dates = (date for date in (view.published, view.modified) if date)
            return any(date.iso[: len("2024")] in text for date in dates)
    return True


def _is_section(section: Link | None, text: str) -> bool:
    """Whether a kicker is the name of the section, which the breadcrumbs show."""
    return section is not None and text.casefold() == section.label.casefold()


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _month(archive: Archive, article: Article) -> Link | None:
    """The month of an article, or its year if no more is known; None if not even that is."""
    if not article.published:
        return None
    month = PartialDate(article.published[:_MONTH])
    return Link(date_text(month, archive.language), archive.site.link(period_address(month)))


def _countries(
    archive: Archive, article: Article, stored: StoredArticle, evidence: EvidenceViews
) -> Iterator[CountryView]:
    """The countries, main ones first. What the text says of those that somebody set is no reason for them."""
    is_set = stored.record.countries.origin is not Origin.DERIVED
    found = {} if is_set else {shown.name: shown for shown in stored.body.countries}
    main = frozenset(article.main)
    learned = {ref.alpha2: ref.learned_from for ref in stored.settled.countries if ref.learned_from}
    for country in archive.terms_of("country", article):
        teacher, shown = learned.get(country.code), found.get(country.code)
        note = learned_text(teacher, country.name, archive.language) if teacher else ""
        url = archive.site.link(term_address(country))
        if shown:
            note = historic_text(shown.historic, country.name, archive.language) or note
            most = SENTENCES if country.code in main else SENTENCES_MENTIONED
            yield CountryView(country.name, url, evidence.show((shown,), most), note)
        else:
            yield CountryView(country.name, url, Markup(), note)


def _tag_groups(archive: Archive, article: Article, stored: StoredArticle) -> tuple[TagGroup, ...]:
    """The tags by kind. What the text says of those that somebody set is no reason for them."""
    is_set = stored.record.tags.origin is not Origin.DERIVED
    found = {} if is_set else {named.name: named.words for named in stored.body.tags}
    names = _names_of_tags(stored.settled) if found else {}
    return tuple(
        TagGroup(
            kind.value,
            label,
            tuple(
                TagView(
                    tag.name,
                    archive.site.link(term_address(tag)),
                    fragment_of(_words_of(found, names.get(tag.slug, (tag.name,)))) if found else "",
                )
                for tag in tags
            ),
        )
        for kind, label, tags in group_kinds(archive.terms_of("tag", article), archive.language)
    )


def _names_of_tags(settled: Settled) -> Mapping[str, tuple[str, ...]]:
    """By the slug of each tag all names that the text has for it: the archive may call it by another one."""
    names: dict[str, tuple[str, ...]] = {}
    for ref in settled.tags:
        slug = slug_of(ref.name, "tag")
        names[slug] = tuple(dict.fromkeys((*names.get(slug, ()), ref.name, *ref.aliases)))
    return names


def _words_of(found: Mapping[str, str], names: Iterable[str]) -> str:
    """The words that name anything that has one of some names; empty when none are known."""
    return next((found[name] for name in names if found.get(name)), "")
