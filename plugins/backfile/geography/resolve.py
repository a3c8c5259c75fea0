"""Decide which country each name means: what is clear first, then what is not, by what is clear."""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from backfile.geography.local_words import find_local_words
from backfile.geography.parts import DATELINE, FIRST_PARAGRAPH, HEADLINE, Hit, Parts
from backfile.geography.senses import Gazetteer, Kind, Sense, Senses
from backfile.geography.support import CLEAR_CITY_THOUSANDS, Support

_WEIGHTS = {
    Kind.PHRASE: 1.0,
    Kind.COUNTRY: 1.0,
    Kind.DEMONYM: 0.8,
    Kind.CAPITAL: 0.8,
    Kind.STATE: 0.9,
    Kind.SHORT_STATE: 0.9,
    Kind.CITY: 0.9,
    Kind.METONYM: 0.55,
    Kind.LEADER: 0.5,
    Kind.CLUE: 0.3,
}
_HEADLINE_FACTOR, _DATELINE_WEIGHT, _LEAD_FACTOR = 3.0, 6.0, 1.6
_AFTER_LEAD, _LEAD_CHARACTERS = FIRST_PARAGRAPH + 2, 1200
_NAME_CLUE = 1.0
"""How much a name of local life says about where an article is from."""
_SHOWN = 0.5
"""Words of less weight, such as spellings, only decide between towns of one name."""
_WORDS_ADD = 2.5
"""What the words of local life can add to the support of a country."""
_LARGE_CITY_THOUSANDS = 250
"""A state's name is not a smaller city's."""
_METROPOLIS_THOUSANDS, _FAR_SMALLER = 1000, 10
_PLACED = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|outside|around|across|to|of|for|downtown|central|northern|southern|eastern|western)"
    r" (?:the )?$"
)
_AROUND = 14
"""Characters before a name that may hold such a word."""
_COMMA = len(", ")
_FEW = 6
_LITTLE = 2.0
"""Weight of clear names under which the words of local life are asked too."""
_TOWN_LIKE = frozenset({Kind.CITY, Kind.CAPITAL})
_NAMED_FIRST = _TOWN_LIKE | {Kind.STATE}
"""What stands before a state or a country: "Norfolk, England" too."""
_STATES = frozenset({Kind.STATE, Kind.SHORT_STATE, Kind.COUNTRY})
_CITY, _CLUE, _STATE = Kind.CITY, Kind.CLUE, Kind.STATE
"""A member of an enumeration takes several times as long to look up as a constant."""
_HIT = itemgetter(0)
_new = tuple.__new__
"""Makes a NamedTuple in a third of the time its own constructor takes."""


class Placed(NamedTuple):
    """A name whose country is decided."""

    hit: Hit
    alpha2: str
    weight: float
    historic: str
    """The former state it names; empty for what still is."""


def resolve_countries(hits: Sequence[Hit], parts: Parts, gazetteer: Gazetteer, home: str | None) -> list[Placed]:
    """Return the hits with their country and weight; names that stay doubtful are left out."""
    support = Support(home)
    placed, doubtful, clues = _sorted_out(hits, parts, support)
    for hit in clues:
        for sense in hit.senses:
            support.add_clue(hit.name, sense, _NAME_CLUE / len(hit.senses))
    little = len(placed) < _FEW and sum(place.weight for place in placed) < _LITTLE
    meanings = {hit.name: senses for hit, senses in doubtful}
    if little or any(len(senses) > 1 and _is_open(senses, support) for senses in meanings.values()):
        nothing = not placed and not doubtful
        clues += _local_words(parts, gazetteer, support, quiet_too=nothing)
    if not support.any and not support.clues:
        _vote(meanings.values(), support)
    likeliest = {name: support.likeliest(senses) for name, senses in meanings.items()}
    towns = {
        name for name, sense in likeliest.items() if sense.kind is _CITY and sense.thousands < CLEAR_CITY_THOUSANDS
    }
    stray = towns - {hit.name for hit, _ in doubtful if hit.name in towns and _is_located(hit, parts)}
    for hit, _ in doubtful:
        sense = likeliest[hit.name]
        if hit.name not in stray and (hit.part == DATELINE or support.allows(sense)):
            placed.append(_place(hit, sense, parts))
    for hit in clues:
        sense = max(hit.senses, key=lambda sense: support.local[sense.alpha2])
        if support.allows(sense):
            placed.append(_place(hit, sense, parts))
    if doubtful or clues:
        placed.sort(key=_HIT)
    return placed


