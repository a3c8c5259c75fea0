"""What an article looks like from outside, when a file may hold several: its headers, its head, its prose."""

import re
from collections.abc import Sequence

from backfile.reader.dates import parse_date_line
from backfile.reader.header_names import field_of, split_body, split_line
from backfile.reader.marks import APOSTROPHES, CLOSING, LONG_DASHES
from backfile.reader.names import parse_byline

HEADER_LINES = 100
"""Header lines of one article that are looked at."""
HEADLINE_CHARACTERS = 250
PROSE_CHARACTERS = 60
"""A line as long as this is prose, and so is a shorter one with a full stop."""
LINES_BELOW_HEADLINE = 4
"""Among so many lines below a headline stands who wrote the article, when or where."""

_PLACE = rf"[^\W\d_]+(?:[ .{APOSTROPHES}-]{{1,2}}[^\W\d_]+){{0,4}}"
_REST = r"(?: [^\W\d_][\w.]{1,20},?| \d{1,2},?){0,5}(?: ?\([^()]{2,40}\))?"
_DATELINE = re.compile(rf"(?P<place>{_PLACE}),?{_REST} ?(?:--?|[{LONG_DASHES}_]) ?\S")
_LETTER = re.compile(r"[^\W\d_]")
SENTENCE_ENDS = tuple(".!?…。।؟")


def parse_header_block(lines: Sequence[str], start: int) -> tuple[frozenset[str], int]:
    """The fields that header lines fill, and the index of the line below them, which may begin with `Text:`."""
    fields = set()
    index = start
    for line in lines[start : start + HEADER_LINES]:
        if index > start and split_body(line):
            break
        pair = split_line(line.strip())
        if pair and (not line[:1].isspace() or field_of(pair[0]) or index == start):
            fields.add(field_of(pair[0]) if pair[1] else None)
        elif index == start or not line[:1].isspace() or not line.strip():
            break
        index += 1
    return frozenset(field for field in fields if field), index


def names_headline(line: str) -> bool:
    """Whether a line is a header that names the headline."""
    pair = split_line(line.rstrip())
    return pair is not None and field_of(pair[0]) == "headline" and bool(pair[1])


def is_article(lines: Sequence[str]) -> bool:
    """Whether lines begin as an article does, by headers or by headline, and hold prose."""
    start = next(index for index, line in enumerate(lines) if line.strip())
    fields, end = parse_header_block(lines, start)
    if "headline" in fields:
        return has_prose(lines[end:])
    head: list[str] = []
    for line in lines[start:]:
        if len(head) > LINES_BELOW_HEADLINE:
            break
        if line.strip():
            head.append(" ".join(line.split()))
    first = head[0]
    return (
        len(first) <= HEADLINE_CHARACTERS
        and _LETTER.search(first) is not None
        and not first.endswith(".")
        and not is_credit(first)
        and any(map(is_credit, head[1:]))
        and has_prose(lines[start + 1 :])
    )


def is_credit(line: str) -> bool:
    """Whether a line says who wrote an article, when or where."""
    dateline = _DATELINE.match(line)
    return bool(parse_byline(line) or parse_date_line(line) or (dateline and dateline["place"].isupper()))


def has_prose(lines: Sequence[str]) -> bool:
    """Whether one of the lines at least is prose."""
    return any(
        (len(line) >= PROSE_CHARACTERS or line.rstrip(f" \t{CLOSING}").endswith(SENTENCE_ENDS))
        and _LETTER.search(line) is not None
        for line in lines
    )
