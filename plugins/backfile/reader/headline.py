"""The headline, and the headline once more below it, as scrapes often have it."""

import re

from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dateline import find_dateline
from backfile.reader.marks import CLOSING
from backfile.reader.reading import Reading, has_words, is_sentence, same_words

MAX_CHARACTERS = 250
"""A longer first line is prose."""
MIN_SURE = 12
"""A shorter first line in small letters may be a slug or a name."""
_OPENING = "\"'“‘«„¿¡<("
_PAPER = re.compile(r"\s[-|–—·]\s(?=[^-|–—·]{3,40}$)")
"""Before the name of the paper that a page's title ends with."""
_PLACE_BEHIND = re.compile(r"(?<=[\w.?!'\"’”)]) (?P<place>[^\W\d_a-z]{2}[^\W\d_a-z /,.-]*[,( -])")
_BY_BEHIND = re.compile(r"(?<= )(?:By|BY) [^\W\d_a-z].{2,80}$", re.DOTALL)
MANY_WORDS_IN_CAPITALS = 0.6
"""With at least this share of its words capitalised, a line is a headline whatever full stops it has (`U.S. ...`)."""


def read_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take the first line that nothing else claims for the headline, unless it is plainly prose."""
    chunk = reading.chunk
    if reading.headline or (reading.is_labelled(0) and not is_sentence(reading.ahead(1))):
        return None
    if is_headline(chunk.text, reading.ahead()) and not find_dateline(chunk.text, reading.words):
        reads_as_title = chunk.text.rstrip(CLOSING)[-1:] not in ".,:;" and (
            chunk.text[0].isalnum() or chunk.text[0] in _OPENING
        )
        is_short = len(chunk.text) < MIN_SURE and not chunk.text[0].isupper()
        certainty = Certainty.SURE if reads_as_title and not is_short else Certainty.GUESS
        return (Block(BlockKind.HEADLINE, chunk.text, chunk.line, certainty),)
    return _split_run_in(reading)


def read_repeated_headline(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line above the prose that says the headline again."""
    text, headline = reading.chunk.text, reading.headline
    if not headline or not (same_words(text, headline) or same_words(text, _PAPER.split(headline)[0])):
        return None
    return (Block(BlockKind.REPEATED_HEADLINE, reading.chunk.text, reading.chunk.line),)


def _split_run_in(reading: Reading) -> tuple[Block, ...] | None:
    """Split a line that holds the headline and the text behind it: where a dateline, or a byline and one, begins."""
    text, line = reading.chunk.text, reading.chunk.line
    if text.isupper():
        return None
    for place in _PLACE_BEHIND.finditer(text, 0, MAX_CHARACTERS):
        start = place.start("place")
        end = find_dateline(text[start : start + MAX_CHARACTERS], reading.words)
        if not end or not has_words(text[:start]) or text[:start].isupper():
            continue
        by = _BY_BEHIND.search(text, 0, start)
        headline = text[: by.start() if by else start].rstrip()
        byline = (Block(BlockKind.BYLINE, text[by.start() : start].strip(), line, Certainty.LIKELY),) if by else ()
        return (
            Block(BlockKind.HEADLINE, headline, line, Certainty.LIKELY),
            *byline,
            Block(BlockKind.DATELINE, text[start : start + end].rstrip(), line),
            Block(BlockKind.PARAGRAPH, text[start + end :].lstrip(), line),
        )
    return None


def _is_mostly_marks(text: str) -> bool:
    """Whether less than a third of a line is letters: `*** 17-4-95 ***`."""
    return 3 * sum(map(str.isalpha, text)) < len(text)


def is_headline(text: str, below: str) -> bool:
    """Whether a first line reads as a headline.

    Two sentences, or one as long as a paragraph that ends in a full stop, are prose.
    """
    if len(text) > MAX_CHARACTERS or not has_words(text) or (not text[0].isalnum() and _is_mostly_marks(text)):
        return False
    ends_as_prose = text.rstrip(CLOSING).endswith(".") and not text.endswith(("...", "…"))
    if not ends_as_prose or not (". " in text[:-1] or not below or len(text) > MAX_CHARACTERS // 2):
        return True
    words = text.split()
    return bool(below) and sum(not word[0].islower() for word in words) >= MANY_WORDS_IN_CAPITALS * len(words)
