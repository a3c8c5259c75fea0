"""Cut a text into chunks: the lines that belong together, each with the number of its first line."""

from collections.abc import Iterator
from dataclasses import dataclass

WRAP_MIN, WRAP_MAX = 50, 100
"""Hard-wrapped text has its longest line between these widths, in characters."""
WRAP_FILL = 0.6
"""A line of wrapped text, but the last, is at least this share of the longest one."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph or a line of its own, before anybody knows what it is."""

    text: str
    """White space folded to single spaces; never empty."""
    line: int
    """Number of its first line, counted from 1."""


def split_chunks(text: str, first_line: int = 1) -> tuple[Chunk, ...]:
    """Cut text at blank lines, and at every line end where the text is not hard-wrapped.

    Args:
        text: any text with line feeds.
        first_line: the number of its first line.
    """
    return tuple(_chunks(text, first_line))


def _chunks(text: str, first_line: int) -> Iterator[Chunk]:
    group: list[Chunk] = []
    for number, line in enumerate(text.split("\n"), first_line):
        folded = " ".join(line.split())
        if folded:
            group.append(Chunk(folded, number))
        elif group:
            yield from _unwrap(group)
            group = []
    yield from _unwrap(group)


def _unwrap(group: list[Chunk]) -> Iterator[Chunk]:
    if len(group) > 1 and _is_wrapped([len(chunk.text) for chunk in group]):
        yield Chunk(" ".join(chunk.text for chunk in group), group[0].line)
    else:
        yield from group


def _is_wrapped(widths: list[int]) -> bool:
    longest = max(widths)
    return WRAP_MIN <= longest <= WRAP_MAX and min(widths[:-1]) >= WRAP_FILL * longest
