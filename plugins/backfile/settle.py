"""Settle what each article learns from the whole archive: its tags, and countries that names speak for.

What was settled is kept in a store, in pieces, so that a build pays for the articles that changed and for those whose
tags or countries change with them. The whole archive settled at once and one change after another come to the same.

Keys of the store: `settled`; `tags` and `tags/n`, `lessons/n` and `pupils/n` by the engines of those names;
`numbers/n` the number of each article, by path; `articles/n` blocks of articles, by number.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, islice

import msgspec

from backfile.model.annotation import TagKind, TagRule
from backfile.model.article import CountryRef, TagRef
from backfile.model.metadata import Origin
from backfile.pieces import Form, Pieces, Store, packed, piece_of, read_sealed, write_sealed
from backfile.references.learned import Lessons, Pupil, pupil_of, with_learned
from backfile.tagging.choose import choose_for_article, common_limit
from backfile.tagging.meanings import Meanings

_VERSION = 1
"""Of the stored form. What the same version of the program keeps is of one version."""
_KEY = "settled"
_PIECES = 256
_BLOCK = 128
"""Articles of a piece."""


class Candidates(msgspec.Struct, frozen=True):
    """What one article says by itself, after metadata.csv was put over it."""

    tags: tuple[TagRef, ...]
    tags_origin: Origin
    countries: tuple[CountryRef, ...]
    countries_origin: Origin


class Settled(msgspec.Struct, frozen=True):
    """What one article gets."""

    tags: tuple[TagRef, ...]
    countries: tuple[CountryRef, ...]
    learned: bool
    """Whether its main country is one that its names speak for, and so only likely."""


class _Totals(msgspec.Struct, array_like=True):
    """What holds for the whole archive."""

    version: int = _VERSION
    articles: int = 0
    next_number: int = 0
    """Of the next new article; numbers are not given twice."""


class _Columns(msgspec.Struct, array_like=True):
    """A block of articles as it is stored: the tags of all in one row, field by field."""

    numbers: list[int]
    paths: list[str]
    tags_origins: list[Origin]
    countries: list[tuple[CountryRef, ...]]
    countries_origins: list[Origin]
    lengths: list[int]
    """Tags of each article."""
    names: list[str]
    kinds: list[TagKind]
    scores: list[float]
    sure: list[bool]
    aliases: list[tuple[str, ...]]


_Block = dict[int, tuple[str, Candidates]]
"""By number the path of an article, and what it says."""


def is_settled(store: Store) -> bool:
    """Whether a store holds what this version can go on from; if not, empty it and settle all articles."""
    try:
        _read_totals(store)
    except msgspec.DecodeError:
        return False
    return True


def settle(store: Store, changed: Mapping[str, Candidates | None], rules: Sequence[TagRule]) -> dict[str, Settled]:
    """Settle what articles learn from the whole archive, after some of them changed.

    Args:
        store: as the last call left it; empty at the first one. It is written to at the very end.
        changed: articles by path, None for one that is gone; at the first call all articles.
        rules: what an editor says of tags, each of another one.
    Returns:
        By path the outcome of every article that is in `changed` or whose outcome may differ from the last one.
    Raises:
        msgspec.DecodeError: the store is damaged or of another version: empty it and settle all articles.
    """
    return _Archive(store).settle(changed, rules)


class _Archive:
    """The tables of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        is_new = store.read(_KEY) is None
        self._totals = _Totals() if is_new else _read_totals(store)
        last = self._totals.next_number
        self._numbers = Pieces(store, "numbers", 0 if is_new else _PIECES, packed(dict[str, int]))
        self._blocks = Pieces(store, "articles", -(-last // _BLOCK), Form(_Block, _encode_block, _decode_block))
        self._meanings = Meanings(store, is_new=is_new)
        self._lessons = Lessons(store, last)

    def settle(self, changed: Mapping[str, Candidates | None], rules: Sequence[TagRule]) -> dict[str, Settled]:
        gone, come = self._replace(changed)
        tags_gone = [(number, before.tags) for number, before in gone.items()]
        tags_come = ((number, after.tags) for number, after in come.items())
        limit = common_limit(self._totals.articles)
        touched = come.keys() | self._meanings.recount(tags_gone, tags_come, rules, limit) - gone.keys()
        tags = {}
        pupils: dict[int, Pupil | None] = dict.fromkeys(gone)
        for number in sorted(touched):
            candidates = self._held(number)[1]
            chosen = tags[number] = self._choose(candidates)
            pupils[number] = pupil_of(chosen, candidates.countries, candidates.countries_origin)
        for number in sorted(self._lessons.update(pupils)):
            tags[number] = self._choose(self._held(number)[1])
        self._save()
        return dict(self._outcome(number, chosen) for number, chosen in tags.items())

    def _replace(self, changed: Mapping[str, Candidates | None]) -> tuple[dict[int, Candidates], dict[int, Candidates]]:
        """Put the articles that changed into their blocks. Returns what was there and what is there now, by number."""
        gone: dict[int, Candidates] = {}
        come: dict[int, Candidates] = {}
        for path, candidates in changed.items():
            numbers = self._numbers.change(piece_of(path, _PIECES))
            number = numbers.pop(path, None)
            if number is not None:
                gone[number] = self._blocks.change(number // _BLOCK).pop(number)[1]
            if candidates is not None:
                if number is None:
                    number = self._totals.next_number
                    self._totals.next_number += 1
                numbers[path] = number
                come[number] = candidates
                self._blocks.change(number // _BLOCK)[number] = path, candidates
        self._totals.articles += len(come) - len(gone)
        return gone, come

    def _held(self, number: int) -> tuple[str, Candidates]:
        return self._blocks[number // _BLOCK][number]

    def _choose(self, candidates: Candidates) -> tuple[TagRef, ...]:
        is_found = candidates.tags_origin is Origin.DERIVED
        return choose_for_article(candidates.tags, self._meanings, is_found=is_found)

    def _outcome(self, number: int, tags: tuple[TagRef, ...]) -> tuple[str, Settled]:
        path, candidates = self._held(number)
        learned = self._lessons.learned(number)
        countries = with_learned(candidates.countries, learned) if learned else candidates.countries
        return path, Settled(tags, countries, learned is not None)

    def _save(self) -> None:
        self._meanings.save()
        self._lessons.save(self._totals.next_number)
        self._numbers.save(_PIECES)
        self._blocks.save(-(-self._totals.next_number // _BLOCK))
        write_sealed(self._store, _KEY, msgspec.msgpack.encode(self._totals))


def _read_totals(store: Store) -> _Totals:
    totals = msgspec.msgpack.decode(read_sealed(store, _KEY), type=_Totals)
    if totals.version != _VERSION:
        message = f'"{_KEY}" in the catalog is of version {totals.version}, not {_VERSION}: it is to be made anew'
        raise msgspec.DecodeError(message)
    return totals


def _encode_block(block: _Block) -> bytes:
    said = [candidates for _, candidates in block.values()]
    tags = list(chain.from_iterable([each.tags for each in said]))
    columns = _Columns(
        list(block),
        [path for path, _ in block.values()],
        [each.tags_origin for each in said],
        [each.countries for each in said],
        [each.countries_origin for each in said],
        [len(each.tags) for each in said],
        [tag.name for tag in tags],
        [tag.kind for tag in tags],
        [tag.score for tag in tags],
        [tag.sure for tag in tags],
        [tag.aliases for tag in tags],
    )
    return _encode(columns)


def _decode_block(data: bytes) -> _Block:
    columns = _decode_columns(data)
    tags = map(TagRef, columns.names, columns.kinds, columns.scores, columns.sure, columns.aliases)
    said = zip(columns.lengths, columns.tags_origins, columns.countries, columns.countries_origins, strict=True)
    candidates = [
        Candidates(tuple(islice(tags, length)), origin, countries, countries_origin)
        for length, origin, countries, countries_origin in said
    ]
    return dict(zip(columns.numbers, zip(columns.paths, candidates, strict=True), strict=True))


_encode = msgspec.msgpack.Encoder().encode
_decode_columns = msgspec.msgpack.Decoder(_Columns).decode
