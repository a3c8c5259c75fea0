"""The metadata of an article: by its headers, its path and its text, in that order."""

import re
from collections.abc import Callable
from typing import TypeVar

from backfile.model.article import ParsedArticle
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dateline import Dateline, parse_dateline
from backfile.reader.dates import DateStyle
from backfile.reader.dating import find_dates
from backfile.reader.headers import Headers, split_list
from backfile.reader.kicker import section_of
from backfile.reader.language import detect_language
from backfile.reader.names import parse_authors, parse_names
from backfile.reader.reading import has_words
from backfile.reader.summary import title_of
from backfile.reader.vocabulary import Vocabulary, load_vocabulary

S = TypeVar("S")
T = TypeVar("T")

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
"""The language of a BCP 47 tag."""


def find_metadata(  # noqa: PLR0913 - what metadata is found in
    headers: Headers,
    blocks: tuple[Block, ...],
    path: str,
    language: Found[str],
    style: DateStyle,
    *,
    folder_is_section: bool,
) -> ParsedArticle:
    """Put the article together, each value from the strongest place that has it.

    Args:
        headers: the header lines.
        blocks: all blocks of the article.
        path: below the content folder; empty when it says nothing of this article.
        language: of the article.
        style: how dates are written in it.
        folder_is_section: whether the folder it lies in names its section.
    """
    words = load_vocabulary(language.value)
    firsts = {block.kind: block for block in reversed(blocks)}
    kicker_block = firsts.get(BlockKind.KICKER)
    dateline = _dateline(headers, firsts.get(BlockKind.DATELINE), words)
    published, modified = find_dates(headers, blocks, dateline, path, style)
    kicker = _block_text(headers, "kicker", kicker_block)
    return ParsedArticle(
        blocks=blocks,
        headline=_headline(headers, firsts.get(BlockKind.HEADLINE), blocks),
        kicker=kicker,
        deck=_block_text(headers, "deck", firsts.get(BlockKind.DECK)),
        dateline=dateline.value.wording if dateline else "",
        place=_with_value(dateline, dateline.value.place) if dateline else None,
        language=language,
        section=_section(headers, kicker, kicker_block, path if folder_is_section else "", words),
        authors=_authors(headers, blocks, words),
        published=published,
        modified=modified,
        slug=_from_header(headers, "slug", str),
        summary=_from_header(headers, "summary", str),
        tags=_list_from_header(headers, "tags"),
        countries=_list_from_header(headers, "countries"),
    )


def find_language(headers: Headers, expected: str) -> Found[str]:
    """The language of an article: as its headers say, else as its words tell.

    Args:
        headers: the header lines.
        expected: the language of the site, ISO 639-1.
    """
    header = headers.values.get("language")
    code = _LANGUAGE.match(header.value) if header else None
    if header and code:
        return Found(code[0].lower(), Origin.HEADER, header.line)
    return Found(detect_language(headers.rest, expected), Origin.DERIVED, 0, Certainty.LIKELY)


def _dateline(headers: Headers, block: Block | None, words: Vocabulary) -> Found[Dateline] | None:
    header = headers.values.get("dateline")
    if header:
        return Found(parse_dateline(header.value, words), Origin.HEADER, header.line)
    return Found(parse_dateline(block.text, words), Origin.TEXT, block.line, block.certainty) if block else None


def _with_value(found: Found[S], value: T) -> Found[T]:
    return Found(value, found.origin, found.line, found.certainty)


def _headline(headers: Headers, block: Block | None, blocks: tuple[Block, ...]) -> Found[str]:
    header = headers.values.get("headline")
    if block:  # there is one only where no header, or just the subject of a mail, says it
        return Found(block.text, Origin.TEXT, block.line, block.certainty)
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    prose = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH and has_words(block.text)), blocks[0])
    return Found(title_of(prose.text), Origin.DERIVED, prose.line, Certainty.GUESS)


def _section(headers: Headers, kicker: str, block: Block | None, path: str, words: Vocabulary) -> Found[str] | None:
    header = headers.values.get("section")
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if folder and not folder.isdigit():
        return Found(folder, Origin.PATH)
    section = section_of(kicker, words.kicker)
    return Found(section, Origin.TEXT, block.line if block else 0) if section else None


def _authors(headers: Headers, blocks: tuple[Block, ...], words: Vocabulary) -> Found[tuple[str, ...]] | None:
    header = headers.values.get("authors")
    if header:
        return Found(header.items or parse_authors(header.value), Origin.HEADER, header.line)
    for block in blocks:
        if block.kind is BlockKind.BYLINE and (names := parse_names(block.text, words)):
            return Found(names, Origin.TEXT, block.line, block.certainty)
    return None


def _from_header(headers: Headers, name: str, read: Callable[[str], T]) -> Found[T] | None:
    header = headers.values.get(name)
    return Found(read(header.value), Origin.HEADER, header.line) if header else None


def _list_from_header(headers: Headers, name: str) -> Found[tuple[str, ...]] | None:
    header = headers.values.get(name)
    return Found(header.items or split_list(header.value), Origin.HEADER, header.line) if header else None


def _block_text(headers: Headers, name: str, block: Block | None) -> str:
    header = headers.values.get(name)
    return header.value if header else block.text if block else ""
