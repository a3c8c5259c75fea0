"""Agree on one name for each tag of an archive, whatever the articles call it.

Names are compared by their key, the slug they would have. Keys become one where an article says so ("World Health
Organization (WHO)") of two names that the archive takes for organisations, where a surname alone has one full name
that dominates, where two full names differ by initials only, where two topics are a singular and its plural, and where
an editor says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeVar

from backfile.model.annotation import TagKind, TagRule
from backfile.model.article import TagRef
from backfile.tagging.plurals import both_numbers
from backfile.urls import tag_key

K = TypeVar("K")

DOMINANT_SHARE = 0.8
"""Of the articles with a full name of some surname, or with an acronym spelled out: so many must mean the same one."""
DOMINANT_ARTICLES = 2
"""Articles with a full name before a surname alone is taken for it."""
_ORDER = {kind: number for number, kind in enumerate(TagKind)}
_INITIAL = re.compile(r"-[a-z](?=-)")


class Chosen(NamedTuple):
    """What the archive calls a tag. A NamedTuple because there may be a million."""

    name: str
    kind: TagKind


@dataclass(frozen=True, slots=True)
class Agreement:
    """What each name found becomes."""

    tags: Mapping[str, Chosen]
    """By the name as it was found."""
    articles: Mapping[str, int]
    """Articles that have a tag, by the name chosen; one that has several of its names may count more than once."""


def agree_on_names(found: Iterable[Sequence[TagRef]], rules: Mapping[str, TagRule]) -> Agreement:
    """Agree on one name and kind for each tag.

    Args:
        found: the tags of each article.
        rules: what an editor says, by key.
    """
    every = list(chain.from_iterable(found))
    by_name = Counter([tag.name for tag in every])
    of_kind = Counter([(tag.name, tag.kind) for tag in every if tag.score])  # what is written down says no kind
    expansions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (aliases, name), count in Counter([(tag.aliases, tag.name) for tag in every if tag.aliases]).items():
        for alias in aliases:
            expansions[alias][name] += count
    keys = {name: tag_key(name) for name in by_name}
    counts = _summed((keys[name], count) for name, count in by_name.items())
    votes = _summed(((keys[name], kind), count) for (name, kind), count in of_kind.items())
    kinds = _majorities(votes)
    becomes = _merge_numbers(counts, kinds, {keys[name] for name in by_name if name[1:].islower()})
    becomes |= _merge_people(counts, kinds) | _merge_acronyms(expansions, counts, keys, kinds)
    by_rule = {key: tag_key(rule.name) for key, rule in rules.items() if rule.name}
    becomes |= by_rule
    ends = {key: _follow(key, becomes) if key in becomes else key for key in {*counts, *by_rule}}
    names = _commonest(by_name, keys, ends) | {ends[key]: rules[key].name for key in by_rule}
    kinds = _majorities(_summed(((ends[key], kind), count) for (key, kind), count in votes.items()))
    kinds |= {ends[key]: rule.kind for key, rule in rules.items() if rule.kind and key in ends}
    chosen = {end: Chosen(names[end], kinds.get(end, TagKind.TOPIC)) for end in ends.values()}
    articles = _summed((names[ends[key]], count) for key, count in counts.items())
    return Agreement({name: chosen[ends[key]] for name, key in keys.items()}, articles)


def _summed(counted: Iterable[tuple[K, int]]) -> dict[K, int]:
    """The sum of the counts of each key."""
    sums: dict[K, int] = {}
    for key, count in counted:
        sums[key] = sums.get(key, 0) + count
    return sums


def _majorities(votes: Mapping[tuple[str, TagKind], int]) -> dict[str, TagKind]:
    """The kind with the most votes of each key, of equal ones a person before an organisation before a topic."""
    best: dict[str, tuple[int, TagKind]] = {}
    for (key, kind), count in sorted(votes.items(), key=lambda item: _ORDER[item[0][1]]):
        if key not in best or count > best[key][0]:
            best[key] = count, kind
    return {key: kind for key, (_, kind) in best.items()}


def _merge_people(counts: Mapping[str, int], kinds: Mapping[str, TagKind]) -> dict[str, str]:
    """Surnames to the full names that dominate, and names with initials to those without."""
    full: defaultdict[str, dict[str, int]] = defaultdict(dict)
    bare: defaultdict[str, list[str]] = defaultdict(list)
    surnames = []
    for key, count in counts.items():
        if kinds.get(key) is not TagKind.PERSON:
            continue
        if "-" not in key:
            surnames.append(key)
            continue
        full[key.rpartition("-")[2]][key] = count
        if (shorter := _INITIAL.sub("", key)) != key:
            bare[shorter].append(key)
    becomes = {longer[0]: short for short, longer in bare.items() if len(longer) == 1 and short in counts}
    for surname in surnames:
        totals: Counter[str] = Counter()
        for key, count in full.get(surname, {}).items():
            totals[becomes.get(key, key)] += count
        if name := _dominant(totals, DOMINANT_ARTICLES):
            becomes[surname] = name
    return becomes


def _merge_numbers(counts: Mapping[str, int], kinds: Mapping[str, TagKind], common: Collection[str]) -> dict[str, str]:
    """Singulars and plurals of topics in small letters to the commoner of the two, of equal ones to the singular."""
    becomes = {}
    for key in sorted([key for key in common if key.endswith("s") and kinds.get(key) is TagKind.TOPIC]):
        for other in both_numbers(key)[1:]:
            if other in common and kinds.get(other) is TagKind.TOPIC:
                less, more = sorted([key, other], key=lambda each: (counts[each], -len(each)))
                becomes[less] = more
    return becomes


def _merge_acronyms(
    expansions: Mapping[str, Counter[str]],
    counts: Mapping[str, int],
    keys: Mapping[str, str],
    kinds: Mapping[str, TagKind],
) -> dict[str, str]:
    """Acronyms to what most articles spell them out as; "AIDS", a topic, stays apart from a company of that name."""
    becomes = {}
    for alias, names in expansions.items():
        key = tag_key(alias)
        if kinds.get(key, TagKind.ORGANISATION) is not TagKind.ORGANISATION or key not in counts:
            continue
        totals: Counter[str] = Counter()
        for name, count in names.items():
            totals[keys[name]] += count
        name = _dominant(totals, 1)
        if name and name != key and " " not in alias and kinds.get(name, TagKind.ORGANISATION) is TagKind.ORGANISATION:
            becomes[key] = name
    return becomes


def _dominant(totals: Mapping[str, int], least: int) -> str:
    """The key most articles mean, if nearly all do; else nothing."""
    if not totals:
        return ""
    key, count = min(totals.items(), key=lambda item: (-item[1], item[0]))
    return key if count >= least and count >= DOMINANT_SHARE * sum(totals.values()) else ""


def _follow(key: str, becomes: Mapping[str, str]) -> str:
    """Where a key ends; a circle ends at its first in the alphabet."""
    seen: dict[str, None] = {}
    while key in becomes and key not in seen:
        seen[key] = None
        key = becomes[key]
    return min(list(seen)[list(seen).index(key) :]) if key in seen else key


def _commonest(by_name: Mapping[str, int], keys: Mapping[str, str], ends: Mapping[str, str]) -> dict[str, str]:
    """The commonest spelling of each key that stays, of equally common ones the first in the alphabet."""
    best: dict[str, str] = {}
    for name, count in by_name.items():
        key = keys[name]
        if ends[key] == key and (key not in best or (-count, name) < (-by_name[best[key]], best[key])):
            best[key] = name
    return best
