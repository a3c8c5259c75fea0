"""What stands on every page around its content: the navigation and the links of the footer."""

from collections.abc import Callable, Sequence

from backfile.model.page import Link, SiteContext
from backfile.pages.archive import Archive
from backfile.pages.indexes import list_title
from backfile.pages.standing import StandingPage
from backfile.urls import COVERAGE, DATES, FEED, FOLDERS, HOME, SEARCH, UNDATED
from backfile.words import words_of


def site_contexts(
    archive: Archive, stylesheet: str, standing: Sequence[StandingPage], *, has_search: bool = False
) -> tuple[SiteContext, SiteContext]:
    """What every template gets, and the same with the host in every URL for the 404 page.

    Args:
        archive: of the site.
        stylesheet: address of the style sheet.
        standing: pages written by hand; they close the navigation.
        has_search: whether readers can search.
    """
    site = archive.site
    contexts = (_context(archive, stylesheet, standing, url, has_search) for url in (site.link, site.absolute))
    return next(contexts), next(contexts)


def _context(
    archive: Archive,
    stylesheet: str,
    standing: Sequence[StandingPage],
    url: Callable[[str], str],
    has_search: bool,  # noqa: FBT001 - our own call
) -> SiteContext:
    words = words_of(archive.language)
    nav = [
        ("country", Link(words.gettext("Countries"), url(FOLDERS["country"]))),
        ("tag", Link(words.gettext("Topics"), url(FOLDERS["tag"]))),
        ("dates", Link(words.gettext("Dates"), url(DATES))),
    ]
    if has_search:
        nav.append(("search", Link(words.gettext("Search"), url(SEARCH))))
    nav += ((page.address, Link(page.label, url(page.address))) for page in standing)
    footer = [
        Link(list_title(kind, archive.language), url(FOLDERS[kind]))
        for kind in ("section", "author")
        if archive.by_term[kind]
    ]
    footer.append(Link(words.gettext("Coverage"), url(COVERAGE)))
    if any(not article.published for article in archive.articles[-1:]):
        footer.append(Link(words.gettext("Undated"), url(UNDATED)))
    footer.append(Link(words.gettext("Feed of all articles"), url(HOME + FEED)))
    return SiteContext(
        site_name=archive.site_name,
        site_subtitle=archive.site_subtitle,
        site_url=archive.site.absolute("").rstrip("/"),
        lang=archive.language,
        stylesheet=url(stylesheet),
        home_url=url(HOME),
        nav=tuple(nav),
        footer_links=tuple(footer),
    )
