"""How a file is laid out: where its lines were broken, how deep they stand, which of them are a table.

Text comes with one line a paragraph or hard-wrapped at some width; hard-wrapped paragraphs are parted by blank lines or
only by the indent of their first line. The whole file may be indented.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

WRAP_MIN, WRAP_MAX = 50, 100
"""Hard-wrapped text has its longest line between these widths, in characters."""
WRAP_FILL = 0.85
"""A line was wrapped if it fills this share of the width together with the first word of the next line."""
LONGER = 0.1
"""A file may have so large a share of longer lines, pasted in later, and still be hard-wrapped."""
RUNS_ON = 0.5
"""In hard-wrapped text at least this share of the full lines ends within a sentence."""
TAB = 8
"""Columns between tab stops."""

_COLUMN_GAP = re.compile(r"[^\s|](?:\t+| {3,}|(?<![.?!:;\"'”’)]) {2}| *\| *)(?=\S)")
_RULE_LINE = re.compile(r"[\s|+=_-]*[-=_]{2}[\s|+=_-]*")
_ENDS = frozenset(".?!:;…。！？۔؟")
_CLOSING = "\"')]}”’»"
MAX_HEADING = 24
"""Characters of a heading between the rows of a table."""
MAX_CELL = 40
"""A column is seldom wider on the average; prose with odd gaps is."""
MAX_GAPS = 12
"""More gaps in a line than this are tabs in place of spaces."""


class Layout(msgspec.Struct, frozen=True):
    """What a whole file tells of its lines."""

    full: float
    """Characters from which a line is full, with the first word of the next; infinite when nothing was wrapped."""
    margin: int
    """Columns by which the whole file is indented."""
    indents_begin: bool = False
    """Whether an indented line begins a paragraph, and is no part of a quote that stands deeper."""


def measure_layout(lines: Sequence[str]) -> Layout:
    """Look at all lines of a file, each with its indent and without tabs."""
    margin = _margin(lines)
    written = [line for line in lines if line and " " in line.strip()]
    # A line of one word, such as a long address, could not be wrapped.
    lengths = [len(line) for line in written]
    shorter = [length for length in lengths if length <= WRAP_MAX]
    if not shorter or len(lengths) - len(shorter) > LONGER * len(lengths):
        return Layout(float("inf"), margin)
    width = max(shorter)
    full = WRAP_FILL * (width - margin) + margin
    if width - margin < WRAP_MIN or not _runs_on(lines, full):
        return Layout(float("inf"), margin)
    return Layout(full, margin, _indents_begin(lines, margin))


def is_full(line: str, below: str, full: float) -> bool:
    """Whether a line ends only because the first word of the next one had no room."""
    return len(line) + 1 + len(below.lstrip().split(" ", 1)[0]) >= full


def runs_on(line: str) -> bool:
    """Whether a line ends within a sentence."""
    return line.rstrip(_CLOSING)[-1:] not in _ENDS


def find_tables(lines: Sequence[str]) -> dict[int, int]:
    """Where lines with columns stand together.

    Args:
        lines: of the file, as they are.
    Returns:
        For the first line of each table (index from 0) the number of its lines, two or more.
    """
    tables: dict[int, int] = {}
    if sum("  " in line or "\t" in line or "|" in line for line in lines) < 2:  # noqa: PLR2004 - a table has two rows
        return tables
    start = rows = 0
    for number, line in enumerate([*lines, ""]):
        if ("  " in line or "\t" in line or "|" in line) and _has_columns(line):
            start = start if rows else number
            rows += 1
            last = number
        elif not (rows and (_RULE_LINE.fullmatch(line) or _is_heading(line, lines[number + 1 : number + 2]))):
            if rows > 1:
                tables[start] = last - start + 1
            rows = 0
    return tables


def _indents_begin(lines: Sequence[str], margin: int) -> bool:
    """Whether most indented lines go on in a line that is not: then the indent marks a paragraph."""
    begin = within = 0
    for line, below in pairwise(lines):
        if line and below and _indent(line) > margin:
            begin += _indent(below) == margin
            within += _indent(below) == _indent(line)
    return 0 < begin >= within


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _margin(lines: Sequence[str]) -> int:
    """The indent that all lines have."""
    if any(line and not line[0].isspace() for line in lines):
        return 0
    return min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)


def _has_columns(line: str) -> bool:
    text = line.strip()
    most = min(text.count("  ") + text.count("\t") + text.count("|"), MAX_GAPS)
    if len(text) > MAX_CELL * (most + 1):
        return False  # as most prose with odd gaps is
    gaps = len(_COLUMN_GAP.findall(text))
    return 0 < gaps <= MAX_GAPS and len(text) <= MAX_CELL * (gaps + 1)


def _is_heading(line: str, below: Sequence[str]) -> bool:
    """Whether a short line stands between two rows."""
    return bool(line.strip()) and len(line.strip()) <= MAX_HEADING and bool(below) and _has_columns(below[0])


def _runs_on(lines: Sequence[str], full: float) -> bool:
    """Whether lines that are full go on in the next line."""
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if line and below and is_full(line, below, full) and _indent(below) <= _indent(line)
    ]
    goes_on = [below for line, below in pairs if runs_on(line)]
    if not goes_on or len(goes_on) < RUNS_ON * len(pairs):
        return False
    # Lines that only stand below one another begin with capitals; text in capitals or without them has to do.
    return any(below.lstrip()[:1].islower() for below in goes_on) or not any(map(str.islower, "".join(lines)))
