"""The ordered table of rules that say what each chunk of an article is.

The first rule that answers wins; the last one always does, so that no chunk is ever lost.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backfile.model.text import Block, BlockKind
from backfile.reader.byline import read_byline
from backfile.reader.correction import read_correction
from backfile.reader.date_line import read_date_line
from backfile.reader.dateline import read_dateline
from backfile.reader.deck import read_deck
from backfile.reader.headline import read_headline, read_repeated_headline
from backfile.reader.kicker import read_kicker
from backfile.reader.lines import Chunk
from backfile.reader.promo import read_promo
from backfile.reader.reading import Reading


def _read_paragraph(reading: Reading) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, reading.chunk.text, reading.chunk.line),)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line."""

    name: str
    read: Callable[[Reading], tuple[Block, ...] | None]
    """The blocks a chunk turns into; None when the rule does not fit."""
    in_body: bool = False
    """Whether it also applies once the prose has begun."""


RULES = (
    Rule("date_line", read_date_line, in_body=True),
    Rule("promo", read_promo, in_body=True),
    Rule("correction", read_correction, in_body=True),
    Rule("kicker", read_kicker),
    Rule("repeated_headline", read_repeated_headline),
    Rule("byline", read_byline),
    Rule("headline", read_headline),
    Rule("deck", read_deck),
    Rule("dateline", read_dateline),
    Rule("paragraph", _read_paragraph, in_body=True),
)
_BODY_RULES = tuple(rule for rule in RULES if rule.in_body)


def classify_chunks(chunks: Sequence[Chunk], title: str = "") -> tuple[Block, ...]:
    """Turn chunks into typed blocks.

    Args:
        chunks: the article without its headers, in reading order.
        title: the headline, when the headers give it.
    Returns:
        Blocks in the same order that hold the same words.
    """
    blocks: list[Block] = []
    reading = Reading(tuple(chunks), title)
    while not reading.at_end:
        for rule in _BODY_RULES if reading.in_body else RULES:
            found = rule.read(reading)
            if found is not None:
                blocks += found
                reading.pass_over(found)
                break
    return tuple(blocks)
