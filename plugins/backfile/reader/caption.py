"""Captions and credits: what stood under a picture, or who made it.

`Photo: Ana Silva`, `FILE - In this Jan. 3, 2019, file photo, ...`, `... (AP Photo/Jan Novák)`, `Ana Silva/The Post`.
"""

import re
from functools import lru_cache

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.labels import first_words, label_pattern, line_pattern
from backfile.reader.marks import DASHES
from backfile.reader.reading import Reading, is_sentence
from backfile.reader.vocabulary import CaptionWords, Vocabulary, alternatives

MAX_CHARACTERS = 600
MAX_CREDIT = 90
"""Characters of a credit in brackets."""
_FILE = re.compile(rf"\(?FILE\s?(?:PHOTO)?\s?[:{DASHES}]\s?\S")
_SLASHED = re.compile(r"(?:[^\W\d_a-z][\w'’.-]+ ){1,2}[^\W\d_a-z][\w'’.-]+ ?/ ?[^\W\d_a-z][\w'’. ]+(?:/[\w'’. ]+)?")


_SLASHED_BEHIND = re.compile(rf"[.!?] {_SLASHED.pattern}$")


@lru_cache
def _credit(words: CaptionWords) -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:[^()\[\]]*\W)?(?:{alternatives(words.credits)})\b[^()\[\]]*[)\]]$", re.IGNORECASE)


@lru_cache
def _by(words: CaptionWords) -> re.Pattern[str]:
    """`Photo by Ana Silva`: a label of several words needs no colon before a name."""
    several = tuple(label for label in words.labels if " " in label)
    return re.compile(rf"[\W_]{{0,3}}(?i:{alternatives(several)})(?:\s+(?:the )?[^\W\d_a-z].{{0,80}}|,\s\S.*)")


def read_caption(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line below the headline that begins or ends as captions do."""
    chunk, words = reading.chunk, reading.words.caption
    text = chunk.text
    if not reading.has_begun or len(text) > MAX_CHARACTERS:
        return None
    if text[-1] in ")]" and _credit(words).search(text, max(0, len(text) - MAX_CREDIT)):
        return (Block(BlockKind.CAPTION, text, chunk.line),)
    slash = text.rfind("/", -MAX_CREDIT)
    if _FILE.match(text) or (slash > 0 and _SLASHED_BEHIND.search(text, max(0, len(text) - MAX_CREDIT))):
        return (Block(BlockKind.CAPTION, text, chunk.line),)
    return None


def read_labelled_caption(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line that a label says is a caption or a credit."""
    chunk, words = reading.chunk, reading.words.caption
    text = chunk.text
    if len(text) > MAX_CHARACTERS or not (reading.has_begun or not is_sentence(reading.ahead(1))):
        return None
    match = label_pattern(words.labels).match(text)
    is_labelled = (
        match and match["rest"] and (match["label"].lower() not in words.weak or ":" in text[: match.start("rest")])
    )
    several = tuple(label for label in words.labels if " " in label)
    if (
        is_labelled
        or line_pattern(several).fullmatch(text)
        or (_by(words).fullmatch(text) and (not text.endswith(".") or "," in text[:20]))
    ):
        return (Block(BlockKind.CAPTION, text, chunk.line),)
    return None


def read_credit(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line that is nothing but a photographer and an agency."""
    chunk = reading.chunk
    if (
        not reading.has_begun
        or len(chunk.text) > MAX_CREDIT
        or "/" not in chunk.text
        or not _SLASHED.fullmatch(chunk.text)
    ):
        return None
    return (Block(BlockKind.CAPTION, chunk.text, chunk.line, Certainty.LIKELY),)


def caption_openers(words: Vocabulary) -> frozenset[str]:
    """First words of captions."""
    return first_words(words.caption.labels)
