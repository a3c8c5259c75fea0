"""Country names as an editor writes them, their address slugs, and the words that are places."""

import re
from itertools import chain

from backfile.geography.countries import Countries
from backfile.geography.plain import plain_name
from backfile.geography.senses import Gazetteer, Kind

_PLACE_KINDS = frozenset({Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL, Kind.STATE, Kind.CITY})


def parse_country(name: str, countries: Countries | Gazetteer) -> str | None:
    """Return the alpha2 of a country named or coded as an editor would, None when it is not known.

    Example:
        >>> from backfile.geography import load_countries
        >>> parse_country("Côte d'Ivoire", load_countries())
        'CI'
    """
    plain = plain_name(name).casefold()
    return countries.written.get(plain) or countries.written.get(re.sub(r"^the ", "", plain))


def country_slug(alpha2: str, countries: Countries | Gazetteer) -> str:
    """Return the address slug of a country.

    Raises:
        KeyError: alpha2 is not a code of countries.csv.
    """
    return countries.slugs[alpha2]


def place_words(gazetteer: Gazetteer) -> frozenset[str]:
    """Return the names of countries, their people, states and cities, lower-cased and in plain ASCII."""
    hand_written = (name for name, senses in gazetteer.names.items() if senses and senses[0].kind in _PLACE_KINDS)
    return frozenset("\n".join(chain(hand_written, gazetteer.cities)).casefold().split("\n"))
