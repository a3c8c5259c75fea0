"""Put one article together: its blocks by the rules, its metadata from headers, path and text, in that order."""

from functools import lru_cache

import msgspec
from msgspec.structs import replace

from backfile.model.article import ParsedArticle
from backfile.model.metadata import Origin
from backfile.model.text import Block, BlockKind, Certainty
from backfile.problems import Problem
from backfile.reader.dates import DateStyle, parse_date_line
from backfile.reader.dating import report_dates
from backfile.reader.headers import parse_headers
from backfile.reader.hyphens import Compounds
from backfile.reader.lines import split_chunks
from backfile.reader.metadata import find_language, find_metadata
from backfile.reader.names import parse_byline
from backfile.reader.parts import Part, name_parts, split_parts
from backfile.reader.promo import parse_promo
from backfile.reader.rules import classify_chunks
from backfile.reader.vocabulary import Vocabulary, load_vocabulary


class ReaderOptions(msgspec.Struct, frozen=True):
    """What the reader needs to know of the site."""

    timezone: str = "UTC"
    """IANA name, for times that say no zone of their own."""
    folder_is_section: bool = False
    """Whether the folder an article lies in names its section."""
    date_order: str = ""
    """How 3/4/2019 is read: `day-first`, `month-first`; empty: not at all."""
    language: str = "en"
    """Of an article whose words do not tell."""


class ReadArticle(msgspec.Struct, frozen=True):
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
    language = find_language(headers, options.language)
    words = load_vocabulary(language.value)
    style = _style(options.timezone, options.date_order, words)

    title = headers.values["headline"].value if "headline" in headers.values else ""
    chunks = split_chunks(
        headers.rest,
        headers.rest_line,
        lambda line: bool(parse_byline(line, words) or parse_date_line(line, style)),
        lambda line: parse_promo(line, words) is not None,
        _compounds(words),
    )
    found = classify_chunks(chunks, "" if headers.is_mail else title, words, style)
    if headers.is_mail and not any(_is_own_headline(block) for block, _ in found):
        found = classify_chunks(chunks, title, words, style)
    mark = " ".join(part.separator.split())
    separator = (Block(BlockKind.SEPARATOR, mark, part.separator_line),) if mark else ()
    named = [*((block, "parts") for block in separator), *((block, "headers") for block in headers.blocks)]
    named += [(block, "headers") for block in headers.marks]
    named += [(block, rule.name) for block, rule in found]
    named += [(block, "headers") for block in headers.tail]
    if headers.marks:
        named.sort(key=lambda pair: pair[0].line)  # a mark before what stands on its line
    blocks = tuple([block for block, _ in named])
    rules = tuple([name for _, name in named])

    problems = list(headers.problems)
    article = find_metadata(
        headers,
        blocks,
        path if is_whole else "",
        language,
        style,
        folder_is_section=options.folder_is_section,
    )
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


def _is_own_headline(block: Block) -> bool:
    """Whether the text of a mail certainly has a headline; its subject is for the desk then: "copy for tomorrow"."""
    return block.kind is BlockKind.HEADLINE and block.certainty is Certainty.SURE


@lru_cache
def _style(zone: str, order: str, words: Vocabulary) -> DateStyle:
    return DateStyle(zone, order, words.date)


@lru_cache
def _compounds(words: Vocabulary) -> Compounds:
    return Compounds(*map(frozenset, (words.compound_starts, words.compound_ends, words.joined_starts)))
