"""Subheads: headings within the text."""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.list_item import MARKERS
from backfile.reader.marks import CLOSING
from backfile.reader.reading import Reading

MAX_CHARACTERS, MAX_WORDS = 80, 12
MIN_PROSE = 80
"""Characters of the prose that a subhead stands above, unless it ends as a sentence does."""
_OPENS = re.compile(r"[\"'“‘«„¿¡]?(?![a-zà-öø-ÿ])\w")
_SENTENCE_WITHIN = re.compile(r"[^\W\d_]{2}[.?!] |\d\. ")
_QUESTION = re.compile(r"[^\W\d_]{1,2}:\s")
"""`Q:` of an interview."""
_SMALL = frozenset(
    "a an and as at by de del der des di du e el en et für in la le les los o of on or que the to und un y".split()
)


def read_subhead(reading: Reading) -> tuple[Block, ...] | None:
    """Take a short line without a full stop that stands above prose and below some."""
    chunk = reading.chunk
    text = chunk.text
    if (
        len(text) > MAX_CHARACTERS
        or not reading.has_begun
        or (text.rstrip(CLOSING)[-1:] in ".:;,…-" and not _is_old(text))
        or not _OPENS.match(text)
    ):
        return None
    below = reading.ahead(1)
    is_prose = len(below) >= MIN_PROSE or (
        len(below) > len(text) and below.rstrip(CLOSING)[-1:] in (".", "?", "!", ":")
    )
    words = text.split()
    above = reading.chunk_at(-1)
    is_listed = not chunk.after_blank or reading.last is BlockKind.PARAGRAPH
    if is_listed and above.text.rstrip(CLOSING)[-1:] not in (".", "?", "!", ":") and len(above.text) < MIN_PROSE:
        return None  # a verse, an address, a list of figures
    is_prose = is_prose or _is_item(below)
    if (
        not is_prose
        or len(words) > MAX_WORDS
        or not any(map(str.isalpha, text))
        or _is_speech(text)
        or _QUESTION.match(text)
        or _SENTENCE_WITHIN.search(text)
    ):
        return None
    is_form = text.isupper() or _is_title_case(words) or (not text.endswith(("!", "?")) and len(below) >= MIN_PROSE)
    return (Block(BlockKind.SUBHEAD, text, chunk.line, Certainty.LIKELY if is_form else Certainty.GUESS),)


def _is_old(text: str) -> bool:
    """Whether a line is in capitals and ends in a full stop, as old papers set their subheads."""
    return text.isupper() and text.endswith(".") and not any(map(str.isdigit, text)) and " " in text


def _is_item(text: str) -> bool:
    return text[:1] in MARKERS and not text[:1].isalpha() and not text[:2].isdigit()


def _is_speech(text: str) -> bool:
    """Somebody's words in quotation marks that end as speech does."""
    return text[0] in '"“«' and text.rstrip(CLOSING)[-1:] in ("!", "?")


def _is_title_case(words: list[str]) -> bool:
    return len(words) > 1 and all(not word[0].islower() or word in _SMALL for word in words)
