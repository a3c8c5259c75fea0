"""Promos: lines that advertise another article, `Read more: <its headline>`. They are no part of the prose.

A heading such as `Recommended Stories` makes promos of the lines right below it.
"""

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.labels import first_words, label_pattern, line_pattern, without
from backfile.reader.reading import Reading
from backfile.reader.vocabulary import Vocabulary, load_vocabulary

MAX_CHARACTERS = 300
_BULLETS = "-*•‣▪◦●■·–"


def read_promo(reading: Reading) -> tuple[Block, ...] | None:
    """Take a promo, or a heading over several, wherever it stands."""
    chunk, words = reading.chunk, reading.words.promo
    if parse_promo(chunk.text, reading.words) is not None:
        return (Block(BlockKind.PROMO, chunk.text, chunk.line),)
    if line_pattern(without(words.labels, words.weak)).fullmatch(chunk.text) and reading.has_begun:
        return (Block(BlockKind.PROMO, chunk.text, chunk.line, Certainty.LIKELY),)
    return None


def read_promo_list(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line right below a promo's heading or one of its promos."""
    chunk = reading.chunk
    is_below = reading.goes_on(BlockKind.PROMO) or (reading.last is BlockKind.PROMO and chunk.text[0] in _BULLETS)
    if not is_below or len(chunk.text) > MAX_CHARACTERS or chunk.text.endswith("."):
        return None
    return (Block(BlockKind.PROMO, chunk.text, chunk.line, Certainty.LIKELY),)


def parse_promo(text: str, words: Vocabulary | None = None) -> tuple[str, str] | None:
    """The label of a promo as the source writes it, and the headline it names; None when the text is no promo."""
    promo = (words or load_vocabulary("en")).promo
    match = label_pattern(promo.labels).fullmatch(text) if len(text) <= MAX_CHARACTERS else None
    if match is None or not match["rest"]:
        return None
    headline = match["rest"].removesuffix("]").removesuffix(")") if text[0] in "[(" else match["rest"]
    if match["label"].lower() in promo.weak and ":" not in text[: match.end("label") + 3]:
        return None
    return match["label"], headline


def promo_openers(words: Vocabulary) -> frozenset[str]:
    """First words of promos."""
    return first_words(words.promo.labels)
