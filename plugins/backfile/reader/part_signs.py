"""The signs that one article ends and another begins, each with the parts that it makes of a file.

RFC 4155 (https://www.rfc-editor.org/rfc/rfc4155) for mailboxes.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from backfile.reader.front_matter import FENCE, front_matter_end
from backfile.reader.header_names import field_of, is_kept, split_line
from backfile.reader.mail_values import POSTMARK
from backfile.reader.part_shape import HEADER_LINES, has_prose, is_article, names_headline, parse_header_block

NEAR_TOP = 10
"""The first document line of a database stands within so many lines."""

Bounds = list[tuple[int, int]]
"""Of each part, the index of its first separator line and that of its first own line; the same when it has none."""

MARK, AGAIN = r"(?P<mark>[=*_#~+.-])", r"(?:[ \t]*+(?P=mark))"
"""A line of one mark begins with it, and then there it is again, closely or with spaces: so often as a rule is long."""
_SHORT_RULE = re.compile(rf"\s*+{MARK}(?>{AGAIN}{{2,}})\s*+")
_LONG_RULE = re.compile(rf"\s*+{MARK}(?>{AGAIN}{{4,}})\s*+")
_DOCUMENT = re.compile(r"\s*(?P<label>document )?(\d{1,6}) of (\d{1,6})(?P<word> documents?)?\.?\s*", re.IGNORECASE)
_DOCUMENT_CHARACTERS = 60
_WORD = re.compile(r"[^\W_]")


def find_parts(lines: Sequence[str]) -> Bounds:
    """The parts by the first sign that makes several, every one an article; empty when none does."""
    return next((bounds for bounds in (find(lines) for find in _SIGNS) if len(bounds) > 1), [])


def texts_between(lines: Sequence[str], bounds: Bounds) -> Iterator[Sequence[str]]:
    """The lines of each part, without its separator."""
    ends = [separator for separator, _ in bounds[1:]] + [len(lines)]
    for (_, start), end in zip(bounds, ends, strict=False):  # no part has an end either
        yield lines[start:end]


def _by_front_matter(lines: Sequence[str]) -> Bounds:
    """Front matter that names a headline, once more below the text."""
    bounds: Bounds = []
    bodies: list[int] = []
    index = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[index].rstrip() != FENCE:
        return []
    while index < len(lines):
        window = lines[index : index + HEADER_LINES + 2] if lines[index].rstrip() == FENCE else ("",)
        end = front_matter_end(window)
        if end and any(map(names_headline, window[1:end])):
            bounds.append((index if bounds else 0,) * 2)
            bodies.append(index := index + end + 1)
        else:
            index += 1
    ends = [start for start, _ in bounds[1:]] + [len(lines)]
    return bounds if all(map(has_prose, map(lines.__getitem__, map(slice, bodies, ends)))) else []


def _by_headers(lines: Sequence[str]) -> Bounds:
    """Headers that begin with the same key as those at the top, and name a headline as they do."""
    top = next((index for index, line in enumerate(lines) if line.strip() and not _SHORT_RULE.fullmatch(line)), 0)
    pair = split_line(lines[top].strip())
    wanted, end = parse_header_block(lines, top)
    if pair is None or field_of(pair[0]) is None or "headline" not in wanted:
        return []
    first = f"{pair[0]}:"
    bounds = [(0, top if any(map(str.strip, lines[:top])) else 0)]
    body = end
    for index in range(end, len(lines)):
        if not lines[index].lstrip().startswith(first):
            continue
        above = _separator_above(lines, index)
        fields, end = parse_header_block(lines, index)
        if above is None or "headline" not in fields or len(fields & wanted) < min(2, len(wanted)):
            continue
        if not has_prose(lines[body:above]):
            return []
        bounds.append((above, index))
        body = end
    return bounds if has_prose(lines[body:]) else []


def _by_postmark(lines: Sequence[str]) -> Bounds:
    """The line that a mailbox has above each mail, with the headers of a mail below."""
    top = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if not POSTMARK.match(lines[top]):
        return []
    bounds: Bounds = []
    for index in range(top, len(lines) - 1):
        if POSTMARK.match(lines[index]) and (index == top or not lines[index - 1].strip()):
            pair = split_line(lines[index + 1].strip())
            if pair and is_kept(pair[0]):
                bounds.append((index if bounds else 0,) * 2)
    return bounds


def _by_document(lines: Sequence[str]) -> Bounds:
    """`Document 1 of 20`, `1 of 20 DOCUMENTS`: the numbers count up."""
    bounds: Bounds = []
    last = (0, "")
    for index, line in enumerate(lines):
        match = _DOCUMENT.fullmatch(line) if len(line) < _DOCUMENT_CHARACTERS else None
        if match and (match["word"] or match["label"]):
            here = (int(match[2]), match[3])
            if bounds and here != (last[0] + 1, last[1]):
                return []
            last = here
            bounds.append((index if bounds else 0, index + 1))
        elif not bounds and (index >= NEAR_TOP or has_prose((line,))):
            return []
    return bounds if all(map(has_prose, texts_between(lines, bounds))) else []


def _by_separator(lines: Sequence[str]) -> Bounds:
    """Lines of one mark, or form feeds, with the beginning of an article below each."""
    marks: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        mark = "\f" if line.lstrip(" \t").startswith("\f") else ""
        if not mark and (match := _LONG_RULE.fullmatch(line)):
            mark = match["mark"]
        if mark:
            marks.setdefault(mark, []).append(index)
    for indices in marks.values():
        bounds = _between(lines, indices)
        if len(bounds) < 2:  # noqa: PLR2004  # several parts
            continue
        before = ""
        for text in texts_between(lines, bounds):
            first = next(line.strip() for line in text if line.strip())
            if first == before or not is_article(text):
                break
            before = first
        else:
            return bounds
    return []


_SIGNS: tuple[Callable[[Sequence[str]], Bounds], ...] = (
    _by_front_matter,
    _by_headers,
    _by_postmark,
    _by_document,
    _by_separator,
)


def _between(lines: Sequence[str], separators: Sequence[int]) -> Bounds:
    """The parts between separator lines; one without text is no part, its separator belongs to the next."""
    bounds: Bounds = []
    separator = start = 0
    for index in (*separators, len(lines)):
        if any(map(str.strip, lines[start:index])):
            bounds.append((separator, start))
            separator = index
        holds_text = index < len(lines) and _WORD.search(lines[index])  # behind a form feed
        start = index if holds_text else index + 1
    return bounds


def _separator_above(lines: Sequence[str], index: int) -> int | None:
    """Where the separator above a line begins: at the line itself, if it is a blank one; None when it is text."""
    above = index - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    if _SHORT_RULE.fullmatch(lines[above]):
        return above
    return index if above < index - 1 else None
