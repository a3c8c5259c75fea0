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


RULES = (
    Rule("date_line", read_date_line),
    Rule("promo", read_promo),
    Rule("correction", read_correction),
    Rule("kicker", read_kicker),
    Rule("repeated_headline", read_repeated_headline),
    Rule("headline", read_headline),
    Rule("byline", read_byline),
    Rule("deck", read_deck),
    Rule("dateline", read_dateline),
    Rule("paragraph", _read_paragraph),
)


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
        for rule in RULES:
            found = rule.read(reading)
            if found is not None:
                blocks += found
                reading.pass_over(found)
                break
    return tuple(blocks)
