"""Read the tables under data/: known organisations, topics, roles and common words."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backfile.english import read_given_names

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the stage knows beforehand."""

    given_names: frozenset[str]
    """Words that start the name of a person."""
    roles: frozenset[str]
    """Words before a person's name, lower-cased."""
    regnal: frozenset[str]
    """Roles that belong to the name: "Pope Francis"."""
    common_words: frozenset[str]
    """Words that name nothing at the start of a run, lower-cased; with peoples, faiths, weekdays and months."""
    skipped: frozenset[str]
    """Common words with a capital."""
    calendar: frozenset[str]
    """Weekdays and months, lower-cased."""
    localities: frozenset[str]
    """Last words of places' names, which belong to geography: "City"."""
    organisation_nouns: frozenset[str]
    things: frozenset[str]
    """Nouns in names of what is neither a person nor an organisation: "Bridge", "Prize"."""
    media: frozenset[str]
    """News sources: named in many articles that are not about them."""
    known: frozenset[str]
    """The names shown of the organisations in the table."""
    organisations: Mapping[str, str]
    """Name or alias -> the name shown."""
    topic_words: frozenset[str]
    """First words of the forms of topics."""
    topic_heads: Mapping[str, tuple[tuple[str, str], ...]]
    """First word of a form, in lower case -> the forms that start with it and their topics."""


@cache
def load_tables() -> Tables:
    """Read the tables, once a process."""
    heads: dict[str, list[tuple[str, str]]] = {}
    for form, topic in sorted(_forms("topics.csv", "topic", "forms")):
        heads.setdefault(form.split()[0], []).append((form, topic))
    organisations = dict(_forms("organisations.csv", "name", "aliases", own=True))
    common = _words("common_words.txt")
    return Tables(
        given_names=read_given_names(),
        roles=_words("roles.txt"),
        regnal=_words("regnal.txt"),
        common_words=common,
        skipped=frozenset(word.capitalize() for word in common),
        calendar=_words("calendar.txt"),
        localities=_words("localities.txt"),
        organisation_nouns=_words("organisation_nouns.txt"),
        things=_words("things.txt"),
        media=frozenset((_DATA / "media.txt").read_text(encoding="utf-8").splitlines()),
        known=frozenset(organisations.values()),
        organisations=organisations,
        topic_words=frozenset(heads),
        topic_heads={head: tuple(forms) for head, forms in heads.items()},
    )


def _forms(file: str, name: str, aliases: str, *, own: bool = False) -> Iterator[tuple[str, str]]:
    with (_DATA / file).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if own:
                yield row[name], row[name]
            yield from ((alias, row[name]) for alias in row[aliases].split("|") if alias)


def _words(file: str) -> frozenset[str]:
    return frozenset((_DATA / file).read_text(encoding="utf-8").split())
