"""Read the tables under data/ into a Gazetteer. What each table holds and its licence: data/LICENSES.md."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from backfile.english import read_given_names
from backfile.geography.plain import plain_name
from backfile.geography.senses import Gazetteer, Kind, Sense, parse_city_row

DATA = Path(__file__).parent / "data"
_CAPITAL_THOUSANDS = 10_000
"""A capital outweighs its homonyms unless they are much larger."""
_ALIAS_THOUSANDS = 500
"""Places in aliases.csv are well known whatever their size."""


@cache
def load_gazetteer() -> Gazetteer:
    """Read the tables, once a process."""
    cities = dict(line.split("\t") for line in _lines("cities.tsv"))
    names = _merged(_hand_written(), cities) | dict(_exceptions())
    countries = list(_rows("countries.csv"))
    return Gazetteer(
        names=names,
        cities=cities,
        heads=_heads(chain(names, cities)),
        given_names=read_given_names(),
        ordinary=frozenset(_lines("ordinary.txt")),
        languages=frozenset(_lines("languages.txt")),
        institutions=frozenset(_lines("institutions.txt")),
        slugs={row["alpha2"]: row["slug"] for row in countries},
        written=dict(_written(countries)),
    )


def _merged(hand_written: Iterable[tuple[str, Sense]], cities: dict[str, str]) -> dict[str, tuple[Sense, ...]]:
    """Return the hand-written names, each with the cities of that name, which are taken out of `cities`."""
    names: defaultdict[str, list[Sense]] = defaultdict(list)
    for name, sense in hand_written:
        if all((known.alpha2, known.region) != (sense.alpha2, sense.region) for known in names[name]):
            names[name].append(sense)
    for name in sorted(names.keys() & cities.keys()):
        known = {(sense.alpha2, sense.region) for sense in names[name]}
        for city in parse_city_row(cities.pop(name)):
            if known.isdisjoint({(city.alpha2, city.region), (city.alpha2, "")}):
                names[name].append(city)
    return {name: tuple(senses) for name, senses in names.items()}


def _hand_written() -> Iterator[tuple[str, Sense]]:
    for file, kind, thousands in (
        ("countries.csv", Kind.COUNTRY, 0),
        ("demonyms.csv", Kind.DEMONYM, 0),
        ("capitals.csv", Kind.CAPITAL, _CAPITAL_THOUSANDS),
        ("metonyms.csv", Kind.METONYM, 0),
        ("clues.csv", Kind.CLUE, 0),
        ("aliases.csv", Kind.CITY, _ALIAS_THOUSANDS),
    ):
        for row in _rows(file):
            for name in _split(row["names"]):
                yield name, Sense(kind, row["alpha2"], "", thousands)
    for row in _rows("states.csv"):
        for column, kind in (("names", Kind.STATE), ("short", Kind.SHORT_STATE)):
            for name in _split(row[column]):
                yield name, Sense(kind, row["alpha2"], row["region"])
    for row in _rows("leaders.csv"):
        for name in (*_split(row["full"]), *_split(row["surname"])):
            yield name, Sense(Kind.LEADER, row["alpha2"])


def _exceptions() -> Iterator[tuple[str, tuple[Sense, ...]]]:
    for row in _rows("exceptions.csv"):
        senses = (Sense(Kind.METONYM, row["alpha2"]),) if row["alpha2"] else ()
        yield plain_name(row["phrase"]), senses


def _heads(names: Iterable[str]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for name in names:
        head, _, rest = name.partition(" ")
        words = rest.count(" ") + 2 if rest else 1
        if heads.get(head, 0) < words:
            heads[head] = words
    return heads


def _written(countries: Iterable[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in countries:
        for name in (row["alpha2"], row["alpha3"], row["slug"], *row["names"].split("|")):
            yield plain_name(name).casefold(), row["alpha2"]


def _split(cell: str) -> list[str]:
    return [plain_name(name) for name in cell.split("|") if name]


def _lines(file: str) -> list[str]:
    return (DATA / file).read_text(encoding="utf-8").splitlines()


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
