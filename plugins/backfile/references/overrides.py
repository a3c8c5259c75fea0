"""Put what an editor wrote beside the files, in a sidecar or in metadata.csv, over what was read from them."""

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec
from msgspec.structs import replace

from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, CountryRef, TagRef
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.problems import Problem

FIELDS = {"title": "headline", "date": "published"}
"""Columns whose field of a record has another name."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Overrides(msgspec.Struct, frozen=True):
    """What one row or one sidecar says."""

    values: Mapping[str, str]
    """Those that are not empty, by column of metadata.csv."""
    origin: Origin
    where: str
    """The file in problems."""
    lines: Mapping[str, int]
    """Line of each value, counted from 1."""


class ValueReaders(msgspec.Struct, frozen=True):
    """How the other stages read a value that a person wrote."""

    date: Callable[[str], PartialDate | None]
    authors: Callable[[str], tuple[str, ...]]
    words: Callable[[str], tuple[str, ...]]
    """A list of values in one cell."""
    country: Callable[[str], str | None]
    """A country's name or code to alpha-2."""


def apply_overrides(
    record: ArticleRecord, overrides: Overrides, readers: ValueReaders
) -> tuple[ArticleRecord, tuple[Problem, ...]]:
    """Change a record as somebody wrote beside it. A value of a sidecar stays whatever metadata.csv says.

    Args:
        record: as read from the file.
        overrides: what is written, and where.
        readers: see there.
    Returns:
        The record with the origin on each value that was replaced, and what could not be read; such a value is
        passed over.
    """
    changes: dict[str, Found[object]] = {}
    problems: list[Problem] = []
    for column, value in overrides.values.items():
        field = FIELDS.get(column, column)
        before = getattr(record, field)
        if before and before.origin is Origin.SIDECAR and overrides.origin is not Origin.SIDECAR:
            continue
        read, problem = _read(column, value, readers)
        line = overrides.lines.get(column, 0)
        if problem:
            code = "S207" if overrides.origin is Origin.SIDECAR else "S204"
            problems += (
                Problem(code, overrides.where, line, f'"{name}" in "{column}" cannot be read, it is not used', wanted)
                for name, wanted in problem
            )
        if read is not None:
            changes[field] = Found(read, overrides.origin, line)
    return replace(record, **changes), tuple(problems)


def _read(column: str, value: str, readers: ValueReaders) -> tuple[object, tuple[tuple[str, str], ...]]:
    """The value a cell holds, None if it cannot be read, and each part that cannot with what to write instead."""
    match column:
        case "authors":
            return readers.authors(value), ()
        case "tags":
            return tuple(TagRef(name, TagKind.TOPIC) for name in readers.words(value)), ()
        case "countries":
            countries, unknown = read_countries(readers.words(value), readers.country)
            wrong = tuple((name, "write a country's name or ISO 3166-1 code") for name in unknown)
            return (countries if countries or not unknown else None), wrong
        case "date" | "modified":
            date = readers.date(value)
            return date, () if date else ((value, "write a date, as 2024-06-27"),)
        case "language":
            code = read_language(value)
            return code or None, () if code else ((value, 'write an ISO 639-1 code, as "en"'),)
        case _:
            return value, ()


def read_language(text: str) -> str:
    """The ISO 639-1 code of a language tag such as "pt-BR"; empty when it has none."""
    code = text.replace("_", "-").split("-")[0].lower()
    return code if _LANGUAGE.fullmatch(code) else ""


def read_countries(
    names: Iterable[str], country: Callable[[str], str | None]
) -> tuple[tuple[CountryRef, ...], tuple[str, ...]]:
    """Countries a person named, all main ones, and the names that are none."""
    known, unknown = [], []
    for name in names:
        alpha2 = country(name)
        if alpha2:
            known.append(alpha2)
        else:
            unknown.append(name)
    return tuple(CountryRef(alpha2, Role.MAIN) for alpha2 in dict.fromkeys(known)), tuple(unknown)
