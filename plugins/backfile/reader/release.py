"""Furniture of press releases: `FOR IMMEDIATE RELEASE`, embargoes, and whom to ask."""

import re
from functools import lru_cache

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.labels import first_words, line_pattern
from backfile.reader.reading import Reading
from backfile.reader.vocabulary import ReleaseWords, Vocabulary, alternatives

MAX_CHARACTERS = 160
MAX_CONTACT = 80
"""Characters of a line of an address block."""

_ADDRESS = re.compile(r"@|www\.|https?:|\d{3}.?\d{4}")
_SOURCE = re.compile(r"SOURCE:? [^a-z\W].{0,80}")
"""The last line of what press release services send."""


@lru_cache
def _label(words: ReleaseWords) -> re.Pattern[str]:
    several = tuple(label for label in words.labels if " " in label)
    return re.compile(
        rf"[\W_]{{0,3}}(?:(?:{alternatives(words.labels)})\s*[:：](?:\s.*)?|(?:{alternatives(several)})\b.{{0,80}})",
        re.IGNORECASE,
    )


def read_release(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line that a press release has around its text."""
    chunk, words = reading.chunk, reading.words.release
    if len(chunk.text) > MAX_CHARACTERS:
        return None
    if line_pattern(words.lines).fullmatch(chunk.text) and not reading.in_body:
        return (Block(BlockKind.RELEASE, chunk.text, chunk.line),)
    label = _label(words).fullmatch(chunk.text)
    # A sentence of the story may open with the same words.
    is_label = label and (":" in chunk.text or not chunk.text.endswith(".") or _ADDRESS.search(chunk.text))
    if is_label or _SOURCE.fullmatch(chunk.text):
        return (Block(BlockKind.RELEASE, chunk.text, chunk.line),)
    return None


def read_contact(reading: Reading) -> tuple[Block, ...] | None:
    """Take a short line right below one of these: a name, a number, an address."""
    chunk = reading.chunk
    if not reading.goes_on(BlockKind.RELEASE) or len(chunk.text) > MAX_CONTACT or chunk.text.endswith("."):
        return None
    if (
        not reading.in_body
        and not reading.headline
        and line_pattern(reading.words.release.lines).fullmatch(reading.ahead(-1))
    ):
        return None
    return (Block(BlockKind.RELEASE, chunk.text, chunk.line, Certainty.LIKELY),)


def release_openers(words: Vocabulary) -> frozenset[str]:
    """First words of these lines."""
    return first_words((*words.release.lines, *words.release.labels, "source"))
