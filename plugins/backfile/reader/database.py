"""Records of news databases: fields above the text with blank lines between, a mark where it begins, fields below it.

LexisNexis and Nexis end the fields with `BODY:` or `Body`, ProQuest with `Full text:`. NewsBank has a line
`Paper, The (ST) - Tuesday, June 17, 2014`. Factiva has codes from `HD`, the headline, to `LP` and `TD`, the text. None of them publishes its form: these are as their users' downloads have them.
"""

import re
from collections.abc import Sequence

import msgspec

from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.database_fields import (
    ALIASES,
    NEXIS,
    PROQUEST,
    Piece,
    SplitField,
    add_from_tail,
    cut_tail,
    date_at,
    read_values,
    split_code,
    split_code_below,
    split_field,
    split_field_below,
    split_pieces,
    tail_blocks,
)
from backfile.reader.dates import find_dates_in
from backfile.reader.header_names import Written, field_of
from backfile.reader.header_values import Header, fill_fields
from backfile.reader.part_shape import SENTENCE_ENDS

MAX_LINES = 100
"""The text begins within so many lines."""
NEAR_TOP = 600
"""Characters in which the first field stands, and half of which hold NewsBank's line."""
MAX_HEAD = 8000
"""Characters in which the text begins."""
LINES_ABOVE_PAPER = 8
PROSE_CHARACTERS, PROSE_WORDS = 250, 6
"""What is longer than this, or a sentence of so many words, is no headline, paper or date."""
WRAPPED = range(50, 101)
"""Characters of a line that may go on in the next."""

_MARKS = ("BODY:", "Body", "ext:", "EXT:")
_BODY = re.compile(r"[ \t]*(?P<mark>BODY:|Body:|Body(?=\s*\Z)|(?:Full text|Full Text|FULL TEXT):)[ \t]*(?P<text>.*)")
_COPYRIGHT = re.compile(r"copyright\b|\(c\)\s|©", re.IGNORECASE)
_COUNT = re.compile(r"(?:Document )?\d{1,6} of \d{1,6}(?: DOCUMENTS?)?\.?|Page \d+ of \d+", re.IGNORECASE)
_PAPER = re.compile(r"\s*[^\n()]{2,80} \([A-Z]{2,3}\) - (?P<date>[A-Z][a-z]{2,5}day, \w[\w ,.]{6,24})\s*\Z")
_FACTIVA = {"hd": "headline", "by": "authors", "pd": "published", "se": "section", "la": "language"}
_TEXT_CODE = re.compile(r"(?P<mark>LP|TD)(?:[ \t]+(?P<text>\S.*)|\s*)\Z")


class Record(msgspec.Struct, frozen=True):
    """One record of a database."""

    values: dict[str, Header]
    """By field."""
    blocks: tuple[Block, ...]
    """Above the text."""
    marks: tuple[Block, ...]
    """Within the text; they stood at the beginning of their lines and are cut out of `rest`."""
    tail: tuple[Block, ...]
    """Below the text."""
    problems: tuple[Problem, ...]
    rest: str
    rest_line: int
    """Number of the first line of `rest` in the file, counted from 1."""


