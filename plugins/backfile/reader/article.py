"""Put one article together: its blocks by the rules, its metadata from headers, path and text, in that order."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from backfile.model.article import ParsedArticle
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind, Certainty
from backfile.problems import Problem
from backfile.reader.byline import parse_authors, parse_byline, parse_names
from backfile.reader.dateline import Dateline, parse_dateline
from backfile.reader.dates import DateStyle, parse_date_line
from backfile.reader.dating import find_dates, report_dates
from backfile.reader.headers import Headers, parse_headers, split_list
from backfile.reader.kicker import section_of
from backfile.reader.language import detect_language
from backfile.reader.lines import Compounds, split_chunks
from backfile.reader.marks import CLOSING, DASHES
from backfile.reader.parts import Part, name_parts, split_parts
from backfile.reader.promo import parse_promo
from backfile.reader.reading import has_words
from backfile.reader.rules import classify_chunks
from backfile.reader.vocabulary import Vocabulary, load_vocabulary

S = TypeVar("S")
T = TypeVar("T")

_SENTENCE = re.compile(rf"[.?!][{CLOSING}]*(?:\s|$)")
_SENTENCE_END = re.compile(rf"(?<=\w{{3}})(?<!\b(?:Col|Gen|Gov|Mrs|Rep|Rev|Sen|Sgt))[.?!][{CLOSING}]*\s")
"""Not the full stop of `U.S.`, `Mr.` or `Gen.`"""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
"""The language of a BCP 47 tag."""
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
    date_order: str = ""
    """How 3/4/2019 is read: `day-first`, `month-first`; empty: not at all."""
    language: str = "en"
    """Of an article whose words do not tell."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article of a file, as `read_articles` found it."""

    name: str
    """What tells it from the other articles of its file; empty when it is the only one."""
    article: ParsedArticle
    problems: tuple[Problem, ...]
    rules: tuple[str, ...]
    """For each block the name of the rule that found it."""


def read_articles(text: str, path: str, options: ReaderOptions) -> tuple[ReadArticle, ...]:
    """Read the one article of a file, or the many of a bulk export.

    Args:
        text: the whole file, as `decode_text` gives it; not blank.
        path: below the content folder; it may hold the date and the section.
        options: the site's.
    """
    parts = split_parts(text)
    if len(parts) == 1:
        return (_read_part(parts[0], path, options, is_whole=True),)
    read = [_read_part(part, path, options, is_whole=False) for part in parts]
    names = name_parts([one.article.headline.value for one in read])
    return tuple(replace(one, name=name) for one, name in zip(read, names, strict=True))


def parse_article(text: str, path: str, options: ReaderOptions) -> tuple[ParsedArticle, tuple[Problem, ...]]:
    """Read a text that is one article.

    Args:
        text: the whole file, as `decode_text` gives it; not blank.
        path: below the content folder; it may hold the date and the section.
        options: the site's.
    Returns:
        The article, and what in it was not understood.
    """
    read = _read_part(Part("", text, 1, 1), path, options, is_whole=True)
    return read.article, read.problems


def _read_part(part: Part, path: str, options: ReaderOptions, *, is_whole: bool) -> ReadArticle:
    where = f"content/{path}"
    headers = parse_headers(part.text, where, part.line)
    language = _language(headers, options.language)
    words = load_vocabulary(language.value)
    style = _style(options.timezone, options.date_order, words)

    title = "" if headers.is_mail else _header_value(headers, "headline")
    chunks = split_chunks(
        headers.rest,
        headers.rest_line,
        lambda line: bool(parse_byline(line, words) or parse_date_line(line, style)),
        lambda line: parse_promo(line, words) is not None,
        _compounds(words),
    )
    found = classify_chunks(chunks, title, words, style)
    mark = " ".join(part.separator.split())
    separator = (Block(BlockKind.SEPARATOR, mark, part.separator_line),) if mark else ()
    blocks = (*separator, *headers.blocks, *(block for block, _ in found))
    rules = ("parts",) * len(separator) + ("headers",) * len(headers.blocks) + tuple(rule.name for _, rule in found)

    problems = list(headers.problems)
    article = _article(headers, blocks, path if is_whole else "", options, language, style)
    if article.headline.origin is Origin.DERIVED:
        what = f"no headline was found; its first words stand for it ({article.headline.value!r})"
        problems.append(
            Problem("R103", where, article.headline.line, what, 'write one above the text, or a line "Title: ..."')
        )
    written = headers.values.get("language")
    if written and language.origin is not Origin.HEADER:
        what = f'"{written.value}" is no language, it is not used'
        problems.append(Problem("R108", where, written.line, what, 'write its code, such as "es"'))
    problems += report_dates(headers, blocks, article.published, style, where)
    return ReadArticle("", article, tuple(problems), rules)


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


