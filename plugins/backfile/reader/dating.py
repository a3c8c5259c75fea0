"""When an article was published and changed: by its headers, its path and its text, in that order."""

from collections.abc import Iterator

from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.dateline import parse_dateline
from backfile.reader.dates import parse_date, parse_date_line, parse_path_date
from backfile.reader.headers import Headers


def find_dates(
    headers: Headers, blocks: tuple[Block, ...], path: str, zone: str
) -> tuple[Found[PartialDate] | None, Found[PartialDate] | None]:
    """Find both dates of an article.

    The strongest place that has a date gives it: headers, then path, then date lines, then the dateline. A finer date
    of a weaker place refines it if the two agree.

    Args:
        headers: the header lines.
        blocks: all blocks of the article.
        path: below the content folder.
        zone: IANA name of the time zone of a time that names none.
    Returns:
        When it was published, and when it was changed.
    """
    best = None
    for date in _published(headers, blocks, path, zone):
        if best is None or date.value.refines(best.value):
            best = date
    year = best.value.parts[0] if best else ""
    dateline = _dateline_date(blocks, year)
    if dateline and (best is None or dateline.value.refines(best.value)):
        best = dateline
    return best, _header_date(headers, "modified", zone) or next(_line_dates(blocks, "modified", zone), None)


def unread_dates(headers: Headers, where: str) -> Iterator[Problem]:
    """Report the date headers that cannot be read.

    Args:
        headers: the header lines.
        where: the name of the file in problems.
    """
    for name in ("published", "modified"):
        header = headers.values.get(name)
        if header and parse_date(header.value) is None:
            what = f'"{header.value}" is no date that can be read only one way'
            yield Problem("R102", where, header.line, what, "write it as 2024-06-27")


def _published(headers: Headers, blocks: tuple[Block, ...], path: str, zone: str) -> Iterator[Found[PartialDate]]:
    """Dates of publication, strongest first."""
    header = _header_date(headers, "published", zone)
    if header:
        yield header
    in_path = parse_path_date(path)
    if in_path:
        yield Found(in_path, Origin.PATH)
    yield from _line_dates(blocks, "published", zone)


def _header_date(headers: Headers, name: str, zone: str) -> Found[PartialDate] | None:
    header = headers.values.get(name)
    date = parse_date(header.value, zone) if header else None
    return Found(date, Origin.HEADER, header.line) if header and date else None


def _line_dates(blocks: tuple[Block, ...], name: str, zone: str) -> Iterator[Found[PartialDate]]:
    for block in blocks:
        if block.kind is BlockKind.DATE_LINE:
            found = parse_date_line(block.text, zone)
            if found and found[0] == name:
                yield Found(found[1], Origin.TEXT, block.line)


def _dateline_date(blocks: tuple[Block, ...], year: str) -> Found[PartialDate] | None:
    for block in blocks:
        if block.kind is BlockKind.DATELINE:
            date = parse_dateline(block.text, year)[1]
            return Found(date, Origin.TEXT, block.line) if date else None
    return None
