"""Builders: the values that tests hand to the stages, with everything filled in that a test does not care about."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from backfile.catalog.ledger import Ledger, extend_ledger
from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleBody, ArticleRecord, CountryRef, LedgerEntry, TagRef, Term
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.page import HtmlPage, Link, PageSpec, PlainText, SiteContext
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
        language=Found("en", Origin.DERIVED),
        place=None,
        promos=tuple(promos),
    )


def make_entry(path: str = "flood.txt", *, added: str = "2024-06-27", address: str = "undated/flood/") -> LedgerEntry:
    """A row of the ledger, with an id of its own."""
    identity = f"urn:uuid:00000000-0000-5000-8000-{sum(map(ord, path)):012}"
    return LedgerEntry(identity, path, added, address)


def make_ledger(records: Iterable[ArticleRecord]) -> Ledger:
    """The ledger after the first build of some articles."""
    return extend_ledger(Ledger({}), records, SITE_NAME, None)


def make_archive(
    records: Iterable[ArticleRecord],
    *,
    ledger: Ledger | None = None,
    index_size: int = 100,
    feed_size: int = 20,
    site_url: str = SITE_URL,
) -> Archive:
    """The resolved archive of some articles."""
    records = tuple(records)
    entries = (ledger or make_ledger(records)).entries
    return Archive(
        articles=resolve_articles(records, entries, COUNTRIES),
        site=Site(site_url),
        site_name=SITE_NAME,
        site_subtitle="",
        language="en",
        index_size=index_size,
        feed_size=feed_size,
    )


def make_body(*paragraphs: str) -> ArticleBody:
    """The text of an article."""
    blocks = (Block(BlockKind.PARAGRAPH, text, number) for number, text in enumerate(paragraphs, 1))
    return ArticleBody(tuple(blocks), "", (), ())


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
