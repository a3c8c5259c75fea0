"""Split a file that holds several articles, as bulk exports, mailboxes and printouts of news databases do.

To split one article is worse than to leave two together: a sign of another article counts only where every part that
it makes is an article by itself.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from backfile.reader.front_matter import FENCE
from backfile.reader.header_names import field_of
from backfile.reader.part_signs import AGAIN, MARK, Bounds, find_parts, texts_between
from backfile.urls import slug_of

_LIKELY = re.compile(
    r"\n(?=[ \t\f=*_#~+.\-DdF0-9])"  # what follows begins with one of these; looked at first, for speed
    rf"[ \t]*+(?:\f|{MARK}{AGAIN}{{4}}|(?i:document )?\d+ of \d|From )"
)
_BEGINNING = re.compile(
    rf"\s*+(?>(?:(?={FENCE}\n)|{MARK}(?>{AGAIN}{{2,}})\s++)?)(?P<first>{FENCE}\n|[A-Za-z][\w -]{{1,60}}?:)"
)


class Part(msgspec.Struct, frozen=True):
    """One article of a file. Every line of the file is in one part, as separator or as text."""

    separator: str
    """The lines that part it from what is above, with blank ones between them; empty when there are none."""
    text: str
    line: int
    """Number of the first line of `text`, counted from 1."""
    separator_line: int
    """Number of the first line of `separator`; 0 when there is none."""


def split_parts(text: str) -> tuple[Part, ...]:
    """Split a file into its articles.

    Args:
        text: the whole file.
    Returns:
        The articles in reading order; most often one, whose text is the whole file.
    """
    if _may_hold_several(text):
        lines = text.split("\n")
        bounds = find_parts(lines)
        if bounds:
            return tuple(_cut(lines, bounds))
    return (Part("", text, 1, 0),)


def name_parts(headlines: Sequence[str]) -> tuple[str, ...]:
    """Name each part within its file, by its headline: exports grow at the top as well as at the end.

    Returns:
        As many names, no two the same; the second of one headline ends in `-2`.
    """
    names: list[str] = []
    taken: set[str] = set()
    last: dict[str, int] = {}
    for headline in headlines:
        slug = slug_of(headline)
        name, number = slug, last.get(slug, 1)
        while name in taken:
            number += 1
            name = f"{slug}-{number}"
        last[slug] = number
        taken.add(name)
        names.append(name)
    return tuple(names)


def _may_hold_several(text: str) -> bool:
    """Rule out nearly all files that hold one article, at the cost of one search."""
    match = _BEGINNING.match(text)
    if match:
        first = match["first"].strip()
        if text.find(f"\n{first}", match.end()) >= 0 and (first == FENCE or field_of(first[:-1])):
            return True
    return _LIKELY.search(text) is not None


def _cut(lines: Sequence[str], bounds: Bounds) -> Iterator[Part]:
    for (separator, start), text in zip(bounds, texts_between(lines, bounds), strict=True):
        above = "\n".join(lines[separator:start])
        yield Part(above, "\n".join(text), start + 1, separator + 1 if start > separator else 0)
