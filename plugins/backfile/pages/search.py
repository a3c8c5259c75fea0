"""The search page, the files of the search index, and what the index holds of each article.

Only words of the article are indexed: its headline, deck and text, or of a large archive's articles the openings.
"""

import os
import re
import string
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from pathlib import Path

import msgspec

from backfile.model.article import Article, StoredArticle, Term
from backfile.model.digest import digest_bytes, digest_text
from backfile.model.page import FileCopy, Link, PageDraft, PageSpec, SitePart, TextStore
from backfile.model.search import IndexedShard, SearchIndex, SearchRecord, Shard
from backfile.pages.archive import MIN_ARTICLES_ON_INDEX, Archive
from backfile.pages.indexes import site_feed
from backfile.pages.views import Search
from backfile.pages.wording import iso_text
from backfile.urls import HOME, SEARCH, search_file
from backfile.words import words_of

SEARCH_TEMPLATE, SEARCH_SCRIPT = "search.html", "search.js"
"""What a theme must have for its readers to search."""
OPENING = 240
"""Characters of deck and text that are indexed where whole texts are not."""
_AGAIN = re.compile(r'<aside class="pull-quote".*?</aside>', re.DOTALL)
"""Words that stand in the text too."""
_INLINE = re.compile(r"</?(?:a|b|span)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


class SearchSite(msgspec.Struct, frozen=True):
    """A search index with the script of the theme that searches it."""

    index: SearchIndex
    script: str
    """Address of the script."""


def shard_digest(archive: Archive, shard: Shard, *, whole: bool) -> str:
    """A digest of all that the index of a shard is made from, apart from the program.

    Args:
        archive: of the articles.
        shard: of it.
        whole: whether whole texts are indexed.
    """
    tags = {name for article in shard.articles for name in article.tags}
    listed = "\0".join(sorted(term.name for term in archive.terms.of("tag", tags) if _is_listed(archive, term)))
    return digest_text(f"{archive.language}\0{whole}\0{listed}\0{archive.page_digests_of(shard.articles)}")


def search_records(archive: Archive, shard: Shard, texts: TextStore, *, whole: bool) -> Iterator[SearchRecord]:
    """What the index holds of the articles of a shard.

    Args:
        archive: of the articles.
        shard: of it.
        texts: of the articles.
        whole: whether whole texts are indexed.
    """
    for article in shard.articles:
        yield _record(archive, article, texts.read_stored(article.path), whole=whole, year=shard.year)


def search_parts(search: SearchSite) -> Iterator[SitePart]:
    """The files of the search index, a part for each shard."""
    for shard in (search.index.runtime, *search.index.shards):
        yield SitePart(f"search/{shard.name}", ("",), shard.digest, partial(_shard_drafts, shard))


def search_page(archive: Archive, search: SearchSite) -> PageSpec:
    """The page with the form."""
    url, words = archive.site.link, words_of(archive.language)
    found = Search(
        count=len(archive.articles),
        is_whole=search.index.is_whole,
        action=url(SEARCH),
        base=url(HOME),
        script=url(search.script),
        runtime=url(search_file(search.index.runtime.name, "")),
        shards=tuple(Link(shard.digest[:12], url(search_file(shard.name, ""))) for shard in search.index.shards),
    )
    return archive.page(
        SEARCH,
        "search",
        found,
        title=words.gettext("Search"),
        description=words.gettext("Search the articles of %(site)s.", site=archive.site_name),
        feed=site_feed(archive),
        place="search",
    )


def _shard_drafts(shard: IndexedShard) -> Iterable[PageDraft]:
    """The files of a shard."""
    for folder, _, names in sorted(os.walk(shard.folder)):
        for name in sorted(names):
            source = Path(folder, name)
            inside = source.relative_to(shard.folder).as_posix()
            path = search_file(shard.name, inside)
            inputs = digest_bytes(source.read_bytes())
            copy = FileCopy(str(source), inputs)
            yield PageDraft(path, "", inputs, partial(_copied, PageSpec(path, "", copy)))


def _copied(spec: PageSpec, _: TextStore) -> PageSpec:
    return spec


_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe"}  # noqa: RUF001 - Turkish
    | {"Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ħ": "h", "ŧ": "t"}
)
"""Letters that Unicode does not take apart into one without a mark and a mark; Pagefind leaves away the marks of others."""


def _record(archive: Archive, article: Article, stored: StoredArticle, *, whole: bool, year: str) -> SearchRecord:
    content = _plain_text((stored.body.deck, *stored.body.story))
    if not whole:
        content = _opening(content, (term.name for term in archive.terms_of("tag", article)))
    meta = {"title": article.headline}
    if article.published:
        meta["date"] = iso_text(article.published, archive.language)
    if article.main:
        meta["country"] = ", ".join(term.name for term in archive.terms.of("country", article.main))
    if spelt := _without_marks(f"{article.headline} {content}"):
        meta["spelt"] = spelt
    return SearchRecord(
        url=article.address,
        content=content,
        meta=meta,
        filters={name: values for name, values in _filters(archive, article, year) if values},
        day="".join(article.date_parts).ljust(8, "0") if article.published else "",
    )


def _filters(archive: Archive, article: Article, year: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    terms = {kind: archive.terms_of(kind, article) for kind in ("country", "tag", "section")}
    yield "country", tuple(term.name for term in terms["country"])
    yield "topic", tuple(term.name for term in terms["tag"] if _is_listed(archive, term))
    yield "section", tuple(term.name for term in terms["section"])
    yield "year", () if year else article.date_parts[:1]


def _is_listed(archive: Archive, topic: Term) -> bool:
    """Whether a topic is on the list of topics: only those can be chosen."""
    return len(archive.by_term["tag"][topic]) >= MIN_ARTICLES_ON_INDEX


def _plain_text(html: Iterable[str]) -> str:
    """The words of some HTML that prose.py made, with single spaces."""
    text = _TAG.sub(" ", _INLINE.sub("", _AGAIN.sub(" ", " ".join(html))))
    return " ".join(unescape(text).split())


def _opening(text: str, names: Iterable[str]) -> str:
    """The first words of a text, and those names that the rest has."""
    if len(text) <= OPENING:
        return text
    opening = text[: OPENING + 1].rpartition(" ")[0] or text[:OPENING]
    others = ", ".join(name for name in names if name not in opening)
    return f"{opening} … {others}" if others else opening


def _without_marks(text: str) -> str:
    """The words of a text that have letters which no keyboard of another language has, in letters that all have."""
    words = dict.fromkeys(word.strip(string.punctuation) for word in text.split() if word != word.translate(_LETTERS))
    return " ".join(word.translate(_LETTERS) for word in words)
