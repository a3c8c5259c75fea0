"""Read one run of capitalised words by itself: whose name is it, and what stands before the name.

The answer depends on nothing but the run, and names recur in an archive, so that answers are kept.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

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
from backfile.tagging.roles import read_after_role, without_roles
from backfile.tagging.runs import split_tail, without_possessive
from backfile.tagging.tables import Tables, load_tables

_KEPT = 50_000
"""Answers kept at once: some 20 MB."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_IRISH = re.compile(r"[DLMO]'\w+\Z")
_LEAST_LETTERS, _MOST_PLACE_WORDS, _SHORT = 3, 2, 4
_POSTNOMINALS = frozenset({"CBE", "Esq", "KC", "MBE", "MD", "MEP", "MP", "MSP", "OBE", "PhD", "QC"})
"""What stands behind a person's name."""
_POSTNOMINAL = 2
_OF = frozenset({"of", "for", "on"})
_FULL_NAME = 2
_PARTICLES = frozenset({"bin", "ibn", "van", "von"})
_FUNCTION_WORDS = frozenset(
    (
        "a according after all although an and another as at because before but by despite during following for four"
        " from he her here his however i if in it its last meanwhile my next no not of on one or our over several she"
        " since so some than that the their then there these they this those though three to two under we when where"
        " while with you your"
    ).split()
)
"""Words at the start of a sentence that begin no organisation's name, as "New" and "Free" do."""


