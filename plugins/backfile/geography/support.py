"""Weigh the senses of a doubtful name by what the clear names of the article say."""

from collections import defaultdict

from backfile.geography.senses import Kind, Sense

CLEAR_CITY_THOUSANDS = 100
"""A smaller city needs its country named elsewhere in the article."""
_PRIOR_POWER = 0.3
"""How much less than its size a place is talked about."""
_STATE_THOUSANDS = 1000
"""Stands for the inhabitants of a state or a country when it is compared with a town."""
_MOST_SUPPORT, _MOST_NATIONAL = 6.0, 1.5
_HOME_SUPPORT = 1.5
_ENOUGH_CLUES = 2
_LOCAL = frozenset({Kind.STATE, Kind.SHORT_STATE, Kind.CITY})


class Support:
    """What the clear names of an article say about each country; read when the doubtful ones are decided."""

    def __init__(self, home: str | None) -> None:
        self.any: defaultdict[str, float] = defaultdict(float)
        self.local: defaultdict[str, float] = defaultdict(float)
        """From states, towns and clues only: "U.S." says nothing about which Athens is meant, "Ohio" does."""
        self.clues: defaultdict[str, int] = defaultdict(int)
        if home:
            self.local[home] = _HOME_SUPPORT

    def add(self, sense: Sense, weight: float) -> None:
        """Count a clear name."""
        self.any[sense.alpha2] += weight
        if sense.kind in _LOCAL:
            self.local[sense.alpha2] += weight

    def add_clue(self, sense: Sense) -> None:
        """Count a clue."""
        self.local[sense.alpha2] += 1
        self.clues[sense.alpha2] += 1

    def likelihood(self, sense: Sense) -> float:
        """Return how likely a sense is, to be compared with the other senses of its name."""
        size: float = (sense.thousands or _STATE_THOUSANDS) ** _PRIOR_POWER
        national = self.any.get(sense.alpha2, 0.0)
        if sense.kind is Kind.CITY:
            return size * (1 + min(self.local.get(sense.alpha2, 0.0), _MOST_SUPPORT) + min(national, _MOST_NATIONAL))
        local = self.local.get(sense.alpha2, 0.0) if sense.kind is Kind.STATE else 0.0
        return size * (1 + min(max(national, local), _MOST_SUPPORT))

    def allows(self, sense: Sense) -> bool:
        """Whether a doubtful sense may count: large, or its country shows elsewhere, or there is nothing else."""
        if sense.kind is Kind.CLUE:
            alone = not self.any and self.clues[sense.alpha2] >= _ENOUGH_CLUES
            return alone or self.local[sense.alpha2] > self.clues[sense.alpha2]
        if sense.kind is not Kind.CITY or sense.thousands >= CLEAR_CITY_THOUSANDS:
            return True
        return sense.alpha2 in self.any or self.local.get(sense.alpha2, 0.0) > 0
