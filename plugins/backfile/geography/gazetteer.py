"""Read the tables under data/ into a Gazetteer. What each table holds and its licence: data/LICENSES.md."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from backfile.english import read_given_names
from backfile.geography.plain import plain_name
from backfile.geography.senses import Gazetteer, Kind, Mark, Sense, Senses, parse_city_row
from backfile.model.annotation import GeographyRules

DATA = Path(__file__).parent / "data"
_CAPITAL_THOUSANDS, _CAPITAL_FAME = 1_000, 4
"""A capital is talked about as a city several times as large, and never as a small one."""
_ALIAS_THOUSANDS = 500
"""Places in aliases.csv are well known whatever their size."""


_NAME = re.compile(r"[A-Z][\w.&'\u2019]*(?:[ -][\w.&'\u2019]+)*")
"""A phrase that the pass over capitalised words can find; others are looked for one by one."""
_NO_RULES = GeographyRules()


@cache
def load_gazetteer(rules: GeographyRules = _NO_RULES) -> Gazetteer:
    """Read the tables, once a process for each set of rules.

    Args:
        rules: what the site says over the tables.
    """
    cities = dict(line.split("\t") for line in _lines("cities.tsv"))
    names = (
        _merged(chain(_former_states(dict(rules.historic)), _hand_written()), cities)
        | dict(_exceptions())
        | dict(_phrases(rules))
    )
    countries = list(_rows("countries.csv"))
    ordinary = frozenset(_lines("ordinary.txt"))
    followers, beginnings = _several_words(name for name in chain(names, cities) if " " in name)
    return Gazetteer(
        names=names,
        cities=cities,
        followers=followers,
        beginnings=beginnings,
        loose=tuple(
            sorted((_straight(p) for p, _ in rules.phrases if not _NAME.fullmatch(p)), key=lambda p: (-len(p), p))
        ),
        words=_local_words(),
        marks=tuple(_marks()),
        counties=frozenset(_lines("counties.txt")),
        given_names=read_given_names(),
        ordinary=ordinary,
        not_only_places=ordinary | read_given_names(),
        languages=frozenset(_lines("languages.txt")),
        institutions=frozenset(_lines("institutions.txt")),
        slugs={row["alpha2"]: row["slug"] for row in countries},
        written=dict(_written(countries)),
    )


@cache
def historic_states() -> Mapping[str, tuple[str, str]]:
    """Return the former states: ISO 3166-3 code -> its name and the alpha2 it counts for by default."""
    return {row["code"]: (row["name"], row["alpha2"]) for row in _rows("historic.csv")}


def _merged(hand_written: Iterable[tuple[str, Sense]], cities: dict[str, str]) -> dict[str, Senses]:
    """Return the hand-written names, each with the cities of that name, which are taken out of `cities`."""
    names: defaultdict[str, list[Sense]] = defaultdict(list)
    for name, sense in hand_written:
        if not sense.alpha2:
            names[name] = []
        elif all((known.alpha2, known.region) != (sense.alpha2, sense.region) for known in names[name]):
            names[name].append(sense)
    for name in names.keys() & cities.keys():
        known = {(sense.alpha2, sense.region) for sense in names[name]}
        first = names[name][0] if names[name] else None
        for city in parse_city_row(cities.pop(name)):
            if first and first.kind is Kind.CAPITAL and city.alpha2 == first.alpha2:
                names[name][0] = first = first._replace(thousands=max(first.thousands, _CAPITAL_FAME * city.thousands))
            if known.isdisjoint({(city.alpha2, city.region), (city.alpha2, "")}):
                names[name].append(city)
    return {name: tuple(senses) for name, senses in names.items()}


def _former_states(historic: Mapping[str, str]) -> Iterator[tuple[str, Sense]]:
    for row in _rows("historic.csv"):
        alpha2 = historic.get(row["code"], row["alpha2"])
        for column, kind in (("names", Kind.COUNTRY), ("people", Kind.DEMONYM)):
            for name in _split(row[column]):
                yield name, Sense(kind, alpha2, historic=row["name"])


def _hand_written() -> Iterator[tuple[str, Sense]]:
    sizes = {alpha2: int(size) for alpha2, size in (line.split("\t") for line in _lines("populations.tsv"))}
    for file, kind, thousands in (
        ("countries.csv", Kind.COUNTRY, 0),
        ("demonyms.csv", Kind.DEMONYM, 0),
        ("capitals.csv", Kind.CAPITAL, _CAPITAL_THOUSANDS),
        ("metonyms.csv", Kind.METONYM, 0),
        ("clues.csv", Kind.CLUE, 0),
        ("aliases.csv", Kind.CITY, _ALIAS_THOUSANDS),
    ):
        for row in _rows(file):
            size = sizes.get(row["alpha2"], 0) if kind is Kind.COUNTRY else thousands
            for name in _split(row["names"]):
                yield name, Sense(kind, row["alpha2"], "", size)
    for row in _rows("states.csv"):
        for column, kind in (("names", Kind.STATE), ("short", Kind.SHORT_STATE)):
            for name in _split(row[column]):
                yield name, Sense(kind, row["alpha2"], row["region"])
    for row in _rows("leaders.csv"):
        for name in (*_split(row["full"]), *_split(row["surname"])):
            yield name, Sense(Kind.LEADER, row["alpha2"])


def _exceptions() -> Iterator[tuple[str, Senses]]:
    for row in _rows("exceptions.csv"):
        senses = (Sense(Kind.METONYM, row["alpha2"]),) if row["alpha2"] else ()
        yield plain_name(row["phrase"]), senses


def _phrases(rules: GeographyRules) -> Iterator[tuple[str, Senses]]:
    for phrase, alpha2 in rules.phrases:
        name = plain_name(phrase) if _NAME.fullmatch(phrase) else _straight(phrase)
        yield name, (Sense(Kind.PHRASE, alpha2),) if alpha2 else ()


def _straight(phrase: str) -> str:
    """Return a phrase with the apostrophes an article has while it is read."""
    return phrase.replace("\u2019", "'")


def _several_words(names: Iterable[str]) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Return, by first word, the second words of the names, and what the longer names begin with."""
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    beginnings: set[str] = set()
    for name in names:
        words = name.split(" ")
        seconds[words[0]].add(words[1])
        for count in range(2, len(words)):
            beginnings.add(" ".join(words[:count]))
    return {head: frozenset(words) for head, words in seconds.items()}, frozenset(beginnings)


