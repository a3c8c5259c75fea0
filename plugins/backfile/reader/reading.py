"""Where the reader stands in an article: the chunk to classify, and what came before and comes after."""

import re

from backfile.model.text import Block, BlockKind
from backfile.reader.lines import Chunk

_EMPTY = Chunk("", 0)
_WORDS = re.compile(r"\w+")
_MARKS = 20
"""Lines that differ in length by more than these characters differ by more than marks."""


class Reading:
    """One walk through the chunks of an article. The rules look at it; only `classify_chunks` moves it on."""

    def __init__(self, chunks: tuple[Chunk, ...], title: str) -> None:
        self.headline = title
        """The headline, once known; empty before."""
        self.in_body = False
        """Whether the prose has begun."""
        self.seen: set[BlockKind] = set()
        """The kinds of block that came before."""
        self._chunks = chunks
        self._position = 0

    @property
    def at_end(self) -> bool:
        """Whether every chunk is classified."""
        return self._position >= len(self._chunks)

    @property
    def chunk(self) -> Chunk:
        """The chunk to classify."""
        return self._chunks[self._position]

    def ahead(self, distance: int = 1) -> str:
        """The text of a later chunk; empty past the end."""
        position = self._position + distance
        return (self._chunks[position] if position < len(self._chunks) else _EMPTY).text

    def pass_over(self, blocks: tuple[Block, ...]) -> None:
        """Move on, with the current chunk classified as these blocks."""
        for block in blocks:
            self.seen.add(block.kind)
            if block.kind is BlockKind.HEADLINE:
                self.headline = block.text
            elif block.kind is BlockKind.PARAGRAPH and has_words(block.text):
                self.in_body = True
        self._position += 1


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit: a line such as `---` or `* * *` only separates."""
    return any(map(str.isalnum, text))


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same but for case and marks: quotes, dashes, full stops."""
    if abs(len(one) - len(other)) > _MARKS:
        return False
    words = _WORDS.findall(one.casefold())
    return bool(words) and words == _WORDS.findall(other.casefold())
