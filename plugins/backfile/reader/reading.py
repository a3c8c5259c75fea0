"""Where the reader stands in an article: the chunk to classify, and what came before and comes after."""

import re
from collections.abc import Container

from backfile.model.text import Block, BlockKind
from backfile.reader.dates import DateStyle
from backfile.reader.labels import label_pattern, opener
from backfile.reader.lines import Chunk
from backfile.reader.marks import CLOSING
from backfile.reader.vocabulary import Vocabulary

_EMPTY = Chunk("", 0)
_WORDS = re.compile(r"\w+")
_MARKS = 20
"""Lines that differ in length by more than these characters differ by more than marks."""
MIN_PASSAGE = 20
"""Characters a passage has at least that is pulled out of the text."""
MAX_LOOKS = 20
"""Lines of an article that are looked for once more; a hostile file has a million."""
_BETWEEN_WORDS = re.compile(r"\W+")
PROSE = 120
"""Characters from which a chunk is prose whatever it ends in."""
PLAIN = 80
"""Characters from which a chunk that begins and ends as a sentence does is taken for prose without looking at it."""
LAST = 2
"""Below the text stand copyright notices and the like, which read as prose too: so many chunks are looked at closely."""
_ENDS = (".", "!", "?", "…", "。", "؟")
MIN_SPACES = 2
"""Spaces in the shortest sentence that text begins with: `It rained hard.`"""
MAX_LABEL = 30
"""Characters before the colon of a label."""
NEAR = 8
"""Chunks in which a name would stand as an ordinary word if it were one."""
TAIL = 12
"""The end of an article is no more chunks than these."""


