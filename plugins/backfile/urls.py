"""The only place that makes a URL or an output path. Everything that becomes one goes through `slug_of`.

Addresses are relative to the site's root and end in a slash (`2024/06/27/slug/`) or in a file name (`feed.xml`).
Layout of the site:

    2024/06/27/slug/  1987/03/slug/  undated/slug/   articles, by as much of the date as is known
    2024/  2024/06/  2024/06/27/  undated/           all articles of a year, month, day; those without a date
    countries/  countries/bolivia/  countries/bolivia/2024/06/   and so for sections/ tags/ authors/
    coverage/  coverage/2024/                        how many articles there are of each country and period
    search/  search/2016-2023/pagefind-entry.json      its page, and its index in shards
    sources/2024/06/flood.txt                        the files that articles were made from
    dates/  about/  404.html  feed.xml  countries/bolivia/feed.xml  sitemap.xml  sitemaps/2024.xml  robots.txt
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from slugify import slugify

from backfile.model.article import ArticleRecord, Term
from backfile.model.digest import digest_text
from backfile.model.metadata import PartialDate

SLUG_CHARACTERS = 60
"""Longest slug; with the date before it an address stays well below the 255 bytes a file name may have."""

UNDATED = "undated/"
DATES = "dates/"
COVERAGE = "coverage/"
SEARCH = "search/"
"""Where the search page stands, and its index below it."""
HOME = ""
FEED = "feed.xml"
FOLDERS = {"country": "countries/", "tag": "tags/", "section": "sections/", "author": "authors/"}
"""Where the index of each kind of term stands."""
SOURCES = "sources/"
_OWN = ("undated", "dates", "coverage", "search", "static", "sitemaps", SOURCES[:-1])
RESERVED = frozenset({*(folder[:-1] for folder in FOLDERS.values()), *_OWN})

_ADDRESS = re.compile(r"(?:undated|\d{4}(?:/\d\d){0,2})/(?!\d+/)[a-z0-9]+(?:-[a-z0-9]+)*/")
_PART = re.compile(r"(?P<file>.*\.txt)#[^/#]*", re.IGNORECASE)
_PLAIN_PATH = re.compile(r"(?:[a-z0-9_][a-z0-9_.-]*/)*[a-z0-9_][a-z0-9_.-]*")
"""The same file on every disk, and in need of no quoting in a URL."""
_PATH_CHARACTERS = 180
_PLAIN_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_PLAIN_NAME = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,4}")
_RESERVED_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def slug_of(text: str, fallback: str = "article") -> str:
    """A name for use in an address: lower-case ASCII letters, digits and hyphens, at most SLUG_CHARACTERS long.

    Digits alone could be taken for a date, and a few words name devices on Windows; both get a word added.

    Args:
        text: any text.
        fallback: what to call a text that has no letter or digit.
    """
    if len(text) <= SLUG_CHARACTERS and _PLAIN_WORDS.fullmatch(text):
        slug = text.lower().replace(" ", "-")
    else:
        slug = slugify(text, max_length=SLUG_CHARACTERS, word_boundary=True) or fallback
    return f"{slug}-{fallback}" if slug.isdigit() or _RESERVED_DEVICES.fullmatch(slug) else slug


def tag_key(name: str) -> str:
    """What names are compared by: the slug, without a leading "the".

    Example:
        >>> tag_key("The Beatles"), tag_key("Beatles")
        ('beatles', 'beatles')
    """
    key = name.lower().replace(" ", "-") if _PLAIN_NAME.fullmatch(name) else slug_of(name, "tag")
    return key.removeprefix("the-") or key


def article_address(record: ArticleRecord) -> str:
    """Where an article stands unless that is taken: its date, then its slug."""
    slug = slug_of(record.slug.value if record.slug else record.headline.value)
    return f"{period_address(record.published.value) if record.published else UNDATED}{slug}/"


def period_address(date: PartialDate) -> str:
    """The page of a year, month or day: `2024/06/`."""
    return "/".join(date.parts) + "/"


def term_address(term: Term, *period: str) -> str:
    """The page of a section, tag, country or author, or of a slice of it: `countries/bolivia/2024/06/`."""
    return "/".join((FOLDERS[term.kind] + term.slug, *period)) + "/"


def search_file(shard: str, name: str) -> str:
    """A file of a shard of the search index."""
    return f"{SEARCH}{shard}/{name}"


def source_file(path: str) -> str:
    """The file an article stands in: its source path without the name that tells it from others in the file."""
    match = _PART.fullmatch(path)
    return match["file"] if match else path


def source_address(path: str) -> str:
    """Where the copy of a source file stands: its path if that is plain, else a name made of that.

    Args:
        path: below the content folder.
    """
    if _PLAIN_PATH.fullmatch(path) and len(path) <= _PATH_CHARACTERS:
        return SOURCES + path
    return f"{SOURCES}{slug_of(path.removesuffix('.txt'), 'source')}-{digest_text(path)[:8]}.txt"


def page_address(slug: str) -> str:
    """The address of a standing page."""
    return f"{slug}-page/" if slug in RESERVED or slug.isdigit() else f"{slug}/"


def is_address(text: str) -> bool:
    """Whether a text could be the address of an article, and of no other page."""
    return _ADDRESS.fullmatch(text) is not None


class AddressBook:
    """Hands out addresses so that no two are the same: the second `slug/` becomes `slug-2/`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """The wanted address, or the same with the first free number from 2 on at its end."""
        address, number = wanted, self._last.get(wanted, 1)
        while address in self._taken:
            number += 1
            address = f"{wanted[:-1]}-{number}/"
        self._last[wanted] = number
        self._taken.add(address)
        return address


def output_path(address: str) -> str:
    """The file below the output folder that answers an address."""
    return address + "index.html" if address.endswith("/") or not address else address


class Site:
    """Addresses as readers meet them, with the host and the folder the site stands under.

    Addresses are made of slugs, so that nothing in them needs quoting.
    """

    def __init__(self, site_url: str) -> None:
        self._url = site_url
        self._base = urlsplit(site_url).path.rstrip("/") + "/"

    @property
    def has_host(self) -> bool:
        """Whether SITEURL says where the site stands."""
        return bool(self._url)

    def link(self, address: str) -> str:
        """The URL for links between pages: a path from the root of the host."""
        return self._base + address

    def whole(self, link: str) -> str:
        """A link with its host; one that has a host, or none, as it is."""
        return self.absolute(link.removeprefix(self._base)) if link.startswith("/") else link

    def absolute(self, address: str) -> str:
        """The URL with its host, for feeds and canonical links; the same as `link` when SITEURL is empty."""
        return f"{self._url}/{address}"
