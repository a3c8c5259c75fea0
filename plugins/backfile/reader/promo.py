"""Promos: lines that advertise another article, `Read more: <its headline>`. They are no part of the prose."""

import re

from backfile.model.text import Block, BlockKind
from backfile.reader.reading import Reading

_PROMO = re.compile(
    r"(?P<label>(?:read|see) (?:more|also)|also read|related(?: articles?| stor(?:y|ies))?):\s*(?P<headline>\S.*)",
    re.IGNORECASE,
)
MAX_CHARACTERS = 300


def read_promo(reading: Reading) -> tuple[Block, ...] | None:
    """Take a promo, wherever it stands."""
    chunk = reading.chunk
    if parse_promo(chunk.text) is None:
        return None
    return (Block(BlockKind.PROMO, chunk.text, chunk.line),)


def parse_promo(text: str) -> tuple[str, str] | None:
    """The label of a promo as the source writes it, and the headline it names; None when the text is no promo."""
    match = _PROMO.fullmatch(text) if len(text) <= MAX_CHARACTERS else None
    return (match["label"], match["headline"]) if match else None
