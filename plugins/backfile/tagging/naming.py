"""Read one run of capitalised words: whose name is it, and how sure is that."""

import re
from enum import StrEnum
from typing import NamedTuple

from backfile.tagging.roles import BINDS, is_given, plain, words_before_name
from backfile.tagging.spans import Span
from backfile.tagging.tables import Tables

_LONGEST_ROLE = 24
_AFTER = re.compile(r",? (?:said|says|told|added|tweeted|testified|tells|warned|argued|explained)\b|, (?:aged )?\d\d?,")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}")
_MOST_PERSON_WORDS, _LEAST_LETTERS = 5, 3
_PARTICLES = frozenset({"bin", "ibn", "van", "von"})


class Guess(StrEnum):
    """What a run seems to name."""

    PERSON = "person"
    SURNAME = "surname"
    """A person's surname, or any single name not known otherwise."""
    TITLED = "titled"
    """A surname after a role: counts for its full name, and shows that the surname alone is a person."""
    ORGANISATION = "organisation"
    ACRONYM = "acronym"
    THING = "thing"
    """Several capitalised words that name no person: a bridge, a prize, a storm."""
    OTHER = "other"
    """Several capitalised words that could be anything."""


class Reading(NamedTuple):
    """A name read from a run. A NamedTuple because one is made for each run."""

    name: str
    guess: Guess
    start: int
    end: int
    sure: bool
    """Whether a role, an honorific or a verb of speech shows it, or a table knows it."""
    opens: bool
    """Whether it starts a sentence."""


class Run(NamedTuple):
    """A run on its way to becoming a reading."""

    text: str
    """The paragraph."""
    words: tuple[str, ...]
    start: int
    role: bool
    """Whether a role stood before it: "President"."""
    opens: bool

    @property
    def name(self) -> str:
        """The words as one."""
        return " ".join(self.words)


def read_span(text: str, span: Span, tables: Tables, places: frozenset[str]) -> Reading | None:
    """Return the name in a run of the paragraph `text`, None when it names nothing to tag."""
    words = span.words
    if len(words) == 1:
        if words[0] not in tables.organisations and words[0].casefold() in tables.common_words:
            return None
        return _reading(Run(text, words, span.start, role=False, opens=span.opens), tables, places)
    while words and (words[-1].casefold().rstrip(".") in tables.calendar or words[-1].islower()):
        words = words[:-1]
    dropped, role = words_before_name(words, tables, places)
    if dropped == len(words):
        return None
    start = span.start + sum(len(word) + 1 for word in words[:dropped])
    return _reading(Run(text, words[dropped:], start, role, span.opens and not dropped), tables, places)


def _reading(run: Run, tables: Tables, places: frozenset[str]) -> Reading | None:
    name, words, start = run.name, run.words, run.start
    end = start + len(name)
    known = tables.organisations.get(name)
    if known:
        return Reading(known, Guess.ORGANISATION, start, end, sure=False, opens=False)
    if plain(name) in places or (len(words) > 1 and _all_places(words, places)):
        return None
    said = run.role or _AFTER.match(run.text, end) is not None
    if len(words) == 1:
        guess = _guess_single(name, tables, said=said)
        sure = False
    else:
        sure = said or _role_before(run, tables)
        guess = _guess_several(words, tables, sure=sure)
    if guess is None:
        return None
    opens = run.opens and guess is not Guess.ACRONYM and not (guess is Guess.PERSON and is_given(words[0], tables))
    return Reading(
        name.replace(".", "") if guess is Guess.ACRONYM else name,
        guess,
        start,
        end,
        sure and guess is Guess.PERSON,
        opens,
    )


def _guess_single(word: str, tables: Tables, *, said: bool) -> Guess | None:
    bare = word.replace(".", "")
    if _ACRONYM.fullmatch(bare):
        return Guess.ACRONYM
    if len(bare) < _LEAST_LETTERS or word in tables.given_names or bare.casefold() in tables.roles:
        return None
    return Guess.TITLED if said else Guess.SURNAME


def _guess_several(words: tuple[str, ...], tables: Tables, *, sure: bool) -> Guess | None:
    if words[-1] in tables.localities:
        return None
    if words[-1].rstrip(".") in tables.organisation_nouns or (
        words[0] in tables.organisation_nouns and words[1].islower()
    ):
        return Guess.ORGANISATION
    if not _could_be_person(words, tables):
        return Guess.THING
    named = is_given(words[0], tables) or words[0].casefold() in tables.regnal or not _PARTICLES.isdisjoint(words)
    return Guess.PERSON if named or sure else Guess.OTHER


def _could_be_person(words: tuple[str, ...], tables: Tables) -> bool:
    if len(words) > _MOST_PERSON_WORDS or not (BINDS.isdisjoint(words) and tables.things.isdisjoint(words)):
        return False
    return not any([word.isupper() and len(word) > _LEAST_LETTERS for word in words])  # noqa: C419 - a list is faster here


def _all_places(words: tuple[str, ...], places: frozenset[str]) -> bool:
    return plain(words[0]) in places and all(word.islower() or plain(word) in places for word in words)


def _role_before(run: Run, tables: Tables) -> bool:
    """Whether the word in front is a role in small letters: "the singer Taruk Olm"."""
    before = run.text[max(0, run.start - _LONGEST_ROLE) : run.start]
    return before[-1:] == " " and before[:-1].rstrip(",").rpartition(" ")[2] in tables.roles
