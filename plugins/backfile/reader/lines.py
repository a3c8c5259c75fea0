"""Cut a text into chunks: the lines that belong together, each with the number of its first line."""

from collections.abc import Callable, Iterator
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


def _never(_line: str) -> bool:
    return False


def split_chunks(text: str, first_line: int = 1, stands_alone: Callable[[str], object] = _never) -> tuple[Chunk, ...]:
    """Cut text at blank lines, and at every line end that is not there only because the line was full.

    Args:
        text: any text with line feeds.
        first_line: the number of its first line.
        stands_alone: whether a line is certainly no part of a paragraph, however full the line above it is.
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    # A line of one word, such as a long address, could not be wrapped.
    width = max((len(line) for line in lines if " " in line), default=0)
    full = WRAP_FILL * width if WRAP_MIN <= width <= WRAP_MAX else float("inf")
    return tuple(_chunks(lines, first_line, full, stands_alone))


def _chunks(lines: list[str], first_line: int, full: float, stands_alone: Callable[[str], object]) -> Iterator[Chunk]:
    """Join each line to the one above it where that one was full."""
    joined: list[str] = []
    start = first_line
    for number, line in enumerate(lines, first_line):
        if joined:
            wrapped = line and len(joined[-1]) + 1 + len(line.split(" ", 1)[0]) >= full
            if not wrapped or stands_alone(line) or (len(joined) == 1 and stands_alone(joined[0])):
                yield Chunk(" ".join(joined), start)
                joined = []
        if line:
            start = start if joined else number
            joined.append(line)
    if joined:
        yield Chunk(" ".join(joined), start)
