"""Gather the readings of an article into names: surnames join full names, acronyms their expansions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from backfile.model.annotation import TagKind
from backfile.tagging.naming import Guess, Reading
from backfile.tagging.tables import Tables

_EXPANDED = re.compile(r" \((?:the )?[\"\u201c]?([A-Z][A-Za-z&.]{1,9})[\"\u201d]?[,;)]")
_LETTERS = 3
"""Letters of an acronym that must be the last initials: some leave words out in front."""
_SMALL = frozenset({"of", "the", "for", "and", "on", "de", "in"})


@dataclass(slots=True)
class Named:
    """A name while its mentions are being counted."""

    name: str
    kind: TagKind
    sure: bool = False
    places: list[tuple[int, int]] = field(default_factory=list)
    """Start and end of each mention in the text."""
    score: float = 0.0


def gather_names(text: str, readings: Sequence[Reading], tables: Tables) -> list[Named]:
    """Return the names of an article with all their mentions.

    Args:
        text: the article, with straight apostrophes.
        readings: the readings in order.
        tables: the known organisations.
    """
    people = _people(readings)
    expansions = _expansions(text, readings, tables)
    expanded = frozenset(expansions.values())
    titled = frozenset(reading.name for reading in readings if reading.guess is Guess.TITLED)
    names: dict[str, Named] = {}
    for reading in readings:
        target = _target(reading, people, expansions)
        if target is None or target[0] in titled:
            continue
        name, kind = target
        named = names.setdefault(name, Named(name, TagKind.ORGANISATION if name in expanded else kind))
        named.sure = named.sure or reading.sure or name in expanded
        named.places.append((reading.start, reading.end))
    return list(names.values())


def _people(readings: Sequence[Reading]) -> dict[str, str]:
    """Return each person's surname, and each shorter form of the name, with the name to show."""
    singles = {
        reading.name
        for reading in readings
        if reading.guess is Guess.TITLED or (reading.guess is Guess.SURNAME and not reading.opens)
    }
    people: dict[str, str] = {}
    for reading in readings:
        name = reading.name
        surname = name.rpartition(" ")[2]
        if reading.guess is Guess.PERSON or (reading.guess is Guess.OTHER and _two_words(name) and surname in singles):
            people.setdefault(name, name)
            people.setdefault(surname, name)
    for name in sorted(people, key=lambda each: (-len(each), each)):
        shorter = f"{name.split(' ')[0]} {name.rpartition(' ')[2]}"
        if shorter != name and shorter in people and " " in name:
            people[name] = people[shorter]
    return people


def _two_words(name: str) -> bool:
    return name.count(" ") == 1 and not name.isupper()


def _expansions(text: str, readings: Sequence[Reading], tables: Tables) -> dict[str, str]:
    """Return acronyms with the names the article gives them: "World Health Organization (WHO)"."""
    found: dict[str, str] = {}
    for reading in readings:
        if reading.guess not in {Guess.ORGANISATION, Guess.OTHER, Guess.THING}:
            continue
        match = _EXPANDED.match(text, reading.end)
        acronym = match.group(1).replace(".", "") if match else ""
        if acronym and _initials(reading.name).endswith(acronym.upper()[:_LETTERS]):
            found.setdefault(acronym, tables.organisations.get(acronym, reading.name))
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", name) if word and word not in _SMALL).upper()


_KINDS = {
    Guess.ORGANISATION: TagKind.ORGANISATION,
    Guess.ACRONYM: TagKind.ORGANISATION,
    Guess.THING: TagKind.TOPIC,
    Guess.OTHER: TagKind.TOPIC,
    Guess.SURNAME: TagKind.TOPIC,
}
"""What a name is a tag of, when the article does not say more."""


def _target(reading: Reading, people: dict[str, str], expansions: dict[str, str]) -> tuple[str, TagKind] | None:
    """Return the name a reading counts for, and its kind."""
    name = reading.name
    if name in people:
        return people[name], TagKind.PERSON
    if name in expansions:
        return expansions[name], TagKind.ORGANISATION
    if reading.guess not in _KINDS or (reading.guess is Guess.SURNAME and reading.opens):
        return None
    return name, _KINDS[reading.guess]
