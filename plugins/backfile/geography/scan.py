"""Find every name of the gazetteer in an article: one pass over its capitalised words, longest name first."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from backfile.geography.plain import plain_letters, plain_name
from backfile.geography.senses import Gazetteer, Kind, Sense
from backfile.model.annotation import Prose

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0141\u0130\u010c\u0106\u015a\u015e\u0110"
_WORD = re.compile(rf"[{UPPER}](?<!\w[{UPPER}])(?:\.(?:[{UPPER}]\.?)+|[\w']*)")
_NEXT = re.compile(r"(?:\.?[ -]|, (?=D\.C\b))((?:[A-Z]\.)+[A-Z]?|[\w'&]+)")
_SMALL = frozenset({"AND", "OF", "THE", "DA", "DE", "DEL", "DO", "UND"})
_LARGE_THOUSANDS = 200
"""In capitals only cities at least this large count, unless the line is the dateline."""
_SHORTEST_IN_CAPITALS = 4
_SAFE_IN_CAPITALS = frozenset({Kind.COUNTRY, Kind.CAPITAL})

HEADLINE, DATELINE = 0, 1


class Loudness(Enum):
    """How natural capitals are where a word stands."""

    DATELINE = 2
    CAPITALS = 1
    """A line in capitals, or the start of any line."""
    MIXED = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """An article as one text, so that one pass reads it."""

    text: str
    """The parts joined by line feeds, with straight apostrophes: as long as the words themselves."""
    pieces: tuple[str, ...]
    """Headline, dateline, paragraphs and promos, in that order, unchanged."""
    starts: tuple[int, ...]
    """Where each piece begins in the text."""
    first_promo: int
    """Index of the first promo among the pieces."""

    def at(self, offset: int) -> int:
        """Return the index of the piece an offset falls in."""
        return bisect_right(self.starts, offset) - 1

    def loudness(self, offset: int) -> Loudness:
        """Return how natural capitals are at an offset."""
        part = self.at(offset)
        if part == DATELINE:
            return Loudness.DATELINE
        return Loudness.CAPITALS if offset == self.starts[part] or self.pieces[part].isupper() else Loudness.MIXED


class Hit(NamedTuple):
    """A name found. A NamedTuple because a hundred are made an article."""

    start: int
    end: int
    part: int
    name: str
    """As the gazetteer spells it."""
    senses: tuple[Sense, ...]


def join_parts(prose: Prose) -> Parts:
    """Join an article's parts into one text."""
    pieces = (prose.headline, prose.dateline, *prose.paragraphs, *prose.promos)
    starts = tuple(accumulate((len(piece) + 1 for piece in pieces[:-1]), initial=0))
    text = "\n".join(pieces).replace("\u2019", "'")
    return Parts(text, pieces, starts, 2 + len(prose.paragraphs))


def find_hits(parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the names in reading order, not overlapping, those without senses left out."""
    text, heads = parts.text, gazetteer.heads
    hits: list[Hit] = []
    done = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < done:
            continue
        word = match.group()
        if word not in heads or word.isupper():
            if word.isalpha() and word.isascii() and not word.isupper():
                continue
            word = _plain_word(word)
            if word not in heads and not (word.isupper() and word.capitalize() in heads):
                continue
        name, senses, end = _longest_name(text, word, match.end(), gazetteer)
        if word.isupper() and (not end or (senses and senses[0].kind is Kind.SHORT_STATE)):
            titled = _name_in_capitals(text, word, match.end(), gazetteer, parts.loudness(start))
            name, senses, end = titled if titled[2] else (name, senses, end)
        if end:
            done = end
        if senses:
            hits.append(Hit(start, end, parts.at(start), name, senses))
    return hits


def _plain_word(word: str) -> str:
    if "." in word:
        word = word.replace(".", "")
    if not word.isascii():
        word = plain_letters(word)
    return word[:-2] if word[-2:] in {"'s", "'S"} else word


_Found = tuple[str, tuple[Sense, ...], int]
"""A name, its senses and where it ends; the end is 0 when nothing was found."""
_NOTHING: _Found = ("", (), 0)


def _longest_name(text: str, word: str, end: int, gazetteer: Gazetteer, *, capitals: bool = False) -> _Found:
    """Return the longest name that starts with a word (plain, ending at `end`)."""
    longest = gazetteer.heads.get(word, 0)
    if longest == 1:
        return word, gazetteer.senses(word) or (), _before_possessive(text, end)
    words, ends = [word], [end]
    while len(words) < longest and (following := _NEXT.match(text, ends[-1])):
        follower = plain_name(following.group(1))
        words.append(_lower_case(follower) if capitals else follower)
        ends.append(following.end())
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        senses = gazetteer.senses(name)
        if senses is None and name.endswith("'s"):
            name = name[:-2]
            senses = gazetteer.senses(name)
        if senses is not None:
            return name, senses, _before_possessive(text, ends[count - 1])
    return _NOTHING


def _before_possessive(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in {"'s", "'S"} else end


def _name_in_capitals(text: str, word: str, end: int, gazetteer: Gazetteer, loudness: Loudness) -> _Found:
    """Return the name that starts with a word in capitals, read as if it were not in capitals.

    Stricter than mixed case, for capitals hide which words are names: no ordinary word, no small city, no short word
    alone; everything in the dateline, only countries and capitals inside a line of mixed case.
    """
    name, senses, end = _longest_name(text, word.capitalize(), end, gazetteer, capitals=True)
    if loudness is Loudness.DATELINE or not end:
        return name, senses, end
    if name in gazetteer.ordinary or len(name) < _SHORTEST_IN_CAPITALS:
        return _NOTHING
    if loudness is Loudness.MIXED:
        senses = tuple(sense for sense in senses if sense.kind in _SAFE_IN_CAPITALS)
    senses = tuple(sense for sense in senses if sense.kind is not Kind.CITY or sense.thousands >= _LARGE_THOUSANDS)
    return name, senses, end


def _lower_case(word: str) -> str:
    """Return a word of a name in capitals as it stands inside the name: Isle of Man."""
    return word.lower() if word in _SMALL else word.capitalize()
