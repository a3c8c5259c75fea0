"""Metadata in a file beside an article: `flood.yml`, `flood.yaml` or `flood.json` beside `flood.txt`.

It holds for one article what a row of metadata.csv does. YAML 1.2 (https://yaml.org/spec/1.2.2/) and JSON
(RFC 8259, https://www.rfc-editor.org/rfc/rfc8259), in UTF-8.
"""

import difflib
import json
import re
from collections.abc import Iterator, Mapping

import msgspec

from backfile.problems import Problem
from backfile.source.decode import clean_line
from backfile.source.metadata_table import COLUMNS
from backfile.yaml_text import YamlEntry, YamlError, load_yaml

SUFFIXES = (".yml", ".yaml", ".json")
MAX_BYTES = 1_000_000
"""A longer file is not read. YAML has a lower limit of its own."""
MAX_KEY = 60
"""Characters of a key that a problem shows."""
ALIASES = {
    "headline": "title",
    "published": "date",
    "updated": "modified",
    "category": "section",
    "author": "authors",
    "keywords": "tags",
    "country": "countries",
    "description": "summary",
    "lang": "language",
}
"""Names that headers have for columns."""
LISTS = frozenset(("authors", "tags", "countries"))
"""Columns that hold several values."""

_TOKEN = re.compile(r'"(?>(?:[^"\\]|\\.)*)"\s*+:?|[][{}]', re.DOTALL)
_LINE_ENDS = re.compile("\r\n?")


class Sidecar(msgspec.Struct, frozen=True):
    """What a file beside an article says about it."""

    values: Mapping[str, str]
    """By column of metadata.csv, as its cells hold them, without the empty ones."""
    lines: Mapping[str, int]
    """By column, the line of its key, counted from 1."""
    problems: tuple[Problem, ...]


def read_sidecar(data: bytes, where: str) -> Sidecar:
    """Read the file beside an article.

    Args:
        data: its bytes.
        where: its name in problems; JSON when it ends in `.json`, else YAML.
    """
    fail = "save it again, or delete it"
    if len(data) > MAX_BYTES:
        return _failed(where, 0, f"it is larger than {MAX_BYTES} bytes", "keep only the metadata in it")
    try:
        text = _LINE_ENDS.sub("\n", data.decode("utf-8-sig"))
        is_json = where.lower().endswith(".json")
        entries = tuple(_load_json(text)) if is_json else load_yaml(text)
    except UnicodeDecodeError as error:
        return _failed(where, data.count(b"\n", 0, error.start) + 1, "it is not UTF-8", "save it in UTF-8")
    except json.JSONDecodeError as error:
        return _failed(where, error.lineno, f"it is no JSON ({error.msg})", fail)
    except YamlError as error:
        return _failed(where, error.line, f"it cannot be read ({error})", 'write lines such as title: "Flood"')
    except RecursionError:
        return _failed(where, 0, "it is nested too deep", fail)
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for entry in entries:
        problems += (Problem("S207", where, entry.line, *words) for words in _add(entry, values, lines))
    return Sidecar(values, lines, tuple(problems))


def _failed(where: str, line: int, what: str, fix: str) -> Sidecar:
    return Sidecar({}, {}, (Problem("S206", where, line, f"{what}, it is not used", fix),))


def _add(entry: YamlEntry, values: dict[str, str], lines: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Add an entry to the values, and say what is wrong with it and how to mend that."""
    key = clean_line(entry.key)[:MAX_KEY]
    name = key.lower()
    column = ALIASES.get(name, name)
    if column not in COLUMNS or column == "path":
        known = (*COLUMNS[1:], *(alias for alias, target in ALIASES.items() if target in COLUMNS))
        near = difflib.get_close_matches(name, known, 1, 0.7)
        hint = f'did you mean "{near[0]}"?' if near else f"the keys are {', '.join(COLUMNS[1:])}"
        yield f'unknown key "{key}", it is not used', hint
        return
    if entry.is_nested or (entry.items and len(entry.items) > 1 and column not in LISTS):
        form = "a text or a list of texts" if column in LISTS else "one text"
        yield f'"{key}" is not {form}, it is not used', f"write {form}"
        return
    items = tuple(filter(None, map(clean_line, entry.items or ())))
    value = "; ".join(items) if items else clean_line(entry.value)
    if column in LISTS and len(items) == 1 and "," in value and ";" not in value:
        value += ";"  # a cell without a semicolon would be cut at the comma
    if items and column in LISTS and any(";" in item for item in items):
        yield f'"{key}" holds a text with a semicolon and is cut there', "write two texts, or leave the semicolon out"
    if column in values and value not in ("", values[column]):
        what = f'"{key}" says something else than line {lines[column]}, it is not used'
        yield what, "delete one of the two"
    elif value and column not in values:
        values[column], lines[column] = value, entry.line


def _load_json(text: str) -> Iterator[YamlEntry]:
    """The keys of a JSON object, in the form that those of YAML have.

    Numbers stay as they are written; a key that is written twice makes two entries.
    """
    found: object = json.loads(
        text, object_pairs_hook=_Members, parse_int=str, parse_float=str, parse_constant=_NotText
    )
    if not isinstance(found, _Members):
        message = "it is no object"
        raise json.JSONDecodeError(message, text, 0)
    for (key, value), line in zip(found, _key_lines(text), strict=True):
        if isinstance(value, list):
            texts = tuple(item for item in value if isinstance(item, str))
            nested = len(texts) < len(value)
            items = () if nested else tuple(filter(None, map(clean_line, texts)))
            yield YamlEntry(key, "; ".join(items), line, items, nested)
        else:
            is_text = isinstance(value, str)
            yield YamlEntry(key, str(value) if is_text else "", line, is_nested=not is_text and value is not None)


class _Members(tuple[tuple[str, object], ...]):
    """The members of a JSON object, in their order."""

    __slots__ = ()


class _NotText:
    """`NaN` and its like, which Python reads and RFC 8259 does not know."""

    def __init__(self, written: str) -> None:
        self.written = written


def _key_lines(text: str) -> Iterator[int]:
    """The line of each key of the outermost object of a JSON text that is sound."""
    depth = 0
    line, end = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", end, match.start())
        end = match.start()
        piece = match[0]
        if piece in "{[":
            depth += 1
        elif piece in "}]":
            depth -= 1
        elif depth == 1 and piece.endswith(":"):
            yield line
