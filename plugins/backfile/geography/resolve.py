"""Decide which country each name means: what is clear first, then what is not, by what is clear."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from backfile.geography.scan import DATELINE, HEADLINE, Hit, Parts
from backfile.geography.senses import Kind, Sense
from backfile.geography.support import CLEAR_CITY_THOUSANDS, Support

_WEIGHTS = {
    Kind.COUNTRY: 1.0,
    Kind.DEMONYM: 0.8,
    Kind.CAPITAL: 0.8,
    Kind.STATE: 0.8,
    Kind.SHORT_STATE: 0.8,
    Kind.CITY: 0.65,
    Kind.METONYM: 0.6,
    Kind.LEADER: 0.5,
    Kind.CLUE: 0.3,
}
_HEADLINE_FACTOR, _DATELINE_WEIGHT, _LEAD_FACTOR = 5.0, 4.0, 1.6
_LEAD_PARAGRAPHS, _LEAD_CHARACTERS = 2, 1200
_LARGE_CITY_THOUSANDS = 250
"""A state's name is not a smaller city's."""
_TOWN_LIKE = frozenset({Kind.CITY, Kind.CAPITAL})
_STATES = frozenset({Kind.STATE, Kind.SHORT_STATE, Kind.COUNTRY})


class Placed(NamedTuple):
    """A name whose country is decided."""

    hit: Hit
    alpha2: str
    weight: float


def resolve_countries(hits: Sequence[Hit], parts: Parts, home: str | None) -> list[Placed]:
    """Return the hits with their country and weight; names that stay doubtful are left out."""
    support = Support(home)
    placed: list[Placed] = []
    doubtful: list[tuple[Hit, tuple[Sense, ...]]] = []
    for hit, senses in zip(hits, _linked_senses(hits, parts), strict=True):
        if not _is_clear(senses):
            doubtful.append((hit, senses))
            continue
        place = _place(hit, senses[0], parts)
        placed.append(place)
        if hit.part < parts.first_promo:
            support.add(senses[0], place.weight)
    for _, senses in doubtful:
        if senses[0].kind is Kind.CLUE:
            support.add_clue(senses[0])
    for hit, senses in doubtful:
        sense = max(senses, key=support.likelihood)
        if hit.part == DATELINE or support.allows(sense):
            placed.append(_place(hit, sense, parts))
    placed.sort(key=lambda place: place.hit.start)
    return placed


def _place(hit: Hit, sense: Sense, parts: Parts) -> Placed:
    return Placed(hit, sense.alpha2, _WEIGHTS[sense.kind] * place_factor(hit, parts))


def place_factor(hit: Hit, parts: Parts) -> float:
    """Return how much the place of a name in the article multiplies its weight."""
    if hit.part == HEADLINE:
        return _HEADLINE_FACTOR
    if hit.part == DATELINE:
        return _DATELINE_WEIGHT
    if hit.part < 2 + _LEAD_PARAGRAPHS and hit.start - parts.starts[2] < _LEAD_CHARACTERS:
        return _LEAD_FACTOR
    return 1.0


def _linked_senses(hits: Sequence[Hit], parts: Parts) -> list[tuple[Sense, ...]]:
    """Return each hit's senses, narrowed where the next word says which: "Paris, Texas", "Athens Police Department"."""
    senses = [hit.senses for hit in hits]
    decided: dict[str, tuple[Sense, ...]] = {}
    for index, (town, after) in enumerate(pairwise(hits)):
        link = parts.text[town.end : after.start]
        if link == ", ":
            pair = _town_and_state(senses[index], after.senses, parts.text[after.end : after.end + 1])
            if pair is None:
                continue
            senses[index], senses[index + 1] = pair
        elif link == " " and after.senses[0].kind is Kind.CLUE and senses[index][0].kind in _TOWN_LIKE:
            senses[index] = (Sense(Kind.CITY, after.senses[0].alpha2, "", CLEAR_CITY_THOUSANDS),)
        else:
            continue
        decided[town.name] = senses[index]
    return [decided.get(hit.name, meanings) for hit, meanings in zip(hits, senses, strict=True)]


def _town_and_state(
    town: tuple[Sense, ...], state: tuple[Sense, ...], following: str
) -> tuple[tuple[Sense, ...], tuple[Sense, ...]] | None:
    """Return the one sense of each that agrees; a town the gazetteer lacks is taken on the word of a state."""
    for city in town:
        for region in state:
            agrees = region.alpha2 == city.alpha2 and region.region in {"", city.region}
            if agrees and city.kind in _TOWN_LIKE and region.kind in _STATES:
                return (city,), (region,)
    first = state[0]
    decides = first.kind is Kind.SHORT_STATE or (first.kind is Kind.STATE and following in {"", ",", ".", "\n", ")"})
    if decides and town[0].kind in {Kind.CITY, Kind.CAPITAL}:
        return (Sense(Kind.CITY, first.alpha2, first.region, CLEAR_CITY_THOUSANDS),), (first,)
    return None


def _is_clear(senses: tuple[Sense, ...]) -> bool:
    """Whether a name has one meaning that needs no support; a country's name is not a town's unless it is a state's too."""
    first, others = senses[0], senses[1:]
    if first.kind is Kind.COUNTRY:
        return all(sense.kind is Kind.CITY for sense in others)
    if first.kind is Kind.STATE:
        return all(sense.kind is Kind.CITY and sense.thousands < _LARGE_CITY_THOUSANDS for sense in others)
    if len(senses) > 1 or first.kind is Kind.CLUE:
        return False
    return first.kind is not Kind.CITY or first.thousands >= CLEAR_CITY_THOUSANDS
