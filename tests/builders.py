"""Builders: the values that tests hand to the stages, with everything filled in that a test does not care about."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from backfile.catalog.catalog import ReadRow, encode_body, encode_record
from backfile.catalog.ledger import Ledger, NewArticle, extend_ledger
from backfile.drafts import draft_article, settle_article
from backfile.model.annotation import Role, TagKind
from backfile.model.article import (
    Article,
    ArticleBody,
    ArticleRecord,
    CountryRef,
    LedgerEntry,
    Settled,
    StoredArticle,
    TagRef,
    Term,
)
from backfile.model.digest import short_digest
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.page import HtmlPage, Link, PageDraft, PageSpec, PlainText, SiteContext, SitePart
from backfile.model.text import Block, BlockKind
from backfile.pages.archive import Archive
from backfile.pages.views import Listing
from backfile.references.resolve import resolve_articles
from backfile.settings import Settings, read_settings
from backfile.urls import Site

SITE_NAME = "Test Archive"
SITE_URL = "https://news.example/archive"
COUNTRIES = {
    "BO": Term("country", "bolivia", "Bolivia", "BO"),
    "KE": Term("country", "kenya", "Kenya", "KE"),
    "PE": Term("country", "peru", "Peru", "PE"),
    "SG": Term("country", "singapore", "Singapore", "SG"),
}


def make_date(iso: str, origin: Origin = Origin.HEADER) -> Found[PartialDate] | None:
    """A date that was found; None for the empty text."""
    return Found(PartialDate(iso), origin) if iso else None


def make_record(  # noqa: PLR0913 - a test names the few it cares about
    path: str = "flood.txt",
    *,
    headline: str = "",
    date: str = "",
    modified: str = "",
    section: str = "",
    authors: Sequence[str] = (),
    tags: Sequence[str] = (),
    countries: Sequence[str] = (),
    mentioned: Sequence[str] = (),
    promos: Sequence[str] = (),
    slug: str = "",
    summary: str = "The river rose.",
    language: str = "en",
) -> ArticleRecord:
    """An article as the catalog keeps it. Its headline is made from its path unless one is given."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    main = [CountryRef(alpha2, Role.MAIN) for alpha2 in countries]
    return ArticleRecord(
        path=path,
        digest=f"digest of {path}",
        headline=Found(headline or stem.replace("-", " ").capitalize(), Origin.TEXT, 1),
        kicker="",
        section=Found(section, Origin.HEADER, 1) if section else None,
        authors=Found(tuple(authors), Origin.TEXT, 2) if authors else None,
        published=make_date(date),
        modified=make_date(modified),
        slug=Found(slug, Origin.HEADER, 1) if slug else None,
        summary=Found(summary, Origin.TEXT),
        tags=Found(tuple(TagRef(name, TagKind.TOPIC) for name in tags), Origin.DERIVED),
        countries=Found((*main, *(CountryRef(alpha2, Role.MENTIONED) for alpha2 in mentioned)), Origin.DERIVED),
        language=Found(language, Origin.DERIVED),
        place=None,
        promos=tuple(promos),
    )


def make_entry(path: str = "flood.txt", *, added: str = "2024-06-27", address: str = "undated/flood/") -> LedgerEntry:
    """A row of the ledger, with an id of its own."""
    identity = f"urn:uuid:00000000-0000-5000-8000-{sum(map(ord, path)):012}"
    return LedgerEntry(identity, path, added, address)


def make_article(path: str = "flood.txt", **values: Any) -> Article:
    """An article as lists see it, without a row of the ledger.

    Args:
        path: of its source.
        values: as `make_record` takes them.
    """
    return show_record(make_record(path, **values))


def show_record(record: ArticleRecord) -> Article:
    """What lists show of an article that got what its record has. Its address is where it wants to stand."""
    draft = draft_article(record)
    settled = Settled(record.tags.value, record.countries.value)
    return settle_article(draft, settled, LedgerEntry("", record.path, "", draft.address))


def make_ledger(articles: Iterable[Article], before: Ledger | None = None) -> Ledger:
    """The ledger after the first build of some articles, or after a build that found some more."""
    known = before or Ledger({})
    ordered = sorted(articles, key=lambda article: article.path)
    new = (NewArticle(found.path, found.address, found.published) for found in ordered)
    return extend_ledger(known, (article for article in new if article.path not in known.entries), SITE_NAME, None)


def make_archive(
    articles: Iterable[Article],
    *,
    ledger: Ledger | None = None,
    index_size: int = 100,
    feed_size: int = 20,
    site_url: str = SITE_URL,
) -> Archive:
    """The resolved archive of some articles."""
    articles = tuple(articles)
    entries = (ledger or make_ledger(articles)).entries
    resolved = resolve_articles([_entered(article, entries[article.path]) for article in articles], COUNTRIES)
    return Archive(
        articles=resolved.articles,
        terms=resolved.terms,
        promo_targets=resolved.promo_targets,
        referenced_by=resolved.referenced_by,
        site=Site(site_url),
        site_name=SITE_NAME,
        site_subtitle="",
        language="en",
        index_size=index_size,
        feed_size=feed_size,
        sources="copy",
        content="content",
    )


