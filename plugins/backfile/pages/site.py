"""All pages of the site, in one stream."""

from collections.abc import Iterator, Sequence

from backfile.errors import AddressTakenError
from backfile.model.page import HtmlPage, PageSpec
from backfile.pages.archive import Archive
from backfile.pages.article import article_page
from backfile.pages.calendar import calendar_page
from backfile.pages.directory import directory_pages
from backfile.pages.feeds import feed_pages
from backfile.pages.home import home_page
from backfile.pages.indexes import all_articles, term_indexes
from backfile.pages.listing import listing_pages
from backfile.pages.sitemaps import INDEX, sitemap_pages
from backfile.pages.standing import StandingPage, not_found_page, robots_file, standing_page


def specify_pages(archive: Archive, standing: Sequence[StandingPage], files: Sequence[PageSpec]) -> Iterator[PageSpec]:
    """Every page and file of the site.

    Args:
        archive: what the pages are made from.
        standing: pages written by hand.
        files: the style sheet and the files that are copied. They stand in for generated pages of the same path,
            so that a site can bring its own `robots.txt`.
    Raises:
        AddressTakenError: two copied files or two generated pages want one output path.
    """
    copied: set[str] = set()
    for spec in files:
        if spec.path in copied:
            message = f"output/{spec.path}: two files are to be copied there; rename one or change EXTRA_PATH_METADATA"
            raise AddressTakenError(message)
        copied.add(spec.path)
        yield spec
    taken: set[str] = set()
    for spec in _all_pages(archive, standing):
        if spec.path in copied:
            continue
        if spec.path in taken:
            message = f"output/{spec.path}: two pages want this address; please report it as a bug"
            raise AddressTakenError(message)
        taken.add(spec.path)
        yield spec


def _all_pages(archive: Archive, standing: Sequence[StandingPage]) -> Iterator[PageSpec]:
    for article in archive.articles:
        yield article_page(archive, article)
    others: list[str] = []
    for spec in _index_pages(archive, standing):
        if isinstance(spec.subject, HtmlPage) and spec.subject.head.canonical:
            others.append(spec.subject.head.canonical)
        yield spec
    yield not_found_page(archive)
    yield from feed_pages(archive)
    if archive.site.has_host:  # the protocol wants whole URLs
        yield from sitemap_pages(archive, others)
        yield robots_file(archive, INDEX)


def _index_pages(archive: Archive, standing: Sequence[StandingPage]) -> Iterator[PageSpec]:
    yield home_page(archive)
    yield calendar_page(archive)
    yield from directory_pages(archive)
    yield from listing_pages(archive, all_articles(archive))
    for index in term_indexes(archive):
        yield from listing_pages(archive, index)
    for page in standing:
        yield standing_page(archive, page)
