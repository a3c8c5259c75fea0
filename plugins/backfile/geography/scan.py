"""Find every name of the gazetteer in an article: one pass over its capitalised words, longest name first."""

import re
from bisect import bisect_right

from backfile.geography.parts import Hit, Loudness, Parts
from backfile.geography.plain import plain_letters, plain_name
from backfile.geography.senses import Gazetteer, Head, Kind, Sense, Senses

UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0160\u017d\u0141\u0130\u010c\u0106\u015a\u015e\u0110"
_LETTER = "0-9A-Za-z_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u1e00-\u1eff"
_WORD = re.compile(rf"([{UPPER}](?<!\w[{UPPER}])(?:\.(?:[{UPPER}]\.?)+|[{_LETTER}']*))(?=\.?[ -]([{_LETTER}'&]+)|)")
"""A capitalised word and, not taken, the word after it. Letters are listed, which is faster than to ask for any."""
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
        word = match[1]
        try:
            head = heads[word]
        except KeyError:
            head = _remember(word, gazetteer)
        if head is None:
            continue
        name, senses, seconds, loud, _ = head
        second = match[2]
        goes_on = second in seconds or (second is not None and not (second.isalnum() and second.isascii()))
        if not (senses or goes_on or loud):
            continue
        start, end = match.span(1)
        if start < done:
            continue
        if goes_on or loud:
            name, senses, end = _name_at(parts, head, match, gazetteer)
        elif text[end - 2] == "'":
            end = _before_possessive(text, end)
        done = end or done
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
    if plain.isupper() and (not senses or _is_short_state(senses)):
        if gazetteer.starts_name(plain) or gazetteer.starts_name(plain.capitalize()):
            head = _loud_head(plain, gazetteer)
    elif gazetteer.starts_name(plain):
        head = Head(plain, senses, gazetteer.followers.get(plain, _NO_WORDS))
    heads[word] = head
    return head


def _loud_head(word: str, gazetteer: Gazetteer) -> Head:
    """Return what a word in capitals starts, however it is read."""
    followers, titled = gazetteer.followers, word.capitalize()
    seconds = frozenset(second.casefold() for head in (word, titled) for second in followers.get(head, _NO_WORDS))
    alone = tuple(_alone_in_capitals(word, loudness, gazetteer) for loudness in Loudness)
    if len(set(alone)) == 1:
        alone = alone[:1]
    is_known = word in gazetteer.names or word in followers
    return Head(word, None, seconds, alone, len(word) < _SHORTEST_IN_CAPITALS and not is_known)


def _alone_in_capitals(word: str, loudness: Loudness, gazetteer: Gazetteer) -> tuple[str, Senses | None]:
    """Return the name that a word in capitals is when no other word belongs to it, and what it means."""
    senses, titled = gazetteer.senses(word), word.capitalize()
    if senses is None or _is_short_state(senses):
        as_titled = _in_capitals(titled, gazetteer.senses(titled), loudness, gazetteer)
        if as_titled is not None:
            return titled, as_titled
    return word, senses


def _is_short_state(senses: Senses) -> bool:
    return bool(senses) and senses[0].kind is Kind.SHORT_STATE


def _plain_word(word: str) -> str:
    if "." in word:
        word = word.replace(".", "")
    if not word.isascii():
        word = plain_letters(word)
    return word[:-2] if word[-2:] in {"'s", "'S"} else word


_Found = tuple[str, Senses, int]
"""A name, its senses and where it ends; the end is 0 when nothing was found."""
_NOTHING: _Found = ("", (), 0)


def _name_at(parts: Parts, head: Head, match: re.Match[str], gazetteer: Gazetteer) -> _Found:
    """Return the longest name that starts with a word that can be followed by others, or that is in capitals."""
    if head.loud:
        return _loud_name_at(parts, head, match, gazetteer)
    return _longest_name(parts.text, head.word, match.end(1), gazetteer)


def _loud_name_at(parts: Parts, head: Head, match: re.Match[str], gazetteer: Gazetteer) -> _Found:
    """Return the longest name that starts with a word in capitals, which is read in small letters too."""
    text, second = parts.text, match[2]
    start, end = match.span(1)
    if head.is_short and start > parts.dateline_end and not text[end + 1 : end + 2].isupper():
        return _NOTHING
    if second is None:
        is_alone = not text.startswith(", D.C", end)
    else:
        is_alone = len(second) > 1 and second.isalnum() and second.isascii() and second.casefold() not in head.seconds
    if is_alone:
        name, senses = head.loud[0] if len(head.loud) == 1 else head.loud[parts.loudness(start)]
        return _NOTHING if senses is None else (name, senses, _before_possessive(text, end))
    found = _longest_name(text, head.word, end, gazetteer)
    if not found[2] or _is_short_state(found[1]):
        name, senses, end = _longest_name(text, head.word.capitalize(), end, gazetteer, capitals=True)
        senses = _in_capitals(name, senses, parts.loudness(start), gazetteer) if end else None
        if senses is not None:
            return name, senses, end
    return found


def _longest_name(text: str, word: str, end: int, gazetteer: Gazetteer, *, capitals: bool = False) -> _Found:
    """Return the longest name that starts with a word (plain, ending at `end`)."""
    seconds = gazetteer.followers.get(word)
    following = _NEXT.match(text, end) if seconds else None
    if following and seconds:
        follower = _follower(following, capitals=capitals)
        if follower in seconds or (follower.endswith("'s") and follower[:-2] in seconds):
            found = _several_words(text, f"{word} {follower}", following.end(), gazetteer, capitals=capitals)
            if found[2]:
                return found
    senses = gazetteer.senses(word)
    return (word, senses, _before_possessive(text, end)) if senses is not None else _NOTHING


def _several_words(text: str, name: str, end: int, gazetteer: Gazetteer, *, capitals: bool) -> _Found:
    """Return the longest name that is two words, which end at `end`, or starts with them."""
    found = _NOTHING
    while True:
        senses = gazetteer.senses(name)
        if senses is not None:
            found = (name, senses, _before_possessive(text, end))
        elif name.endswith("'s") and (senses := gazetteer.senses(name[:-2])) is not None:
            found = (name[:-2], senses, _before_possessive(text, end))
        following = _NEXT.match(text, end) if name in gazetteer.beginnings else None
        if following is None:
            return found
        name, end = f"{name} {_follower(following, capitals=capitals)}", following.end()


def _follower(following: re.Match[str], *, capitals: bool) -> str:
    plain = plain_name(following.group(1))
    if not capitals:
        return plain
    return plain.lower() if plain in _SMALL else plain.capitalize()


def _before_possessive(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in {"'s", "'S"} else end


def _in_capitals(name: str, senses: Senses | None, loudness: Loudness, gazetteer: Gazetteer) -> Senses | None:
    """Return what a name can mean when it is written in capitals, None when it is none.

    Stricter than mixed case, for capitals hide which words are names: no ordinary word, no small city, no short word
    alone; everything in the dateline, only countries and capitals inside a line of mixed case.
    """
    if senses is None or loudness is Loudness.DATELINE:
        return senses
    if name in gazetteer.ordinary or len(name) < _SHORTEST_IN_CAPITALS:
        return None
    if loudness is Loudness.MIXED:
        senses = tuple(sense for sense in senses if sense.kind in _SAFE_IN_CAPITALS)
    return tuple(sense for sense in senses if sense.kind is not Kind.CITY or sense.thousands >= _LARGE_THOUSANDS)


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