def _entered(article: Article, entry: LedgerEntry) -> Article:
    row = short_digest(article.row, entry.address.encode())
    shown = short_digest(article.shown, row, f"{entry.id}{entry.added}".encode())
    digest = short_digest(article.digest, shown)
    entered = {"id": entry.id, "added": entry.added, "address": entry.address}
    return msgspec.structs.replace(article, **entered, row=row, shown=shown, digest=digest)


def make_body(*paragraphs: str) -> ArticleBody:
    """The text of an article as its page shows it."""
    story = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    return ArticleBody("", (story,), (), (), (), (), (), ())


def make_blocks(*paragraphs: str) -> tuple[Block, ...]:
    """The text of an article as the reader hands it over."""
    return tuple(Block(BlockKind.PARAGRAPH, text, number) for number, text in enumerate(paragraphs, 1))


def make_stored(
    record: ArticleRecord | None = None, body: ArticleBody | None = None, related: Sequence[str] = ()
) -> StoredArticle:
    """All that the page of an article is made from; it got what its record has."""
    record = record or make_record()
    settled = Settled(record.tags.value, record.countries.value)
    return StoredArticle(record, settled, body or make_body("Text."), tuple(related))


def make_row(record: ArticleRecord, body: ArticleBody | None = None, line: int = 1) -> ReadRow:
    """An article as the catalog stores it."""
    return ReadRow(record.path, line, encode_record(record), encode_body(body or make_body("Text.")))


class Texts:
    """The texts of some articles, and a note of those that were asked for."""

    def __init__(self, *stored: StoredArticle) -> None:
        """Keep them by source path."""
        self._stored = {found.record.path: found for found in stored}
        self.read: list[str] = []

    def read_stored(self, path: str) -> StoredArticle:
        """All that the page of an article is made from."""
        self.read.append(path)
        return self._stored[path] if path in self._stored else make_stored(make_record(path))

    def read_summary(self, path: str) -> str:
        """The summary of an article."""
        return (self._stored[path].record if path in self._stored else make_record(path)).summary.value


def place_of(archive: Archive, path: str) -> int:
    """The place of an article in the archive's order."""
    return [article.path for article in archive.articles].index(path)


def make_page(draft: PageDraft) -> PageSpec:
    """The page of a draft."""
    return draft.make(Texts())


def make_pages(parts: Iterable[SitePart]) -> list[PageSpec]:
    """The pages of some parts of a site."""
    return [make_page(draft) for part in parts for draft in part.pages()]


def make_spec(path: str = "robots.txt", text: str = "text") -> PageSpec:
    """A file of the site that needs no template."""
    return PageSpec(path, "", PlainText(text))


def make_settings(folder: Path, **changes: object) -> Settings:
    """Settings of a site below a folder."""
    return read_settings({**make_mapping(folder), **changes})


def make_mapping(folder: Path) -> dict[str, object]:
    """Pelican's settings as it hands them over, for a site below a folder."""
    return {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
        "THEME": str(folder / "theme"),
        "SITENAME": SITE_NAME,
        "SITEURL": SITE_URL,
        "DEFAULT_LANG": "en",
        "TIMEZONE": "UTC",
        "USE_FOLDER_AS_CATEGORY": False,
        "STATIC_PATHS": ["images"],
        "EXTRA_PATH_METADATA": {},
        "IGNORE_FILES": [],
        "BACKFILE_WORKERS": 1,
    }


def make_context(site_url: str = SITE_URL) -> SiteContext:
    """What every template gets."""
    nav = (("country", Link("Countries", "/countries/")), ("tag", Link("Topics", "/tags/")))
    return SiteContext(SITE_NAME, "", site_url, "en", "/style.css", f"{site_url}/", nav, ())


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files below a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def make_draft(path: str = "robots.txt", text: str = "text", template: str = "") -> PageDraft:
    """A page before it is made, whose inputs are a text."""
    return PageDraft(path, template, text, lambda _: make_spec(path, text))


def content_of(spec: PageSpec) -> object:
    """What the template of a page shows."""
    assert isinstance(spec.subject, HtmlPage)
    return spec.subject.content


def listing_of(spec: PageSpec) -> Listing:
    """The listing that a page shows."""
    content = content_of(spec)
    assert isinstance(content, Listing)
    return content


def row_urls(listing: Listing) -> list[str]:
    """The URLs of the articles that a listing shows, in order."""
    return [row.url for group in listing.groups for row in group.rows]
