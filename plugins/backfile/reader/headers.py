"""`Key: value` lines at the top of a file, as Pelican, mail programs, Jekyll and most exports write them.

RFC 5322 (https://www.rfc-editor.org/rfc/rfc5322#section-2.2) for their form and their folding; YAML front matter is
front_matter.py's.
"""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

import msgspec

from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.database import read_record
from backfile.reader.database_fields import cut_tail, split_field_below, tail_blocks
from backfile.reader.front_matter import FENCE, read_front_matter
from backfile.reader.front_matter import MAX_LINES as FRONT_MATTER_LINES
from backfile.reader.header_names import (
    MAIL_NAMES,
    MISSPELT,
    NAMES,
    Written,
    field_of,
    is_kept,
    letters_of,
    near_name,
    split_body,
    split_line,
)
from backfile.reader.header_values import Header, fill_fields, split_list
from backfile.reader.mail_values import POSTMARK
from backfile.reader.part_shape import SENTENCE_ENDS, is_credit

__all__ = ["MAX_LINES", "NAMES", "Header", "Headers", "parse_headers", "split_list"]

MAX_LINES = 100
"""Header lines that are read; a file with more of them is something else."""
PROSE_CHARACTERS, PROSE_WORDS = 120, 5
"""A value longer than this, or a sentence of so many words, is prose unless its key says that it is none."""


class Headers(msgspec.Struct, frozen=True):
    """The header lines of a file, and where the article itself begins."""

    values: dict[str, Header]
    """By field; a field that is written twice keeps its first value, or all of them where it may hold several."""
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    rest: str
    """The text below the headers; all of it when there are none."""
    rest_line: int
    """Number of the first line of `rest` in the file, counted from 1."""
    is_mail: bool = False
    """Whether they are those of an e-mail, whose subject need not be the headline."""
    marks: tuple[Block, ...] = ()
    """Marks of a database within the text, cut out of `rest` at the beginnings of their lines."""
    tail: tuple[Block, ...] = ()
    """The fields of a database below the text."""


def parse_headers(text: str, path: str, first_line: int = 1) -> Headers:
    """Read the header lines at the top of a text.

    They begin at the first line that is not blank and end at the first blank line, the first line that is no header,
    or after MAX_LINES. The first must have a known key, or one of them must name the headline; or they must be those
    of a mail. Where a key is only nearly known, there must be two at least, and a blank line below them.
    An indented line continues the one above, unless it has a known key itself. A last line with an unknown key may be
    the headline (`Kenya: flood kills ten`). A key of the text itself, `Text:`, ends them.

    The record of a news database is read by database.py.

    Args:
        text: the whole article.
        path: the name of its file in problems.
        first_line: number of its first line in the file.
    """
    stripped = text.lstrip()
    top = stripped[: stripped.find("\n")] if "\n" in stripped else stripped
    start = first_line + text[: len(text) - len(stripped)].count("\n")
    record = read_record(stripped, path, start) if top.rstrip() != FENCE else None
    if record:
        return Headers(
            record.values,
            record.blocks,
            record.problems,
            record.rest,
            record.rest_line,
            marks=record.marks,
            tail=record.tail,
        )
    if ":" not in top and top.rstrip() != FENCE:  # as in most articles
        return Headers({}, (), (), text, first_line)

    lines = stripped.split("\n", FRONT_MATTER_LINES + 2)
    front = read_front_matter(lines[: FRONT_MATTER_LINES + 2], start, path)
    if front:
        values, problems = fill_fields(front.written, path, is_mail=False)
        rest = "\n".join(lines[front.lines :])
        return Headers(values, front.blocks, (*front.problems, *problems), rest, start + front.lines)

    problems = ()
    above: tuple[Block, ...] = ()
    if POSTMARK.match(lines[0]) or lines[0].rstrip() == FENCE:
        above = (Block(BlockKind.HEADER, " ".join(lines[0].split()), start),)
        if lines[0].rstrip() == FENCE:
            what, fix = "the front matter does not end, it was read as header lines", 'write "---" below it'
            problems = (Problem("R105", path, start, what, fix),)
    found, end = _find(lines[len(above) : MAX_LINES], start + len(above))
    end += len(above)
    is_mail = _is_mail(found)
    if not is_mail and not _are_headers(found, lines[end:]):
        return Headers({}, (), (), text, first_line)
    body = split_body(lines[end]) if end < len(lines) else None
    if not is_mail and not body and _ends_in_headline(found, lines[end:]):
        end = found.pop().line - start
    values, more = fill_fields(found, path, is_mail=is_mail)
    blocks = above + tuple(Block(BlockKind.HEADER, f"{item.key}: {item.value}".rstrip(), item.line) for item in found)
    if body:
        blocks += (Block(BlockKind.HEADER, body[0], start + end),)
        lines[end] = body[1]
    tail: tuple[Block, ...] = ()
    if any(letters_of(item.key) == "paper" for item in found):  # NewsBank
        lines[end:] = "\n".join(lines[end:]).split("\n")
        cut, pieces = cut_tail(lines[end:], start + end, split_field_below)
        lines, tail = lines[: end + cut], tail_blocks(pieces)
    return Headers(values, blocks, problems + more, "\n".join(lines[end:]), start + end, is_mail, tail=tail)


