"""All pages of the site, in parts that change together."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from backfile.errors import AddressTakenError
from backfile.model.article import Term
from backfile.model.digest import digest_text
from backfile.model.page import PageDraft, PageSpec, SitePart
from backfile.model.source import SourceFile
from backfile.pages.archive import Archive, draft_made
from backfile.pages.article import article_parts
from backfile.pages.calendar import calendar_page
from backfile.pages.coverage import coverage_pages
from backfile.pages.coverage_counts import CoverageCounts
from backfile.pages.directory import directory_pages
from backfile.pages.feeds import Feeds
from backfile.pages.home import home_draft
from backfile.pages.indexes import Index, all_articles, term_indexes
from backfile.pages.listing import TEMPLATE as LISTING
from backfile.pages.listing import calendar_parts, listing_drafts
from backfile.pages.search import SearchSite, search_page, search_parts
from backfile.pages.sitemaps import INDEX, sitemap_drafts
from backfile.pages.sources import shared_sources
from backfile.pages.standing import StandingPage, not_found_page, robots_file, standing_page
from backfile.urls import SEARCH

_GENERATED = ("index.html", "feed.xml", ".xml", "404.html", "robots.txt")
"""How the output paths of generated pages end."""


def site_parts(
    archive: Archive,
    standing: Sequence[StandingPage],
    files: Sequence[PageSpec],
    search: SearchSite | None = None,
    sources: Sequence[SourceFile] = (),
) -> Iterator[SitePart]:
    """Every page and file of the site. The same archive always has the same parts, whoever asks.

    Args:
        archive: what the pages are made from.
        standing: pages written by hand.
        files: the style sheet and the files that are copied. They stand in for generated pages of the same path,
            so that a site can bring its own `robots.txt`.
        search: what readers search; None if they cannot.
        sources: files of several articles each, which are copied.
    Raises:
        AddressTakenError: two copied files want one output path.
    """
    copied: set[str] = set()
    for spec in files:
        if spec.path in copied:
            message = f"output/{spec.path}: two files are to be copied there; rename one or change EXTRA_PATH_METADATA"
            raise AddressTakenError(message)
        copied.add(spec.path)
    yield _part_of("files", [draft_made(spec) for spec in files])
    instead = frozenset(path for path in copied if path.endswith(_GENERATED))
    if sources:
        yield shared_sources(archive, sources)
    for part in _generated_parts(archive, standing, search):
        yield _without(part, instead) if instead else part


def _generated_parts(
    archive: Archive, standing: Sequence[StandingPage], search: SearchSite | None
) -> Iterator[SitePart]:
    yield from article_parts(archive)
    yield from calendar_parts(archive, all_articles(archive))
    feeds = Feeds(archive)
    for index in term_indexes(archive):
        yield _index_part(archive, feeds, index)
    yield _coverage_part(archive)
    home = home_draft(archive, has_search=search is not None)
    front = (*directory_pages(archive), not_found_page(archive, has_search=search is not None))
    pages = (standing_page(archive, page) for page in standing)
    yield _part_of("front", [home, *map(draft_made, (*front, *pages)), feeds.site_draft()])
    if search:
        yield _part_of("search", [draft_made(search_page(archive, search))])
        yield from search_parts(search)
    if archive.site.has_host:  # the protocol wants whole URLs
        robots = draft_made(robots_file(archive, INDEX))
        others = [*(page.address for page in standing), *([SEARCH] if search else ())]
        yield _part_of("sitemap", [*sitemap_drafts(archive, others), robots])


def _index_part(archive: Archive, feeds: Feeds, index: Index) -> SitePart:
    """The pages of the index of a term, and its feed."""
    term = index.term
    if term is None:
        message = "the index of all articles is no part of its own"
        raise ValueError(message)
    sizes = f"{archive.index_size}\0{archive.feed_size}"
    inputs = f"{index.title}\0{term.tag_kind}\0{sizes}\0{archive.digests_of(index.articles)}"
    has_feed = index.feed is not None
    templates = (LISTING, "") if has_feed else (LISTING,)
    return SitePart(
        f"{index.kind}/{term.slug}", templates, digest_text(inputs), partial(_index_drafts, archive, feeds, index, term)
    )


def _index_drafts(archive: Archive, feeds: Feeds, index: Index, term: Term) -> Iterator[PageDraft]:
    yield from listing_drafts(archive, index)
    if index.feed:
        yield feeds.index_draft(index, term)


def _coverage_part(archive: Archive) -> SitePart:
    """The calendar and the coverage pages: what they count is counted only when an article has changed."""
    counts = CoverageCounts(archive)

    def pages() -> Iterator[PageDraft]:
        return map(draft_made, (calendar_page(counts), *coverage_pages(counts)))

    inputs = f"{archive.index_size}\0{archive.digests_of(archive.articles)}"
    return SitePart("coverage", ("calendar.html", "coverage.html"), digest_text(inputs), pages)


def _part_of(name: str, drafts: Sequence[PageDraft]) -> SitePart:
    templates = tuple(sorted({draft.template for draft in drafts}))
    return SitePart(
        name, templates, digest_text("\0".join([f"{draft.path}\0{draft.inputs}" for draft in drafts])), drafts.__iter__
    )


def _without(part: SitePart, instead: frozenset[str]) -> SitePart:
    """A part without the pages that copied files stand in for."""

    def pages() -> Iterable[PageDraft]:
        return (draft for draft in part.pages() if draft.path not in instead)

    return SitePart(part.name, part.templates, digest_text("\0".join((part.inputs, *sorted(instead)))), pages)
