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

MAX_LINES = 100
"""Header lines that are read; a file with more of them is something else."""

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

    They begin at the first line that is not blank and end at the first blank line, the first line that is no header,
    or after MAX_LINES. The first must have a known key, or one of them must name the headline. An indented line
    continues the one above, unless it has a known key itself.

    Args:
        text: the whole file.
        path: its name in problems.
    """
    start = 1 + text[: len(text) - len(text.lstrip())].count("\n")
    lines = text.lstrip().split("\n", MAX_LINES)
    found, end = _find(lines[:MAX_LINES], start)
    fields = [NAMES.get(key.lower()) for key, _, _ in found]
    named = [field for field, (_, value, _) in zip(fields, found, strict=True) if field and value]
    if not named or (fields[0] is None and "headline" not in named):
        return Headers({}, (), (), text, 1)

    values: dict[str, Header] = {}
    problems = []
    for field, (key, value, number) in zip(fields, found, strict=True):
        if field is None:
            problems.append(_unknown(key, path, number))
        elif value:
            values.setdefault(field, Header(value, number))
    blocks = tuple(Block(BlockKind.HEADER, f"{key}: {value}".rstrip(), number) for key, value, number in found)
    return Headers(values, blocks, tuple(problems), "\n".join(lines[end:]), start + end)


def _find(lines: list[str], first_line: int) -> tuple[list[tuple[str, str, int]], int]:
    """The key, value and line number of each header, and how many lines they take together."""
    found: list[tuple[str, str, int]] = []
    for count, line in enumerate(lines):
        match = _HEADER.match(line.strip())
        indented = line[:1].isspace()
        if match and (not indented or match["key"].lower() in NAMES):
            found.append((match["key"], " ".join((match["value"] or "").split()), first_line + count))
        elif indented and line.strip() and found:
            key, value, number = found[-1]
            found[-1] = (key, " ".join(f"{value} {line}".split()), number)
        else:
            return found, count
    return found, len(lines)


def split_list(value: str) -> tuple[str, ...]:
    """Split a value that holds several: at semicolons if it has any, else at commas (Pelican's rule)."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _unknown(key: str, path: str, line: int) -> Problem:
    near = difflib.get_close_matches(key.lower(), NAMES, 1, 0.7)
    hint = f'did you mean "{near[0].capitalize()}"?' if near else "docs/article-format.md lists those that are read"
    return Problem("R101", path, line, f'unknown header "{key}", its value is not used', hint)
