"""`metadata.csv`: what an editor says about articles, one row a file. It wins over everything in the file itself."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from backfile.problems import Problem
from backfile.source.csv_table import HINTS, TableForm, TableRow, near_hint, read_rows
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
FORM = TableForm("metadata.csv", COLUMNS, ("path",), unreadable="S201", unknown="S203", may_use_semicolons=False)
WHERE = FORM.where


class MetadataRow(msgspec.Struct, frozen=True):
    """One row that names an article."""

    line: int
    """Line of metadata.csv where it starts, counted from 1."""
    values: Mapping[str, str]
    """By column, without the empty ones and without `path`."""


class MetadataTable(msgspec.Struct, frozen=True):
    """The rows of metadata.csv."""

    rows: Mapping[str, MetadataRow]
    """By source path, which may be of no article."""
    problems: tuple[Problem, ...]


def read_metadata_table(folder: Path) -> MetadataTable:
    """Read `metadata.csv` from the content folder. A missing file is an empty table.

    Args:
        folder: the content folder.
    """
    rows: dict[str, MetadataRow] = {}
    problems: list[Problem] = []
    for row in read_rows(folder, FORM):
        if isinstance(row, Problem):
            problems.append(row)
        else:
            _add_row(row, rows, problems)
    return MetadataTable(rows, tuple(problems))


def unknown_rows(table: MetadataTable, paths: Collection[str]) -> Iterator[Problem]:
    """A problem for each row that names no article.

    Args:
        table: as read.
        paths: the source paths that a row may name.
    """
    found = 0
    for path, row in table.rows.items():
        if path not in paths:
            hint = _hint(path, paths) if found < HINTS else ""
            hint = hint or "give its path below the content folder, or delete the row"
            found += 1
            yield Problem("S202", WHERE, row.line, f'no article is at "{path}"', hint)


def _add_row(row: TableRow, rows: dict[str, MetadataRow], problems: list[Problem]) -> None:
    path = row.cells.get("path", "").strip()
    values = {
        name: clean_line(value)
        for name, value in row.cells.items()
        if clean_line(value) and name in COLUMNS and name != "path"
    }
    if not path and not values:
        return
    if path in rows:
        what = f'"{path}" has a row already, in line {rows[path].line}; this one is not used'
        problems.append(Problem("S205", WHERE, row.line, what, "join the two rows"))
    else:
        rows[path] = MetadataRow(row.line, values)


def _hint(path: str, paths: Collection[str]) -> str:
    """Which article a row may mean; empty when none is near."""
    inside = next((known for known in paths if known.startswith(f"{path}#")), "")
    if inside:
        return f'the file holds several, name one as "{inside}"'
    return near_hint(path, paths, "", 0.8)
