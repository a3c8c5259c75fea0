"""The countries themselves: what editors call them, and their address slugs."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

import msgspec

from backfile.geography.plain import plain_name
from backfile.geography.tables import read_rows


class Countries(msgspec.Struct, frozen=True):
    """What is known of countries without the gazetteer, which takes twenty times as long to read."""

    slugs: Mapping[str, str]
    """alpha2 -> the address slug, frozen."""
    written: Mapping[str, str]
    """Lower-cased country name or code -> alpha2."""


@cache
def load_countries() -> Countries:
    """Read the tables, once a process."""
    rows = list(read_rows("countries.csv"))
    return Countries({row["alpha2"]: row["slug"] for row in rows}, dict(_written(rows)))


@cache
def historic_states() -> Mapping[str, tuple[str, str]]:
    """Return the former states: ISO 3166-3 code -> its name and the alpha2 it counts for by default."""
    return {row["code"]: (row["name"], row["alpha2"]) for row in read_rows("historic.csv")}


def _written(countries: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in chain(read_rows("historic.csv"), countries):
        for name in (row["name"] if "name" in row else row["slug"], *row["names"].split("|")):
            yield plain_name(name).casefold(), row["alpha2"]
        for code in ("code", "alpha2", "alpha3"):
            if code in row and not (code == "alpha2" and "code" in row):
                yield row[code].casefold(), row["alpha2"]
