"""Stages 1 to 3 for one file: bytes to text, text to blocks, blocks to countries and tags. Runs in worker processes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from backfile.catalog.catalog import ReadFile, encode_body
from backfile.geography import Gazetteer, annotate_countries, load_gazetteer, parse_country, place_words
from backfile.model.annotation import NO_RULES, CountryMention, GeographyRules, Prose, Role, TagKind, TagMention
from backfile.model.article import ArticleBody, ArticleRecord, CountryRef, ParsedArticle, TagRef
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Found, Origin
from backfile.model.source import SourceFile
from backfile.model.text import BlockKind
from backfile.pages.wording import country_names
from backfile.problems import Problem
from backfile.reader.article import ReadArticle, ReaderOptions, read_articles
from backfile.reader.dates import DateStyle, parse_date
from backfile.reader.headers import split_list
from backfile.reader.labels import line_pattern
from backfile.reader.marks import LONG_DASHES
from backfile.reader.names import parse_authors
from backfile.reader.promo import parse_promo
from backfile.reader.summary import summarise
from backfile.reader.vocabulary import Vocabulary, load_vocabulary
from backfile.references.overrides import Overrides, ValueReaders, apply_overrides, read_countries
from backfile.source.file_text import read_text
from backfile.source.sidecar import read_sidecar
from backfile.tagging import annotate_tags

_PROSE = frozenset(
    {
        BlockKind.DECK,
        BlockKind.PARAGRAPH,
        BlockKind.SUBHEAD,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
    }
)
"""Blocks that countries and tags are looked for in. A pull quote says what stands elsewhere; a table may name them all."""
_BULLETS = re.compile(rf"(?:[-{LONG_DASHES}•‣▪◦●■·*+>»►▶▸→]\s*)+")
"""What may stand before a headline in the list below a promo's heading."""
_OF_ONE_ARTICLE = ("title", "slug")
"""Columns that say nothing when a file holds several articles."""


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
    geography: GeographyRules = NO_RULES
    """What the site says about names of places."""
    forced_tags: tuple[str, ...] = ()
    """Names that are tags of each article whose text has them."""


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
    """Read one file of the archive, and what its sidecar says.

    A sidecar of a file that holds several articles applies to each of them; its title and its slug name one article,
    are not used there and are reported.

    Args:
        source: the file as the scan found it.
        options: the site's.
    Returns:
        The record and body of each article in it; a file that cannot be used has none, and a problem that says why.
    """
    file = read_text(source, options.folder, options.max_size)
    if not file.text:
        return ReadFile(source, (), file.problems)
    read = read_articles(file.text, source.path, options.reader)
    beside, problems = _read_sidecar(source, options, len(read))
    problems = [*file.problems, *problems]
    if len(read) > 1:
        what = f"it holds {len(read)} articles, each has its page"
        problems.append(Problem("R106", f"content/{source.path}", 0, what, "nothing to do unless it is one article"))
    readers = value_readers(options)
    articles = []
    of_sidecar: dict[Problem, None] = {}  # every article says the same of it
    for one in read:
        record, body, found = annotate_article(one, source, options)
        problems += found
        if beside:
            record, found = apply_overrides(record, beside, readers)
            of_sidecar |= dict.fromkeys(found)
        articles.append((record, body))
    return ReadFile(source, tuple(articles), (*problems, *of_sidecar))


def value_readers(options: IngestOptions) -> ValueReaders:
    """How values that somebody wrote beside an article are read."""
    reader = options.reader
    style = DateStyle(reader.timezone, reader.date_order, load_vocabulary(reader.language).date)
    gazetteer = load_gazetteer(options.geography)
    return ValueReaders(
        date=lambda text: parse_date(text, style),
        authors=parse_authors,
        words=split_list,
        country=lambda name: parse_country(name, gazetteer),
    )


def annotate_article(
    read: ReadArticle, source: SourceFile, options: IngestOptions
) -> tuple[ArticleRecord, bytes, tuple[Problem, ...]]:
    """Make the record and the stored body of one article, with the problems of its countries."""
    parsed = read.article
    prose = prose_of(parsed)
    gazetteer = load_gazetteer(options.geography)
    countries = annotate_countries(prose, gazetteer, options.home_country or None)
    names = country_names("en")  # the language that topics are found in
    main = tuple((names[country.alpha2], _words_of(country)) for country in countries if country.role is Role.MAIN)
    tags = annotate_tags(prose, tag_places(options.geography), forced=options.forced_tags, countries=main)
    found_countries, problems = _countries(parsed, countries, source.path, gazetteer)
    body = ArticleBody(parsed.blocks, parsed.deck, countries, tags)
    record = ArticleRecord(
        path=f"{source.path}#{read.name}" if read.name else source.path,
        digest=_digest(body),
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
        language=parsed.language,
        place=parsed.place,
        promos=promos_of(parsed),
    )
    return record, encode_body(body), (*read.problems, *problems)


