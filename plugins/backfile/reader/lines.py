"""Cut a text into chunks: the lines that belong together, each with the number of its first line."""

from collections.abc import Iterator
from dataclasses import dataclass

WRAP_MIN, WRAP_MAX = 50, 100
"""Hard-wrapped text has its longest line between these widths, in characters."""
WRAP_FILL = 0.85
"""A line was wrapped if it fills this share of the width together with the first word of the next line."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph or a line of its own, before anybody knows what it is."""

    text: str
    """White space folded to single spaces; never empty."""
    line: int
    """Number of its first line, counted from 1."""


def split_chunks(text: str, first_line: int = 1) -> tuple[Chunk, ...]:
    """Cut text at blank lines, and at every line end that is not there only because the line was full.

    Args:
        text: any text with line feeds.
        first_line: the number of its first line.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    width = max(map(len, lines))
    full = WRAP_FILL * width if WRAP_MIN <= width <= WRAP_MAX else float("inf")
    return tuple(_chunks(lines, first_line, full))


def _chunks(lines: list[str], first_line: int, full: float) -> Iterator[Chunk]:
    """Join each line to the one above it where that one was full."""
    joined: list[str] = []
    start = first_line
    for number, line in enumerate(lines, first_line):
        if joined and not (line and len(joined[-1]) + 1 + len(line.split(" ", 1)[0]) >= full):
            yield Chunk(" ".join(joined), start)
            joined = []
        if line:
            start = start if joined else number
            joined.append(line)
    if joined:
        yield Chunk(" ".join(joined), start)
