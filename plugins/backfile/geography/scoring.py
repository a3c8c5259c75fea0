"""Turn placed names into countries: their scores, their roles and the evidence shown for them."""

from collections.abc import Sequence
from operator import itemgetter

from backfile.english import sentence_at
from backfile.geography.parts import FIRST_PARAGRAPH, Parts
from backfile.geography.resolve import Placed
from backfile.model.annotation import CountryMention, Evidence, Role

_MAIN_SHARE, _MAIN_LEAST = 0.2, 2.0
_FIRST_FACTOR = 1.2
"""How much the country that the text names first is ahead when countries are put in order. Measured on labelled news: in
two sets of four the main country is right in 2 articles of 100 more, in the others in as many."""
_MOST_MAIN = 8
"""A longer list of countries that weigh the same is a list, not what the article is about."""
_MOST_TIED = 12
"""So many countries named alike and no more are what an article is about when it names nothing else."""
_PROMO_WEIGHT = 0.01
_MAIN, _MENTIONED = Role.MAIN, Role.MENTIONED
_WEIGHT = itemgetter(Placed._fields.index("weight"))
_EVIDENCE = {Role.MAIN: 3, Role.MENTIONED: 1}
"""Pieces of evidence shown."""


def score_countries(placed: Sequence[Placed], parts: Parts) -> tuple[CountryMention, ...]:
    """Return the countries, main ones first, each group by score and then by code.

    Between countries of nearly one score, the one that the text names first comes first.
    """
    found: dict[str, list[Placed]] = {}
    scores: dict[str, float] = {}
    former: dict[str, set[str]] = {}
    promos = _first_of_promos(placed, parts)
    for index, place in enumerate(placed):
        _, alpha2, weight, historic = place
        if index >= promos:
            weight = 0.0
        if alpha2 in found:
            found[alpha2].append(place)
            scores[alpha2] += weight
        else:
            found[alpha2] = [place]
            scores[alpha2] = weight
        if historic:
            former.setdefault(alpha2, set()).add(historic)
    if promos < len(placed):
        scores = {alpha2: score or _PROMO_WEIGHT for alpha2, score in scores.items()}
    main = _main_countries(scores)
    mentions = []
    for alpha2 in _ranked(scores, main, next((p.alpha2 for p in placed if p.hit.part == FIRST_PARAGRAPH), "")):
        role = _MAIN if alpha2 in main else _MENTIONED
        evidence = _evidence(found[alpha2], parts, _EVIDENCE[role])
        names = tuple(sorted(former[alpha2])) if alpha2 in former else ()
        mentions.append(CountryMention(alpha2, role, round(scores[alpha2], 3), evidence, names))
    return tuple(mentions)


def _first_of_promos(places: Sequence[Placed], parts: Parts) -> int:
    """Return how many names, in reading order, stand before the promos."""
    inside = len(places)
    while inside and places[inside - 1].hit.part >= parts.first_promo:
        inside -= 1
    return inside


def _ranked(scores: dict[str, float], main: frozenset[str], first: str) -> list[str]:
    """Return main countries and then the others, each by score and then code; the one named first is a little ahead."""
    if len(scores) == 1:
        return list(scores)
    order = scores | {first: _FIRST_FACTOR * scores[first]} if first else scores
    return sorted(scores, key=lambda alpha2: (alpha2 not in main, -order[alpha2], alpha2))


def _main_countries(scores: dict[str, float]) -> frozenset[str]:
    """Return what the article is about: the top country and those near it.

    Below the least score, the top country alone, and only if nothing comes near it.
    """
    top = max(scores.values(), default=0.0)
    if top <= _PROMO_WEIGHT:
        return frozenset()
    if top >= _MAIN_LEAST:
        least = max(_MAIN_SHARE * top, _MAIN_LEAST)
        near = [key for key, score in scores.items() if score >= least]
        if len(near) > _MOST_MAIN:
            below = sorted(scores.values(), reverse=True)[_MOST_MAIN]
            near = [key for key in near if scores[key] > below]
        return frozenset(near)
    tops = [key for key, score in scores.items() if score == top]
    return frozenset(tops if len(tops) <= _MOST_TIED else ())


def _evidence(places: list[Placed], parts: Parts, most: int) -> tuple[Evidence, ...]:
    """Return the heaviest names with their sentences, those of the article before those of promos."""
    best = places
    if places[-1].hit.part >= parts.first_promo:
        best = sorted(places, key=lambda place: (place.hit.part >= parts.first_promo, -place.weight))
    elif most == 1:
        best = [max(places, key=_WEIGHT)]
    elif len(places) > 1:
        best = sorted(places, key=_WEIGHT, reverse=True)
    shown: dict[str, Evidence] = {}
    for place in best:
        start, end, part, _, _ = place.hit
        offset, piece = parts.starts[part], parts.pieces[part]
        start, end = start - offset, end - offset
        sentence = sentence_at(piece, start, end)
        if sentence not in shown:
            shown[sentence] = Evidence(piece[start:end], sentence)
            if len(shown) == most:
                break
    return tuple(shown.values())
