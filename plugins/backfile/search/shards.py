"""Part an archive into shards: articles that are indexed together.

A date and a digest of the article's path make a number: year, month, day, digest, the year in the highest bits. A shard is
an aligned range of these numbers, halved until it holds few enough: a binary trie (E. Fredkin, "Trie Memory", 1960,
https://doi.org/10.1145/367390.367400). So an article more changes one shard, or halves it, and never moves another.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from backfile.model.article import Article
from backfile.model.digest import short_digest
from backfile.model.search import Shard

MOST = 5_000
"""Articles in a shard. Pagefind took 250 MiB to index so many openings, 400 MiB for whole texts (docs/performance.md)."""
_HASH = 16
_DAY, _MONTH = _HASH, _HASH + 5
_YEAR = _MONTH + 4
_WHOLE = _YEAR + 14
"""Bits of a number: years before 16384."""


def cut_shards(articles: Iterable[Article], most: int = MOST) -> tuple[Shard, ...]:
    """Part an archive into shards, old ones first, undated ones last.

    Args:
        articles: in any order.
        most: articles in a shard; more only where they cannot be told apart.
    """
    dated: list[tuple[int, str, Article]] = []
    undated: list[tuple[int, str, Article]] = []
    for article in articles:
        found = dated if article.published else undated
        found.append((_number(article), article.path, article))
    shards = (*_cut(sorted(dated, key=_order), 0, _WHOLE, most), *_cut(sorted(undated, key=_order), 0, _HASH, most))
    return tuple(Shard(name, tuple(article for _, _, article in found)) for name, found in shards)


def _order(item: tuple[int, str, Article]) -> tuple[int, str]:
    return item[:2]


def _number(article: Article) -> int:
    """The place of an article in time; what is not known of its date counts as 0."""
    year, month, day, *_ = (*map(int, article.date_parts), 0, 0, 0)
    digest = int.from_bytes(short_digest(article.path.encode())[: _HASH // 8])
    return year << _YEAR | month << _MONTH | day << _DAY | digest


def _cut(
    items: Sequence[tuple[int, str, Article]], start: int, bits: int, most: int
) -> Iterator[tuple[str, Sequence[tuple[int, str, Article]]]]:
    """The shards of a range of numbers that begins at `start` and is as long as `bits` can count."""
    if not items:
        return
    if len(items) <= most or bits == 0:
        yield _name(start, bits), items
        return
    middle = start + (1 << bits - 1)
    cut = bisect_left(items, middle, key=lambda item: item[0])
    yield from _cut(items[:cut], start, bits - 1, most)
    yield from _cut(items[cut:], middle, bits - 1, most)


def _name(start: int, bits: int) -> str:
    """What a range of numbers is called: the years it spans, or the months or days of one, or a part of a day."""
    if start >> _HASH == 0 and bits <= _HASH:
        return _with_part("undated", start, bits)
    year, month, day = start >> _YEAR, start >> _MONTH & 15, start >> _DAY & 31
    if bits >= _WHOLE:
        return "dated"
    if bits > _YEAR:
        return f"{year:04}-{year + (1 << bits - _YEAR) - 1:04}"
    if bits == _YEAR:
        return f"{year:04}"
    if bits > _MONTH:
        return f"{year:04}-m{month:02}-{month + (1 << bits - _MONTH) - 1:02}"
    if bits == _MONTH:
        return f"{year:04}-m{month:02}"
    if bits > _DAY:
        return f"{year:04}-m{month:02}-d{day:02}-{day + (1 << bits - _DAY) - 1:02}"
    return _with_part(f"{year:04}-m{month:02}-d{day:02}", start, bits)


def _with_part(name: str, start: int, bits: int) -> str:
    """A name with the digests that it is cut down to: how many of their bits are given, and which."""
    known = _HASH - bits
    return f"{name}-{known}-{(start & (1 << _HASH) - 1) >> bits:x}" if known else name