class Reader:
    """Reads runs, and remembers the answers."""

    def __init__(self, tables: Tables, places: frozenset[str]) -> None:
        """Args: tables: what is known of names; places: names of places, which are never tags."""
        self.tables = tables
        self.places = places
        self.kept: dict[str, tuple[Reading, ...]] = {}

    def read(self, run: str) -> tuple[Reading, ...]:
        """Return the names in a run, none when it names nothing to tag."""
        if len(self.kept) >= _KEPT:
            self.kept.clear()
        name, said, in_passing = split_tail(run)
        answer = tuple(self._read(name, said=said))
        if in_passing:
            answer = tuple(reading for reading in answer if reading.guess is Guess.KNOWN)
        self.kept[run] = answer
        return answer

    def _read(self, name: str, *, said: bool) -> list[Reading]:
        tables = self.tables
        bare = without_possessive(name)
        known = known_organisation(name, tables, said=said) or known_organisation(bare, tables, said=said)
        if known:
            return [known]
        words = _without_adjective(bare.split())
        while words and (words[-1].islower() or words[-1].casefold().rstrip(".") in tables.calendar):
            words.pop()
        if len(words) > _POSTNOMINAL and words[-1] in _POSTNOMINALS:
            words.pop()
        is_organisation = len(words) > 1 and ends_as_organisation(words, tables)
        leading = _FUNCTION_WORDS if is_organisation else tables.common_words
        while words and words[0].casefold().rstrip(".") in leading and plain(" ".join(words[:2])) not in self.places:
            words = _without_small(words[1:])
            if known := known_organisation(" ".join(words), tables, said=said):
                return [known]
        if len(words) <= 1:
            return self._read_single(words[0], said=said) if words else []
        return self._read_parts(words, said=said) or self._read_several(words, said=said)

    def _read_single(self, word: str, *, said: bool) -> list[Reading]:
        tables = self.tables
        bare = word.replace(".", "")
        lowered = bare.casefold()
        if lowered in tables.roles or lowered in tables.calendar:
            return []
        if ACRONYM.fullmatch(bare):
            is_word = lowered in self.places or lowered in tables.ordinary
            return [] if is_word else [Reading(Guess.ACRONYM, bare, said)]
        letters = word.replace("-", "")
        is_word = len(bare) >= _LEAST_LETTERS and (letters.isalpha() or bool(_IRISH.match(letters)))
        if not is_word or word.rpartition("-")[2][:1].islower():
            return []
        return [Reading(Guess.SINGLE, word, said, weak=word in tables.given_names or plain(word) in self.places)]

    def _read_parts(self, words: list[str], *, said: bool) -> list[Reading]:
        """Read a run of two names: "Russia's Vladimir Putin", "Amnesty International Ana Ruiz", "Envoys of the WHO".

        "Lord's Resistance Army" is one, and so is "Amnesty International Board".
        """
        tables = self.tables
        if end := _end_of_person(words, tables):
            rest = " ".join(_without_small(words[end:]))
            return [*self._read(" ".join(words[:end]), said=False), *self._read(rest, said=said)]
        one = ends_as_organisation(words, tables)
        if one and words[1] == "of" and words[0].casefold() in tables.roles:
            return self._read(" ".join(_without_small(words[1:])), said=said)  # "Member of the Llama Council"
        for at, word in enumerate(words[:-1], 1):
            if word.endswith(("'s", "s'")):
                whole = one or words[-1] in tables.things
                if whole and at == 1 and plain(word[:-2]) not in self.places:
                    break
                return [*self._read(" ".join(words[:at]), said=False), *self._read(" ".join(words[at:]), said=said)]
        for at in range(1, len(words) - 1):
            if words[at].islower() and (known := known_organisation(" ".join(words[at + 1 :]), tables, said=said)):
                return [known]
        for end in () if one else range(min(len(words) - 1, MOST_PERSON_WORDS), 0, -1):
            if known := known_organisation(" ".join(words[:end]), tables):
                return [known, *self._read(" ".join(words[end:]), said=said)]
        return []

    def _read_several(self, words: list[str], *, said: bool) -> list[Reading]:
        tables = self.tables
        if self._names_places(words) or words[-1] in tables.localities:
            return []
        is_organisation = ends_as_organisation(words, tables)
        after_role = None if is_organisation else read_after_role(words, tables, self.places)
        if after_role is not None:
            return after_role
        words = without_roles(words, tables)
        name = " ".join(words)
        if len(words) == 1:
            return self._read_single(name, said=said)
        bare = " ".join(words[:-1]) if words[-1].rstrip(".") in tables.company_ends else name
        if known := known_organisation(name, tables, said=said) or known_organisation(bare, tables, said=said):
            return [known]
        if is_organisation or _has_body(words, tables):
            return [Reading(Guess.ORGANISATION, name, said)]
        return [self._guess(words, said=said)]

    def _guess(self, words: list[str], *, said: bool) -> Reading:
        tables = self.tables
        name = " ".join(words)
        shouted = any(len(word) >= _SHORT and word.isupper() and "." not in word for word in words)
        whole = BINDS.isdisjoint(words) and tables.things.isdisjoint(words)
        if len(words) > MOST_PERSON_WORDS or shouted or not whole:
            return Reading(Guess.THING, name, said)
        named = is_given(words[0], tables) or words[0].casefold() in tables.regnal or self._is_initial(words[0])
        for at in () if named else range(1, min(len(words) - 1, _MOST_PLACE_WORDS + 1)):
            if is_given(words[at], tables) and plain(" ".join(words[:at])) in self.places:
                return Reading(Guess.PERSON, " ".join(words[at:]), said)
        last = words[-1].casefold()
        if named:
            is_person = last not in tables.ordinary or last in tables.surnames
            return Reading(Guess.PERSON if is_person else Guess.THING, name, said)
        if all(word.casefold() in tables.ordinary or plain(word) in self.places for word in words):
            return Reading(Guess.THING, name, said)
        if words[-1].endswith("s") and last not in tables.surnames and plain(" ".join(words[:-1])) in self.places:
            return Reading(Guess.ORGANISATION, name, said)  # a team: "Lima Llamas"
        guess = Guess.OTHER if _PARTICLES.isdisjoint(words[1:]) else Guess.PERSON
        return Reading(guess, name, said, weak=last in tables.ordinary)

    def _is_initial(self, word: str) -> bool:
        """Whether a word is the initials of a person: "J." and "J.P.", but not "U.S."."""
        return word.endswith(".") and bool(_INITIALS.fullmatch(word)) and plain(word) not in self.places

    def _names_places(self, words: list[str]) -> bool:
        places = self.places
        if plain(" ".join(words)) in places:
            return True
        words = " ".join(words).replace("-", " ").split()
        return plain(words[0]) in places and all(word.islower() or plain(word) in places for word in words)


@lru_cache(maxsize=4)
def reader_for(places: frozenset[str]) -> Reader:
    """The reader of this process for some names of places."""
    return Reader(load_tables(), places)


def _has_body(words: Sequence[str], tables: Tables) -> bool:
    """Whether several words name a body and its field: "Llama Institute of Weaving"."""
    return any(word in tables.organisation_nouns and behind in _OF for word, behind in pairwise(words))


def _end_of_person(words: Sequence[str], tables: Tables) -> int:
    """Where a full name ends that "of" follows, 0 if none does: "Ana Ruiz of the Llama Council"."""
    for at in range(_FULL_NAME, min(len(words) - 1, MOST_PERSON_WORDS) + 1):
        if words[at] in _OF:
            is_name = is_given(words[0], tables) and not any(w.casefold() in tables.ordinary for w in words[1:at])
            return at if is_name and BINDS.isdisjoint(words[:at]) and at < len(words) - 1 else 0
    return 0


def _without_adjective(words: list[str]) -> list[str]:
    """Return a run without what begins it: "Kurdish-led Llama Forces", but "al-Olm" whole."""
    while len(words) > 1 and words[0].partition("-")[2].islower() and not words[0].islower():
        words = words[1:]
    return words


def _without_small(words: list[str]) -> list[str]:
    while words and words[0].islower():
        words = words[1:]
    return words
