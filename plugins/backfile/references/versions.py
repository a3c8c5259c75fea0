"""Other versions of an article: the same story filed again, as updates, later editions and copies in other folders are.

Two articles are versions of one story if at least half of their long sentences are the same, four or more; or a third of
them, two or more, under one headline within a few days; or all of them under one headline. A wrong pair is worse than one
that is missed.

What articles share is found by the keys of their sketches and by their headlines. The tables are kept in a store, in
pieces, so that a change costs what it touches. Keys of the store: `versions`; `sketched/n` the number of each article, by
path; `sketches/n` blocks of articles, by number; `shared/n` who has each key, in the order of keys.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from zlib import crc32

import msgspec

from backfile.model.article import Article
from backfile.pieces import Form, Pieces, Store, packed, piece_of, read_sealed, write_sealed
from backfile.references.resolve import sort_articles
from backfile.references.sketch import count_shared, keys_of

_VERSION = 1
"""Of the stored form."""
_KEY = "versions"
_PIECES = 256
_BLOCK = 256
"""Articles of a piece."""
_FEW = 20
"""A key that more articles have tells of a form, such as a notice that stands in each issue."""
_MANY, _MOST = 4, 1 / 2
"""Sentences that versions have in common, and their share of all: a short text could be some form that is filled in."""
_SOME, _MUCH, _DAYS = 2, 1 / 3, 3
"""The same under one headline, and so few days apart."""
_BITS = 32
"""Of a key, and of the number of an article behind it."""
_NUMBER = (1 << _BITS) - 1

Entries = Mapping[int, Sequence[int]]
"""By piece keys of articles, each with the number of its article behind it."""


class _Totals(msgspec.Struct, array_like=True):
    """What holds for the whole archive."""

    version: int = _VERSION
    next_number: int = 0
    """Of the next new article; numbers are not given twice."""


class _Held(msgspec.Struct, array_like=True, gc=False):
    """One article."""

    path: str
    headline: int
    """The key of its headline."""
    sketch: bytes

    def found_by(self) -> set[int]:
        """All that it can be found by."""
        return {self.headline, *keys_of(self.sketch)} if self.sketch else set()


def find_versions(
    store: Store,
    changed: Iterable[str],
    sketches: Mapping[str, bytes],
    articles: Mapping[str, Article],
    *,
    is_new: bool,
) -> dict[str, tuple[str, ...]]:
    """Find the other versions of articles, after some of them changed.

    Args:
        store: as the last call left it. It is written to at the very end.
        changed: paths of articles that came or went, or whose text, headline or date is not what it was.
        sketches: of those whose text was read, by path.
        articles: all of the archive, by path.
        is_new: there was none before.
    Returns:
        By path the other versions, newest first, of every article that has others now than the last time, and of some
        that have not.
    Raises:
        msgspec.DecodeError: the store is damaged or of another version: empty it and find the versions of all.
    """
    return _Tables(store, is_new=is_new).update(changed, sketches, articles)


class _Tables:
    """The tables of a store."""

    def __init__(self, store: Store, *, is_new: bool) -> None:
        self._store = store
        self._totals = _Totals() if is_new else _read_totals(store)
        pieces = 0 if is_new else _PIECES
        self._numbers = Pieces(store, "sketched", pieces, packed(dict[str, int]))
        self._blocks = Pieces(store, "sketches", -(-self._totals.next_number // _BLOCK), packed(dict[int, _Held]))
        self._shared = Pieces(store, "shared", pieces, Form(list[int], _encode_shared, _decode_shared))
        self._groups: dict[int, Mapping[int, Sequence[int]]] = {}
        self._pairs: dict[tuple[int, int], bool] = {}

    def update(
        self, changed: Iterable[str], sketches: Mapping[str, bytes], articles: Mapping[str, Article]
    ) -> dict[str, tuple[str, ...]]:
        """See `find_versions`."""
        gone, come = self._replace(changed, sketches, articles)
        fewer, more = _entries(gone), _entries(come)
        touched = self._having(fewer) | self._having(more)
        for piece in fewer.keys() | more.keys():
            entries = self._shared.change(piece)
            entries[:] = sorted(set(entries).difference(fewer[piece]).union(more[piece]))
        self._groups.clear()
        touched = ((touched | self._having(fewer)) - gone.keys()) | self._having(more)
        found: dict[str, tuple[str, ...]] = {held.path: () for held in come.values()}
        found |= {self._held(number).path: self._versions(number, articles) for number in touched}
        self._save()
        return found

    def _replace(
        self, changed: Iterable[str], sketches: Mapping[str, bytes], articles: Mapping[str, Article]
    ) -> tuple[dict[int, _Held], dict[int, _Held]]:
        """Put the articles that changed into their blocks. Returns what was there and what is there now, by number."""
        gone: dict[int, _Held] = {}
        come: dict[int, _Held] = {}
        for path in sorted(changed):
            numbers = self._numbers.change(piece_of(path, _PIECES))
            number = numbers.pop(path, None)
            if number is not None:
                gone[number] = self._blocks.change(number // _BLOCK).pop(number)
            if path in articles:
                if number is None:
                    number = self._totals.next_number
                    self._totals.next_number += 1
                sketch = sketches[path] if path in sketches else gone[number].sketch
                numbers[path] = number
                come[number] = _Held(path, crc32(articles[path].folded.encode()), sketch)
                self._blocks.change(number // _BLOCK)[number] = come[number]
        return gone, come

    def _having(self, entries: Entries) -> set[int]:
        """The numbers of the articles that have a key of some articles in common with others."""
        groups = ((self._groups_of(piece), some) for piece, some in entries.items())
        return {number for of, some in groups if of for entry in some for number in of.get(entry >> _BITS, ())}

    def _groups_of(self, piece: int) -> Mapping[int, Sequence[int]]:
        """The articles of each key of a piece that some have in common, though not too many to tell anything."""
        groups = self._groups.get(piece)
        if groups is None:
            entries = self._shared[piece]
            keys = [entry >> _BITS for entry in entries]
            several = {key for key, after in pairwise(keys) if key == after}
            found: dict[int, list[int]] = {key: [] for key in several}
            for key, entry in zip(keys, entries, strict=True) if several else ():
                if key in several:
                    found[key].append(entry & _NUMBER)
            groups = self._groups[piece] = {key: some for key, some in found.items() if len(some) <= _FEW}
        return groups

    def _held(self, number: int) -> _Held:
        return self._blocks[number // _BLOCK][number]

    def _versions(self, number: int, articles: Mapping[str, Article]) -> tuple[str, ...]:
        held = self._held(number)
        others = {other for key in held.found_by() for other in self._groups_of(_piece_of(key)).get(key, ())}
        others.discard(number)
        found = [articles[self._held(other).path] for other in others if self._is_pair(number, other, articles)]
        return tuple([other.path for other in sort_articles(found)]) if found else ()

    def _is_pair(self, one: int, other: int, articles: Mapping[str, Article]) -> bool:
        """Whether two articles are versions of one story; it is asked for both, and worked out once."""
        pair = (one, other) if one < other else (other, one)
        known = self._pairs.get(pair)
        if known is None:
            held, second = self._held(one), self._held(other)
            known = self._pairs[pair] = _is_version(
                held.sketch, second.sketch, articles[held.path], articles[second.path]
            )
        return known

    def _save(self) -> None:
        self._numbers.save(_PIECES)
        self._blocks.save(-(-self._totals.next_number // _BLOCK))
        self._shared.save(_PIECES)
        write_sealed(self._store, _KEY, msgspec.msgpack.encode(self._totals))


def _is_version(one: bytes, other: bytes, article: Article, second: Article) -> bool:
    """Whether two articles, by their sketches and by what lists have of them, are versions of one story."""
    both, of_all = count_shared(one, other)
    if both >= _MANY and both >= of_all * _MOST:
        return True
    if article.folded != second.folded or not article.folded:
        return False
    is_near = both >= _SOME and both >= of_all * _MUCH and _is_near(article.published, second.published)
    return is_near or both == of_all


def _is_near(one: str, other: str) -> bool:
    """Whether two dates are known to the day, and few days apart."""
    if min(len(one), len(other)) < len("2024-06-27"):
        return False
    return abs(date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days <= _DAYS


def _read_totals(store: Store) -> _Totals:
    totals = msgspec.msgpack.decode(read_sealed(store, _KEY), type=_Totals)
    if totals.version != _VERSION:
        message = f'"{_KEY}" in the catalog is of version {totals.version}, not {_VERSION}: it is to be made anew'
        raise msgspec.DecodeError(message)
    return totals


def _piece_of(key: int) -> int:
    return key * _PIECES >> _BITS


def _entries(articles: Mapping[int, _Held]) -> Mapping[int, Sequence[int]]:
    """The keys of some articles."""
    entries: dict[int, list[int]] = defaultdict(list)
    for number, held in articles.items():
        for key in held.found_by():
            entries[_piece_of(key)].append(key << _BITS | number)
    return entries


def _encode_shared(entries: list[int]) -> bytes:
    return array("Q", entries).tobytes()


def _decode_shared(data: bytes) -> list[int]:
    return array("Q", data).tolist()
