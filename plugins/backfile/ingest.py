"""Stages 1 to 3 for one file: bytes to text, text to blocks, blocks to countries and tags. Runs in worker processes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from backfile.catalog.catalog import ReadFile, encode_body
from backfile.geography import annotate_countries, load_gazetteer, parse_country, place_words
from backfile.model.annotation import CountryMention, Prose, TagKind, TagMention
from backfile.model.article import ArticleBody, ArticleRecord, CountryRef, ParsedArticle, TagRef
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Found, Origin
from backfile.model.source import SourceFile
from backfile.model.text import BlockKind
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions, summarise
from backfile.reader.promo import parse_promo
from backfile.references.overrides import read_countries
from backfile.source.decode import NotTextError, UnknownEncodingError, decode_text
from backfile.tagging import annotate_tags


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What reading a file needs to know of the site."""

    folder: str
    """The content folder."""
    reader: ReaderOptions
    max_size: int
    """Bytes; a larger file is rejected."""
    home_country: str
    """Alpha-2 code, or empty."""


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file and what was repaired in it; no text when the file cannot be used."""

    text: str
    digest: str
    problems: tuple[Problem, ...]


def prepare_worker(options: IngestOptions) -> None:
    """Make this process ready for `ingest_chunk`."""
    global _options  # noqa: PLW0603 - one set of options a process, set once
    _options = options


def ingest_chunk(sources: Sequence[SourceFile]) -> list[ReadFile]:
    """Read some files in a process that `prepare_worker` made ready."""
    if _options is None:
        message = "prepare_worker was not called"
        raise RuntimeError(message)
    return [ingest_file(source, _options) for source in sources]


def ingest_file(source: SourceFile, options: IngestOptions) -> ReadFile:
    """Read one file of the archive.

    Args:
        source: the file as the scan found it.
        options: the site's.
    Returns:
        Its record and body; a file that cannot be used has neither, and a problem that says why.
    """
    file = read_text(source, options)
    if not file.text:
        return ReadFile(source, None, b"", file.problems)
    parsed, problems = parse_article(file.text, source.path, options.reader)
    prose = prose_of(parsed)
    countries = annotate_countries(prose, load_gazetteer(), options.home_country or None)
    tags = annotate_tags(prose, tag_places())
    found_countries, country_problems = _countries(parsed, countries, source.path)
    record = ArticleRecord(
        path=source.path,
        digest=file.digest,
        headline=parsed.headline,
        kicker=parsed.kicker,
        section=parsed.section,
        authors=parsed.authors,
        published=parsed.published,
        modified=parsed.modified,
        slug=parsed.slug,
        summary=parsed.summary or Found(summarise(parsed.blocks), Origin.TEXT),
        tags=_tags(parsed, tags),
        countries=found_countries,
        promos=prose.promos,
    )
    body = encode_body(ArticleBody(parsed.blocks, parsed.deck, countries, tags))
    return ReadFile(source, record, body, (*file.problems, *problems, *country_problems))


def read_text(source: SourceFile, options: IngestOptions) -> FileText:
    """Read and decode one file of the content folder."""
    where = f"content/{source.path}"

    def rejected(code: str, what: str, fix: str) -> FileText:
        return FileText("", "", (Problem(code, where, 0, what, fix),))

    if source.size > options.max_size:
        what = f"it has {source.size:,} bytes, more than {options.max_size:,}, and is left out"
        return rejected("S107", what, "split it, or raise BACKFILE_MAX_FILE_SIZE")
    try:
        data = Path(options.folder, source.path).read_bytes()
    except OSError as error:
        return rejected("S101", f"it cannot be read ({error.strerror}) and is left out", "check its permissions")
    try:
        decoded = decode_text(data)
    except NotTextError as error:
        return rejected("S103", f"it is not text ({error}) and is left out", "save the article as plain text")
    except UnknownEncodingError:
        return rejected("S106", "its encoding cannot be found and it is left out", "save it as UTF-8")
    if not decoded.text.strip():
        return rejected("S102", "it holds no text and is left out", "write the article, or delete the file")

    problems = []
    if not decoded.encoding.startswith("utf"):
        what = f"it is not UTF-8 and was read as {decoded.encoding}"
        problems.append(Problem("S104", where, 0, what, "check its accents, or save it as UTF-8"))
    if decoded.controls:
        what = f"{decoded.controls} control characters were taken for spaces"
        problems.append(Problem("S105", where, 0, what, "nothing to do unless words look torn"))
    return FileText(decoded.text, digest_bytes(data), tuple(problems))


def prose_of(parsed: ParsedArticle) -> Prose:
    """The parts of an article that countries and tags are looked for in."""
    promos = (parse_promo(block.text) for block in parsed.blocks if block.kind is BlockKind.PROMO)
    return Prose(
        headline=parsed.headline.value,
        dateline=parsed.dateline,
        paragraphs=tuple(block.text for block in parsed.blocks if block.kind is BlockKind.PARAGRAPH),
        promos=tuple(promo[1] for promo in promos if promo),
    )


def _countries(
    parsed: ParsedArticle, mentions: tuple[CountryMention, ...], path: str
) -> tuple[Found[tuple[CountryRef, ...]], tuple[Problem, ...]]:
    derived = Found(tuple(CountryRef(m.alpha2, m.role) for m in mentions), Origin.DERIVED)
    if parsed.countries is None:
        return derived, ()
    known, unknown = read_countries(parsed.countries.value, lambda name: parse_country(name, load_gazetteer()))
    line = parsed.countries.line
    problems = tuple(
        Problem(
            "G101", f"content/{path}", line, f'"{name}" is no country, it is not used', "write its name or ISO code"
        )
        for name in unknown
    )
    return Found(known, parsed.countries.origin, line) if known or not unknown else derived, problems


def _tags(parsed: ParsedArticle, mentions: tuple[TagMention, ...]) -> Found[tuple[TagRef, ...]]:
    if parsed.tags is None:
        return Found(tuple(TagRef(mention.name, mention.kind) for mention in mentions), Origin.DERIVED)
    kinds = {mention.name: mention.kind for mention in mentions}
    written = tuple(TagRef(name, kinds.get(name, TagKind.TOPIC)) for name in parsed.tags.value)
    return Found(written, parsed.tags.origin, parsed.tags.line)


@lru_cache(maxsize=1)
def tag_places() -> frozenset[str]:
    """Words that are places and so never tags."""
    return place_words(load_gazetteer())


_options: IngestOptions | None = None