def _words_of(country: CountryMention) -> tuple[str, ...]:
    """The words of the text that show a country."""
    return tuple(dict.fromkeys(evidence.words for evidence in country.evidence))


def _digest(body: ArticleBody) -> str:
    """A digest of what a page shows of an article's text.

    Not of the file, whose bytes may be read in another way under other settings and may hold other articles; not of
    line numbers, which shift when an article is put above others.
    """
    blocks = tuple((block.kind, block.text) for block in body.blocks)
    return digest_bytes(msgspec.json.encode((blocks, body.deck, body.countries, body.tags)))


def _read_sidecar(source: SourceFile, options: IngestOptions, articles: int) -> tuple[Overrides | None, list[Problem]]:
    """What the file beside an article says of it, or of each of several articles."""
    if not source.sidecars:
        return None, []
    first, *others = source.sidecars
    where = f"content/{first.path}"
    try:
        sidecar = read_sidecar(Path(options.folder, first.path).read_bytes(), where)
    except OSError as error:
        what = f"it cannot be read ({error.strerror}), it is not used"
        return None, [Problem("S206", where, 0, what, "check its permissions")]
    problems = list(sidecar.problems)
    what = f"{source.path} has {first.path} too, which holds; this one is not used"
    problems += (Problem("S208", f"content/{other.path}", 0, what, "join the two") for other in others)
    values = dict(sidecar.values)
    for column in _OF_ONE_ARTICLE if articles > 1 else ():
        if values.pop(column, None):
            what = f'"{column}" names one article, and the file holds several; it is not used'
            fix = f"write it in metadata.csv, in the row of {source.path}#name"
            problems.append(Problem("S207", where, sidecar.lines[column], what, fix))
    return Overrides(values, Origin.SIDECAR, where, sidecar.lines), problems


def promos_of(parsed: ParsedArticle) -> tuple[str, ...]:
    """For each promo of an article the headline that it names; empty for a heading over several."""
    words = load_vocabulary(parsed.language.value)
    return tuple(_promo_headline(block.text, words) for block in parsed.blocks if block.kind is BlockKind.PROMO)


def _promo_headline(text: str, words: Vocabulary) -> str:
    promo = parse_promo(text, words)
    if promo:
        return promo[1]
    return "" if line_pattern(words.promo.labels).fullmatch(text) else _BULLETS.sub("", text, count=1)


def prose_of(parsed: ParsedArticle) -> Prose:
    """The parts of an article that countries and tags are looked for in."""
    return Prose(
        headline=parsed.headline.value,
        dateline=parsed.dateline,
        paragraphs=tuple(block.text for block in parsed.blocks if block.kind in _PROSE),
        promos=tuple(filter(None, promos_of(parsed))),
    )


def _countries(
    parsed: ParsedArticle, mentions: tuple[CountryMention, ...], path: str, gazetteer: Gazetteer
) -> tuple[Found[tuple[CountryRef, ...]], tuple[Problem, ...]]:
    derived = Found(tuple(CountryRef(m.alpha2, m.role) for m in mentions), Origin.DERIVED)
    if parsed.countries is None:
        return derived, ()
    known, unknown = read_countries(parsed.countries.value, lambda name: parse_country(name, gazetteer))
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
        return Found(tuple(TagRef(m.name, m.kind, m.score, m.sure, m.aliases) for m in mentions), Origin.DERIVED)
    kinds = {mention.name: mention.kind for mention in mentions}
    written = tuple(TagRef(name, kinds.get(name, TagKind.TOPIC)) for name in parsed.tags.value)
    return Found(written, parsed.tags.origin, parsed.tags.line)


@lru_cache(maxsize=1)
def tag_places(rules: GeographyRules = NO_RULES) -> frozenset[str]:
    """Words that are places and so never tags."""
    return place_words(load_gazetteer(rules))


_options: IngestOptions | None = None
