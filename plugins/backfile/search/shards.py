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

MOST_OPENINGS, MOST_WHOLE = 8_000, 2_000
"""Articles in a shard, if their openings are indexed or their whole texts: what Pagefind takes some
300 MiB for at most (docs/performance.md)."""
UNDATED = "undated"
"""How the names of shards of undated articles begin."""
_HASH = 16
_DAY = _HASH
_MONTH = _DAY + 5
_YEAR = _MONTH + 4
_WHOLE = _YEAR + 14
"""Bits of a number: years before 16384."""
_FIELDS = (("", _YEAR, 14, "04"), ("m", _MONTH, 4, "02"), ("d", _DAY, 5, "02"), ("x", 0, _HASH, "04x"))
"""Of a number: how it is marked in a name, its lowest bit, its width, and how it is written."""


def cut_shards(articles: Iterable[Article], most: int) -> tuple[Shard, ...]:
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
    """What a range of numbers is called: by the years, months, days or digests that it spans."""
    is_undated = bits <= _HASH and start >> _HASH == 0
    parts = [UNDATED] if is_undated else []
    for letter, low, width, form in _FIELDS[-1:] if is_undated else _FIELDS:
        if bits >= low + width:
            break
        first = start >> low & (1 << width) - 1
        parts.append(f"{letter}{first:{form}}")
        if bits > low:
            parts.append(f"{first + (1 << bits - low) - 1:{form}}")
    return "-".join(parts) or "dated"
