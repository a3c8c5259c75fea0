"""`geography.csv`: what an editor says about names of places, for the whole archive."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from babel import Locale

from backfile.problems import Problem
from backfile.source.csv_table import HINTS, TableForm, TableRow, near_hint, read_rows
from backfile.source.decode import clean_line

COLUMNS = ("phrase", "country")
NOT_A_PLACE = "not a place"
FORM = TableForm("geography.csv", COLUMNS, COLUMNS, unreadable="G201", unknown="G202")
WHERE = FORM.where


class GeographyTable(msgspec.Struct, frozen=True):
    """The rows of geography.csv that can be used."""

    phrases: tuple[tuple[str, str], ...]
    """Each phrase with the alpha-2 code of its country, or an empty string if it is no place; sorted."""
    problems: tuple[Problem, ...]


def read_geography_table(folder: Path, country: Callable[[str], str | None]) -> GeographyTable:
    """Read `geography.csv` from the content folder. A missing file is an empty table.

    Args:
        folder: the content folder.
        country: a country's name or code to alpha-2, None when it is unknown.
    """
    phrases: dict[str, tuple[str, int]] = {}
    problems: list[Problem] = []
    for row in read_rows(folder, FORM):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        words = _add_row(row, country, phrases, with_hint=len(problems) < HINTS)
        if words:
            problems.append(Problem(words[0], WHERE, row.line, *words[1:]))
    return GeographyTable(tuple(sorted((phrase, code) for phrase, (code, _) in phrases.items())), tuple(problems))


def _add_row(
    row: TableRow, country: Callable[[str], str | None], phrases: dict[str, tuple[str, int]], *, with_hint: bool
) -> tuple[str, str, str] | None:
    """Add a row to the phrases, each with its code and its line, or say what is wrong with it and how to mend that."""
    phrase, name = (clean_line(row.cells.get(column, "")) for column in COLUMNS)
    if not phrase and not name:
        return None
    if not any(map(str.isalpha, phrase)):
        what = f'the phrase "{phrase}" has no letter' if phrase else "the row has no phrase"
        return "G203", f"{what}, it is not used", "write the words as they stand in the text, or delete the row"
    if not name:
        fix = f'write a country\'s name or ISO 3166-1 code, or "{NOT_A_PLACE}"'
        return "G203", f'the row of "{phrase}" names no country, it is not used', fix
    code = "" if name.casefold() == NOT_A_PLACE else country(name)
    if code is None:
        fix = f'write its name or ISO 3166-1 code, or "{NOT_A_PLACE}"'
        if with_hint:
            fix = near_hint(name, _known(country), fix, 0.7)
        return "G204", f'"{name}" is no country, the row is not used', fix
    before, line = phrases.setdefault(phrase, (code, row.line))
    if before == code:
        return None
    return "G205", f'"{phrase}" is of another country in line {line}; this row is not used', "delete one of the two"


def _known(country: Callable[[str], str | None]) -> tuple[str, ...]:
    """What may stand in the second column, to look for a near one."""
    return (NOT_A_PLACE, *(name for name in sorted(Locale("en").territories.values()) if country(name)))
