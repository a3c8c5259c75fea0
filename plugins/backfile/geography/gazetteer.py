"""Read the tables under data/ into a Gazetteer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from backfile.english import read_given_names
from backfile.geography.countries import load_countries
from backfile.geography.plain import plain_name
from backfile.geography.senses import Gazetteer, Kind, Mark, Sense, Senses, parse_city_row
from backfile.geography.tables import DATA, read_lines, read_rows
from backfile.model.annotation import NO_RULES, GeographyRules

_CAPITAL_THOUSANDS, _CAPITAL_FAME = 1_000, 4
"""A capital is talked about as a city several times as large, and never as a small one."""
_ALIAS_THOUSANDS = 500
"""Places in aliases.csv are well known whatever their size."""


_NAME = re.compile(r"[A-Z][\w.&'\u2019]*(?:[ -][\w.&'\u2019]+)*")
"""A phrase that the pass over capitalised words can find; others are looked for one by one."""


def load_gazetteer(rules: GeographyRules = NO_RULES) -> Gazetteer:
    """Return the gazetteer of this process for some rules.

    Args:
        rules: what the site says over the tables.
    """
    return read_gazetteer(rules)


@cache
def read_gazetteer(rules: GeographyRules) -> Gazetteer:
    """Read the tables, once a process for each set of rules."""
    cells = (DATA / "cities.tsv").read_text(encoding="utf-8").replace("\n", "\t").split("\t")
    cities = dict(zip(cells[::2], cells[1::2], strict=False))  # a last empty cell is none
    names = (
        _merged(chain(_former_states(dict(rules.historic)), _hand_written()), cities)
        | dict(_exceptions())
        | dict(_phrases(rules))
    )
    countries = load_countries()
    ordinary = frozenset(read_lines("ordinary.txt"))
    followers, beginnings = _several_words(chain(names, cities))
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
        counties=frozenset(read_lines("counties.txt")),
        given_names=read_given_names(),
        ordinary=ordinary,
        not_only_places=ordinary | read_given_names(),
        languages=frozenset(read_lines("languages.txt")),
        institutions=frozenset(read_lines("institutions.txt")),
        slugs=countries.slugs,
        written=countries.written,
    )


def _merged(hand_written: Iterable[tuple[str, Sense]], cities: dict[str, str]) -> dict[str, Senses]:
    """Return the hand-written names, each with the cities of that name, which are taken out of `cities`."""
    names: defaultdict[str, list[Sense]] = defaultdict(list)
    for name, sense in hand_written:
        senses = names[name]
        if not sense.alpha2:
            senses.clear()
        elif not senses or all((known.alpha2, known.region) != (sense.alpha2, sense.region) for known in senses):
            senses.append(sense)
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
    for row in read_rows("historic.csv"):
        alpha2 = historic.get(row["code"], row["alpha2"])
        for column, kind in (("names", Kind.COUNTRY), ("people", Kind.DEMONYM)):
            for name in _split(row[column]):
                yield name, Sense(kind, alpha2, historic=row["name"])


def _hand_written() -> Iterator[tuple[str, Sense]]:
    sizes = {alpha2: int(size) for alpha2, size in (line.split("\t") for line in read_lines("populations.tsv"))}
    for file, kind, thousands in (
        ("countries.csv", Kind.COUNTRY, 0),
        ("demonyms.csv", Kind.DEMONYM, 0),
        ("capitals.csv", Kind.CAPITAL, _CAPITAL_THOUSANDS),
        ("metonyms.csv", Kind.METONYM, 0),
        ("clues.csv", Kind.CLUE, 0),
        ("aliases.csv", Kind.CITY, _ALIAS_THOUSANDS),
    ):
        for row in read_rows(file):
            size = sizes.get(row["alpha2"], 0) if kind is Kind.COUNTRY else thousands
            sense = Sense(kind, row["alpha2"], "", size)
            for name in _split(row["names"]):
                yield name, sense
    for row in read_rows("states.csv"):
        for column, kind in (("names", Kind.STATE), ("short", Kind.SHORT_STATE)):
            sense = Sense(kind, row["alpha2"], row["region"])
            for name in _split(row[column]):
                yield name, sense
    for row in read_rows("leaders.csv"):
        sense = Sense(Kind.LEADER, row["alpha2"])
        for name in (*_split(row["full"]), *_split(row["surname"])):
            yield name, sense


def _exceptions() -> Iterator[tuple[str, Senses]]:
    for row in read_rows("exceptions.csv"):
        senses = (Sense(Kind.METONYM, row["alpha2"]),) if row["alpha2"] else ()
        yield plain_name(row["phrase"]), senses


def _phrases(rules: GeographyRules) -> Iterator[tuple[str, Senses]]:
    for phrase, alpha2 in rules.phrases:
        name = plain_name(phrase) if _NAME.fullmatch(phrase) else _straight(phrase)
        yield name, (Sense(Kind.PHRASE, alpha2),) if alpha2 else ()


def _straight(phrase: str) -> str:
    """Return a phrase with the apostrophes an article has while it is read."""
    return phrase.replace("\u2019", "'")


def _several_words(names: Iterable[str]) -> tuple[dict[str, set[str]], set[str]]:
    """Return, by first word, the second words of the names of several, and what the longer names begin with."""
    seconds: dict[str, set[str]] = {}
    beginnings: set[str] = set()
    for words in [name.split(" ") for name in names if " " in name]:
        first, second, *others = words
        if first in seconds:
            seconds[first].add(second)
        else:
            seconds[first] = {second}
        for count in range(2, 2 + len(others)):
            beginnings.add(" ".join(words[:count]))
    return seconds, beginnings


def _local_words() -> dict[str, tuple[Mark, ...]]:
    senses: defaultdict[str, list[tuple[Sense, float]]] = defaultdict(list)
    for row in read_rows("words.csv"):
        for phrase in row["words"].split("|"):
            senses[phrase].append((Sense(Kind.CLUE, row["alpha2"]), float(row["weight"])))
    words: defaultdict[str, list[Mark]] = defaultdict(list)
    for phrase, weights in senses.items():
        first, *others = phrase.split(" ")
        words[first].append(Mark(phrase, others[0] if others else first, tuple(weights)))
    return {head: tuple(marks) for head, marks in words.items()}


def _marks() -> Iterator[Mark]:
    for line in read_lines("marks.tsv")[1:]:
        needle, pattern, countries = line.split("\t")
        weights = (country.split(" ") for country in countries.split(";"))
        yield Mark(needle, pattern, tuple((Sense(Kind.CLUE, alpha2), float(weight)) for alpha2, weight in weights))


def _split(cell: str) -> list[str]:
    return [plain_name(name) for name in cell.split("|") if name]
