"""Boilerplate: what a web page or a newsletter says on all its pages. It is folded away below the text, never deleted."""

import re
from functools import lru_cache

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.labels import first_words, label_pattern, line_pattern, start_pattern, without
from backfile.reader.reading import LAST, Reading
from backfile.reader.vocabulary import BoilerplateWords, Vocabulary, alternatives

MAX_CHARACTERS = 300
MAX_NOTICE = 160
"""Characters of a copyright notice above the text."""
MAX_LEGAL = 700
"""Characters of a copyright notice."""
MAX_COUNT = 40
_DIGIT = re.compile(r"\d")
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)


@lru_cache
def _counted(words: BoilerplateWords) -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]*(?:\d[\d,.]*\s+(?:{alternatives(words.counted)})|(?:{alternatives(words.counted)})\s*\(?\d+\)?)",
        re.IGNORECASE,
    )


def read_boilerplate(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line that opens as boilerplate does."""
    chunk, words = reading.chunk, reading.words.boilerplate
    text = chunk.text
    if len(text) > MAX_CHARACTERS:
        return None
    is_strong = start_pattern(without(words.starts, words.weak)).match(text)
    label = label_pattern(words.weak).match(text) if words.weak and not is_strong else None
    if is_strong or label or (words.weak and line_pattern(words.weak).fullmatch(text)):
        # A sentence of the story may open with the same words.
        certainty = Certainty.LIKELY if text.endswith((".", "!")) else Certainty.SURE
        return (Block(BlockKind.BOILERPLATE, text, chunk.line, certainty),)
    return None


def read_furniture(reading: Reading) -> tuple[Block, ...] | None:
    """Take an address alone on its line, or a count of comments."""
    chunk = reading.chunk
    text = chunk.text
    is_address = text[0] in "<hHwW" and _URL.fullmatch(text)
    may_count = len(text) <= MAX_COUNT and _DIGIT.search(text)
    if is_address or (may_count and _counted(reading.words.boilerplate).fullmatch(text)):
        return (Block(BlockKind.BOILERPLATE, text, chunk.line),)
    return None


def read_imprint(reading: Reading) -> tuple[Block, ...] | None:
    """Take a notice that reserves rights, above or below the text, or below it what begins with the author's name."""
    chunk = reading.chunk
    text = chunk.text
    is_head = not reading.in_body and len(text) <= MAX_NOTICE
    if not is_head and (len(text) > MAX_LEGAL or (reading.ahead(LAST) and not reading.in_tail)):
        return None
    is_edge = is_head or not reading.ahead(1) or reading.in_tail
    if is_edge and any(map(text.lower().__contains__, reading.words.boilerplate.anywhere)):
        return (Block(BlockKind.BOILERPLATE, text, chunk.line),)
    if reading.in_body and reading.byline and f" {' '.join(text.lower().split(maxsplit=2)[:2])} " in reading.byline:
        return (Block(BlockKind.BOILERPLATE, text, chunk.line, Certainty.LIKELY),)
    return None


def boilerplate_openers(words: Vocabulary) -> frozenset[str]:
    """First words of boilerplate."""
    return first_words((*words.boilerplate.starts, *words.boilerplate.counted))
