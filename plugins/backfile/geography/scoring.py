"""Turn placed names into countries: their scores, their roles and the evidence shown for them."""

from collections import defaultdict
from collections.abc import Sequence

from backfile.english import sentence_at
from backfile.geography.resolve import Placed
from backfile.geography.scan import Parts
from backfile.model.annotation import CountryMention, Evidence, Role

_MAIN_SHARE, _MAIN_LEAST = 0.34, 1.6
_MOST_MAIN = 6
"""A longer list of countries that weigh the same is a list, not what the article is about."""
_PROMO_WEIGHT = 0.01
_EVIDENCE = 3


def score_countries(placed: Sequence[Placed], parts: Parts) -> tuple[CountryMention, ...]:
    """Return the countries, main ones first, each group by score and then by code."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for place in placed:
        found[place.alpha2].append(place)
    scores = {alpha2: _score(places, parts) for alpha2, places in found.items()}
    main = _main_countries(scores)
    ranked = sorted(scores, key=lambda alpha2: (alpha2 not in main, -scores[alpha2], alpha2))
    return tuple(
        CountryMention(
            alpha2=alpha2,
            role=Role.MAIN if alpha2 in main else Role.MENTIONED,
            score=round(scores[alpha2], 3),
            evidence=_evidence(found[alpha2], parts),
        )
        for alpha2 in ranked
    )


def _score(places: Sequence[Placed], parts: Parts) -> float:
    body = sum(place.weight for place in places if place.hit.part < parts.first_promo)
    return body or _PROMO_WEIGHT


def _main_countries(scores: dict[str, float]) -> frozenset[str]:
    """Return what the article is about: the top country and those near it.

    Below the least score, the top country alone, and only if nothing comes near it.
    """
    top = max(scores.values(), default=0.0)
    if top <= _PROMO_WEIGHT:
        return frozenset()
    if top >= _MAIN_LEAST:
        near = [score for score in scores.values() if score >= max(_MAIN_SHARE * top, _MAIN_LEAST)]
        below = sorted(near, reverse=True)[_MOST_MAIN] if len(near) > _MOST_MAIN else 0.0
        return frozenset(key for key, score in scores.items() if score in near and score > below)
    return frozenset(key for key, score in scores.items() if score == top)


def _evidence(places: Sequence[Placed], parts: Parts) -> tuple[Evidence, ...]:
    best = sorted(places, key=lambda place: (place.hit.part >= parts.first_promo, -place.weight, place.hit.start))
    shown: dict[str, Evidence] = {}
    for place in best:
        hit = place.hit
        offset = parts.starts[hit.part]
        piece = parts.pieces[hit.part]
        sentence = sentence_at(piece, hit.start - offset, hit.end - offset)
        shown.setdefault(sentence, Evidence(piece[hit.start - offset : hit.end - offset], sentence))
        if len(shown) == _EVIDENCE:
            break
    return tuple(shown.values())
