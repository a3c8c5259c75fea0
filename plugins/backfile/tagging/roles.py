"""Tell what stands before a person's name from the name: "Russian President Vladimir Putin"."""

import unicodedata

from backfile.tagging.tables import Tables

BINDS = frozenset({"of", "for", "the", "on", "and"})
"""Small words that no person's name has inside."""


def words_before_name(words: tuple[str, ...], tables: Tables, places: frozenset[str]) -> tuple[int, bool]:
    """Return how many words of a run stand before the name, and whether one of them is a role.

    "The Russian President Vladimir Putin" has three, of which one is a role; "Envoys of the WHO" has three, too.
    """
    role, index, last = False, 0, len(words) - 1
    for at in range(1, last):
        if words[at].islower() and " ".join(words[at + 1 :]) in tables.organisations:
            return at + 1, False
    while index <= last:
        lowered = words[index].casefold().rstrip(".")
        is_role = lowered in tables.roles and index < last
        if not is_role and lowered not in tables.common_words and not (index and words[index].islower()):
            break
        regnal = lowered in tables.regnal and index < last and words[index + 1] in tables.given_names
        if regnal or " ".join(words[index:]) in tables.organisations:
            return index, role
        role = role or is_role
        index += 1
    return _words_before_person(words, index, tables, places) or (index, role)


def is_given(word: str, tables: Tables) -> bool:
    """Whether a word is a given name, with or without accents, alone or as the first of two: "Jean-Luc"."""
    first = word.partition("-")[0]
    return first in tables.given_names or (not first.isascii() and _ascii(first) in tables.given_names)


def plain(name: str) -> str:
    """Return a name lower-cased, without accents, full stops and hyphens, as place words are spelled."""
    return (name if name.isascii() else _ascii(name)).casefold().replace(".", "").replace("-", " ")


def _words_before_person(
    words: tuple[str, ...], index: int, tables: Tables, places: frozenset[str]
) -> tuple[int, bool] | None:
    """Return the same for a person after an office or a place: "USCG Captain Ana Ruiz", "Hong Kong Carrie Lam"."""
    last = len(words) - 2
    if index > last or words[-1].rstrip(".") in tables.organisation_nouns or not BINDS.isdisjoint(words[index:]):
        return None
    for at in range(last, index, -1):
        before = words[at - 1]
        if before[0].isupper() and before.casefold().rstrip(".") in tables.roles:
            return at, True
    for at in range(index + 1, min(index + 2, last) + 1):
        before = plain(" ".join(words[index:at])).removesuffix("'s")
        if is_given(words[at], tables) and (before in places or words[index].isupper()):
            return at, False
    return None


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
