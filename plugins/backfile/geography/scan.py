"""Find every name of the gazetteer in an article: one pass over its capitalised words, longest name first."""

import re
from bisect import bisect_right

from backfile.geography.parts import Hit, Loudness, Parts
from backfile.geography.plain import plain_letters, plain_name
from backfile.geography.senses import Gazetteer, Head, Kind, Sense, Senses

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0141\u0130\u010c\u0106\u015a\u015e\u0110"
_WORD = re.compile(rf"([{UPPER}](?<!\w[{UPPER}])(?:\.(?:[{UPPER}]\.?)+|[\w']*))(?=\.?[ -]([\w'&]+)|)")
"""A capitalised word and, not taken, the word after it."""
_NEXT = re.compile(r"(?:\.?[ -]|, (?=D\.C\b))((?:[A-Z]\.)+[A-Z]?|[\w'&]+)")
_SMALL = frozenset({"AND", "ES", "OF", "THE", "DA", "DE", "DEL", "DO", "UND", "SUR"})
_LARGE_THOUSANDS = 200
"""In capitals only cities at least this large count, unless the line is the dateline."""
_SHORTEST_IN_CAPITALS = 4
_SAFE_IN_CAPITALS = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.PHRASE})
_NO_WORDS: frozenset[str] = frozenset()
_MOST_HEADS = 100_000
"""Words remembered between articles; an archive of any size costs no more memory."""


_new = tuple.__new__
"""Makes a NamedTuple in a third of the time its own constructor takes."""


def find_hits(parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the names in reading order, not overlapping, those without senses left out."""
    text, starts, heads = parts.text, parts.starts, gazetteer.heads
    hits: list[Hit] = []
    done = 0
    for match in _WORD.finditer(text):
        word, second = match.groups()
        try:
            head = heads[word]
        except KeyError:
            head = _remember(word, gazetteer)
        if head is None:
            continue
        name, senses, seconds = head
        slow = seconds is None or (
            second in seconds or (second is not None and not (second.isalnum() and second.isascii()))
        )
        if senses is None and not slow:
            continue
        start, end = match.span(1)
        if start < done:
            continue
        if slow:
            name, senses, end = _name_at(text, head.word, match, gazetteer, parts)
            if not end:
                continue
        elif text[end - 2] == "'":
            end = _before_possessive(text, end)
        done = end
        if senses:
            hits.append(_new(Hit, (start, end, bisect_right(starts, start) - 1, name, senses)))
    return _with_loose(hits, parts, gazetteer) if gazetteer.loose else hits


def _remember(word: str, gazetteer: Gazetteer) -> Head | None:
    """Return what a word that is written starts, None when no name starts so."""
    heads = gazetteer.heads
    if len(heads) >= _MOST_HEADS:
        heads.clear()
    plain = word if word in gazetteer.followers else _plain_word(word)
    senses = gazetteer.senses(plain)
    head: Head | None = None
    if plain.isupper() and not (senses and senses[0].kind is not Kind.SHORT_STATE):
        if gazetteer.starts_name(plain) or gazetteer.starts_name(plain.capitalize()):
            head = Head(plain, None, None)
    elif gazetteer.starts_name(plain):
        head = Head(plain, senses, gazetteer.followers.get(plain, _NO_WORDS))
    heads[word] = head
    return head


def _plain_word(word: str) -> str:
    if "." in word:
        word = word.replace(".", "")
    if not word.isascii():
        word = plain_letters(word)
    return word[:-2] if word[-2:] in {"'s", "'S"} else word


_Found = tuple[str, Senses, int]
"""A name, its senses and where it ends; the end is 0 when nothing was found."""
_NOTHING: _Found = ("", (), 0)


def _name_at(text: str, head: str, match: re.Match[str], gazetteer: Gazetteer, parts: Parts) -> _Found:
    """Return the longest name that starts with a word, read in small letters when it is in capitals."""
    end = match.end(1)
    if _is_short_word(head, gazetteer) and match.start() > parts.dateline_end and not text[end + 1 : end + 2].isupper():
        return _NOTHING
    found = _longest_name(text, head, end, gazetteer)
    if head.isupper() and (not found[2] or (found[1] and found[1][0].kind is Kind.SHORT_STATE)):
        titled = _name_in_capitals(text, head, end, gazetteer, parts.loudness(match.start()))
        return titled if titled[2] else found
    return found


def _is_short_word(head: str, gazetteer: Gazetteer) -> bool:
    """Whether a word in capitals can only be the beginning of a name that is written in capitals throughout."""
    known = head in gazetteer.names or head in gazetteer.followers
    return len(head) < _SHORTEST_IN_CAPITALS and head.isupper() and not known


def _longest_name(text: str, word: str, end: int, gazetteer: Gazetteer, *, capitals: bool = False) -> _Found:
    """Return the longest name that starts with a word (plain, ending at `end`)."""
    seconds = gazetteer.followers.get(word)
    following = _NEXT.match(text, end) if seconds else None
    if following and seconds:
        follower = _follower(following, capitals=capitals)
        if follower in seconds or (follower.endswith("'s") and follower[:-2] in seconds):
            found = _several_words(text, (word, follower), following.end(), gazetteer, capitals=capitals)
            if found[2]:
                return found
    senses = gazetteer.senses(word)
    return (word, senses, _before_possessive(text, end)) if senses is not None else _NOTHING


def _several_words(text: str, start: tuple[str, str], end: int, gazetteer: Gazetteer, *, capitals: bool) -> _Found:
    """Return the longest name of the two words it starts with, which end at `end`, and more."""
    words, ends = [*start], [end]
    longest = gazetteer.longest[words[0]]
    while len(words) < longest and (following := _NEXT.match(text, ends[-1])):
        words.append(_follower(following, capitals=capitals))
        ends.append(following.end())
    for count in range(len(words), 1, -1):
        name = " ".join(words[:count])
        senses = gazetteer.senses(name)
        if senses is None and name.endswith("'s"):
            name = name[:-2]
            senses = gazetteer.senses(name)
        if senses is not None:
            return name, senses, _before_possessive(text, ends[count - 2])
    return _NOTHING


def _follower(following: re.Match[str], *, capitals: bool) -> str:
    plain = plain_name(following.group(1))
    if not capitals:
        return plain
    return plain.lower() if plain in _SMALL else plain.capitalize()


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


def _with_loose(hits: list[Hit], parts: Parts, gazetteer: Gazetteer) -> list[Hit]:
    """Return the hits with the site's phrases that start with no capital, which the pass above does not see."""
    found: list[Hit] = []
    for phrase in gazetteer.loose:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", parts.text):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            alpha2 = gazetteer.names[phrase][0].alpha2 if gazetteer.names[phrase] else ""
            senses = (Sense(Kind.PHRASE, alpha2),)
            found.append(Hit(start, end, parts.at(start), phrase, senses))
    free = [hit for hit in hits if not any(hit.start < other.end and other.start < hit.end for other in found)]
    return sorted((*free, *(hit for hit in found if hit.senses[0].alpha2)))
