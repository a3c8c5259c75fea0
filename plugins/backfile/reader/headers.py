"""`Key: value` lines at the top of a file, as Pelican, RFC 822 mail and most exports write them."""

import difflib
import re
from dataclasses import dataclass

from backfile.model.text import Block, BlockKind
from backfile.problems import Problem

NAMES = {
    "title": "headline",
    "headline": "headline",
    "kicker": "kicker",
    "deck": "deck",
    "subtitle": "deck",
    "standfirst": "deck",
    "date": "published",
    "published": "published",
    "modified": "modified",
    "updated": "modified",
    "section": "section",
    "category": "section",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "dateline": "dateline",
    "tags": "tags",
    "keywords": "tags",
    "countries": "countries",
    "country": "countries",
    "slug": "slug",
    "summary": "summary",
    "description": "summary",
}
"""What may be written, and the field it fills."""

_HEADER = re.compile(r"(?P<key>[A-Za-z][A-Za-z-]{1,20}):(?:\s+(?P<value>.*)|)$")


@dataclass(frozen=True, slots=True)
class Header:
    """One value of the header lines."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Headers:
    """The header lines of a file, and where the article itself begins."""

    values: dict[str, Header]
    """By field; a field that is written twice keeps its first value."""
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    rest: str
    """The text below the headers; all of it when there are none."""
    rest_line: int
    """Number of the first line of `rest`, counted from 1."""


def parse_headers(text: str, path: str) -> Headers:
    """Read the header lines at the top of a text.

    They begin at the first line that is not blank, which must have a known key, and end at the first blank line or
    the first line that is no header. An indented line continues the one above.

    Args:
        text: the whole file.
        path: its name in problems.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    first = _HEADER.match(lines[start].strip()) if start < len(lines) else None
    if first is None or first["key"].lower() not in NAMES or not (first["value"] or "").strip():
        return Headers({}, (), (), text, 1)

    found: list[tuple[str, str, int]] = []
    end = start
    for end in range(start, len(lines) + 1):  # noqa: B007 - `end` is where the headers stop
        line = lines[end] if end < len(lines) else ""
        match = _HEADER.match(line)
        if match:
            found.append((match["key"], (match["value"] or "").strip(), end + 1))
        elif line[:1].isspace() and line.strip() and found:
            key, value, number = found[-1]
            found[-1] = (key, f"{value} {line.strip()}".strip(), number)
        else:
            break

    values: dict[str, Header] = {}
    problems = []
    for key, value, number in found:
        field = NAMES.get(key.lower())
        if field is None:
            problems.append(_unknown(key, path, number))
        elif value:
            values.setdefault(field, Header(" ".join(value.split()), number))
    blocks = tuple(Block(BlockKind.HEADER, " ".join(f"{key}: {value}".split()), number) for key, value, number in found)
    return Headers(values, blocks, tuple(problems), "\n".join(lines[end:]), end + 1)


def split_list(value: str) -> tuple[str, ...]:
    """Split a value that holds several: at semicolons if it has any, else at commas (Pelican's rule)."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _unknown(key: str, path: str, line: int) -> Problem:
    near = difflib.get_close_matches(key.lower(), NAMES, 1)
    hint = f'did you mean "{near[0].capitalize()}"?' if near else "docs/article-format.md lists those that are read"
    return Problem("R101", path, line, f'unknown header "{key}", its value is not used', hint)
