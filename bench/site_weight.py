"""What a built site weighs: bytes by kind of file, and what its pages weigh beyond the text that is read on them.

Sizes are bytes. `gz` is what gzip makes of a file at its best, alone.
"""

import csv
import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html

KINDS = (
    ("source texts", re.compile(r"(?!robots\.).*\.txt")),
    ("search", re.compile(r"(?:search|pagefind)/.*|.*\.(?:js|wasm)")),
    ("feeds", re.compile(r"(?!sitemap).*\.xml")),
    ("sitemaps", re.compile(r"sitemap.*")),
    ("lists", re.compile(r"(?:[a-z][^/]*/){0,2}index\.html|404\.html")),
    ("slices of lists", re.compile(r".*\.html")),
    ("the rest", re.compile(r".*")),
)
"""Kinds of file other than the pages of articles, with their paths; the first that fits counts."""
ARTICLE_PAGES = "article pages"
_MARK = ".backfile"
"""Says which build stands here; no part of the site."""


@dataclass(frozen=True, slots=True)
class PageWeight:
    """What a page weighs."""

    raw: int
    markup: int
    """What is not text: `raw` less the text."""
    gz: int
    gz_beyond_text: int
    """`gz` less the text's."""


def weigh_page(data: bytes) -> PageWeight:
    """Weigh a page against the text that a reader can read on it.

    Args:
        data: of an HTML file.
    Returns:
        Its weight. Its text is that of the body without scripts and templates, with single spaces.
    """
    body = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")).find("body")
    for unread in body.xpath(".//script | .//template | .//style"):
        unread.drop_tree()
    text = " ".join(body.text_content().split()).encode()
    packed = _gz(data)
    return PageWeight(len(data), len(data) - len(text), packed, packed - _gz(text))


@dataclass(frozen=True)
class SiteWeight:
    """What a site weighs."""

    output: Path
    content: Path
    """Whose ledger says which pages are articles."""
    url: str = "https://example.org"
    """That it was built for."""

    @cached_property
    def files(self) -> dict[str, int]:
        """Bytes of each file."""
        found = ((path.relative_to(self.output).as_posix(), path) for path in self.output.rglob("*"))
        return {name: path.stat().st_size for name, path in sorted(found) if path.is_file() and name != _MARK}

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Files of the pages of articles."""
        with (self.content / "ledger.csv").open(encoding="utf-8", newline="") as ledger:
            names = {f"{row['address']}index.html" for row in csv.DictReader(ledger)}
        return tuple(sorted(names & self.files.keys()))

    @cached_property
    def kinds(self) -> dict[str, tuple[int, int]]:
        """How many files of each kind there are, and their bytes."""
        pages = frozenset(self.articles)
        found = dict.fromkeys((ARTICLE_PAGES, *(name for name, _ in KINDS)), (0, 0))
        for name, size in self.files.items():
            kind = ARTICLE_PAGES if name in pages else next(kind for kind, path in KINDS if path.fullmatch(name))
            count, total = found[kind]
            found[kind] = (count + 1, total + size)
        return found

    @property
    def bytes_an_article(self) -> float:
        """Of the whole site."""
        return sum(self.files.values()) / max(len(self.articles), 1)

    @cached_property
    def article_weights(self) -> Sequence[PageWeight]:
        """Weights of the pages of articles."""
        return [weigh_page((self.output / name).read_bytes()) for name in self.articles]

    @cached_property
    def style_sheets(self) -> dict[str, int]:
        """`gz` of each."""
        return {name: _gz((self.output / name).read_bytes()) for name in self.files if name.endswith(".css")}

    @cached_property
    def other_pages(self) -> Sequence[tuple[str, int]]:
        """`gz` of each page that is no article."""
        pages = frozenset(self.articles)
        names = (name for name in self.files if name.endswith(".html") and name not in pages)
        return [(name, _gz((self.output / name).read_bytes())) for name in names]


def _gz(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))
