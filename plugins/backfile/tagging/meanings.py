"""What each name that articles use means in the whole archive: worked out once, then kept up with what changes.

When articles come or go, the rules of agree.py are applied again to the pieces of the census that hold their names, and
a tag is put together again where one of its keys changed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Sized
from itertools import chain

import msgspec

from backfile.model.annotation import TagKind, TagRule
from backfile.pieces import Store, read_sealed, write_sealed
from backfile.tagging.agree import follow, majority, merge_acronym, merge_numbers, merge_people
from backfile.tagging.census import Census, Key, Meaning, Tagged
from backfile.tagging.edited import EditedTags
from backfile.urls import tag_key

SHARED = 2
"""Articles that must have a tag that is not sure by itself."""
_KEY = "tags"


class _About(msgspec.Struct, array_like=True):
    """What held the last time."""

    rules: list[TagRule] = []
    limit: float = 0.0
    topics: dict[str, int] = {}
    """Articles of each topic that is shared, by the key it ends at."""


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
        self._census = Census(store, is_new=is_new)
        self._about = _About() if is_new else msgspec.msgpack.decode(read_sealed(store, _KEY), type=_About)
        self._edited = EditedTags(self._about.rules)

    def __missing__(self, name: str) -> Meaning:
        """Look a name up that some article has."""
        key = self._census.find(tag_key(name))
        if key is None or key.meaning is None:
            raise KeyError(name)
        self[name] = key.meaning
        return key.meaning

    def recount(
        self, gone: Iterable[Tagged], come: Iterable[Tagged], rules: Sequence[TagRule], limit: float
    ) -> set[int]:
        """Count tags that came and went, and work out what they touch.

        Args:
            gone: what articles had that changed or were removed.
            come: what articles have that changed or were added.
            rules: what an editor says, each of another tag.
            limit: a topic that more articles have is common.
        Returns:
            Articles with a name whose meaning changed, for new names none; it may hold some that are gone.
        Raises:
            msgspec.DecodeError: a piece is missing or damaged.
        """
        self.clear()
        about, edited = self._about, EditedTags(rules)
        counted = dict.fromkeys(self._census.remove(gone) + self._census.add(come))
        becomes = self._merge(counted)
        start = dict.fromkeys([*counted, *becomes])
        start |= {key: None for key, count in about.topics.items() if (count > about.limit) != (count > limit)}
        if about.rules != list(rules):
            start |= dict.fromkeys(sorted(self._edited.keys | edited.keys))
        start |= dict.fromkeys([self._end(key) for key in start])
        self._edited, about.rules, about.limit = edited, list(rules), limit
        for key, target in becomes.items():
            self._census.redirect(key, target)
        ends = dict.fromkeys([self._end(key) for key in start])
        touched = {number for end in ends for number in self._agree(end)}
        self._census.forget(counted)
        return touched

    def save(self) -> None:
        """Write what changed."""
        self._census.save()
        write_sealed(self._store, _KEY, msgspec.msgpack.encode(self._about))

    def _merge(self, counted: Collection[str]) -> dict[str, str]:
        """What keys become now that became something else before; empty for those that stay."""
        census = self._census
        acronyms = {acronym for key in counted for acronym in census.piece(key).acronyms.get(key, ())}
        pieces = {(piece := census.piece(key)).number: piece for key in (*counted, *acronyms)}.values()
        held = {key: value for piece in pieces for key, value in piece.keys.items()}
        counts = {key: value.count for key, value in held.items() if value.count}
        kinds = {key: value.kind for key, value in held.items()}
        small = {key for key, value in held.items() if value.in_small_letters}
        becomes = merge_numbers(counts, kinds, small) | merge_people(counts, kinds)
        for piece in pieces:
            for key, spelled in piece.aliases.items():
                if key in counts and (name := merge_acronym(spelled, self._kind)):
                    becomes[key] = name
        return {key: target for key, value in held.items() if (target := becomes.get(key, "")) != value.becomes}

    def _kind(self, key: str) -> TagKind | None:
        held = self._census.find(key)
        return held.kind if held else None

    def _next(self, key: str) -> str:
        """What a key becomes: as an editor says, else as the archive does; empty when it stays."""
        target = self._edited.targets.get(key, "")
        if not target and (held := self._census.find(key)):
            return held.becomes
        return target

    def _end(self, key: str) -> str:
        return follow(key, self._next) if self._next(key) else key

    def _members(self, end: str) -> list[str]:
        """All keys that end there, and the end itself."""
        members = [end]
        for key in members:  # it grows
            sources = self._census.piece(key).sources.get(key, []) + self._edited.sources.get(key, [])
            if sources:
                members += [each for each in sources if each not in members and self._next(each) == key]
        return members

    def _agree(self, end: str) -> Iterable[int]:
        """Work out what the names of one tag mean. Returns the articles for which that is news."""
        members = self._members(end)
        held = {key: value for key in members if (value := self._census.find(key)) and value.count}
        for key in members:
            self._about.topics.pop(key, None)
        if not held:
            return ()
        name, kind = self._edited.tag(members)
        name = name or _commonest(held[end].names)
        kind = kind or _commonest_kind(held.values()) or TagKind.TOPIC
        count = sum([value.count for value in held.values()])
        is_topic = kind is TagKind.TOPIC
        if is_topic and count >= SHARED:
            self._about.topics[end] = count
        is_common = is_topic and count > self._about.limit
        meaning = Meaning(name, kind, count >= SHARED, is_common, self._edited.use(name))
        news = [(key, value) for key, value in held.items() if value.meaning != meaning]
        known = [numbers for _, value in news if value.meaning for numbers in value.names.values()]
        for key, value in news:
            self._census.change(key)
            value.meaning = meaning
            for each in value.names:
                self[each] = meaning
        return chain.from_iterable(known)


def _commonest_kind(keys: Collection[Key]) -> TagKind | None:
    """The kind with the most votes."""
    if len(keys) > 1:
        return majority([*map(sum, zip(*[key.votes for key in keys], strict=True))])
    return next(iter(keys)).kind


def _commonest(names: Mapping[str, Sized]) -> str:
    """The name that most articles have, of equally common ones the first in the alphabet."""
    return min(names, key=lambda name: (-len(names[name]), name)) if len(names) > 1 else next(iter(names))