def read_record(text: str, path: str, first_line: int) -> Record | None:
    """Read a record of LexisNexis, Nexis, ProQuest, NewsBank or Factiva.

    Args:
        text: the whole article, without blank lines above it.
        path: the name of its file in problems.
        first_line: number of its first line in the file.
    Returns:
        None when it is none; most often after a look at the first characters.
    """
    has_codes = text[1:2].isupper() and text[:1].isupper() and text.find("\nPD", 0, MAX_HEAD) > 0
    if has_codes and (record := _read_factiva(text.split("\n"), path, first_line)):
        return record
    # Two fields at least; to count one character is quick.
    is_marked = text.count(":", 0, NEAR_TOP * 2) > 1 and any(text.find(mark, 0, MAX_HEAD) >= 0 for mark in _MARKS)
    if is_marked and (record := _read_marked(text.split("\n"), path, first_line)):
        return record
    if text.find(") - ", 0, NEAR_TOP // 2) >= 0:
        return _read_newsbank(text.split("\n"), path, first_line)
    return None


def _read_marked(lines: Sequence[str], path: str, first_line: int) -> Record | None:
    """LexisNexis, Nexis and ProQuest."""
    body, match = _find(lines[:MAX_LINES], _BODY)
    if match is None:
        return None
    pieces = tuple(split_pieces(lines[:body], first_line, split_field))
    is_proquest = match["mark"].lower().startswith("full")
    written = _read_proquest(pieces) if is_proquest else _read_lexis(pieces, match["mark"])
    if written is None:
        return None
    mark = Block(BlockKind.HEADER, match["mark"], first_line + body)
    rest = (match["text"], *lines[body + 1 :])
    blocks = (*_blocks(pieces), mark)
    return _finish(written, blocks, rest, first_line + body, path, is_inverted=is_proquest)


def _read_lexis(pieces: Sequence[Piece], mark: str) -> list[Written] | None:
    """The headers of LexisNexis, which has `HEADLINE:`, or of Nexis: headline, paper, date, fields."""
    plain = [piece for piece in pieces if not piece.key and not _COUNT.fullmatch(piece.text)]
    if any(map(_is_prose, plain)):
        return None
    written = _written(pieces)
    day = next((index for index, piece in enumerate(plain) if date_at(piece.text)), -1)
    if not any(item.key == "headline" for item in written):
        keys = {piece.key for piece in pieces} & NEXIS
        signs = len(keys) + any(_COPYRIGHT.match(piece.text) for piece in plain)
        if day < 2 or signs < 2 or mark == "BODY:":  # noqa: PLR2004  # headline and paper stand above the date
            return None
        ends = next((index for index, piece in enumerate(plain[: day - 1], 1) if piece.ends_paragraph), day - 1)
        headline = " ".join(piece.text for piece in plain[:ends])
        written.append(Written("headline", headline, plain[0].line))
    elif mark != "BODY:" and not any(piece.ends_paragraph for piece in pieces):
        return None  # headers of another kind
    if day >= 0 and not any(item.key == "published" for item in written):
        written.append(Written("published", date_at(plain[day].text), plain[day].line))
    return written


def _read_proquest(pieces: Sequence[Piece]) -> list[Written] | None:
    plain = [piece for piece in pieces if not piece.key and not _COUNT.fullmatch(piece.text)]
    keyed = [piece for piece in pieces if piece.key]
    written = _written(pieces)
    if any(map(_is_prose, plain)) or not ({piece.key for piece in keyed} & PROQUEST):
        return None
    if not any(item.key == "headline" for item in written):
        if not plain or plain[0].line > keyed[0].line:
            return None
        written.append(Written("headline", plain[0].text, plain[0].line))
    if not any(item.key == "published" for item in written):
        for piece in keyed:
            dates = find_dates_in(piece.value) if piece.key == "publicationinfo" else ()
            if dates:
                written.append(Written("published", dates[0].iso, piece.line))
    return written


def _read_newsbank(lines: Sequence[str], path: str, first_line: int) -> Record | None:
    """A line that names paper and day, with the headline or fields above it, and fields below."""
    day, match = _find(lines[:LINES_ABOVE_PAPER], _PAPER)
    date = date_at(match["date"]) if match else ""
    if not date:
        return None
    end = day + 1
    for index, line in enumerate(lines[day + 1 : MAX_LINES], day + 1):
        if line.strip():
            if not split_field(line):
                break
            end = index + 1
    above = tuple(split_pieces(lines[:day], first_line, split_field))
    below = tuple(split_pieces(lines[day + 1 : end], first_line + day + 1, split_field))
    plain = [piece for piece in above if not piece.key and not _COUNT.fullmatch(piece.text)]
    if any(map(_is_prose, plain)):
        return None
    written = _written((*above, *below))
    if plain and not any(item.key == "headline" for item in written):
        ends = next((index for index, piece in enumerate(plain, 1) if piece.ends_paragraph), len(plain))
        written.append(Written("headline", " ".join(piece.text for piece in plain[:ends]), plain[0].line))
    if not any(item.key == "published" for item in written):
        written.append(Written("published", date, first_line + day))
    paper = Block(BlockKind.HEADER, " ".join(lines[day].split()), first_line + day)
    blocks = (*_blocks(above), paper, *_blocks(below))
    return _finish(written, blocks, lines[end:], first_line + end, path)


def _read_factiva(lines: Sequence[str], path: str, first_line: int) -> Record | None:
    """Codes, of which the headline's, the day's and the text's are always there."""
    body, match = _find(lines[:MAX_LINES], _TEXT_CODE)
    if match is None or split_code(lines[0]) is None:
        return None
    pieces = tuple(split_pieces(lines[:body], first_line, split_code))
    values = {piece.key: piece.value for piece in pieces}
    if not (values.get("hd") and values.get("pd")):
        return None
    written = [Written(_FACTIVA[piece.key], piece.value, piece.line) for piece in pieces if piece.key in _FACTIVA]
    rest = [match["text"] or "", *lines[body + 1 :]]
    marks = _cut_mark(rest, first_line + body) if match["mark"] == "LP" else ()
    blocks = (*_blocks(pieces), Block(BlockKind.HEADER, match["mark"], first_line + body))
    return _finish(written, blocks, rest, first_line + body, path, split=split_code_below, marks=marks)


def _cut_mark(lines: list[str], first_line: int) -> tuple[Block, ...]:
    """Cut `TD` out of a text, so that a paragraph begins there; where it would not, the mark stays."""
    for index, line in enumerate(lines[1:], 1):
        match = _TEXT_CODE.match(line)
        if match is None or match["mark"] != "TD":
            continue
        above = lines[index - 1].rstrip()
        is_whole = index == 1 or not lines[index - 2].strip() or len(lines[index - 2]) >= WRAPPED.stop
        is_closed = not above or (is_whole and above.endswith(SENTENCE_ENDS) and len(above) not in WRAPPED)
        if match["text"] and not is_closed:
            if index < 2 or not lines[index - 2].strip():  # noqa: PLR2004  # two lines to join
                return ()
            lines[index - 2 : index] = [f"{lines[index - 2]} {lines[index - 1]}", ""]
        lines[index] = match["text"] or ""
        return (Block(BlockKind.HEADER, "TD", first_line + index),)
    return ()


def _finish(  # noqa: PLR0913 - what a record is made of
    written: Sequence[Written],
    blocks: tuple[Block, ...],
    rest: Sequence[str],
    rest_line: int,
    path: str,
    *,
    split: SplitField = split_field_below,
    marks: tuple[Block, ...] = (),
    is_inverted: bool = False,
) -> Record:
    values, problems = fill_fields(written, path, is_mail=False)
    end, below = cut_tail(rest, rest_line, split)
    add_from_tail(values, below)
    values = read_values(values, is_inverted=is_inverted)
    return Record(values, blocks, marks, tail_blocks(below), problems, "\n".join(rest[:end]), rest_line)


def _find(lines: Sequence[str], pattern: re.Pattern[str]) -> tuple[int, re.Match[str] | None]:
    """The first line that a pattern matches, by its index."""
    matches = ((index, match) for index, line in enumerate(lines) if (match := pattern.match(line)))
    return next(matches, (0, None))


def _written(pieces: Sequence[Piece]) -> list[Written]:
    """The headers that fields are, by the names of the fields of an article."""
    named = ((ALIASES.get(piece.key) or field_of(piece.key), piece) for piece in pieces)
    return [Written(field, piece.value, piece.line) for field, piece in named if field and piece.value]


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.HEADER, piece.text, piece.line) for piece in pieces)


def _is_prose(piece: Piece) -> bool:
    is_sentence = piece.text.endswith(SENTENCE_ENDS) and piece.text.count(" ") >= PROSE_WORDS - 1
    return not _COPYRIGHT.match(piece.text) and (is_sentence or len(piece.text) > PROSE_CHARACTERS)
