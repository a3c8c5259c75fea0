"""When an article was published and changed: by its headers, its path and its text, in that order."""

from collections.abc import Iterator

from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind, Certainty
from backfile.problems import Problem
from backfile.reader.dateline import Dateline
from backfile.reader.dates import DateStyle, find_dates_in, is_ambiguous, parse_date, parse_date_line, parse_path_date
from backfile.reader.headers import Headers

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.CORRECTION, BlockKind.BOILERPLATE})
"""Where a date may be mentioned."""


def find_dates(
    headers: Headers, blocks: tuple[Block, ...], dateline: Found[Dateline] | None, path: str, style: DateStyle
) -> tuple[Found[PartialDate] | None, Found[PartialDate] | None]:
    """Find both dates of an article.

    The strongest place that has a date gives it: headers, then path, then date lines, then the dateline. A finer date
    of a weaker place refines it if the two agree.

    Args:
        headers: the header lines.
        blocks: all blocks of the article.
        dateline: of the text, if it has one.
        path: below the content folder.
        style: how dates are written here.
    Returns:
        When it was published, and when it was changed.
    """
    best = None
    for date in _published(headers, blocks, path, style):
        if best is None or date.value.refines(best.value):
            best = date
    year = best.value.parts[0] if best else ""
    day = _dateline_date(dateline, year, style)
    if day and (best is None or day.value.refines(best.value)):
        best = day
    return best, _header_date(headers, "modified", style) or next(_line_dates(blocks, "modified", style), None)


def report_dates(
    headers: Headers, blocks: tuple[Block, ...], published: Found[PartialDate] | None, style: DateStyle, where: str
) -> Iterator[Problem]:
    """Report dates that cannot be read, and, for an undated article, the first date that its text mentions.

    Args:
        headers: the header lines.
        blocks: all blocks of the article.
        published: its date, if it was found.
        style: how dates are written here.
        where: the name of the file in problems.
    """
    for name in ("published", "modified"):
        header = headers.values.get(name)
        if header and parse_date(header.value, style) is None:
            yield _unread(header.value, header.line, style, where)
    for block in blocks:
        if block.kind is BlockKind.DATE_LINE and not parse_date_line(block.text, style):
            yield _unread(block.text, block.line, style, where)
    if published is not None:
        return
    for block in blocks:
        mentioned = find_dates_in(block.text, style) if block.kind in _PROSE else ()
        if mentioned:
            date = mentioned[0].iso
            what = f"it has no date, and its text mentions {date}"
            fix = f'if that is its date, write "Date: {date}" above the text, or in metadata.csv'
            yield Problem("R104", where, block.line, what, fix)
            return


def _unread(text: str, line: int, style: DateStyle, where: str) -> Problem:
    if is_ambiguous(text, style):
        what = f'"{text}" can be two days, so it is not used'
        return Problem("R102", where, line, what, "write it as 2024-06-27, or set BACKFILE_DATE_ORDER")
    return Problem("R102", where, line, f'"{text}" is no date that can be read', "write it as 2024-06-27")


def _published(
    headers: Headers, blocks: tuple[Block, ...], path: str, style: DateStyle
) -> Iterator[Found[PartialDate]]:
    """Dates of publication, strongest first."""
    header = _header_date(headers, "published", style)
    if header:
        yield header
    in_path = parse_path_date(path)
    if in_path:
        yield Found(in_path, Origin.PATH)
    yield from _line_dates(blocks, "published", style)


def _header_date(headers: Headers, name: str, style: DateStyle) -> Found[PartialDate] | None:
    header = headers.values.get(name)
    date = parse_date(header.value, style) if header else None
    return Found(date, Origin.HEADER, header.line) if header and date else None


def _line_dates(blocks: tuple[Block, ...], name: str, style: DateStyle) -> Iterator[Found[PartialDate]]:
    for block in blocks:
        if block.kind is BlockKind.DATE_LINE:
            for label, date in parse_date_line(block.text, style):
                if label == name:
                    yield Found(date, Origin.TEXT, block.line, block.certainty)


def _dateline_date(dateline: Found[Dateline] | None, year: str, style: DateStyle) -> Found[PartialDate] | None:
    """The date of a dateline; most lack the year, which is then that of a weaker or stronger place."""
    if dateline is None or not dateline.value.day:
        return None
    whole = parse_date(dateline.value.day, style)
    date = whole or parse_date(f"{dateline.value.day} {year}", style)
    return Found(date, Origin.TEXT, dateline.line, Certainty.SURE if whole else Certainty.LIKELY) if date else None
