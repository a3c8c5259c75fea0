"""Agree on one name for each tag of an archive, whatever the articles call it: the rules.

Names are compared by their key, the slug they would have. Keys become one where an article says so ("World Health
Organization (WHO)") of two names that the archive takes for organisations, where a surname alone has one full name
that dominates, where two full names differ by initials only, where two topics are a singular and its plural, and where
an editor says so.

All but acronyms become a key of their own family, so that families can be looked at one by one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from backfile.model.annotation import TagKind
from backfile.tagging.plurals import both_numbers
from backfile.urls import tag_key

DOMINANT_SHARE = 0.8
"""Of the articles with a full name of some surname, or with an acronym spelled out: so many must mean the same one."""
DOMINANT_ARTICLES = 2
"""Articles with a full name before a surname alone is taken for it."""
KINDS = tuple(TagKind)
"""In the order in which they win where they have equal votes."""
_INITIAL = re.compile(r"-[a-z](?=-)")
_ENDINGS = "eisvfy"
"""Letters in which a singular and its plural differ."""


def family_of(key: str) -> str:
    """What a key shares with all that it could become, or that could become it, but for acronyms: its last word's stem."""
    return key.rpartition("-")[2].rstrip(_ENDINGS)


def majority(votes: Sequence[int]) -> TagKind | None:
    """The kind with the most votes, of equal ones a person before an organisation before a topic; None without votes."""
    most = max(votes)
    return KINDS[votes.index(most)] if most else None


def merge_people(counts: Mapping[str, int], kinds: Mapping[str, TagKind | None]) -> dict[str, str]:
    """Surnames to the full names that dominate, and names with initials to those without.

    Args:
        counts: articles that have each key, of whole families.
        kinds: of the same keys.
    """
    full: defaultdict[str, dict[str, int]] = defaultdict(dict)
    bare: defaultdict[str, list[str]] = defaultdict(list)
    surnames = []
    for key, count in counts.items():
        if kinds[key] is not TagKind.PERSON:
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


def merge_numbers(
    counts: Mapping[str, int], kinds: Mapping[str, TagKind | None], common: Collection[str]
) -> dict[str, str]:
    """Singulars and plurals of topics in small letters to the commoner of the two, of equal ones to the singular.

    Args:
        counts: articles that have each key, of whole families.
        kinds: of the same keys.
        common: those of the keys that are written in small letters.
    """
    becomes = {}
    for key in sorted([key for key in common if key.endswith("s") and kinds[key] is TagKind.TOPIC]):
        for other in both_numbers(key)[1:]:
            if other in common and kinds[other] is TagKind.TOPIC:
                less, more = sorted([key, other], key=lambda each: (counts[each], -len(each)))
                becomes[less] = more
    return becomes


def merge_acronym(spelled: Mapping[str, Mapping[str, int]], kind_of: Callable[[str], TagKind | None]) -> str:
    """What most articles spell an acronym out as; "AIDS", a topic, stays apart from a company of that name.

    Args:
        spelled: by the ways to write the acronym, all of one key, the names it stands for with their counts.
        kind_of: the kind of a key.
    Returns:
        The key of the name; empty when there is none.
    """
    becomes = ""
    for alias, names in sorted(spelled.items()):
        key = tag_key(alias)
        if " " in alias or kind_of(key) not in {None, TagKind.ORGANISATION}:
            continue
        totals: Counter[str] = Counter()
        for name, count in names.items():
            totals[tag_key(name)] += count
        name = _dominant(totals, 1)
        if name and name != key and kind_of(name) in {None, TagKind.ORGANISATION}:
            becomes = name
    return becomes


def _dominant(totals: Mapping[str, int], least: int) -> str:
    """The key most articles mean, if nearly all do; else nothing."""
    if not totals:
        return ""
    key, count = min(totals.items(), key=lambda item: (-item[1], item[0]))
    return key if count >= least and count >= DOMINANT_SHARE * sum(totals.values()) else ""


def follow(key: str, becomes: Callable[[str], str]) -> str:
    """Where a key ends; a circle ends at its first in the alphabet.

    Args:
        key: where to begin.
        becomes: the next key of a key; empty at the end.
    """
    seen = [key]
    while following := becomes(seen[-1]):
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]
