"""Weigh the senses of a doubtful name by what the clear names of the article say."""

from collections import defaultdict
from functools import cache

from backfile.geography.senses import Kind, Sense, Senses

CLEAR_CITY_THOUSANDS = 100
"""A smaller city needs its country shown elsewhere in the article."""
_PRIOR_POWER = 0.25
"""How much less than its size a place is talked about."""
_STATE_THOUSANDS, _COUNTRY_THOUSANDS = 1000, 4000
"""Stand for the inhabitants of a state or a country when it is compared with a town."""
_MOST_SUPPORT, _MOST_NATIONAL = 8.0, 1.0
_HOME_SUPPORT = 1.5
_STATE_SAYS = 2.0
"""A state or a county says more about where an article is from than a town of its own."""
_ENOUGH_CLUES, _ENOUGH_AGAINST_OTHERS, _CLEARLY_MORE = 0.45, 4.0, 1.3
_ROUNDING = 1e-6
_STATES = frozenset({Kind.STATE, Kind.SHORT_STATE})
_CITY, _CLUE, _STATE, _COUNTRY = Kind.CITY, Kind.CLUE, Kind.STATE, Kind.COUNTRY


class Support:
    """What the clear names of an article say about each country; read when the doubtful ones are decided."""

    def __init__(self, home: str | None) -> None:
        self.any: defaultdict[str, float] = defaultdict(float)
        self.local: defaultdict[str, float] = defaultdict(float)
        """From states, towns and clues only: "U.S." says nothing about which Athens is meant, "Ohio" does."""
        self.clues: defaultdict[str, float] = defaultdict(float)
        self._counted: set[tuple[str, str]] = set()
        if home:
            self.local[home] = _HOME_SUPPORT

    def add(self, sense: Sense, weight: float) -> None:
        """Count a clear name; to be called once for each name, for one that comes again says little more."""
        self.any[sense.alpha2] += weight
        if sense.kind is _CITY:
            self.local[sense.alpha2] += weight
        elif sense.kind in _STATES:
            self.local[sense.alpha2] += weight * _STATE_SAYS

    def add_clue(self, name: str, sense: Sense, weight: float) -> None:
        """Count a clue, once for each name."""
        if (name, sense.alpha2) not in self._counted:
            self._counted.add((name, sense.alpha2))
            self.local[sense.alpha2] += weight
            self.clues[sense.alpha2] += weight

    def likelihood(self, sense: Sense, more: float = 0.0) -> float:
        """Return how likely a sense is, to be compared with the other senses of its name.

        Args:
            sense: what the name can mean.
            more: support that its country may still get.
        """
        kind, alpha2, _, thousands, _ = sense
        national = self.any.get(alpha2, 0.0)
        if kind is _CITY:
            local = min(self.local.get(alpha2, 0.0) + more, _MOST_SUPPORT)
            return _size(thousands or 1) * (1 + local + min(national, _MOST_NATIONAL))
        thousands = thousands or (_COUNTRY_THOUSANDS if kind is _COUNTRY else _STATE_THOUSANDS)
        local = self.local.get(alpha2, 0.0) + more if kind is _STATE else 0.0
        return _size(thousands) * (1 + min(max(national, local), _MOST_SUPPORT))

    def likeliest(self, senses: Senses) -> Sense:
        """Return the likeliest sense of a name, the first of several."""
        return max(senses, key=self.likelihood) if len(senses) > 1 else senses[0]

    def allows(self, sense: Sense) -> bool:
        """Whether a doubtful sense may count: large, or its country shows elsewhere."""
        if sense.kind is _CLUE:
            return self._allows_clues(sense.alpha2)
        if sense.kind is not _CITY or sense.thousands >= CLEAR_CITY_THOUSANDS:
            return True
        return sense.alpha2 in self.any or self.local.get(sense.alpha2, 0.0) > 0

    def _allows_clues(self, alpha2: str) -> bool:
        clues = self.clues.get(alpha2, 0.0)
        if self.local[alpha2] - clues > _ROUNDING or alpha2 in self.any:
            return True
        others = max((score for key, score in self.clues.items() if key != alpha2), default=0.0)
        enough = _ENOUGH_AGAINST_OTHERS if self.any else _ENOUGH_CLUES
        return clues >= enough and clues >= _CLEARLY_MORE * others


@cache
def _size(thousands: int) -> float:
    return float(thousands**_PRIOR_POWER)
