"""The first words of an article: for its summary, and for its title where it has none of its own."""

import re
from collections.abc import Iterable

from backfile.model.text import Block, BlockKind
from backfile.reader.marks import CLOSING, DASHES
from backfile.reader.reading import has_words

_SENTENCE = re.compile(rf"[.?!][{CLOSING}]*(?:\s|$)")
_SENTENCE_END = re.compile(rf"(?<=\w{{3}})(?<!\b(?:Col|Gen|Gov|Mrs|Rep|Rev|Sen|Sgt))[.?!][{CLOSING}]*\s")
"""Not the full stop of `U.S.`, `Mr.` or `Gen.`"""
SUMMARY_CHARACTERS = 240
"""A summary is the first paragraph, cut at a sentence or a word before it is longer than this."""
TITLE_CHARACTERS = 90
"""The first words of an article without a headline, cut at a word before they are longer than this."""


def summarise(blocks: Iterable[Block]) -> str:
    """The beginning of the first paragraph that has a full sentence, in at most SUMMARY_CHARACTERS characters.

    Lines of a table or a list above the prose have none; where nothing has, the first line with words serves.
    """
    text = ""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and has_words(block.text):
            if _SENTENCE.search(block.text):
                text = block.text
                break
            text = text or block.text
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, SUMMARY_CHARACTERS)]
    if ends and ends[-1] > SUMMARY_CHARACTERS // 3:
        return text[: ends[-1]].rstrip()
    return _cut(text, SUMMARY_CHARACTERS)


def title_of(text: str) -> str:
    """The first sentence of a text, or its first words, in at most TITLE_CHARACTERS characters."""
    folded = " ".join(text.split())
    end = _SENTENCE_END.search(folded, 0, TITLE_CHARACTERS)
    return folded[: end.end()].rstrip() if end else _cut(folded, TITLE_CHARACTERS)


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    shorter = text[:characters].rsplit(" ", 1)[0] if " " in text[:characters] else text[:characters]
    return (shorter.rstrip(f" ,;:{DASHES}") or shorter) + "…"
