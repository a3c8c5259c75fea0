"""Leave out names that are no places where they stand: people, languages, money, streets.

A table of rules; each looks at a name and the few characters around it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from backfile.geography.scan import DATELINE, HEADLINE, Hit, Parts
from backfile.geography.senses import Gazetteer, Kind

_AROUND = 28
_SPOKEN = re.compile(
    r"\b(?:in|into|speaks?|spoke|speaking|fluent|learn|learned|learning|taught|translated from|fluently) $"
)
_LANGUAGE_ENDS = re.compile(r"(?:[.,;:!?)\"”]|$|\n| (?:and|or|with|by|on|at|as|but|to|from)\b)")
_LANGUAGE_NOUN = re.compile(r"[ -](?:language|speaking|speakers?|translation|dictionary|subtitles|lessons|version)\b")
_COUNTED = re.compile(r"\$| (?:[Dd]lrs?|DLRS?|[Dd]ollars?|DOLLARS?)\b")
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Judge|Justice|Sgt|Sergeant|Lt|Capt|Captain|Col|Colonel|Rev|Officer|"
    r"Det|Detective|Sen|Senator|Rep|Gov|Coach|Deputy|Lord|Lady|Saint|St)\.? $"
)
_GIVEN_BEFORE = re.compile(r"\b([A-Z]\w+)(?:-[A-Z]\w+)?(?: [A-Z]\.){0,2} $")
_NAME_AFTER = re.compile(r"(?: [A-Z]\.)? ([A-Z]\w\w+)")
_STREET = re.compile(r" (?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.?|Drive|Lane|Square Garden|Blvd|Way)\b")
_LOCATIVE = re.compile(r"\b(?:in|near|from|at|outside|around|across|to|of|In|Near|From|At|downtown|central|city of) $")
_COUNTY = re.compile(r" County\b(?! (?:Council|Cricket|Championship|Court))")
_CAPITALISED_BEFORE = re.compile(r"(?:^|[^.\w])[A-Z][\w'.]+ $")
_TOWN_BEFORE = re.compile(r"[\w.], $")
_STATE_FOLLOWS = re.compile(r", [A-Z]")
_GIVEN_NAMES_TOO = frozenset(
    {"Austin", "Brooklyn", "Chad", "Dallas", "Georgia", "India", "Israel", "Jordan", "Kenya", "Paris"}
)
"""Places that people are named after: a person when a surname follows."""
_LARGE_THOUSANDS = 250
"""A city at least this large is a city even if people have its name."""


class Context(NamedTuple):
    """A name and what stands next to it. A NamedTuple because one is made for each name."""

    hit: Hit
    kind: Kind
    """Kind of its first sense."""
    before: str
    after: str
    gazetteer: Gazetteer


def places_only(hits: list[Hit], parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits that are places, demonyms or leaders where they stand."""
    text = parts.text
    people: set[str] = set()
    kept: list[Hit] = []
    for hit in hits:
        before = text[max(0, hit.start - _AROUND, parts.starts[hit.part]) : hit.start]
        after = text[hit.end : hit.end + _AROUND]
        around = Context(hit, hit.senses[0].kind, before, after, gazetteer)
        if _is_person(around):
            people.add(hit.name)
            continue
        for _, leaves_out in RULES:
            if leaves_out(around):
                break
        else:
            kept.append(hit)
    if people:
        return [
            hit for hit in kept if hit.name not in people or _LOCATIVE.search(text, max(0, hit.start - 12), hit.start)
        ]
    return kept


def _is_person(around: Context) -> bool:
    """Whether the name is part of a person's: "Michael Jordan", "Mr. London", "Paris Jones"."""
    hit, before = around.hit, around.before
    if " " in hit.name or hit.part == DATELINE:
        return False
    previous = before[:-1].rpartition(" ")[2] if before.endswith(" ") else ""
    if previous[:1].isupper():
        given = _GIVEN_BEFORE.search(before)
        if given and given.group(1) in around.gazetteer.given_names:
            return True
        if around.kind is not Kind.LEADER and _HONORIFIC.search(before):
            return True
    if hit.part == HEADLINE or not (hit.name in around.gazetteer.given_names or hit.name in _GIVEN_NAMES_TOO):
        return False
    following = _NAME_AFTER.match(around.after)
    if following is None or following.group(1) in around.gazetteer.institutions:
        return False
    return following.group(1) not in around.gazetteer.heads or following.group(1) in around.gazetteer.ordinary


def _is_money(around: Context) -> bool:
    return _COUNTED.match(around.after) is not None


def _is_language(around: Context) -> bool:
    if around.kind is not Kind.DEMONYM or around.hit.name not in around.gazetteer.languages:
        return False
    if _LANGUAGE_NOUN.match(around.after):
        return True
    return bool(_SPOKEN.search(around.before) and _LANGUAGE_ENDS.match(around.after))


def _is_street(around: Context) -> bool:
    return around.kind in {Kind.CITY, Kind.CAPITAL, Kind.STATE} and _STREET.match(around.after) is not None


def _is_ordinary(around: Context) -> bool:
    """Whether a name is a word or a person's here: "Nice", "Nancy", unless "in" or a state shows a place."""
    hit, gazetteer = around.hit, around.gazetteer
    if hit.name not in gazetteer.ordinary:
        is_name = around.kind is Kind.CITY and hit.name in gazetteer.given_names
        if not is_name or max(sense.thousands for sense in hit.senses) > _LARGE_THOUSANDS:
            return False
    shown = hit.part == DATELINE or _STATE_FOLLOWS.match(around.after) or _LOCATIVE.search(around.before)
    return not shown


def _is_loose_state(around: Context) -> bool:
    """Whether an abbreviation of a state does not follow a town: "Pa" alone."""
    if around.hit.senses[0].kind is not Kind.SHORT_STATE:
        return False
    return _TOWN_BEFORE.search(around.before) is None


def _is_county(around: Context) -> bool:
    """Whether a British or Irish county's name is an American county's: "Suffolk County"."""
    return around.kind is Kind.STATE and _COUNTY.match(around.after) is not None


def _is_plain_clue(around: Context) -> bool:
    """Whether a clue stands without the name of a place before it."""
    return around.kind is Kind.CLUE and not _CAPITALISED_BEFORE.search(around.before)


RULES: tuple[tuple[str, Callable[[Context], bool]], ...] = (
    ("money", _is_money),
    ("language", _is_language),
    ("street", _is_street),
    ("ordinary word", _is_ordinary),
    ("loose state", _is_loose_state),
    ("american county", _is_county),
    ("plain clue", _is_plain_clue),
)
