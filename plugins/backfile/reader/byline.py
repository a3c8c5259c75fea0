"""Bylines: `By Ana Silva`, `BY ANA SILVA AND JAN NOVÁK`, `By Ana Silva, Jan Novák & Li Wei`."""

import re

from backfile.model.text import Block, BlockKind
from backfile.reader.headline import is_headline
from backfile.reader.marks import APOSTROPHES
from backfile.reader.reading import Reading

_WORD = rf"(?:[^\W\d_][\w{APOSTROPHES}.-]*)"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,4}}"
_BYLINE = re.compile(rf"[Bb][Yy]:?\s+({_NAME}(?:(?:\s*,\s*|\s+and\s+|\s+AND\s+|\s*&\s*){_NAME}){{0,5}})")
_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+|AND\s+)?|\s+and\s+|\s+AND\s+|\s*&\s*")
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le ten van von y".split())
MAX_CHARACTERS = 120


def read_byline(reading: Reading) -> tuple[Block, ...] | None:
    """Take a line of authors between the headline and the prose, or one right above the headline."""
    if not parse_byline(reading.chunk.text):
        return None
    if not reading.headline and not _stands_above_headline(reading):
        return None
    return (Block(BlockKind.BYLINE, reading.chunk.text, reading.chunk.line),)


def parse_byline(text: str) -> tuple[str, ...]:
    """The authors a byline names, in order.

    Returns:
        Names with capitals at the start of each word where the source has nothing but capitals;
        empty when the text is no byline.
    """
    match = _BYLINE.fullmatch(text) if len(text) <= MAX_CHARACTERS else None
    if match is None:
        return ()
    names = tuple(name for name in _SEPARATOR.split(match[1]) if name)
    if not all(_is_name(name) for name in names):
        return ()
    # One word in capitals may be an agency, such as AFP.
    return tuple(name.title() if name.isupper() and " " in name else name for name in names)


def parse_authors(text: str) -> tuple[str, ...]:
    """The authors that a header or a cell of metadata.csv names: a byline with or without its `By`, or a list."""
    if ";" in text:
        names = tuple(name.strip() for name in text.split(";") if name.strip())
    else:
        names = parse_byline(text) or parse_byline(f"By {text}")
    return names or (text.strip(),)


def _stands_above_headline(reading: Reading) -> bool:
    """Whether the next line is the headline, so that this one, which could be a headline itself, is not."""
    below, further = reading.ahead(1), reading.ahead(2)
    return len(below) < len(further) and is_headline(below, further) and not parse_byline(below)


def _is_name(name: str) -> bool:
    return all(not word.islower() or word in _PARTICLES for word in name.split())
