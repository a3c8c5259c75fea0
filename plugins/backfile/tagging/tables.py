"""Read the tables under data/: known organisations, roles, names and ordinary words."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from backfile.english import read_given_names
from backfile.tagging.plurals import both_numbers

DATA = Path(__file__).parent / "data"


class Tables(msgspec.Struct, frozen=True):
    """What is known of names beforehand."""

    given_names: frozenset[str]
    """Words that start the name of a person."""
    surnames: frozenset[str]
    """Common surnames, lower-cased."""
    leaders: Mapping[str, str]
    """Surname -> full name of people whom news call by the surname alone."""
    roles: frozenset[str]
    """Words before a person's name, lower-cased."""
    titles: frozenset[str]
    """The roles that also stand before a surname alone: "Senator"."""
    regnal: frozenset[str]
    """Roles that belong to the name: "Pope Francis"."""
    common_words: frozenset[str]
    """Words that name nothing at the start of a run, lower-cased; with peoples, faiths, weekdays and months."""
    ordinary: frozenset[str]
    """Nouns and adjectives that are no surname by themselves, lower-cased."""
    calendar: frozenset[str]
    """Weekdays and months, lower-cased."""
    localities: frozenset[str]
    """Last words of places' names, which belong to geography: "City"."""
    organisation_nouns: frozenset[str]
    company_ends: frozenset[str]
    """Last words of companies' names: "Inc"."""
    things: frozenset[str]
    """Nouns in names of what is neither a person nor an organisation: "Bridge", "Prize"."""
    media: frozenset[str]
    """News sources: named in many articles that are not about them."""
    known: frozenset[str]
    """The names shown of the organisations in the table."""
    organisations: Mapping[str, str]
    """Name or alias -> the name shown."""


@cache
def load_tables() -> Tables:
    """Read the tables, once a process."""
    organisations = dict(read_forms("organisations.csv", "name", "aliases", own=True))
    common = _words("common_words.txt")
    roles = _words("roles.txt")
    nouns = _words("organisation_nouns.txt")
    things = _words("things.txt")
    ordinary = {*_words("ordinary.txt"), *common, *roles, *(word.lower() for word in (*nouns, *things))}
    for line in read_lines("subjects.txt"):
        if " " not in line:
            ordinary.update(both_numbers(line))
    return Tables(
        given_names=read_given_names() | frozenset(read_lines("census_given_names.txt")),
        surnames=_words("surnames.txt"),
        leaders={name.rpartition(" ")[2]: name for name in read_lines("leaders.txt")},
        roles=roles,
        titles=_words("titles.txt"),
        regnal=_words("regnal.txt"),
        common_words=common,
        ordinary=frozenset(ordinary),
        calendar=_words("calendar.txt"),
        localities=_words("localities.txt"),
        organisation_nouns=nouns,
        company_ends=_words("company_ends.txt"),
        things=things,
        media=frozenset(read_lines("media.txt")),
        known=frozenset(organisations.values()),
        organisations=organisations,
    )


def read_lines(file: str) -> list[str]:
    """The lines of a file in data/."""
    return (DATA / file).read_text(encoding="utf-8").splitlines()


def read_forms(file: str, name: str, aliases: str, *, own: bool = False) -> Iterator[tuple[str, str]]:
    """Each form in a table of data/ with the name it stands for; `own` if the name is a form, too."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if own:
                yield row[name], row[name]
            yield from ((alias, row[name]) for alias in row[aliases].split("|") if alias)


def _words(file: str) -> frozenset[str]:
    return frozenset((DATA / file).read_text(encoding="utf-8").split())
