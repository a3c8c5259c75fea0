"""Corrections and editors' notes: `Correction: an earlier version ...`. They are shown, and apart from the prose."""

import re

from backfile.model.text import Block, BlockKind
from backfile.reader.marks import APOSTROPHES
from backfile.reader.reading import Reading

_CORRECTION = re.compile(
    rf"(?P<label>corrections?|clarification|editor[{APOSTROPHES}]s note)(?:\s*\([^)]{{1,40}}\))?:\s+\S", re.IGNORECASE
)


def read_correction(reading: Reading) -> tuple[Block, ...] | None:
    """Take a correction, wherever it stands below the headline."""
    chunk = reading.chunk
    if not reading.headline or _CORRECTION.match(chunk.text) is None:
        return None
    return (Block(BlockKind.CORRECTION, chunk.text, chunk.line),)


def split_label(text: str) -> tuple[str, str]:
    """The label of a correction as the source writes it, and its words."""
    label, _, words = text.partition(":")
    return label, words.strip()