def _sorted_out(
    hits: Sequence[Hit], parts: Parts, support: Support
) -> tuple[list[Placed], list[tuple[Hit, Senses]], list[Hit]]:
    """Place the clear names, count each of them once as support, and return them, the doubtful ones and the clues."""
    placed: list[Placed] = []
    doubtful: list[tuple[Hit, Senses]] = []
    clues: list[Hit] = []
    counted = set()
    for hit, senses in zip(hits, _linked_senses(hits, parts), strict=True):
        first = senses[0]
        kind, alpha2, _, _, historic = first
        if kind is _CLUE:
            clues.append(hit)
        elif _is_clear(senses):
            _, _, part, name, _ = hit
            weight = _WEIGHTS[kind] * (1.0 if part >= _AFTER_LEAD else place_factor(hit, parts))
            placed.append(_new(Placed, (hit, alpha2, weight, historic)))
            if name not in counted and part < parts.first_promo:
                counted.add(name)
                support.add(first, _WEIGHTS[kind])
        else:
            doubtful.append((hit, senses))
    return placed, doubtful, clues


def _is_located(hit: Hit, parts: Parts) -> bool:
    """Whether a name stands as a place's does: "in Ceres", and not "the asteroid Ceres"; once in an article is enough."""
    return hit.part == DATELINE or _PLACED.search(parts.text, max(0, hit.start - _AROUND), hit.start) is not None


def _local_words(parts: Parts, gazetteer: Gazetteer, support: Support, *, quiet_too: bool) -> list[Hit]:
    """Count the small words of local life; return those to be shown."""
    shown = []
    for hit, mark in find_local_words(parts, gazetteer):
        for sense, weight in mark.senses:
            support.add_clue(hit.name, sense, weight)
        if quiet_too or mark.senses[0][1] >= _SHOWN:
            shown.append(hit)
    return shown


def _is_open(senses: Senses, support: Support) -> bool:
    """Whether what is known so far does not decide between the countries of a name."""
    if senses[0].kind is Kind.COUNTRY and support.any and not _has_local(senses, support):
        return False
    best = support.likeliest(senses)
    least = support.likelihood(best)
    return any(support.likelihood(sense, _WORDS_ADD) > least for sense in senses if sense.alpha2 != best.alpha2)


def _has_local(senses: Senses, support: Support) -> bool:
    """Whether a town or a clue speaks for another country than the first sense's."""
    return any(sense.alpha2 in support.local for sense in senses if sense.alpha2 != senses[0].alpha2)


def _vote(meanings: Iterable[Senses], support: Support) -> None:
    """Let the doubtful towns decide together, each with one vote, when nothing else is known."""
    for senses in (senses for senses in meanings if senses[0].kind in _TOWN_LIKE):
        sizes = [support.likelihood(sense) for sense in senses]
        for sense, size in zip(senses, sizes, strict=True):
            support.local[sense.alpha2] += size / sum(sizes)


def _place(hit: Hit, sense: Sense, parts: Parts) -> Placed:
    weight = _WEIGHTS[sense.kind] * place_factor(hit, parts)
    return _new(Placed, (hit, sense.alpha2, weight, sense.historic))


def place_factor(hit: Hit, parts: Parts) -> float:
    """Return how much the place of a name in the article multiplies its weight."""
    part = hit.part
    if part >= _AFTER_LEAD:
        return 1.0
    if part == HEADLINE:
        return _HEADLINE_FACTOR
    if part == DATELINE:
        return _DATELINE_WEIGHT
    if hit.start - parts.starts[2] < _LEAD_CHARACTERS:
        return _LEAD_FACTOR
    return 1.0


