"""Put one article together: its blocks by the rules, its metadata from headers, path and text, in that order."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from backfile.model.article import ParsedArticle
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.byline import parse_authors, parse_byline
from backfile.reader.dateline import parse_dateline
from backfile.reader.dates import parse_date, parse_date_line, parse_path_date
from backfile.reader.headers import Headers, parse_headers, split_list
from backfile.reader.kicker import section_of
from backfile.reader.lines import split_chunks
from backfile.reader.rules import classify_chunks

T = TypeVar("T")

_SENTENCE_END = re.compile(r"[.?!][”\"'’)]*\s")
SUMMARY_CHARACTERS = 240
"""A summary is the first paragraph, cut at a sentence or a word before it is longer than this."""
TITLE_CHARACTERS = 90
"""The first words of an article without a headline, cut at a word before they are longer than this."""


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """What the reader needs to know of the site."""

    timezone: str = "UTC"
    """IANA name, for times that say no zone of their own."""
    folder_is_section: bool = False
    """Whether the folder an article lies in names its section."""


def parse_article(text: str, path: str, options: ReaderOptions) -> tuple[ParsedArticle, tuple[Problem, ...]]:
    """Read one article.

    Args:
        text: the whole file, as `decode_text` gives it; not blank.
        path: below the content folder; it may hold the date and the section.
        options: the site's.
    Returns:
        The article, and what in it was not understood.
    """
    where = f"content/{path}"
    headers = parse_headers(text, where)
    title = headers.values.get("headline")
    blocks = headers.blocks + classify_chunks(split_chunks(headers.rest, headers.rest_line), title.value if title else "")
    first = {block.kind: block for block in reversed(blocks)}
    problems = list(headers.problems)

    headline = _headline(headers, first)
    if headline.origin is Origin.DERIVED:
        what = f"no headline was found; its first words stand for it ({headline.value!r})"
        problems.append(Problem("R103", where, headline.line, what, 'write one above the text, or a line "Title: ..."'))
    dates = _Dates(headers, blocks, path, options.timezone, where, problems)
    kicker = _block_text(headers, "kicker", first.get(BlockKind.KICKER))
    dateline_block = first.get(BlockKind.DATELINE)
    dateline = headers.values.get("dateline")
    article = ParsedArticle(
        blocks=blocks,
        headline=headline,
        kicker=kicker,
        deck=_block_text(headers, "deck", first.get(BlockKind.DECK)),
        dateline=dateline.value if dateline else parse_dateline(dateline_block.text)[0] if dateline_block else "",
        section=_section(headers, kicker, first.get(BlockKind.KICKER), path, options),
        authors=_authors(headers, first.get(BlockKind.BYLINE)),
        published=dates.published(),
        modified=dates.modified(),
        slug=_from_header(headers, "slug", str),
        summary=_from_header(headers, "summary", str),
        tags=_from_header(headers, "tags", split_list),
        countries=_from_header(headers, "countries", split_list),
    )
    return article, tuple(problems)


def summarise(blocks: Iterable[Block]) -> str:
    """The beginning of the prose, in at most SUMMARY_CHARACTERS characters."""
    text = next((block.text for block in blocks if block.kind is BlockKind.PARAGRAPH), "")
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, SUMMARY_CHARACTERS)]
    if ends and ends[-1] > SUMMARY_CHARACTERS // 3:
        return text[: ends[-1]].rstrip()
    return _cut(text, SUMMARY_CHARACTERS)


class _Dates:
    """The dates of an article: headers, then file name, then text; a finer one that agrees refines a coarser one."""

    def __init__(
        self,
        headers: Headers,
        blocks: tuple[Block, ...],
        path: str,
        zone: str,
        where: str,
        problems: list[Problem],
    ) -> None:
        self._headers, self._blocks, self._zone, self._where, self._problems = headers, blocks, zone, where, problems
        self._path_date = parse_path_date(path)

    def published(self) -> Found[PartialDate] | None:
        found = [self._header("published")]
        found.append(Found(self._path_date, Origin.PATH) if self._path_date else None)
        found += [self._line("published"), self._dateline()]
        known = [date for date in found if date]
        if not known:
            return None
        best = known[0]
        return next((date for date in known if date.value.refines(best.value)), best)

    def modified(self) -> Found[PartialDate] | None:
        return self._header("modified") or self._line("modified")

    def _header(self, name: str) -> Found[PartialDate] | None:
        header = self._headers.values.get(name)
        if header is None:
            return None
        date = parse_date(header.value, self._zone)
        if date is None:
            what = f'"{header.value}" is no date that can be read only one way'
            self._problems.append(Problem("R102", self._where, header.line, what, "write it as 2024-06-27"))
            return None
        return Found(date, Origin.HEADER, header.line)

    def _line(self, name: str) -> Found[PartialDate] | None:
        for block in self._blocks:
            if block.kind is BlockKind.DATE_LINE:
                found = parse_date_line(block.text, self._zone)
                if found and found[0] == name:
                    return Found(found[1], Origin.TEXT, block.line)
        return None

    def _dateline(self) -> Found[PartialDate] | None:
        for block in self._blocks:
            if block.kind is BlockKind.DATELINE:
                year = self._path_date.parts[0] if self._path_date else ""
                date = parse_dateline(block.text, year)[1]
                return Found(date, Origin.TEXT, block.line) if date else None
        return None


def _headline(headers: Headers, first: dict[BlockKind, Block]) -> Found[str]:
    header = headers.values.get("headline")
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    block = first.get(BlockKind.HEADLINE)
    if block:
        return Found(block.text, Origin.TEXT, block.line)
    prose = first.get(BlockKind.PARAGRAPH) or next(iter(first.values()))
    end = _SENTENCE_END.search(prose.text, 0, TITLE_CHARACTERS)
    return Found(prose.text[: end.end()].rstrip() if end else _cut(prose.text, TITLE_CHARACTERS), Origin.DERIVED, prose.line)


def _section(
    headers: Headers, kicker: str, block: Block | None, path: str, options: ReaderOptions
) -> Found[str] | None:
    header = headers.values.get("section")
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if options.folder_is_section and folder and not folder.isdigit():
        return Found(folder, Origin.PATH)
    section = section_of(kicker)
    return Found(section, Origin.TEXT, block.line if block else 0) if section else None


def _authors(headers: Headers, block: Block | None) -> Found[tuple[str, ...]] | None:
    header = headers.values.get("authors")
    if header:
        return Found(parse_authors(header.value), Origin.HEADER, header.line)
    return Found(parse_byline(block.text), Origin.TEXT, block.line) if block else None


def _from_header(headers: Headers, name: str, read: Callable[[str], T]) -> Found[T] | None:
    header = headers.values.get(name)
    return Found(read(header.value), Origin.HEADER, header.line) if header else None


def _block_text(headers: Headers, name: str, block: Block | None) -> str:
    header = headers.values.get(name)
    return header.value if header else block.text if block else ""


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    shorter = text[:characters].rsplit(" ", 1)[0] if " " in text[:characters] else text[:characters]
    return shorter.rstrip(" ,;:–—-") + "…"
