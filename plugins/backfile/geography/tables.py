"""Read the files under data/. What each holds and its licence: data/LICENSES.md."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_lines(file: str) -> list[str]:
    """The lines of a file."""
    return (DATA / file).read_text(encoding="utf-8").splitlines()


def read_rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a table, each by the names of its columns."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        columns, *rows = csv.reader(lines)
    return (dict(zip(columns, row, strict=True)) for row in rows)
