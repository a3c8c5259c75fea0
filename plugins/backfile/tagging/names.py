"""Gather the names of an article: people, organisations, and names that nobody knows."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from backfile.model.annotation import TagKind
from backfile.tagging.guesses import Guess, plain
from backfile.tagging.mentions import Found, Mention, Named, presented, sort_readings
from backfile.tagging.organisations import find_organisations, join_acronyms, join_short_forms
from backfile.tagging.people import find_people, join_surnames
from backfile.tagging.reading import Reader
from backfile.tagging.tables import Tables

_TWICE = 2
_LONGEST = 4
"""Words of a known name."""
_AGENTS = frozenset(
    (
        "accused agreed announced asked beat bought declined defeated denied employees executives expects fans led lost"
        " manager officials plans played players refused reported said says scored shares signed sold spokesman"
        " spokeswoman stock supporters told wants who won"
    ).split()
)
"""Words behind a name that acts, or that has people or shares."""
_PREPOSITIONS = frozenset({"in", "at", "near", "from", "around"})
"""Words before the name of a place."""
_CAMEL = re.compile(r"(?!(?:Ma?c|D[eiu]|L[ae]|Fitz|V[ao]n|Al|El)[A-Z])[A-Z][a-z]+[A-Z][A-Za-z]*")
"""One word of two, as companies have it: "LlamaWool", but not "McOlm"."""
_SENTENCE_CASE = re.compile(r"\b[a-z]{5}")
_NEIGHBOUR, _MENTIONS_READ = 12, 4
"""Letters of a neighbour, and mentions whose neighbours are read."""


def gather_names(
    runs: Mapping[str, int], text: str, headline: Collection[str], roles: Iterable[str], reader: Reader
) -> list[Named]:
    """Return the names of an article with the number of their mentions below the headline.

    Args:
        runs: the runs of capitalised words, counted.
        text: the article, with straight apostrophes.
        headline: the words of the headline, lower-cased.
        roles: the roles in small letters that the article has: "spokesman".
        reader: reads a run by itself.
    """
    tables = reader.tables
    found = sort_readings(runs, reader)
    introduced = presented(text, roles)
    people = find_people(found, introduced, reader)
    surnames = join_surnames(people, found, text, tables)
    organisations = find_organisations(found)
    short = join_short_forms(organisations, people, found, reader)
    given = {name.partition(" ")[0] for name in people}
    unknown = {}
    for word, mention in found[Guess.SINGLE].items():
        named = surnames.get(word) or short.get(word)
        if named is None and not mention.weak and word not in given:
            if word in tables.leaders or (word in introduced and word.casefold() not in tables.ordinary):
                named = people.setdefault(word, Named(word, TagKind.PERSON, sure=True))
            else:
                unknown[word] = mention
        if named is not None:
            named.count += mention.count
    if found[Guess.ACRONYM]:
        join_acronyms(organisations, found, text)
    return [
        *people.values(),
        *organisations.values(),
        *_others(found, headline, tables),
        *_unknown(unknown, text, headline, reader),
    ]


def headline_runs(headline: str, tables: Tables) -> dict[str, int]:
    """Return what is known in a headline without an article, where any word may be capitalised; none is a mention."""
    words = headline.replace("'s", "").replace(",", "").split()
    runs = {word.capitalize(): 0 for word in words if word.capitalize() in tables.leaders}
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
            name = " ".join(words[start:end])
            if name in tables.organisations:
                runs[name] = 0
    return runs


def _others(found: Found, headline: Collection[str], tables: Tables) -> Iterator[Named]:
    for name, mention in found[Guess.OTHER].items():
        kind = TagKind.ORGANISATION if mention.sure else TagKind.TOPIC
        yield Named(name, kind, mention.count)
    for name, mention in found[Guess.THING].items():
        first, _, behind = name.partition(" ")
        if first.casefold() in tables.roles and behind.startswith("of "):
            continue  # "Speaker of the House" is an office
        if any(word.isupper() and word.casefold() in tables.common_words for word in name.split()):
            continue  # "Click HERE"
        if mention.count >= _TWICE or name.casefold() in headline:
            yield Named(name, TagKind.TOPIC, mention.count)


def _unknown(unknown: Mapping[str, Mention], text: str, headline: Collection[str], reader: Reader) -> Iterator[Named]:
    """Single words that nobody knows. A word that the article writes in small letters, too, is no name."""
    tables = reader.tables
    for word, mention in unknown.items():
        lowered = word.casefold()
        if mention.count < _TWICE and not mention.sure and lowered not in headline:
            continue
        if lowered in tables.ordinary or f" {lowered}" in text:
            continue
        before, after, listed = _neighbours(word, text)
        kind = TagKind.TOPIC
        if first := _given_in(before, word, text, reader):
            yield Named(f"{first} {word}", TagKind.PERSON, mention.count, short=word)
            continue
        if not tables.titles.isdisjoint([each.casefold() for each in before if each[:1].isupper()]):
            kind = TagKind.PERSON
        elif _CAMEL.fullmatch(word):
            kind = TagKind.ORGANISATION
        elif mention.sure or not _AGENTS.isdisjoint(after):
            kind = TagKind.PERSON if lowered in tables.surnames else TagKind.ORGANISATION
        elif not _PREPOSITIONS.isdisjoint(before) or any(plain(each) in reader.places for each in listed):
            continue  # "in Olmville", "Olmville, Peru"
        yield Named(word, kind, mention.count)


def _given_in(before: Collection[str], word: str, text: str, reader: Reader) -> str:
    """The given name that a surname has in the headline alone, where other words are in lower case; else nothing."""
    headline = text[: text.find("\n")]
    if word not in headline or not _SENTENCE_CASE.search(headline):
        return ""
    for first in before:
        if first[:1].isupper() and first.isalpha() and first[1:].islower() and f" {first} {word}" in f" {headline}":
            lowered = first.casefold()
            if not (lowered in reader.places or lowered in reader.tables.ordinary):
                return first
    return ""


def _neighbours(word: str, text: str) -> tuple[set[str], set[str], set[str]]:
    """The words before, after, and after a comma behind the first mentions of a name."""
    before, after, listed = set(), set(), set()
    start = text.find(word)
    for _ in range(_MENTIONS_READ):
        if start < 0:
            break
        end = start + len(word)
        before.add(text[max(0, start - _NEIGHBOUR) : start].rpartition(" ")[0].rpartition(" ")[2])
        behind = text[end + 1 : end + _NEIGHBOUR]
        after.add(behind.partition(" ")[0])
        if behind[:1] == " " and text[end] == ",":
            listed.add(behind[1:].partition(" ")[0].rstrip(".,;:\n"))
        start = text.find(word, end)
    return before, after, listed