class Reading:
    """One walk through the chunks of an article. The rules look at it; only `classify_chunks` moves it on."""

    def __init__(self, chunks: tuple[Chunk, ...], title: str, words: Vocabulary, style: DateStyle) -> None:
        self.headline = title
        """The headline, once known; empty before."""
        self.words = words
        """Of the article's language."""
        self.style = style
        """How dates are written in it."""
        self.in_body = False
        """Whether the prose has begun."""
        self.seen: set[BlockKind] = set()
        """The kinds of block that came before."""
        self.last: BlockKind | None = None
        """The kind of the block right above."""
        self.byline = ""
        """The words of the bylines above."""
        self.chunk = chunks[0] if chunks else _EMPTY
        """The chunk to classify."""
        self._chunks = chunks
        self._position = 0
        self._tail = -1
        self._last_chunks = max(len(chunks) - LAST, 0)
        self._all_words = ""
        self._looks = MAX_LOOKS
        self._indented: bool | None = None

    def take_prose(self, openers: Container[str]) -> list[Block]:
        """Move on over the chunks that are paragraphs of the text on the face of it.

        Args:
            openers: the words that other kinds of line begin with.
        """
        blocks = []
        paragraph = BlockKind.PARAGRAPH
        for position in range(self._position, self._last_chunks):
            chunk = self._chunks[position]
            if not is_prose(chunk) or opener(chunk.text) in openers:
                break
            blocks.append(Block(paragraph, chunk.text, chunk.line))
        if blocks:
            self.last = BlockKind.PARAGRAPH
            self._move(len(blocks))
        return blocks

    @property
    def has_begun(self) -> bool:
        """Whether the headline is behind, or prose without one."""
        return self.in_body or bool(self.headline)

    @property
    def at_end(self) -> bool:
        """Whether every chunk is classified."""
        return self._position >= len(self._chunks)

    @property
    def in_tail(self) -> bool:
        """Whether no prose comes any more: the chunk is short and so are the few below it."""
        if self._tail < 0:
            self._tail = _tail_start(self._chunks)
        return self._position >= self._tail

    def ahead(self, distance: int = 1) -> str:
        """The text of a later chunk (of an earlier one if negative); empty past the ends."""
        return self.chunk_at(distance).text

    def chunk_at(self, distance: int) -> Chunk:
        """A later chunk (an earlier one if negative); an empty one past the ends."""
        position = self._position + distance
        return self._chunks[position] if 0 <= position < len(self._chunks) else _EMPTY

    def goes_on(self, kind: BlockKind) -> bool:
        """Whether the chunk stands right below a block of this kind, without a blank line between."""
        return self.last is kind and not self.chunk.after_blank

    def is_labelled(self, distance: int) -> bool:
        """Whether a line begins with the label of a caption, and so is no headline."""
        text = self.ahead(distance)
        match = label_pattern(self.words.caption.labels).match(text) if ":" in text[:MAX_LABEL] else None
        return match is not None and bool(match["rest"])

    def has_in_small_letters(self, word: str) -> bool:
        """Whether a word that is written with a capital here stands in small letters in the next few chunks."""
        small = word.lower()
        return any(small in self.ahead(distance).split() for distance in range(1, NEAR + 1))

    def says_elsewhere(self, words: str) -> bool:
        """Whether the article has these words once more. Only the first few questions of a walk are answered."""
        key = _key(words)
        self._looks -= 1
        if self._looks < 0 or len(key) < MIN_PASSAGE:
            return False
        if not self._all_words:
            self._all_words = " ".join(_key(chunk.text) for chunk in self._chunks)
        return self._all_words.count(key) > 1

    @property
    def indents_stand_out(self) -> bool:
        """Whether indented chunks are few, so that an indent means something."""
        if self._indented is None:
            indented = sum(chunk.first_indent > 0 for chunk in self._chunks)
            self._indented = 2 * indented < len(self._chunks)
        return self._indented

    def pass_over(self, blocks: tuple[Block, ...]) -> None:
        """Move on, with the current chunk classified as these blocks."""
        for block in blocks:
            self.seen.add(block.kind)
            if block.kind is BlockKind.HEADLINE:
                self.headline = block.text
            elif block.kind is BlockKind.BYLINE:
                self.byline += f" {block.text.casefold()} "
            elif block.kind is BlockKind.DATELINE or (block.kind is BlockKind.PARAGRAPH and is_sentence(block.text)):
                self.in_body = True
        self.last = blocks[-1].kind
        self._move(1)

    def _move(self, chunks: int) -> None:
        self._position += chunks
        self.chunk = self._chunks[self._position] if self._position < len(self._chunks) else _EMPTY


def is_prose(chunk: Chunk) -> bool:
    """Whether a chunk is prose on the face of it: long, not set apart, and it begins and ends as a sentence does."""
    text = chunk.text
    if len(text) <= PLAIN or chunk.indent or chunk.is_table or text[1] in ").":
        return False
    if text[-1] == ".":
        return text[0].isalpha() or text[0] in '"“'
    return text[-1] in '"”' and text[0].isalpha()


def is_sentence(text: str) -> bool:
    """Whether a text is prose: long, or of a few words that end as a sentence does."""
    return len(text) > PROSE or (text.rstrip(CLOSING)[-1:] in _ENDS and text.count(" ") >= MIN_SPACES)


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit: a line such as `---` or `* * *` only separates."""
    return any(map(str.isalnum, text))


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same but for case and marks: quotes, dashes, full stops."""
    if abs(len(one) - len(other)) > _MARKS:
        return False
    words = _WORDS.findall(one.casefold())
    return bool(words) and words == _WORDS.findall(other.casefold())


def _tail_start(chunks: tuple[Chunk, ...]) -> int:
    """The position behind the last prose, or TAIL chunks from the end if that is later."""
    for position in range(len(chunks) - 1, max(len(chunks) - TAIL, 0) - 1, -1):
        if len(chunks[position].text) > PROSE:
            return position + 1
    return max(len(chunks) - TAIL, 0)


def _key(words: str) -> str:
    return f" {_BETWEEN_WORDS.sub(' ', words.casefold()).strip()} "
