"""The metadata of an article as an editor reads it: each value in words, with where it was found and how sure that is."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Certainty

T = TypeVar("T")

_PRECISION = {"year": " (year only)", "month": " (month only)"}


class Value(msgspec.Struct, frozen=True):
    """One value of an article; without text when nobody knows it."""

    column: str
    """Its column in metadata.csv; `place` has none there."""
    label: str
    """What people call it: `headline`."""
    text: str
    """In words."""
    cell: str
    """As metadata.csv would hold it."""
    origin: Origin | None
    line: int
    """Of the file that it was read from, counted from 1; 0 when it has none."""
    certainty: Certainty | None
    """None where nobody weighed it: what is worked out from all the words of an article."""

    @property
    def where(self) -> str:
        """Where it was read: "header, line 3"; empty when it is missing."""
        if self.origin is None:
            return ""
        place = "worked out from the words" if self.origin is Origin.DERIVED else self.origin.value
        return f"{place}, line {self.line}" if self.line else place


def values_of(record: ArticleRecord, country_names: Mapping[str, str]) -> tuple[Value, ...]:
    """What is known of an article.

    Args:
        record: with the metadata that holds.
        country_names: by ISO 3166-1 alpha-2 code; a code without a name is shown as it is.
    Returns:
        Always the same fields in the same order; `modified` and `slug` only if the article has them.
    """
    return tuple(_values(record, country_names))


def _values(record: ArticleRecord, country_names: Mapping[str, str]) -> Iterator[Value]:
    yield _value("title", "headline", record.headline, record.headline.value)
    yield _date("date", "date", record.published)
    if record.modified:
        yield _date("modified", "updated", record.modified)
    authors = record.authors.value if record.authors else ()
    yield _value("authors", "authors", record.authors, ", ".join(authors), _listed(authors))
    yield _value("section", "section", record.section, record.section.value if record.section else "")
    yield _value("place", "place", record.place, record.place.value if record.place else "")
    main = [country.alpha2 for country in record.countries.value if country.role is Role.MAIN]
    yield _value("countries", "countries", record.countries, _countries(record, country_names), "; ".join(main))
    tags = tuple(tag.name for tag in record.tags.value)
    yield _value("tags", "tags", record.tags, ", ".join(map(_tag, record.tags.value)), _listed(tags))
    yield _value("language", "language", record.language, record.language.value)
    if record.summary.origin is not Origin.TEXT:
        yield _value("summary", "summary", record.summary, record.summary.value)
    if record.slug:
        yield _value("slug", "slug", record.slug, record.slug.value)


def _countries(record: ArticleRecord, country_names: Mapping[str, str]) -> str:
    """The main countries, then those mentioned; empty without a main one."""
    names: dict[Role, list[str]] = {role: [] for role in Role}
    for country in record.countries.value:
        names[country.role].append(country_names.get(country.alpha2, country.alpha2))
    if not names[Role.MAIN]:
        return ""
    main, mentioned = (", ".join(names[role]) for role in (Role.MAIN, Role.MENTIONED))
    return f"{main}; mentioned: {mentioned}" if mentioned else main


def _tag(tag: TagRef) -> str:
    return tag.name if tag.kind is TagKind.TOPIC else f"{tag.name} ({tag.kind.value})"


def _date(column: str, label: str, found: Found[PartialDate] | None) -> Value:
    if found is None:
        return _value(column, label, None, "")
    return _value(column, label, found, found.value.iso + _PRECISION.get(found.value.precision, ""), found.value.iso)


def _value(column: str, label: str, found: Found[T] | None, text: str, cell: str = "") -> Value:
    if found is None or not text:
        return Value(column, label, "", "", None, 0, None)
    was_weighed = found.origin is not Origin.DERIVED or found.certainty is not Certainty.SURE
    return Value(column, label, text, cell or text, found.origin, found.line, found.certainty if was_weighed else None)


def _listed(items: tuple[str, ...]) -> str:
    """Several values as one cell; a single one that holds a comma ends in a semicolon, or it would be cut there."""
    is_torn = len(items) == 1 and ("," in items[0] or " and " in items[0])
    return "; ".join(items) + ";" * is_torn