def _find(lines: Sequence[str], first_line: int) -> tuple[list[Written], int]:
    """The headers, and how many lines they take together."""
    found: list[Written] = []
    below: list[str] = []
    count = 0
    for count, line in enumerate(lines):
        if found and split_body(line) and not _is_header(lines[count + 1 : count + 2]):
            break
        pair = split_line(line.strip())
        indented = line[:1].isspace()
        if pair and (not indented or field_of(pair[0])) and not _is_prose(*pair):
            _unfold(found, below)
            found.append(Written(*pair, first_line + count))
        elif indented and line.strip() and found:
            below.append(line)
        else:
            break
    else:
        count = len(lines)
    _unfold(found, below)
    return found, count


def _is_header(lines: Sequence[str]) -> bool:
    """Whether a line, if there is one, has a known key."""
    pair = split_line(lines[0].strip()) if lines else None
    return pair is not None and (field_of(pair[0]) is not None or is_kept(pair[0]))


def _unfold(found: list[Written], below: list[str]) -> None:
    """Add the indented lines below a header to it."""
    if below:
        last = found[-1]
        found[-1] = Written(last.key, " ".join(" ".join((last.value, *below)).split()), last.line)
        below.clear()


def _are_headers(found: Sequence[Written], below: Sequence[str]) -> bool:
    if not found:
        return False
    fields = [field_of(item.key) for item in found]
    named = [field for field, item in zip(fields, found, strict=True) if field and item.value]
    if named and (fields[0] or is_kept(found[0].key) or "headline" in named):
        return True
    if len(found) == 1 or not below or below[0].strip() or not any(map(str.strip, below)):
        return False
    near = [near_name(item.key, MISSPELT) for item in found if item.value]
    return bool(near) and (bool(near[0]) or any(NAMES.get(name) == "headline" for name in near))


def _ends_in_headline(found: Sequence[Written], below: Sequence[str]) -> bool:
    """Whether the last header is the headline: no other names one, and the text below has none either."""
    key = found[-1].key
    if any(field_of(item.key) == "headline" for item in found) or field_of(found[0].key) is None:
        return False
    if field_of(key) or is_kept(key) or near_name(key, MISSPELT) or " " not in found[-1].value:
        return False
    lines = dropwhile(lambda line: not line.strip(), below)
    text = " ".join(" ".join(takewhile(str.strip, lines)).split())
    return is_credit(text) or len(text) > PROSE_CHARACTERS or text.endswith(SENTENCE_ENDS)


def _is_prose(key: str, value: str) -> bool:
    """Whether what could be a header is a paragraph, as in `NAIROBI: The river rose all night`."""
    if field_of(key) or is_kept(key) or "-" in key:
        return False
    return len(value) > PROSE_CHARACTERS or (value.endswith(SENTENCE_ENDS) and value.count(" ") >= PROSE_WORDS - 1)


def _is_mail(found: Sequence[Written]) -> bool:
    """Whether headers are those of a mail: its subject or its sender's address, and one more."""
    values = {letters_of(item.key): item.value for item in found}
    has_sender = "@" in values.get("from", "")
    return len(values.keys() & MAIL_NAMES) > 1 and (bool(values.get("subject")) or has_sender)