def _article(  # noqa: PLR0913, PLR0917 - what an article is made of
    headers: Headers,
    blocks: tuple[Block, ...],
    path: str,
    options: ReaderOptions,
    language: Found[str],
    style: DateStyle,
) -> ParsedArticle:
    """The metadata of an article, from the strongest place that has each value."""
    words = load_vocabulary(language.value)
    first = {block.kind: block for block in reversed(blocks)}
    dateline = _dateline(headers, first.get(BlockKind.DATELINE), words)
    published, modified = find_dates(headers, blocks, dateline, path, style)
    kicker = _block_text(headers, "kicker", first.get(BlockKind.KICKER))
    return ParsedArticle(
        blocks=blocks,
        headline=_headline(headers, blocks),
        kicker=kicker,
        deck=_block_text(headers, "deck", first.get(BlockKind.DECK)),
        dateline=dateline.value.wording if dateline else "",
        place=_with_value(dateline, dateline.value.place) if dateline else None,
        language=language,
        section=_section(headers, kicker, first.get(BlockKind.KICKER), path, options, words),
        authors=_authors(headers, blocks, words),
        published=published,
        modified=modified,
        slug=_from_header(headers, "slug", str),
        summary=_from_header(headers, "summary", str),
        tags=_list_from_header(headers, "tags"),
        countries=_list_from_header(headers, "countries"),
    )


@lru_cache
def _style(zone: str, order: str, words: Vocabulary) -> DateStyle:
    return DateStyle(zone, order, words.date)


@lru_cache
def _compounds(words: Vocabulary) -> Compounds:
    return Compounds(*map(frozenset, (words.compound_starts, words.compound_ends, words.joined_starts)))


def _language(headers: Headers, expected: str) -> Found[str]:
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


def _headline(headers: Headers, blocks: tuple[Block, ...]) -> Found[str]:
    header = headers.values.get("headline")
    block = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    # The subject of a mail is for the desk: "copy for tomorrow".
    if header and not (headers.is_mail and block and block.certainty is Certainty.SURE):
        return Found(header.value, Origin.HEADER, header.line)
    if block:
        return Found(block.text, Origin.TEXT, block.line, block.certainty)
    prose = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH and has_words(block.text)), blocks[0])
    text = " ".join(prose.text.split())
    end = _SENTENCE_END.search(text, 0, TITLE_CHARACTERS)
    title = text[: end.end()].rstrip() if end else _cut(text, TITLE_CHARACTERS)
    return Found(title, Origin.DERIVED, prose.line, Certainty.GUESS)


def _section(  # noqa: PLR0913, PLR0917 - a section may come from any of these
    headers: Headers, kicker: str, block: Block | None, path: str, options: ReaderOptions, words: Vocabulary
) -> Found[str] | None:
    header = headers.values.get("section")
    if header:
        return Found(header.value, Origin.HEADER, header.line)
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if options.folder_is_section and folder and not folder.isdigit():
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


def _header_value(headers: Headers, name: str) -> str:
    header = headers.values.get(name)
    return header.value if header else ""


def _from_header(headers: Headers, name: str, read: Callable[[str], T]) -> Found[T] | None:
    header = headers.values.get(name)
    return Found(read(header.value), Origin.HEADER, header.line) if header else None


def _list_from_header(headers: Headers, name: str) -> Found[tuple[str, ...]] | None:
    header = headers.values.get(name)
    return Found(header.items or split_list(header.value), Origin.HEADER, header.line) if header else None


def _block_text(headers: Headers, name: str, block: Block | None) -> str:
    header = headers.values.get(name)
    return header.value if header else block.text if block else ""


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    shorter = text[:characters].rsplit(" ", 1)[0] if " " in text[:characters] else text[:characters]
    return (shorter.rstrip(f" ,;:{DASHES}") or shorter) + "…"
