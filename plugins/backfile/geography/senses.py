"""What a name can mean: the values the gazetteer holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a name is, and so how much it says about a country."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    STATE = "state"
    SHORT_STATE = "short_state"
    """An abbreviation of a state: only after "City, "."""
    CITY = "city"
    METONYM = "metonym"
    """A seat of power or an institution that stands for a country."""
    LEADER = "leader"
    CLUE = "clue"
    """Words of a country's local life, such as "Township": they decide between towns of one name."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name."""

    kind: Kind
    alpha2: str
    region: str = ""
    """GeoNames code of the state; empty when it does not matter."""
    thousands: int = 0
    """Inhabitants of a city or a capital, in thousands."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every name, in plain ASCII without full stops and hyphens, and what it can mean."""

    names: Mapping[str, tuple[Sense, ...]]
    """Names from the hand-written tables, with the cities of the same name; no senses: not a place."""
    cities: Mapping[str, str]
    """Names that are only cities: a row of cities.tsv, read when it is met."""
    heads: Mapping[str, int]
    """First word of a name -> words of the longest name that starts with it."""
    given_names: frozenset[str]
    ordinary: frozenset[str]
    """Names that are also words or surnames: places only after "in", "from" and the like."""
    languages: frozenset[str]
    """Demonyms that are languages too."""
    institutions: frozenset[str]
    """Nouns that follow a place's name, as "Airport" does, and no given name."""
    slugs: Mapping[str, str]
    """alpha2 -> the address slug, frozen."""
    written: Mapping[str, str]
    """Lower-cased country name or code -> alpha2."""

    def senses(self, name: str) -> tuple[Sense, ...] | None:
        """Return what a name can mean, None when it is unknown, nothing when it is known to be no place."""
        if (senses := self.names.get(name)) is not None:
            return senses
        if (row := self.cities.get(name)) is not None:
            return parse_city_row(row)
        return None


def parse_city_row(row: str) -> tuple[Sense, ...]:
    """Read the second column of cities.tsv.

    Example:
        >>> parse_city_row("US.TX 24")[0].region
        'TX'
    """
    senses = []
    for city in row.split(";"):
        place, _, thousands = city.partition(" ")
        alpha2, _, region = place.partition(".")
        senses.append(Sense(Kind.CITY, alpha2, region, int(thousands)))
    return tuple(senses)
