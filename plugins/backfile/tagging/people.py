"""Find the people of an article: surnames join full names, and names that could be anything are told apart."""

from collections.abc import Collection

from backfile.model.annotation import TagKind
from backfile.tagging.guesses import Guess, is_given, plain
from backfile.tagging.mentions import Found, Mention, Named
from backfile.tagging.reading import Reader
from backfile.tagging.tables import Tables

_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "di", "dos", "du", "el", "la", "le", "van", "von"})
_OFTEN = 3
"""Mentions of two words before they are a person though the second is an ordinary word."""
_BEGINNING = 5000
"""Letters of a text that decide which of two people has a surname."""
_FEW = 2
"""Words of a name without a particle or a second given name."""


def find_people(found: Found, presented: Collection[str], reader: Reader) -> dict[str, Named]:
    """Return the people with a full name, taking those of the other names that something in the article shows.

    Args:
        found: the names by guess; a name that turns out a person's is taken out of the others.
        presented: words behind a role in small letters.
        reader: knows the common surnames, the ordinary words and the places.
    """
    tables = reader.tables
    people = {
        name: Named(name, TagKind.PERSON, mention.count, mention.sure or name.partition(" ")[0] in presented)
        for name, mention in found[Guess.PERSON].items()
    }
    others, singles, things = found[Guess.OTHER], found[Guess.SINGLE], found[Guess.THING]
    for name in [
        name for name, mention in things.items() if mention.count >= _OFTEN and _reads_as_person(name, reader)
    ]:
        people[name] = Named(name, TagKind.PERSON, things.pop(name).count)
    for name in list(others):
        first, _, surname = name.rpartition(" ")
        if " " not in first and first.casefold() in tables.ordinary and surname in singles:
            singles[surname].count += others.pop(name).count  # "Minister of Energy and Mines Olm"
            continue
        sure = not others[name].weak and (others[name].sure or name.partition(" ")[0] in presented)
        if sure or surname in found[Guess.TITLED] or _is_likely(name, found, tables):
            people[name] = Named(name, TagKind.PERSON, others.pop(name).count, sure)
    return people


def join_surnames(people: dict[str, Named], found: Found, text: str, tables: Tables) -> dict[str, Named]:
    """Return each surname with its person; people with the same first and last name become one.

    Of two people with one surname it is the one named first. Surnames after a title count for their person, or are a
    person's only name.
    """
    surnames: dict[str, Named] = {}
    by_ends: dict[str, Named] = {}
    for name in sorted(people, key=lambda each: each.count(" ")):
        person = people.get(name)
        if person is None:
            continue
        words = name.split(" ")
        if words[0].lower() in tables.regnal and (bare := people.pop(" ".join(words[1:]), None)):
            _add(person, bare)  # "Prince Taruk bin Olm" and "Taruk bin Olm"
        person.short = words[-1]
        first = by_ends.setdefault(f"{words[0]} {words[-1]}", person)
        if first is not person:
            _add(first, people.pop(name))
        elif len(words) > _FEW and words[-2].lower() in _PARTICLES:
            for spelling in _with_particle(words):
                surnames.setdefault(spelling, person)
                _add(person, people.pop(spelling, None))
                _add(person, found[Guess.OTHER].pop(spelling, None))
    _give_surnames(people, surnames, text)
    for surname, mention in found[Guess.TITLED].items():
        person = surnames.get(surname)
        if person is None:
            person = surnames[surname] = people.setdefault(surname, Named(surname, TagKind.PERSON))
        person.count += mention.count
        person.sure = True
    return surnames


def _give_surnames(people: dict[str, Named], surnames: dict[str, Named], text: str) -> None:
    """Give each surname to its person, of several to the one named first; "al-Olm" may stand as "Olm"."""
    for person in people.values():
        short = person.short
        before = surnames.get(short)
        if before is None or before.name not in people or _comes_before(person.name, before.name, text):
            surnames[short] = person
        if short.startswith("al-"):
            surnames.setdefault(short[3:], person)


def _comes_before(name: str, other: str, text: str) -> bool:
    """Whether a name comes before another at the beginning of a text; what comes later changes nothing."""
    start = text.find(name, 0, _BEGINNING)
    return start >= 0 and (text.find(other, 0, start) < 0)


def _is_likely(name: str, found: Found, tables: Tables) -> bool:
    """Whether two words are a name: the second stands alone elsewhere, or is a common surname."""
    first, _, surname = name.rpartition(" ")
    if " " in first or name.isupper() or found[Guess.OTHER][name].weak:
        return False
    single = found[Guess.SINGLE].get(surname)
    if single is not None and not single.weak:
        return True
    return surname.casefold() in tables.surnames and first.casefold() not in tables.ordinary


def _reads_as_person(name: str, reader: Reader) -> bool:
    """Whether two words are a given name and a thing that can be a surname: "Doris Day", but not "Victoria Falls"."""
    first, _, last = name.rpartition(" ")
    if " " in first or plain(first) in reader.places or not is_given(first, reader.tables):
        return False
    return last.casefold() in reader.tables.surnames


def _with_particle(words: list[str]) -> tuple[str, str]:
    """The surname of "Ana de Olm" alone, in a sentence and at the start of one."""
    particle = " ".join(words[-2:])
    return particle, particle[0].upper() + particle[1:]


def _add(person: Named, other: Named | Mention | None) -> None:
    if other is not None:
        person.count += other.count
        person.sure = person.sure or other.sure