def _linked_senses(hits: Sequence[Hit], parts: Parts) -> list[Senses]:
    """Return each hit's senses, narrowed where the next name says which: "Paris, Texas", "Athens Police Department".

    A clue says less than a state or a country, or a dateline: many a "Rome Coast Guard" is not that of Rome, Georgia.
    """
    senses = [hit.senses for hit in hits]
    by_clue: dict[str, Senses] = {}
    by_state: dict[str, Senses] = {}
    states = set()
    last, town, text = 0, "", parts.text
    for index, (start, end, _, name, meanings) in enumerate(hits):
        gap = start - last
        if gap <= _COMMA and index > 0:
            if gap == 1 and meanings[0].kind is _CLUE:
                if narrowed := _town_of_clue(senses[index - 1], meanings[0].alpha2):
                    by_clue[town] = narrowed
            elif gap == _COMMA and text[last] == ",":
                pair = _town_and_state(senses[index - 1], meanings, text[end : end + 1])
                if pair is not None:
                    senses[index - 1], senses[index] = pair
                    by_state[town] = pair[0]
                    states.add(name)
        last, town = end, name
    for name in states & by_clue.keys():
        del by_clue[name]
    decided = by_clue | _of_datelines(hits, senses) | by_state
    if not decided:
        return senses
    return [decided.get(hit.name, meanings) for hit, meanings in zip(hits, senses, strict=True)]


def _of_datelines(hits: Sequence[Hit], senses: Sequence[Senses]) -> dict[str, Senses]:
    """Return what the names of the dateline can mean, as far as their size decides it."""
    decided = {}
    for hit, meanings in zip(hits, senses, strict=True):
        if hit.part > DATELINE:
            break
        if hit.part == DATELINE and len(meanings) > 1:
            decided[hit.name] = _metropolis(meanings)
    return decided


def _metropolis(town: Senses) -> Senses:
    """Return the one sense that a dateline without a state can mean, if a name is of a metropolis and of far smaller towns.

    Agencies name the state of every town that is not known by itself (Associated Press Stylebook, "datelines").
    """
    largest = max(town, key=lambda sense: sense.thousands)
    others = [sense for sense in town if sense is not largest]
    if largest.thousands < _METROPOLIS_THOUSANDS or not all(
        sense.kind is _CITY and sense.thousands * _FAR_SMALLER <= largest.thousands for sense in others
    ):
        return town
    return (largest,)


def _town_of_clue(town: Senses, alpha2: str) -> Senses:
    """Return the sense in the country of the clue that follows: "Athens Police Department"; nothing without one."""
    if town[0].alpha2 == alpha2:
        return ()
    found = tuple(sense for sense in town if sense.alpha2 == alpha2 and sense.kind is Kind.CITY)[:1]
    return tuple(sense._replace(thousands=max(sense.thousands, CLEAR_CITY_THOUSANDS)) for sense in found)


def _town_and_state(town: Senses, state: Senses, following: str) -> tuple[Senses, Senses] | None:
    """Return the one sense of each that agrees; a town the gazetteer lacks is taken on the word of a state."""
    for city in town:
        for region in state:
            agrees = region.alpha2 == city.alpha2 and (region.region in {"", city.region} or not city.region)
            if agrees and city.kind in _NAMED_FIRST and region.kind in _STATES:
                return (city,), (region,)
    first = state[0]
    decides = first.kind is Kind.SHORT_STATE or (first.kind is Kind.STATE and following in {"", ",", ".", "\n", ")"})
    if decides and town[0].kind in _TOWN_LIKE:
        return (Sense(Kind.CITY, first.alpha2, first.region, CLEAR_CITY_THOUSANDS),), (first,)
    return None


def _is_clear(senses: Senses) -> bool:
    """Whether a name has one meaning that needs no support."""
    first = senses[0]
    kind = first.kind
    if len(senses) == 1:
        return kind is not _CITY or first.thousands >= CLEAR_CITY_THOUSANDS
    if kind is _STATE:
        return all(sense.kind is _CITY and sense.thousands < _LARGE_CITY_THOUSANDS for sense in senses[1:])
    return kind is Kind.PHRASE
