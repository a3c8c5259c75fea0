"""Put one article together: its blocks by the rules, its metadata from headers, path and text, in that order."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from backfile.model.article import ParsedArticle
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from backfile.reader.byline import parse_authors, parse_byline
from backfile.reader.dateline import parse_dateline
from backfile.reader.dates import parse_date_line
from backfile.reader.dating import find_dates, unread_dates
from backfile.reader.headers import Headers, parse_headers, split_list
from backfile.reader.kicker import section_of
from backfile.reader.lines import split_chunks
from backfile.reader.marks import CLOSING, DASHES
from backfile.reader.promo import parse_promo
from backfile.reader.reading import has_words
from backfile.reader.rules import classify_chunks

T = TypeVar("T")

_SENTENCE = re.compile(rf"[.?!][{CLOSING}]*(?:\s|$)")
_SENTENCE_END = re.compile(rf"(?<=\w{{3}})(?<!\b(?:Col|Gen|Gov|Mrs|Rep|Rev|Sen|Sgt))[.?!][{CLOSING}]*\s")
"""Not the full stop of `U.S.`, `Mr.` or `Gen.`"""
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
    chunks = split_chunks(headers.rest, headers.rest_line, _stands_alone)
    blocks = headers.blocks + classify_chunks(chunks, title.value if title else "")
    first = {block.kind: block for block in reversed(blocks)}
    problems = list(headers.problems)

    headline = _headline(headers, blocks)
    if headline.origin is Origin.DERIVED:
        what = f"no headline was found; its first words stand for it ({headline.value!r})"
        problems.append(Problem("R103", where, headline.line, what, 'write one above the text, or a line "Title: ..."'))
    published, modified = find_dates(headers, blocks, path, options.timezone)
    problems += unread_dates(headers, where)
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
        published=published,
        modified=modified,
        slug=_from_header(headers, "slug", str),
        summary=_from_header(headers, "summary", str),
        tags=_from_header(headers, "tags", split_list),
        countries=_from_header(headers, "countries", split_list),
    )
    return article, tuple(problems)


def summarise(blocks: Iterable[Block]) -> str:
    """The beginning of the first paragraph that has a full sentence, in at most SUMMARY_CHARACTERS characters.

    Lines of a table or a list above the prose have none; where nothing has, the first line with words serves.
    """
    paragraphs = [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH and has_words(block.text)]
    text = next(filter(_SENTENCE.search, paragraphs), paragraphs[0] if paragraphs else "")
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, SUMMARY_CHARACTERS)]
    if ends and ends[-1] > SUMMARY_CHARACTERS // 3:
        return text[: ends[-1]].rstrip()
    return _cut(text, SUMMARY_CHARACTERS)


def _stands_alone(line: str) -> bool:
    return bool(parse_byline(line) or parse_date_line(line) or parse_promo(line))


def _headline(headers: Headers, blocks: tuple[Block, ...]) -> Found[str]:
    header = headers.values.get("headline")
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    block = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    if block:
        return Found(block.text, Origin.TEXT, block.line)
    prose = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH and has_words(block.text)), blocks[0])
    end = _SENTENCE_END.search(prose.text, 0, TITLE_CHARACTERS)
    return Found(
        prose.text[: end.end()].rstrip() if end else _cut(prose.text, TITLE_CHARACTERS), Origin.DERIVED, prose.line
    )


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
    return (shorter.rstrip(f" ,;:{DASHES}") or shorter) + "…"
