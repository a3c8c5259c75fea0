"""The words of an article, counted fast, and the tables of subjects that they are looked up in.

Only words of the tables are counted: of 600 words that is one pass in C, and what follows reads a few dozen.
"""

import csv
from collections import Counter
from collections.abc import Mapping
from functools import cache

import msgspec

from backfile.tagging.plurals import both_numbers
from backfile.tagging.tables import DATA, load_tables, read_lines

_MARKS = b'.,;:?!()"[]<>/*'
_QUOTES = (0x80, 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D, 0xA6, 0xE2)
"""The bytes of dashes, curly quotes and the ellipsis in UTF-8."""
_SPACES = bytes(32 if byte in _MARKS or byte in _QUOTES else byte for byte in range(256))
_IN_COUNTRY = "country"
_LENGTH_POINTS, _ABSTRACT_POINTS, _LONG_WORD = 2.4, 0.4, 10
_ABSTRACT = ("tion", "ment", "logy", "ance", "ence", "ic", "ity", "ship", "ism", "ist")
"""Endings of abstract nouns, without the plural."""


_NEVER = 1000
"""More mentions than are counted."""
_TWICE, _OFTEN, _VERY_OFTEN = 2, 3, 5
"""Mentions of a noun that make a topic of it, and of one that says little: "investigations"."""
_PHRASE_POINTS = 1.0
"""A phrase says more than a noun: "power plant"."""


class Subject(msgspec.Struct, frozen=True, eq=False):
    """What an article can be about. Compared by identity, for it is looked up in each article.

    A Struct, for 2,500 are made in each process, in a fifth of a dataclass's time.
    """

    name: str
    """The tag, in sentence case."""
    is_event: bool
    """Whether it is a kind of event or field, of data/topics.csv; else a word or phrase of data/subjects.txt."""
    in_country: bool = False
    """Whether it happens in a country, and may be called by both: "Bolivia coup"."""
    least: int = 2
    """Mentions below a headline that does not have it."""
    least_in_headline: int = 0
    """Mentions below a headline that has it."""
    points: float = 0.0
    """What its word says for it: long and abstract words are chosen more often."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The words that are looked for."""

    singles: Mapping[bytes, Subject]
    """A word -> what it shows."""
    phrases: Mapping[bytes, tuple[tuple[str, Subject, bytes, frozenset[bytes]], ...]]
    """The longest word of a phrase -> the phrases that have it, with another of their words and with all others."""
    roles: frozenset[bytes]
    """Roles in small letters, which people's names follow."""
    every: frozenset[bytes]


@cache
def load_vocabulary() -> Vocabulary:
    """Read the tables, once a process."""
    forms = _subjects() | _events()
    singles = {form.encode(): subject for form, subject in forms.items() if " " not in form}
    phrases: dict[bytes, list[tuple[str, Subject, bytes, frozenset[bytes]]]] = {}
    for form, subject in forms.items():
        if " " in form:
            words = set(form.encode().translate(_SPACES).split())
            longest, *others = sorted(words, key=lambda word: (-len(word), word))
            other = others[0] if others else longest
            phrases.setdefault(longest, []).append((form, subject, other, frozenset(others)))
    inside = frozenset().union(*(words for of in phrases.values() for _, _, _, words in of))
    roles = frozenset(role.encode() for role in load_tables().roles)
    every = frozenset((*singles, *phrases, *inside, *roles))
    return Vocabulary(singles, {word: tuple(of) for word, of in phrases.items()}, roles, every)


def count_words(text: str, words: frozenset[bytes]) -> Counter[bytes]:
    """Count those words of a text that are in a set, as they are written there."""
    return Counter(filter(words.__contains__, text.encode("utf-8", "replace").translate(_SPACES).split()))


def _events() -> dict[str, Subject]:
    forms: dict[str, Subject] = {}
    with (DATA / "topics.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            subject = Subject(row["topic"], is_event=True, in_country=row["where"] == _IN_COUNTRY)
            for form in row["forms"].split("|"):
                forms[form] = subject
                if " " in form or subject.in_country:
                    forms[form.title()] = subject
    return forms


def _subjects() -> dict[str, Subject]:
    forms: dict[str, Subject] = {}
    people, vague = frozenset(read_lines("people_nouns.txt")), frozenset(read_lines("vague_nouns.txt"))
    for line in read_lines("subjects.txt"):
        length = min(len(line), _LONG_WORD) / _LONG_WORD
        points = _LENGTH_POINTS * length + _ABSTRACT_POINTS * line.removesuffix("s").endswith(_ABSTRACT)
        if " " in line:
            points += _PHRASE_POINTS
            least, least_in_headline = (_TWICE, 0) if line not in people else (_NEVER, 0)
        elif line in people:
            least, least_in_headline = _NEVER, _TWICE
        elif line in vague:
            least, least_in_headline = _VERY_OFTEN, _TWICE
        else:
            least, least_in_headline = _OFTEN, 0
        name = line[0].upper() + line[1:]
        subject = Subject(name, is_event=False, least=least, least_in_headline=least_in_headline, points=points)
        for form in both_numbers(line):
            forms.setdefault(form, subject)
    return forms


@cache
def events_in_countries() -> frozenset[str]:
    """The names of the events that happen in a country."""
    vocabulary = load_vocabulary()
    phrases = (subject for of in vocabulary.phrases.values() for _, subject, _, _ in of)
    return frozenset(subject.name for subject in (*vocabulary.singles.values(), *phrases) if subject.in_country)
