"""The tables an editor keeps in the content folder: CSV with the names of the columns in its first row.

RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) in UTF-8, with or without a byte order mark, as spreadsheets save it.
"""

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from backfile.problems import Problem

HINTS = 20
"""Wrong rows that a near value is looked for; in a large table each look takes a while."""


class TableForm(msgspec.Struct, frozen=True):
    """What a table of one name looks like."""

    name: str
    columns: tuple[str, ...]
    """All that are read."""
    needed: tuple[str, ...]
    """Those that the first row must name."""
    unreadable: str
    """Code of the problem when the table, or a row of it, cannot be read."""
    unknown: str
    """Code of the problem when a column is unknown."""
    may_use_semicolons: bool = True
    """Whether semicolons may part the cells, as spreadsheets have it where the comma is the decimal sign."""

    @property
    def where(self) -> str:
        """The file in problems."""
        return f"content/{self.name}"


class TableRow(msgspec.Struct, frozen=True):
    """One row below the first."""

    line: int
    """Line where it starts, counted from 1."""
    cells: Mapping[str, str]
    """As they are written, by column in lower case; those at the end may be missing."""


def read_rows(folder: Path, form: TableForm) -> Iterator[TableRow | Problem]:
    """Read a table of the content folder: its rows and what is wrong with it, from top to bottom.

    A missing file has no rows.
    """
    try:
        text = (folder / form.name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(form.unreadable, form.where, 0, f"it cannot be read ({error})", "save it as CSV in UTF-8")
        return
    first = text.partition("\n")[0]
    mark, marks = (
        (";", "semicolons") if form.may_use_semicolons and ";" in first and "," not in first else (",", "commas")
    )
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    try:
        header = tuple(name.strip().lower() for name in next(reader, ()))
        if not set(form.needed) <= set(header):
            what = "its first row does not name the columns"
            yield Problem(form.unreadable, form.where, 1, what, f"write: {','.join(form.columns)}")
            return
        yield from _unknown_columns(header, form)
        line = reader.line_num + 1
        for cells in reader:
            if any(map(str.strip, cells[len(header) :])):
                what = f"the row has {len(cells)} cells for {len(header)} columns, it is not used"
                fix = f'quote cells that hold {marks}: "One{mark} two"'
                yield Problem(form.unreadable, form.where, line, what, fix)
            else:
                yield TableRow(line, dict(zip(header, cells, strict=False)))
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"the row cannot be read ({error}), it and those below are not used"
        yield Problem(form.unreadable, form.where, reader.line_num, what, "save the table again as CSV")


def near_hint(word: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """The known word that a wrong one may be meant for, as a question; something else when none is near."""
    near = difflib.get_close_matches(word, list(known), 1, cutoff)
    return f'did you mean "{near[0]}"?' if near else otherwise


def _unknown_columns(header: tuple[str, ...], form: TableForm) -> Iterator[Problem]:
    for name in header:
        if name and name not in form.columns:
            hint = near_hint(name, form.columns, f"the columns are {', '.join(form.columns)}")
            yield Problem(form.unknown, form.where, 1, f'unknown column "{name}", it is not used', hint)
