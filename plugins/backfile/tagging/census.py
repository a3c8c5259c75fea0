"""Who has each name: the tables of all names that articles use, by the keys that names are compared by.

They lie in pieces by the family of a key, so that all that a key can become, but for acronyms, is beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from backfile.model.annotation import TagKind, TagUse
from backfile.model.article import TagRef
from backfile.pieces import Pieces, Store, packed, piece_of
from backfile.tagging.agree import KINDS, family_of, majority
from backfile.urls import tag_key

_PIECES = 1024
Tagged = tuple[int, Sequence[TagRef]]
"""The number of an article, and the tags found in it."""


class Meaning(NamedTuple):
    """What the archive makes of a name."""

    name: str
    """What it calls the tag."""
    kind: TagKind
    is_shared: bool
    """Whether enough articles have the tag."""
    is_common: bool
    """Whether it is a topic that too many articles have."""
    use: TagUse


class Key(msgspec.Struct, array_like=True, gc=False):
    """All names of one key."""

    names: dict[str, list[int]]
    """For each the numbers of the articles that have it, once for each time."""
    votes: list[int]
    """How often it was each kind; what somebody wrote down says no kind."""
    count: int = 0
    """Articles that have it; one that has several of its names counts more than once."""
    kind: TagKind | None = None
    """The one with the most votes; None without votes."""
    in_small_letters: bool = False
    """Whether a name is written so, but for its first letter."""
    becomes: str = ""
    """The key that the archive takes it for; empty when it stays."""
    meaning: Meaning | None = None


class Piece(msgspec.Struct, array_like=True):
    """Some families of keys."""

    number: int = 0
    keys: dict[str, Key] = {}
    sources: dict[str, list[str]] = {}
    """The keys that become each key."""
    aliases: dict[str, dict[str, dict[str, int]]] = {}
    """For each key of an acronym the ways to write it, and how often each name was given beside them."""
    acronyms: dict[str, dict[str, int]] = {}
    """The opposite: for each key how often the keys of acronyms were given beside it."""


class _Tally(msgspec.Struct):
    """The tags of some articles, counted."""

    names: defaultdict[str, tuple[list[int], list[TagKind]]] = msgspec.field(
        default_factory=lambda: defaultdict(lambda: ([], []))
    )
    """For each the number of each article that has it, and what it was where it was found in the text, once a time."""
    aliases: defaultdict[tuple[tuple[str, ...], str], int] = msgspec.field(default_factory=lambda: defaultdict(int))
    """How often a name has these other ones."""


class Census:
    """The tables of an archive."""

    def __init__(self, store: Store, *, is_new: bool) -> None:
        """Open the tables that a store keeps; when it is new, nothing was written to it before."""
        self._pieces = Pieces(store, "tags", 0 if is_new else _PIECES, packed(Piece))
        self._known: dict[str, Piece] = {}
        self._changed: set[int] = set()

    def piece(self, key: str) -> Piece:
        """The piece that holds a key, to look at."""
        piece = self._known.get(key)
        if piece is None:
            number = piece_of(family_of(key), _PIECES)
            piece = self._known[key] = self._pieces[number]
            piece.number = number
        return piece

    def change(self, key: str) -> Piece:
        """The piece that holds a key, to change."""
        piece = self.piece(key)
        self._changed.add(piece.number)
        return piece

    def find(self, key: str) -> Key | None:
        """What is known of a key."""
        return self.piece(key).keys.get(key)

    def add(self, articles: Iterable[Tagged]) -> list[str]:
        """Count the tags of some articles. Returns the keys that are touched."""
        return self._count(_tally(articles), 1)

    def remove(self, articles: Iterable[Tagged]) -> list[str]:
        """Count the tags of some articles no more. Returns the keys that are touched."""
        return self._count(_tally(articles), -1)

    def redirect(self, key: str, target: str) -> None:
        """Let a key become another one, or stay."""
        held = self.change(key).keys[key]
        if held.becomes:
            self.change(held.becomes).sources[held.becomes].remove(key)
        if target:
            self.change(target).sources.setdefault(target, []).append(key)
        held.becomes = target

    def forget(self, keys: Iterable[str]) -> None:
        """Drop what is empty of some keys that were counted."""
        for key in keys:
            piece = self.piece(key)
            if key in piece.keys and not piece.keys[key].names:
                del piece.keys[key]
            if key in piece.aliases:
                piece.aliases[key] = {alias: names for alias, names in piece.aliases[key].items() if names}
            for table in (piece.aliases, piece.acronyms):
                if not table.get(key, True):
                    del table[key]

    def save(self) -> None:
        """Write what changed."""
        for number in self._changed:
            self._pieces.change(number)
        self._pieces.save(_PIECES)

    def _count(self, tally: _Tally, sign: int) -> list[str]:
        touched: dict[str, Key] = {}
        acronyms: dict[str, None] = {}
        for name, (numbers, kinds) in tally.names.items():
            key = tag_key(name)
            keys = self.change(key).keys
            held = touched[key] = keys.get(key) or keys.setdefault(key, Key({}, [0] * len(KINDS)))
            before = held.names.get(name)
            if sign > 0:
                held.names[name] = before + numbers if before else numbers
            elif before and (left := _without(before, numbers)):
                held.names[name] = left
            else:
                del held.names[name]
            for place, kind in enumerate(KINDS):
                held.votes[place] += sign * kinds.count(kind)
        for held in touched.values():
            _sum_up(held)
        for (aliases, name), count in tally.aliases.items():
            for alias in aliases:
                acronym, key = tag_key(alias), tag_key(name)
                acronyms[acronym] = None
                _add(self.change(acronym).aliases.setdefault(acronym, {}).setdefault(alias, {}), name, sign * count)
                _add(self.change(key).acronyms.setdefault(key, {}), acronym, sign * count)
        return [*touched, *acronyms]


def _sum_up(key: Key) -> None:
    """Work out what follows from the names and the votes of a key."""
    key.count = sum(map(len, key.names.values()))
    key.kind = majority(key.votes)
    key.in_small_letters = any(name[1:].islower() for name in key.names)


def _tally(articles: Iterable[Tagged]) -> _Tally:
    tally = _Tally()
    names, aliases = tally.names, tally.aliases
    for number, tags in articles:
        for tag in tags:
            numbers, kinds = names[tag.name]
            numbers.append(number)
            if tag.score:
                kinds.append(tag.kind)
            if tag.aliases:
                aliases[tag.aliases, tag.name] += 1
    return tally


def _without(numbers: Iterable[int], gone: Iterable[int]) -> list[int]:
    """The numbers but one of each that is gone."""
    left = Counter(gone)
    kept = []
    for number in numbers:
        if left[number]:
            left[number] -= 1
        else:
            kept.append(number)
    return kept


def _add(counts: dict[str, int], name: str, count: int) -> None:
    """Add to a count, and forget it when nothing is left."""
    counts[name] = counts.get(name, 0) + count
    if not counts[name]:
        del counts[name]
