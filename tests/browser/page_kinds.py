"""The kinds of pages that the site has, each with a page of the demo: what every test in this folder looks at.

A new kind of page is a new row here, and all of them look at it. So is an article with something in its text that others
have not.
"""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page."""

    name: str
    """In the names of tests and screenshots."""
    address: str
    """Of one such page in the demo, from the root of the site."""
    template: str
    """That makes it."""


KINDS = (
    PageKind("home", "", "home.html"),
    PageKind("article", "2016/06/24/united-kingdom-votes-to-leave-the-european-union/", "article.html"),
    PageKind(
        "article-corrected",
        "2010/08/06/rescuers-race-to-reach-workers-trapped-in-chilean-mine/",
        "article.html",
    ),
    PageKind("article-spanish", "2022/09/05/chile-rechaza-la-propuesta-de-nueva-constitucion/", "article.html"),
    PageKind("article-undated", "undated/panama-opens-wider-locks-for-giant-ships/", "article.html"),
    PageKind("countries", "countries/", "directory.html"),
    PageKind("country", "countries/united-states/", "listing.html"),
    PageKind("topics", "tags/", "directory.html"),
    PageKind("topic", "tags/election/", "listing.html"),
    PageKind("person", "tags/juan-manuel-santos/", "listing.html"),
    PageKind("sections", "sections/", "directory.html"),
    PageKind("section", "sections/world/", "listing.html"),
    PageKind("authors", "authors/", "directory.html"),
    PageKind("author", "authors/ilse-vandermeer/", "listing.html"),
    PageKind("dates", "dates/", "calendar.html"),
    PageKind("coverage", "coverage/", "coverage.html"),
    PageKind("year", "2016/", "listing.html"),
    PageKind("month", "2016/10/", "listing.html"),
    PageKind("undated", "undated/", "listing.html"),
    PageKind("search", "search/", "search.html"),
    PageKind("search-results", "search/?q=election&sort=desc", "search.html"),
    PageKind("about", "about/", "page.html"),
    PageKind("not-found", "404.html", "404.html"),
)
ONE_OF_EACH = tuple({kind.template: kind for kind in reversed(KINDS)}.values())
"""The first page of each template: enough for what depends on it alone."""
LONG = bool(os.environ.get("BACKFILE_BROWSER"))
"""Whether to look at everything everywhere, as `make browser` does."""
LOOKED_AT = KINDS if LONG else ONE_OF_EACH
