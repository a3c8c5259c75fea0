"""`metadata.csv`: what an editor says about articles, one row a file. It wins over everything in the file itself."""

import csv
import difflib
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile.problems import Problem
from backfile.source.decode import clean_line

COLUMNS = (
    "path",
    "title",
    "date",
    "modified",
    "section",
    "authors",
    "tags",
    "countries",
    "summary",
    "slug",
    "language",
)
NAME = "metadata.csv"
WHERE = f"content/{NAME}"
HINTS = 20
"""Unknown paths that a near one is looked for; in a large archive each look takes a while."""


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """One row that names an article."""

    line: int
    """Line of metadata.csv where it starts, counted from 1."""
    values: Mapping[str, str]
    """By column, without the empty ones and without `path`."""


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """The rows of metadata.csv that can be used."""

    rows: Mapping[str, MetadataRow]
    """By source path."""
    problems: tuple[Problem, ...]


def read_metadata_table(folder: Path, paths: Collection[str]) -> MetadataTable:
    """Read `metadata.csv` from the content folder. A missing file is an empty table.

    Args:
        folder: the content folder.
        paths: the source paths that a row may name.
    """
    try:
        text = (folder / NAME).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return MetadataTable({}, ())
    except (OSError, UnicodeDecodeError) as error:
        return MetadataTable(
            {}, (Problem("S201", WHERE, 0, f"it cannot be read ({error})", "save it as CSV in UTF-8"),)
        )

    reader = csv.reader(io.StringIO(text), strict=True)
    rows: dict[str, MetadataRow] = {}
    problems: list[Problem] = []
    try:
        header = tuple(name.strip().lower() for name in next(reader, ()))
        if "path" not in header:
            what = "its first row does not name the columns"
            return MetadataTable({}, (Problem("S201", WHERE, 1, what, f"write: {','.join(COLUMNS)}"),))
        problems += _unknown_columns(header)
        line = reader.line_num + 1
        for cells in reader:
            if any(map(str.strip, cells[len(header) :])):
                what = f"the row has {len(cells)} cells for {len(header)} columns, it is not used"
                problems.append(Problem("S201", WHERE, line, what, 'quote cells that hold commas: "One, two"'))
            else:
                _add_row(dict(zip(header, cells, strict=False)), line, paths, rows, problems)
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"the row cannot be read ({error}), it and those below are not used"
        problems.append(Problem("S201", WHERE, reader.line_num, what, "save the table again as CSV"))
    return MetadataTable(rows, tuple(problems))


def _add_row(
    cells: Mapping[str, str],
    line: int,
    paths: Collection[str],
    rows: dict[str, MetadataRow],
    problems: list[Problem],
) -> None:
    path = cells.get("path", "").strip()
    values = {
        name: clean_line(value)
        for name, value in cells.items()
        if clean_line(value) and name in COLUMNS and name != "path"
    }
    if not path and not values:
        return
    if path not in paths:
        hint = _hint(path, paths) if len(problems) < HINTS else ""
        hint = hint or "give its path below the content folder, or delete the row"
        problems.append(Problem("S202", WHERE, line, f'no article is at "{path}"', hint))
    elif path in rows:
        what = f'"{path}" has a row already, in line {rows[path].line}; this one is not used'
        problems.append(Problem("S205", WHERE, line, what, "join the two rows"))
    else:
        rows[path] = MetadataRow(line, values)


def _hint(path: str, paths: Collection[str]) -> str:
    """Which article a row may mean; empty when none is near."""
    inside = next((known for known in paths if known.startswith(f"{path}#")), "")
    if inside:
        return f'the file holds several, name one as "{inside}"'
    near = difflib.get_close_matches(path, paths, 1, 0.8)
    return f'did you mean "{near[0]}"?' if near else ""


def _unknown_columns(header: tuple[str, ...]) -> Iterator[Problem]:
    for name in header:
        if name and name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"the columns are {', '.join(COLUMNS)}"
            yield Problem("S203", WHERE, 1, f'unknown column "{name}", it is not used', hint)
