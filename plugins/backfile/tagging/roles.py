"""Tell what stands before a person's name from the name: "Russian President Vladimir Putin"."""

from backfile.tagging.guesses import (
    ACRONYM,
    BINDS,
    MOST_PERSON_WORDS,
    Guess,
    Reading,
    ends_as_organisation,
    is_given,
    known_organisation,
    plain,
)
from backfile.tagging.tables import Tables

_NOT_ALONE = frozenset({"general", "justice", "major", "premier"})
"""Titles that begin other names, too: "General Mills"."""
_OFFICE_WORDS = 2
"""Words of an office before its holder at least: "of State"."""


def read_after_role(words: list[str], tables: Tables, places: frozenset[str]) -> list[Reading] | None:
    """Read "Kremlin Spokesman Dmitry Peskov": the person, and the organisation before the role; None without a role."""
    for at in range(len(words) - 2, -1, -1):
        role = words[at].casefold().rstrip(".")
        if role not in tables.roles or words[at].islower():
            continue
        rest = words[at + 1 :]
        person: Reading | None
        if role in tables.regnal and rest[0] in tables.given_names:
            person = _regnal(words[at], rest)
        elif rest[0] in BINDS:
            person = _person_after_office(rest, tables, places)
        else:
            person = _person_after(role, rest, tables)
        return [*_organisation_before(words[:at], tables, places), person] if person else None
    return None


def without_roles(words: list[str], tables: Tables) -> list[str]:
    """Return several words without the roles they begin with, which belong to no name that is left."""
    while len(words) > 1 and words[0].casefold().rstrip(".") in tables.roles:
        regnal = words[0].casefold() in tables.regnal and words[1] in tables.given_names
        known = " ".join(words) in tables.organisations
        if regnal or known or words[1] in BINDS or ends_as_organisation(words, tables):
            break
        words = words[1:]
    return words


def _regnal(title: str, rest: list[str]) -> Reading:
    """Read "Prince Olm of Peru", whose title belongs to the name and whose country does not."""
    end = next((at for at, word in enumerate(rest) if word in BINDS), len(rest))
    return Reading(Guess.PERSON, " ".join([title, *rest[:end]]), sure=True)


def _person_after_office(rest: list[str], tables: Tables, places: frozenset[str]) -> Reading | None:
    """Read what follows "Secretary": "of State George Shultz", "of Mines Olm"."""
    for at in range(_OFFICE_WORDS, len(rest) - 1):
        if is_given(rest[at], tables) and BINDS.isdisjoint(rest[at:]):
            return Reading(Guess.PERSON, " ".join(rest[at:]), sure=True)
    name = rest[-1]
    if len(rest) <= _OFFICE_WORDS or name.casefold() in tables.ordinary or plain(name) in places:
        return None
    return Reading(Guess.TITLED, name, sure=True) if rest[-2].casefold() in tables.ordinary else None


def _person_after(role: str, rest: list[str], tables: Tables) -> Reading | None:
    if len(rest) == 1:
        return _surname_after(role, rest[0], tables)
    if len(rest) > MOST_PERSON_WORDS or not (BINDS.isdisjoint(rest) and tables.things.isdisjoint(rest)):
        return None
    if not is_given(rest[0], tables) and all(word.casefold() in tables.ordinary for word in rest):
        return None
    return Reading(Guess.PERSON, " ".join(rest), sure=True)


def _surname_after(role: str, word: str, tables: Tables) -> Reading | None:
    """Read a surname after a title; an ordinary word is one if it is a common surname: "Mr. White"."""
    lowered = word.casefold()
    usable = lowered not in tables.ordinary or (lowered in tables.surnames and role not in _NOT_ALONE)
    if role not in tables.titles or not usable or word.isupper():
        return None
    return Reading(Guess.TITLED, word, sure=True)


def _organisation_before(words: list[str], tables: Tables, places: frozenset[str]) -> list[Reading]:
    """Read the organisation before a role; other roles stand between: "Kremlin Deputy Press Secretary"."""
    while words and words[-1].casefold() in tables.roles:
        words = words[:-1]
    name = " ".join(words)
    known = known_organisation(name, tables)
    if known:
        return [known]
    if len(words) > 1 and words[0].casefold() not in tables.roles and ends_as_organisation(words, tables):
        return [Reading(Guess.ORGANISATION, name)]
    lowered = name.casefold()
    if ACRONYM.fullmatch(name) and lowered not in places and lowered not in tables.ordinary:
        return [Reading(Guess.ACRONYM, name)]
    return []
