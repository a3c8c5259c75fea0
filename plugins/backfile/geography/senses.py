"""What a name can mean: the values the gazetteer holds."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple

import msgspec


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
    PHRASE = "phrase"
    """What the site's own geography.csv says; nothing outweighs it."""


class Sense(NamedTuple):
    """One meaning of a name."""

    kind: Kind
    alpha2: str
    region: str = ""
    """GeoNames code of the state; empty when it does not matter."""
    thousands: int = 0
    """Inhabitants of a city or a capital, in thousands."""
    historic: str = ""
    """Name of the former state this is, as it is shown; empty for what still is."""


Senses = tuple[Sense, ...]
"""What a name can mean, likeliest kind first; empty for a name that is known to be no place."""


class Mark(NamedTuple):
    """What small words, or a way of writing, say about where an article is from."""

    needle: str
    """What the text must hold."""
    pattern: str
    """The regular expression of a mark; of words, the second or the only one."""
    senses: tuple[tuple[Sense, float], ...]
    """The countries it speaks for, and how loudly."""


class Head(NamedTuple):
    """What a word is or starts."""

    word: str
    """As it is looked up."""
    senses: Senses | None
    """What it means alone; None when it is no name alone."""
    seconds: Collection[str]
    """The words that can follow it in a name; of a word in capitals in small letters, for capitals hide which is meant."""
    loud: tuple[tuple[str, Senses | None], ...] = ()
    """Only of a word in capitals: the name it is alone, by how natural capitals are where it stands."""
    is_short: bool = False
    """Whether it can only begin a name that is in capitals throughout."""


class Gazetteer(msgspec.Struct, frozen=True):
    """Every name, in plain ASCII without full stops and hyphens, and what it can mean."""

    names: Mapping[str, Senses]
    """Names from the hand-written tables, with the cities of the same name; no senses: not a place."""
    cities: Mapping[str, str]
    """Names that are only cities: a row of cities.tsv, read when it is met."""
    followers: Mapping[str, Collection[str]]
    """First word of the names of several words -> the words that can stand second."""
    beginnings: Collection[str]
    """Of the names of three words and more: the first two words, the first three, and so on."""
    loose: tuple[str, ...]
    """The site's phrases that are no run of words with a capital in front, longest first."""
    words: Mapping[str, tuple[Mark, ...]]
    """Lower-case word -> the marks of local life that start with it."""
    marks: tuple[Mark, ...]
    """Those that are no words, such as amounts of money."""
    counties: frozenset[str]
    """Names of the counties of the United States, without "County"."""
    given_names: frozenset[str]
    ordinary: frozenset[str]
    """Names that are also words or surnames: places only after "in", "from" and the like."""
    not_only_places: frozenset[str]
    """`ordinary` and `given_names`: a name that is in neither is a place in most sentences."""
    languages: frozenset[str]
    """Demonyms that are languages too."""
    institutions: frozenset[str]
    """Nouns that follow a place's name, as "Airport" does, and no given name."""
    slugs: Mapping[str, str]
    """alpha2 -> the address slug, frozen."""
    written: Mapping[str, str]
    """Lower-cased country name or code -> alpha2."""
    heads: dict[str, Head | None] = msgspec.field(default_factory=dict)
    """A word as it is written -> what it starts, if anything: filled while articles are read, and bounded."""
    read: dict[str, Senses] = msgspec.field(default_factory=dict)
    """Rows of `cities` that were met: filled while articles are read."""

    def senses(self, name: str) -> Senses | None:
        """Return what a name can mean, None when it is unknown, nothing when it is known to be no place."""
        if (senses := self.names.get(name)) is not None:
            return senses
        if (senses := self.read.get(name)) is not None:
            return senses
        if (row := self.cities.get(name)) is None:
            return None
        senses = self.read[name] = parse_city_row(row)
        return senses

    def starts_name(self, word: str) -> bool:
        """Whether a name is this word or starts with it."""
        return word in self.cities or word in self.names or word in self.followers


def parse_city_row(row: str) -> Senses:
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
