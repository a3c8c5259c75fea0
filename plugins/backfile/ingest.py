"""Stages 1 to 3 for one file: bytes to text, text to blocks, blocks to countries and tags. Runs in worker processes."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backfile.catalog.catalog import ReadFile, ReadRow, encode_body, encode_record
from backfile.geography import annotate_countries, load_countries, load_gazetteer, parse_country, place_words
from backfile.model.annotation import NO_RULES, CountryMention, GeographyRules, Prose, Role, TagKind, TagMention
from backfile.model.article import ArticleBody, ArticleRecord, CountryRef, ParsedArticle, TagRef
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Found, Origin
from backfile.model.source import SourceFile
from backfile.model.text import Block, BlockKind
from backfile.pages.evidence import SENTENCES, Sentences, named_by
from backfile.pages.prose import part_blocks, promo_line, story_html
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
from backfile.references.sketch import make_sketch
from backfile.source.digest import join_digests
from backfile.source.file_text import FileText, read_text
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
_SAMPLE = "Rain in Lima\n\nBy Ana Ruiz\n\nLIMA, Peru - The World Bank said on Monday that it had rained.\n"
_OF_ONE_ARTICLE = ("title", "slug")
"""Columns that say nothing when a file holds several articles."""


class IngestOptions(msgspec.Struct, frozen=True):
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
    detect: bool = True
    """Whether countries and tags are looked for in the text."""


class AnnotatedArticle(msgspec.Struct, frozen=True):
    """One article of a file, with all that is known of it by itself."""

    record: ArticleRecord
    blocks: tuple[Block, ...]
    deck: str
    countries: tuple[CountryMention, ...]
    tags: tuple[TagMention, ...]


class AnnotatedFile(msgspec.Struct, frozen=True):
    """What one file holds."""

    digest: str
    """Of its bytes and those of its sidecar; empty when it cannot be read."""
    articles: tuple[AnnotatedArticle, ...]
    """None when the file cannot be used."""
    problems: tuple[Problem, ...]
    """They say why if it cannot."""
    sha256: str = ""
    """Of its bytes alone, hexadecimal; empty when it cannot be used."""


def prepare_worker(options: IngestOptions, languages: Mapping[str, str]) -> None:
    """Make this process ready for `ingest_chunk`.

    Args:
        options: the site's.
        languages: that metadata.csv gives articles, by source path: a text is typeset when it is read.
    """
    global _prepared  # noqa: PLW0603 - one set of options a process, set once
    _prepared = options, languages
    for article in read_articles(_SAMPLE, "sample.txt", options.reader):  # loads the tables that workers then share
        annotate_article(article, SourceFile("sample.txt", 0, 0), options)


def ingest_chunk(sources: Sequence[SourceFile]) -> list[ReadFile]:
    """Read some files in a process that `prepare_worker` made ready.

    All of them go through one stage before the next: its code and tables then stay in the processor's cache, which
    takes a tenth off the time of small files.
    """
    if _prepared is None:
        message = "prepare_worker was not called"
        raise RuntimeError(message)
    options, languages = _prepared
    read = [_read_file(source, options) for source in sources]
    files = [_annotate_read(source, *one, options) for source, one in zip(sources, read, strict=True)]
    return [_pack_file(source, file, languages) for source, file in zip(sources, files, strict=True)]


def ingest_file(source: SourceFile, options: IngestOptions, languages: Mapping[str, str]) -> ReadFile:
    """Read one file of the archive into the form that the catalog keeps.

    Args:
        source: the file as the scan found it.
        options: the site's.
        languages: that metadata.csv gives articles, by source path.
    """
    return _pack_file(source, annotate_file(source, options), languages)


def _pack_file(source: SourceFile, file: AnnotatedFile, languages: Mapping[str, str]) -> ReadFile:
    """A file that was read and annotated, in the form that the catalog keeps."""
    articles = []
    for article in file.articles:
        record = article.record
        found = record.language
        language = found.value if found.origin is Origin.SIDECAR else languages.get(record.path, found.value)
        body = make_body(article, record.promos, language, article.countries, article.tags)
        if len(file.articles) == 1:
            body = replace(body, source_size=source.size, source_sha256=file.sha256)
        stored = encode_body(body)
        record = replace(record, digest=digest_bytes(stored))
        line = article.blocks[0].line if article.blocks else 1
        sketch = make_sketch([block.text for block in article.blocks if block.kind in _PROSE])
        articles.append(ReadRow(record.path, line, encode_record(record), stored, sketch))
    return ReadFile(source, file.digest, tuple(articles), file.problems)


def annotate_file(source: SourceFile, options: IngestOptions) -> AnnotatedFile:
    """Read one file of the archive, and what its sidecar says.

    A sidecar of a file that holds several articles applies to each of them; its title and its slug name one article,
    are not used there and are reported.

    Args:
        source: the file as the scan found it.
        options: the site's.
    """
    return _annotate_read(source, *_read_file(source, options), options)


def _read_file(source: SourceFile, options: IngestOptions) -> tuple[FileText, tuple[ReadArticle, ...]]:
    """The text of a file, and the articles that it holds."""
    file = read_text(source, options.folder, options.max_size)
    return file, read_articles(file.text, source.path, options.reader) if file.text else ()


def _annotate_read(
    source: SourceFile, file: FileText, read: tuple[ReadArticle, ...], options: IngestOptions
) -> AnnotatedFile:
    """Find the countries and tags of the articles of a file, and what its sidecar says."""
    if not file.text:
        return AnnotatedFile("" if source.sidecars else file.digest, (), file.problems)
    beside, digests, problems = _read_sidecar(source, options, len(read))
    problems = [*file.problems, *problems]
    if len(read) > 1:
        what = f"it holds {len(read)} articles, each has its page"
        problems.append(Problem("R106", f"content/{source.path}", 0, what, "nothing to do unless it is one article"))
    readers = value_readers(options) if beside else None
    articles = []
    of_sidecar: dict[Problem, None] = {}  # every article says the same of it
    for one in read:
        article, found = annotate_article(one, source, options)
        problems += found
        if beside and readers:
            record, found = apply_overrides(article.record, beside, readers)
            of_sidecar |= dict.fromkeys(found)
            article = replace(article, record=record)
        articles.append(article)
    digest = join_digests(source, (file.digest, *digests)) if file.digest else ""
    return AnnotatedFile(digest, tuple(articles), (*problems, *of_sidecar), file.sha256)


def value_readers(options: IngestOptions) -> ValueReaders:
    """How values that somebody wrote beside an article are read."""
    reader = options.reader
    style = DateStyle(reader.timezone, reader.date_order, load_vocabulary(reader.language).date)
    countries = load_countries()
    return ValueReaders(
        date=lambda text: parse_date(text, style),
        authors=parse_authors,
        words=split_list,
        country=lambda name: parse_country(name, countries),
    )


def annotate_article(
    read: ReadArticle, source: SourceFile, options: IngestOptions
) -> tuple[AnnotatedArticle, tuple[Problem, ...]]:
    """Find the countries and tags of one article, if the site wants that, and make its record.

    Returns:
        The article, its record without a digest; and its problems.
    """
    parsed = read.article
    countries: tuple[CountryMention, ...] = ()
    tags: tuple[TagMention, ...] = ()
    promos = promos_of(parsed)
    if options.detect:
        gazetteer = load_gazetteer(options.geography)
        prose = prose_of(parsed, promos)
        countries = annotate_countries(prose, gazetteer, options.home_country or None)
        names = country_names("en")  # the language that topics are found in
        main = tuple((names[country.alpha2], _words_of(country)) for country in countries if country.role is Role.MAIN)
        tags = annotate_tags(prose, tag_places(options.geography), forced=options.forced_tags, countries=main)
    found_countries, problems = _countries(parsed, countries, source.path)
    record = ArticleRecord(
        path=f"{source.path}#{read.name}" if read.name else source.path,
        digest="",
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
        promos=promos,
    )
    return AnnotatedArticle(record, parsed.blocks, parsed.deck, countries, tags), (*read.problems, *problems)


def make_body(
    article: ParsedArticle | AnnotatedArticle,
    promos: Sequence[str],
    language: str,
    countries: Sequence[CountryMention] = (),
    tags: Sequence[TagMention] = (),
) -> ArticleBody:
    """The text of an article as its page shows it.

    Args:
        article: its blocks and its deck.
        promos: for each promo the headline that it names, as `promos_of` gives them.
        language: it is typeset in, ISO 639-1.
        countries: whose evidence is kept.
        tags: whose words are kept.
    """
    story, head, leftovers = part_blocks(article.blocks)
    sentences = Sentences(language)
    lines = [block.text for block in story if block.kind is BlockKind.PROMO]
    return ArticleBody(
        deck=article.deck,
        story=story_html(story, language),
        promos=tuple([promo_line(text, headline) for text, headline in zip(lines, promos, strict=True)]),
        head=tuple([(block.kind, block.text) for block in head]),
        leftovers=tuple([block.text for block in leftovers]),
        countries=tuple([sentences.shown_by(one.alpha2, one.evidence, SENTENCES, one.historic) for one in countries]),
        tags=tuple([named_by(one.name, one.evidence, language) for one in tags]),
        sentences=sentences.typeset,
    )


def _words_of(country: CountryMention) -> tuple[str, ...]:
    """The words of the text that show a country."""
    return tuple(dict.fromkeys(evidence.words for evidence in country.evidence))


def _read_sidecar(
    source: SourceFile, options: IngestOptions, articles: int
) -> tuple[Overrides | None, Sequence[str], list[Problem]]:
    """What the file beside an article says of it, or of each of several articles; the digest of its bytes."""
    if not source.sidecars:
        return None, (), []
    first, *others = source.sidecars
    where = f"content/{first.path}"
    try:
        data = Path(options.folder, first.path).read_bytes()
    except OSError as error:
        what = f"it cannot be read ({error.strerror}), it is not used"
        return None, (), [Problem("S206", where, 0, what, "check its permissions")]
    sidecar = read_sidecar(data, where)
    problems = list(sidecar.problems)
    what = f"{source.path} has {first.path} too, which holds; this one is not used"
    problems += (Problem("S208", f"content/{other.path}", 0, what, "join the two") for other in others)
    values = dict(sidecar.values)
    for column in _OF_ONE_ARTICLE if articles > 1 else ():
        if values.pop(column, None):
            what = f'"{column}" names one article, and the file holds several; it is not used'
            fix = f"write it in metadata.csv, in the row of {source.path}#name"
            problems.append(Problem("S207", where, sidecar.lines[column], what, fix))
    return Overrides(values, Origin.SIDECAR, where, sidecar.lines), (digest_bytes(data),), problems


def promos_of(parsed: ParsedArticle) -> tuple[str, ...]:
    """For each promo of an article the headline that it names; empty for a heading over several."""
    words = load_vocabulary(parsed.language.value)
    return tuple(_promo_headline(block.text, words) for block in parsed.blocks if block.kind is BlockKind.PROMO)


def _promo_headline(text: str, words: Vocabulary) -> str:
    promo = parse_promo(text, words)
    if promo:
        return promo[1]
    return "" if line_pattern(words.promo.labels).fullmatch(text) else _BULLETS.sub("", text, count=1)


def prose_of(parsed: ParsedArticle, promos: Sequence[str]) -> Prose:
    """The parts of an article that countries and tags are looked for in.

    Args:
        parsed: the article.
        promos: as `promos_of` gives them.
    """
    return Prose(
        headline=parsed.headline.value,
        dateline=parsed.dateline,
        paragraphs=tuple(block.text for block in parsed.blocks if block.kind in _PROSE),
        promos=tuple(filter(None, promos)),
    )


def _countries(
    parsed: ParsedArticle, mentions: tuple[CountryMention, ...], path: str
) -> tuple[Found[tuple[CountryRef, ...]], tuple[Problem, ...]]:
    derived = Found(tuple(CountryRef(m.alpha2, m.role) for m in mentions), Origin.DERIVED)
    if parsed.countries is None:
        return derived, ()
    known, unknown = read_countries(parsed.countries.value, lambda name: parse_country(name, load_countries()))
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
def tag_places(rules: GeographyRules) -> frozenset[str]:
    """Words that are places and so never tags."""
    return place_words(load_gazetteer(rules))


_prepared: tuple[IngestOptions, Mapping[str, str]] | None = None
