"""What the search index is made from, and what of it is on the disk."""

import re
from collections.abc import Mapping

import msgspec

from backfile.model.article import Article

_ONE_YEAR = re.compile(r"\d{4}(?!-\d{4})")


class SearchRecord(msgspec.Struct, frozen=True):
    """An article as the search index knows it; the names are Pagefind's, but for the last."""

    url: str
    """Its address below the site's root."""
    content: str
    """The words that are searched and quoted in results."""
    meta: Mapping[str, str]
    """What results show of it. Its words are searched too."""
    filters: Mapping[str, tuple[str, ...]]
    """What it can be narrowed down to: `country`, `topic`, `section`, `year`."""
    day: str
    """What it can be sorted by: its date as YYYYMMDD, with zeros for what is not known; empty if it has none."""


class Shard(msgspec.Struct, frozen=True):
    """Articles that are indexed together."""

    name: str
    """Of its folder: "2016-2023"."""
    articles: tuple[Article, ...]
    """Old ones first."""

    @property
    def year(self) -> str:
        """The only year that it can have articles of, by its name; empty if there are several."""
        found = _ONE_YEAR.match(self.name)
        return found[0] if found else ""


class IndexedShard(msgspec.Struct, frozen=True):
    """A shard that was indexed."""

    name: str
    digest: str
    """Of all that its files are made from."""
    folder: str
    """Where its files lie until they are copied to the site."""


class SearchIndex(msgspec.Struct, frozen=True):
    """A search index on the disk: Pagefind's program for the browser, and shards."""

    runtime: IndexedShard
    """The program, with an index of no articles; its folder is named after its version."""
    shards: tuple[IndexedShard, ...]
    """New ones first, undated ones last."""
    is_whole: bool
    """Whether whole texts are indexed, or only openings."""
