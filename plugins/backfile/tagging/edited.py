"""What an editor says of tags in content/tags.csv, by the keys that names are compared by."""

from collections import defaultdict
from collections.abc import Sequence

from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.urls import tag_key


class EditedTags:
    """The rules of content/tags.csv; of two for one tag the later one holds."""

    def __init__(self, rules: Sequence[TagRule]) -> None:
        """Order the rules by key.

        Args:
            rules: each of another tag.
        """
        self._by_key = {tag_key(rule.tag): rule for rule in rules}
        self._order = {key: number for number, key in enumerate(self._by_key)}
        self.targets = {key: tag_key(rule.name) for key, rule in self._by_key.items() if rule.name}
        """What keys become."""
        sources: defaultdict[str, list[str]] = defaultdict(list)
        for key, target in self.targets.items():
            sources[target].append(key)
        self.sources = dict(sources)
        """The opposite."""
        held = self._by_key.values()
        self._uses: dict[str, TagUse] = dict.fromkeys(
            [tag_key(rule.name or rule.tag) for rule in held if rule.use is TagUse.ALWAYS], TagUse.ALWAYS
        )
        self._uses |= dict.fromkeys([tag_key(rule.tag) for rule in held if rule.use is TagUse.NEVER], TagUse.NEVER)

    @property
    def keys(self) -> set[str]:
        """All keys that the rules name."""
        return {*self._by_key, *self.targets.values()}

    def tag(self, keys: Sequence[str]) -> tuple[str, TagKind | None]:
        """What the tag of some keys is to be called, and what it names; empty and None when nobody said."""
        if self._by_key.keys().isdisjoint(keys):
            return "", None
        ruled = sorted([key for key in keys if key in self._by_key], key=self._order.__getitem__, reverse=True)
        rules = [self._by_key[key] for key in ruled]
        return next((rule.name for rule in rules if rule.name), ""), next(
            (rule.kind for rule in rules if rule.kind), None
        )

    def use(self, name: str) -> TagUse:
        """What is wanted of a tag of this name."""
        return self._uses.get(tag_key(name), TagUse.FOUND) if self._uses else TagUse.FOUND
