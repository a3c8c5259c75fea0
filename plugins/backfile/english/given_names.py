"""Given names: words that say that the next one is a surname, not a place."""

from functools import cache
from pathlib import Path


@cache
def read_given_names() -> frozenset[str]:
    """The names of `data/given_names.txt`, one a line, each with a capital, in plain ASCII."""
    path = Path(__file__).parent / "data" / "given_names.txt"
    return frozenset(line for line in path.read_text(encoding="utf-8").splitlines() if line)
