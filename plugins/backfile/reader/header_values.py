"""From headers as they are written to the values of an article's fields."""

from collections.abc import Iterator, Sequence

import msgspec

from backfile.problems import Problem
from backfile.reader.header_names import MAIL, Written, field_of, is_kept, letters_of, near_name
from backfile.reader.mail_values import decode_words, parse_senders
from backfile.reader.names import parse_authors

LISTS = frozenset(("tags", "countries", "authors"))
"""Fields that hold several values; a second header adds to them."""
_SWITCHES = frozenset(("true", "false", "yes", "no"))
"""Jekyll's `published: true` is no date."""


class Header(msgspec.Struct, frozen=True):
    """One value of the header lines."""

    value: str
    """As written; of several, all of them with semicolons between."""
    line: int
    items: tuple[str, ...] | None = None
    """The values one by one, where they were written as a list or in several headers."""


def fill_fields(
    written: Sequence[Written], path: str, *, is_mail: bool
) -> tuple[dict[str, Header], tuple[Problem, ...]]:
    """Fill fields from headers.

    Args:
        written: the headers, in reading order.
        path: the file's name in problems.
        is_mail: whether they are a mail's, of which any may be unknown.
    Returns:
        The values by field, and what is wrong with the headers.
    """
    values: dict[str, Header] = {}
    problems: list[Problem] = []
    for item in written:
        field = field_of(item.key)
        if field is None:
            if not is_mail and not is_kept(item.key):
                problems.append(_unknown(item, path))
        elif item.value and not (field in ("published", "modified") and item.value.lower() in _SWITCHES):
            problems += _add(values, field, item, path)
    if is_mail:
        for item in written:
            field = MAIL.get(letters_of(item.key))
            if field == "headline" and item.value:
                values.setdefault(field, Header(decode_words(item.value), item.line))
            elif field == "authors" and (names := parse_senders(item.value) if item.value else ()):
                values.setdefault(field, Header("; ".join(names), item.line, names))
    return values, tuple(problems)


def split_list(value: str) -> tuple[str, ...]:
    """Split a value that holds several: at semicolons if it has any, else at commas (Pelican's rule)."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _add(values: dict[str, Header], field: str, item: Written, path: str) -> Iterator[Problem]:
    """Add one header to the values."""
    first = values.get(field)
    if field in LISTS:
        header = Header(item.value, item.line, item.items)
        if first:
            items = tuple(dict.fromkeys((*_items(first, field), *_items(header, field))))
            header = Header("; ".join(items), first.line, items)
        values[field] = header
        return
    value = item.items[0] if item.items else item.value
    if item.items and len(item.items) > 1:
        what = f'"{item.key}" can hold one value and has {len(item.items)}, the first is used'
        yield Problem("R105", path, item.line, what, "delete the others, or write them as tags")
    if first is None:
        values[field] = Header(value, item.line)
    elif first.value != value:
        what = f'"{item.key}" says something else than line {first.line}, where the {field} is "{first.value}"'
        yield Problem("R107", path, item.line, f"{what}; it is not used", "delete one of the two lines")


def _items(header: Header, field: str) -> tuple[str, ...]:
    if header.items is not None:
        return header.items
    return parse_authors(header.value) if field == "authors" else split_list(header.value)


def _unknown(item: Written, path: str) -> Problem:
    near = near_name(item.key, 0.7)
    hint = f'did you mean "{near.capitalize()}"?' if near else "docs/article-format.md lists those that are read"
    return Problem("R101", path, item.line, f'unknown header "{item.key}", its value is not used', hint)
