"""What the reader knows of a language: words, in `data/<language>.toml`. English is known whatever the language.

A language is added by writing its file; no code changes. Each field below says what its list is for. Words are compared
by identity, so that the patterns made of them can be kept.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)
Words = tuple[str, ...]


class BylineWords(msgspec.Struct, frozen=True, eq=False):
    """Words of bylines."""

    by: Words
    """Before the names."""
    and_: Words
    """Between names."""
    credits: Words
    """Before names at the end of an article: "reporting by"."""
    roles: Words
    """After a name and a comma, where they are no second author."""
    reached: Words
    """Between a name and an e-mail address."""
    bureaus: Words = ()
    """Agencies that stand without brackets in a dateline, or between its dash and the text."""


class DateWords(msgspec.Struct, frozen=True, eq=False):
    """Words of dates."""

    months: Words
    """Twelve; the forms and abbreviations of each stand side by side in one string."""
    weekdays: Words
    """Seven from Monday, in the same way."""
    ordinals: Words
    """What may follow the number of a day."""
    between: Words
    """What may stand between day, month and year."""
    at: Words
    """What may stand between a date and its time."""
    published: Words
    """Labels of a date of publication."""
    modified: Words
    """Labels of the date of a change."""
    behind: Words = ()
    """What may stand behind a date that has its line to itself: an edition, a zone."""
    pages: Words = ()
    """Words before the number of a page."""


class KickerWords(msgspec.Struct, frozen=True, eq=False):
    """Words of kickers."""

    sections: Words
    """Those that name a section."""
    labels: Words
    """Those that say what sort of piece it is."""


class LabelWords(msgspec.Struct, frozen=True, eq=False):
    """Labels that open a line and say what it is."""

    labels: Words
    weak: Words = ()
    """Labels of the list that are ordinary words too: they need their colon."""
    starts: Words = ()
    """Openings of lines that need no colon."""


class CaptionWords(msgspec.Struct, frozen=True, eq=False):
    """Words of captions."""

    labels: Words
    weak: Words = ()
    credits: Words = ()
    """What a credit in brackets at the end of a caption holds."""


class SignOffWords(msgspec.Struct, frozen=True, eq=False):
    """Words that end the copy."""

    lines: Words
    weak: Words = ()
    """Those that are ordinary words too: they need a mark beside them, or to stand at the very end."""


class ReleaseWords(msgspec.Struct, frozen=True, eq=False):
    """Words of press releases."""

    lines: Words
    """Whole lines."""
    labels: Words
    """Openings of lines with contacts and embargoes."""


class MailWords(msgspec.Struct, frozen=True, eq=False):
    """Words of e-mails."""

    headers: Words
    lines: Words
    """What mail programs write above a message that they quote."""
    signatures: Words
    """What mail programs write below a message."""


class BoilerplateWords(msgspec.Struct, frozen=True, eq=False):
    """Words of web pages and newsletters that are no part of an article."""

    starts: Words
    weak: Words
    """Those of `starts` that open sentences too: they need a colon, or to be the whole line."""
    anywhere: Words
    """What marks a line wherever it stands in it."""
    counted: Words
    """What is counted: "12 comments"."""
    navigation: Words = ()
    """Whole lines above the headline of a web page."""


class Vocabulary(msgspec.Struct, frozen=True, eq=False):
    """The words of one language and of English."""

    language: str
    """ISO 639-1."""
    function_words: str
    """Words that texts of the language alone are full of, with white space between."""
    byline: BylineWords
    date: DateWords
    kicker: KickerWords
    promo: LabelWords
    correction: LabelWords
    caption: CaptionWords
    sign_off: SignOffWords
    release: ReleaseWords
    mail: MailWords
    boilerplate: BoilerplateWords
    compound_starts: Words = ()
    """First parts of compounds: the hyphen behind one stays where a line ended there, unless a mere ending follows."""
    compound_ends: Words = ()
    """Last parts of compounds."""
    joined_starts: Words = ()
    """First parts of words without a hyphen."""


LANGUAGES = ("en", "es", "fr", "de", "ru", "pt")
"""Those whose words are known."""


@lru_cache
def load_vocabulary(language: str) -> Vocabulary:
    """The words for articles of a language: its own before those of English.

    Args:
        language: ISO 639-1 code; English alone serves for a language that is not known.
    """
    english = read_vocabulary("en")
    return _merge(read_vocabulary(language), english) if language in LANGUAGES and language != "en" else english


def read_function_words(language: str) -> list[str]:
    """The function words of a language, which stand first in its file: the rest takes a hundred times as long to read."""
    return _read_file(language).split('"""', 2)[1].split()


@lru_cache
def read_vocabulary(language: str) -> Vocabulary:
    """The words of one language alone.

    Raises:
        FileNotFoundError: no file has them.
        msgspec.ValidationError: the file lacks a list, or has one that nothing reads.
    """
    data = tomllib.loads(_read_file(language))
    data["byline"]["and_"] = data["byline"].pop("and")
    return msgspec.convert(data, Vocabulary)


def _read_file(language: str) -> str:
    return (Path(__file__).parent / "data" / f"{language}.toml").read_text(encoding="utf-8")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of some words, longest first, with any white space within one and either apostrophe."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]")
        for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


def _merge(own: T, other: T) -> T:
    """Put the words of another language behind the own; months and weekdays stay in step."""
    merged: dict[str, object] = {}
    for field in own.__struct_fields__:
        mine, theirs = getattr(own, field), getattr(other, field)
        if field in ("months", "weekdays"):
            merged[field] = tuple(f"{one} {two}" for one, two in zip(mine, theirs, strict=True))
        elif isinstance(mine, tuple):
            merged[field] = (*mine, *theirs)
        elif isinstance(mine, str):
            merged[field] = mine
        else:
            merged[field] = _merge(mine, theirs)
    return type(own)(**merged)
