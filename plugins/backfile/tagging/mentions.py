"""Sort the readings of an article by what they guess, and count them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from backfile.model.annotation import TagKind
from backfile.tagging.guesses import Guess
from backfile.tagging.reading import Reader


class Mention(msgspec.Struct):
    """A name as far as its runs tell."""

    count: int = 0
    sure: bool = False
    """As of a reading."""
    weak: bool = False
    """As of a reading."""
    form: str = ""
    """As of the first reading that has one."""


class Named(msgspec.Struct):
    """A name while its mentions are being counted."""

    name: str
    kind: TagKind
    count: int = 0
    sure: bool = False
    """Whether a table, a role or an honorific shows it."""
    short: str = ""
    """What else it is called in the article: the surname, the acronym."""
    aliases: tuple[str, ...] = ()


Found = tuple[dict[str, Mention], ...]
"""For each guess, the names that have it."""


def sort_readings(runs: Mapping[str, int], reader: Reader) -> Found:
    """Return the names in some runs, by guess, in order of their first mention.

    Args:
        runs: the runs, counted.
        reader: reads a run by itself.
    """
    found: Found = tuple({} for _ in Guess)
    kept = reader.kept
    for run, count in runs.items():
        readings = kept.get(run)
        if readings is None:
            readings = reader.read(run)
        for guess, name, sure, weak, form in readings:
            names = found[guess]
            mention = names.get(name)
            if mention is None:
                names[name] = Mention(count, sure, weak, form)
            else:
                mention.count += count
                mention.sure = mention.sure or sure
                mention.form = mention.form or form
    return found


def presented(text: str, roles: Iterable[str]) -> set[str]:
    """The words with a capital that stand behind a role in small letters: "spokesman Taruk Olm" has "Taruk".

    Args:
        text: the article.
        roles: the roles in small letters that it has.
    """
    words: set[str] = set()
    for role in roles:
        words.update(_role_pattern(role).findall(text))
    return words


@lru_cache(maxsize=512)
def _role_pattern(role: str) -> re.Pattern[str]:
    """Begins with the letters of the role, which the regex engine looks for quickly."""
    return re.compile(role + r",? ([A-Z][\w'-]+)")