def _local_words() -> dict[str, tuple[Mark, ...]]:
    senses: defaultdict[str, list[tuple[Sense, float]]] = defaultdict(list)
    for row in _rows("words.csv"):
        for phrase in row["words"].split("|"):
            senses[phrase].append((Sense(Kind.CLUE, row["alpha2"]), float(row["weight"])))
    words: defaultdict[str, list[Mark]] = defaultdict(list)
    for phrase, weights in senses.items():
        first, *others = phrase.split(" ")
        words[first].append(Mark(phrase, others[0] if others else first, tuple(weights)))
    return {head: tuple(marks) for head, marks in words.items()}


def _marks() -> Iterator[Mark]:
    for line in _lines("marks.tsv")[1:]:
        needle, pattern, countries = line.split("\t")
        weights = (country.split(" ") for country in countries.split(";"))
        yield Mark(needle, pattern, tuple((Sense(Kind.CLUE, alpha2), float(weight)) for alpha2, weight in weights))


def _written(countries: Iterable[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for row in chain(_rows("historic.csv"), countries):
        for name in (row["name"] if "name" in row else row["slug"], *row["names"].split("|")):
            yield plain_name(name).casefold(), row["alpha2"]
        for code in ("code", "alpha2", "alpha3"):
            if code in row and not (code == "alpha2" and "code" in row):
                yield row[code].casefold(), row["alpha2"]


def _split(cell: str) -> list[str]:
    return [plain_name(name) for name in cell.split("|") if name]


def _lines(file: str) -> list[str]:
    return (DATA / file).read_text(encoding="utf-8").splitlines()


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
