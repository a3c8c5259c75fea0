"""What each name that articles use means in the whole archive: counted once, then kept up with what changes.

The counts lie in pieces by the family of a name's key. When some articles come or go, the rules of agree.py are applied
again to the pieces that hold their names, and a tag is put together again where one of its keys changed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import msgspec

from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.model.article import TagRef
from backfile.pieces import Pieces, Store, packed, piece_of, read_sealed, write_sealed
from backfile.tagging.agree import KINDS, family_of, follow, majority, merge_acronym, merge_numbers, merge_people
from backfile.urls import tag_key

SHARED = 2
"""Articles that must have a tag that is not sure by itself."""
_PIECES = 256
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


class _Key(msgspec.Struct, array_like=True, gc=False):
    """All names of one key."""

    names: dict[str, list[int]]
    """For each the numbers of the articles that have it, once for each time."""
    votes: list[int]
    """How often it was each kind; what somebody wrote down says no kind."""
    becomes: str = ""
    """The key that the archive takes it for; empty when it stays."""
    meaning: Meaning | None = None

    @property
    def count(self) -> int:
        """Articles that have it; one that has several of its names counts more than once."""
        return sum(map(len, self.names.values()))


class _Piece(msgspec.Struct, array_like=True):
    """Some families of keys."""

    keys: dict[str, _Key] = {}
    sources: dict[str, list[str]] = {}
    """The keys that become each key."""
    aliases: dict[str, dict[str, dict[str, int]]] = {}
    """For each key of an acronym the ways to write it, and how often each name was given beside them."""
    acronyms: dict[str, dict[str, int]] = {}
    """The opposite: for each key how often the keys of acronyms were given beside it."""
    number: int = 0


class _About(msgspec.Struct, array_like=True):
    """What holds for all pieces."""

    rules: list[TagRule] = []
    limit: float = 0.0
    topics: dict[str, int] = {}
    """Articles of each topic that is shared, by the key it ends at."""


@dataclass(slots=True)
class _Tally:
    """The tags of some articles, counted."""

    articles: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """By name the number of each article that has it, once for each time."""
    kinds: defaultdict[str, list[TagKind]] = field(default_factory=lambda: defaultdict(list))
    """By name what it was each time that was found in the text."""
    aliases: defaultdict[tuple[tuple[str, ...], str], int] = field(default_factory=lambda: defaultdict(int))
    """How often a name has these other ones."""


class _Rules:
    """What an editor says, by key."""

    def __init__(self, rules: Sequence[TagRule]) -> None:
        self._by_key = {tag_key(rule.tag): rule for rule in rules}
        self._order = {key: number for number, key in enumerate(self._by_key)}
        self.targets = {key: tag_key(rule.name) for key, rule in self._by_key.items() if rule.name}
        self.sources: defaultdict[str, list[str]] = defaultdict(list)
        for key, target in self.targets.items():
            self.sources[target].append(key)
        self._uses = {tag_key(rule.name or rule.tag): rule.use for rule in rules if rule.use is TagUse.ALWAYS}
        self._uses |= {key: rule.use for key, rule in self._by_key.items() if rule.use is TagUse.NEVER}

    def name(self, keys: Sequence[str]) -> str:
        """What an editor calls the tag of some keys; empty when nobody said."""
        return next((rule.name for rule in self._of(keys) if rule.name), "")

    def kind(self, keys: Sequence[str]) -> TagKind | None:
        """What an editor says that the tag of some keys names."""
        return next((rule.kind for rule in self._of(keys) if rule.kind), None)

    def keys(self) -> set[str]:
        """All keys that the rules name."""
        return {*self._by_key, *self.targets.values()}

    def use(self, name: str) -> TagUse:
        """What an editor wants of a tag of this name."""
        return self._uses.get(tag_key(name), TagUse.FOUND) if self._uses else TagUse.FOUND

    def _of(self, keys: Sequence[str]) -> list[TagRule]:
        """The rules of some keys, the last first: it holds."""
        ruled = [key for key in keys if key in self._by_key]
        return [self._by_key[key] for key in sorted(ruled, key=self._order.__getitem__, reverse=True)]


class Meanings(dict[str, Meaning]):
    """The meanings of the names of an archive, by name; each is looked up once."""

    def __init__(self, store: Store, *, is_new: bool) -> None:
        """Open the tables that a store keeps.

        Args:
            store: that keeps them.
            is_new: nothing was written to it before.
        """
        super().__init__()
        self._store = store
        self._pieces = Pieces(store, "tags", 0 if is_new else _PIECES, packed(_Piece))
        self._about = _About() if is_new else msgspec.msgpack.decode(read_sealed(store, "tags"), type=_About)
        self._rules = _Rules(self._about.rules)
        self._known: dict[str, _Piece] = {}
        self._changed: set[int] = set()

    def __missing__(self, name: str) -> Meaning:
        """Look a name up that some article has."""
        key = self._key(tag_key(name))
        if key is None or key.meaning is None:
            raise KeyError(name)
        self[name] = key.meaning
        return key.meaning

    def recount(
        self, gone: Iterable[Tagged], come: Iterable[Tagged], rules: Sequence[TagRule], limit: float
    ) -> set[int]:
        """Count tags that came and went, and see again what they touch.

        Args:
            gone: what articles had that changed or were removed.
            come: what articles have that changed or were added.
            rules: what an editor says, each of another tag.
            limit: a topic that more articles have is common.
        Returns:
            Other articles that have a name whose meaning changed.
        Raises:
            msgspec.DecodeError: a piece is missing or damaged.
        """
        self.clear()
        counted = self._count(_tally(gone), -1) | self._count(_tally(come), 1)
        becomes = self._merge(counted)
        start = counted | becomes.keys()
        start |= {key for key, n in self._about.topics.items() if (n > self._about.limit) != (n > limit)}
        after = _Rules(rules)
        if rules != self._about.rules:
            start |= self._rules.keys() | after.keys()
        start |= {self._end(key) for key in start}
        self._rules, self._about.rules, self._about.limit = after, list(rules), limit
        for key, target in becomes.items():
            self._redirect(key, target)
        affected = {number for end in {self._end(key) for key in start} for number in self._agree(end)}
        for key in counted:
            if (held := self._key(key)) and not held.names:
                del self._change(key).keys[key]
        return affected

    def save(self) -> None:
        """Write what changed."""
        for number in self._changed:
            self._pieces.change(number)
        self._pieces.save(_PIECES)
        write_sealed(self._store, "tags", msgspec.msgpack.encode(self._about))

    def _piece(self, key: str) -> _Piece:
        piece = self._known.get(key)
        if piece is None:
            number = piece_of(family_of(key), _PIECES)
            piece = self._known[key] = self._pieces[number]
            piece.number = number
        return piece

    def _change(self, key: str) -> _Piece:
        piece = self._piece(key)
        self._changed.add(piece.number)
        return piece

    def _key(self, key: str) -> _Key | None:
        return self._piece(key).keys.get(key)

    def _kind(self, key: str) -> TagKind | None:
        held = self._key(key)
        return majority(held.votes) if held else None

    def _count(self, tally: _Tally, sign: int) -> set[str]:
        """Add a tally to the counts, or take it away. Returns the keys that are touched."""
        touched = set()
        keys = {name: tag_key(name) for name in tally.articles}
        for name, numbers in tally.articles.items():
            key = keys[name]
            touched.add(key)
            held = self._change(key).keys.setdefault(key, _Key({}, [0] * len(KINDS)))
            if left := held.names.get(name, []) + numbers if sign > 0 else _without(held.names[name], numbers):
                held.names[name] = left
            else:
                del held.names[name]
            kinds = tally.kinds.get(name, [])
            held.votes = [votes + sign * kinds.count(kind) for votes, kind in zip(held.votes, KINDS, strict=True)]
        for (aliases, name), count in tally.aliases.items():
            for alias in aliases:
                acronym = tag_key(alias)
                touched.add(acronym)
                spelled = self._change(acronym).aliases.setdefault(acronym, {})
                _add(spelled.setdefault(alias, {}), name, sign * count)
                _add(self._piece(keys[name]).acronyms.setdefault(keys[name], {}), acronym, sign * count)
        return touched

    def _merge(self, counted: set[str]) -> dict[str, str]:
        """What keys become now that became something else before; empty for those that stay."""
        acronyms = {acronym for key in counted for acronym in self._piece(key).acronyms.get(key, ())}
        pieces = {(piece := self._piece(key)).number: piece for key in counted | acronyms}
        held = {key: value for piece in pieces.values() for key, value in piece.keys.items()}
        counts = {key: value.count for key, value in held.items() if value.names}
        kinds = {key: majority(held[key].votes) for key in counts}
        common = {key for key in counts if any(name[1:].islower() for name in held[key].names)}
        becomes = merge_numbers(counts, kinds, common) | merge_people(counts, kinds)
        for piece in pieces.values():
            for key, spelled in piece.aliases.items():
                if key in counts and (name := merge_acronym(spelled, self._kind)):
                    becomes[key] = name
        return {key: becomes.get(key, "") for key, value in held.items() if becomes.get(key, "") != value.becomes}

    def _redirect(self, key: str, target: str) -> None:
        """Let a key become another one."""
        held = self._change(key).keys[key]
        if held.becomes:
            self._change(held.becomes).sources[held.becomes].remove(key)
        if target:
            self._change(target).sources.setdefault(target, []).append(key)
        held.becomes = target

    def _next(self, key: str) -> str:
        """What a key becomes: as an editor says, else as the archive does."""
        target = self._rules.targets.get(key, "")
        if not target and (held := self._key(key)):
            return held.becomes
        return target

    def _end(self, key: str) -> str:
        """Where a key ends."""
        return follow(key, self._next) if self._next(key) else key

    def _members(self, end: str) -> list[str]:
        """All keys that end there, and the end itself."""
        members = [end]
        for key in members:  # it grows
            sources = (*self._piece(key).sources.get(key, ()), *self._rules.sources.get(key, ()))
            members += [each for each in sources if each not in members and self._next(each) == key]
        return members

    def _agree(self, end: str) -> Iterator[int]:
        """Say anew what the names of one tag mean. Gives the articles for which that is news."""
        members = self._members(end)
        held = {key: value for key in members if (value := self._key(key)) and value.names}
        for key in members:
            self._about.topics.pop(key, None)
        if not held:
            return
        count = sum([value.count for value in held.values()])
        name, kind = self._rules.name(members), self._rules.kind(members)
        name = name or _commonest(held[end].names)
        kind = (
            kind or majority([*map(sum, zip(*[value.votes for value in held.values()], strict=True))]) or TagKind.TOPIC
        )
        if kind is TagKind.TOPIC and count >= SHARED:
            self._about.topics[end] = count
        is_common = kind is TagKind.TOPIC and count > self._about.limit
        meaning = Meaning(name, kind, count >= SHARED, is_common, self._rules.use(name))
        for key, value in held.items():
            if value.meaning != meaning:
                if value.meaning:
                    yield from chain.from_iterable(value.names.values())
                self._change(key)
                value.meaning = meaning


def _commonest(names: Mapping[str, Sized]) -> str:
    """The name that most articles have, of equally common ones the first in the alphabet."""
    return min(names, key=lambda name: (-len(names[name]), name)) if len(names) > 1 else next(iter(names))


def _tally(articles: Iterable[Tagged]) -> _Tally:
    tally = _Tally()
    numbers, kinds, aliases = tally.articles, tally.kinds, tally.aliases
    for number, tags in articles:
        for tag in tags:
            numbers[tag.name].append(number)
            if tag.score:
                kinds[tag.name].append(tag.kind)
            if tag.aliases:
                aliases[tag.aliases, tag.name] += 1
    return tally


def _without(numbers: list[int], gone: Iterable[int]) -> list[int]:
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
