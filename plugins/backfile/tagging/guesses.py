"""What a run of capitalised words can name, and what one word of it tells."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from backfile.tagging.tables import Tables

BINDS = frozenset({"of", "for", "the", "on", "and", "&"})
"""Small words that no person's name has inside."""
MOST_PERSON_WORDS = 5
ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}")
_FULL_NAME = 2


class Guess(IntEnum):
    """What a run seems to name; a number because it is an index."""

    PERSON = 0
    TITLED = 1
    """A surname after a role: shows that the surname alone is a person."""
    SINGLE = 2
    """Any single word not known otherwise."""
    KNOWN = 3
    """An organisation of the table, under the name shown."""
    ORGANISATION = 4
    ACRONYM = 5
    THING = 6
    """Several capitalised words that name no person: a bridge, a prize, a storm."""
    OTHER = 7
    """Several capitalised words that could be anything."""


class Reading(NamedTuple):
    """A name read from a run. A NamedTuple because it unpacks fast."""

    guess: Guess
    name: str
    sure: bool = False
    """A person: a role or an honorific shows it. Another: a verb of speech or an age follows."""
    weak: bool = False
    """A place or a given name, which can only be somebody's surname; or an ordinary word at the end of several."""
    form: str = ""
    """The words in the text, where the name shown is another: "WHO"."""


def known_organisation(words: str, tables: Tables, *, said: bool = False) -> Reading | None:
    """Return the organisation of the table that some words name, under the name shown."""
    name = tables.organisations.get(words)
    return Reading(Guess.KNOWN, name, said, form="" if words == name else words) if name else None


def is_given(word: str, tables: Tables) -> bool:
    """Whether a word is a given name, with or without accents, alone or as the first of two: "Jean-Luc"."""
    first = word.partition("-")[0]
    return first in tables.given_names or (not first.isascii() and _ascii(first) in tables.given_names)


def plain(name: str) -> str:
    """Return a name lower-cased, without accents, full stops and hyphens, as place words are spelled."""
    return (name if name.isascii() else _ascii(name)).casefold().replace(".", "").replace("-", " ")


def ends_as_organisation(words: Sequence[str], tables: Tables) -> bool:
    """Whether the last of several words says that they name an organisation: "Llama Council", "Olm Wool Corp."."""
    end = words[-1].replace(".", "")
    if end in tables.organisation_nouns:
        return True
    return end in tables.company_ends and not (len(words) == _FULL_NAME and is_given(words[0], tables))


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
