"""Gather everything a build is made from: files, metadata.csv, standing pages, ledger. Stages 1 to 4.

Only what changed is read, and only what changed with it is made anew: an article stays in the catalog as it was read, and
as the whole archive made it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from backfile import ingest
from backfile.build.executor import open_executor, run_chunks
from backfile.catalog.catalog import Catalog, ShownRow, decode_record, encode_record, stamp_sidecars
from backfile.catalog.ledger import NewArticle, digest_ledger, extend_ledger, read_ledger, write_ledger
from backfile.catalog.versions import code_fingerprint
from backfile.geography import load_countries, parse_country
from backfile.model.annotation import GeographyRules, Role, TagRule, TagUse
from backfile.model.article import Article, ArticleRecord, LedgerEntry, Settled
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Origin
from backfile.model.source import Scan, SourceFile
from backfile.overlay import Overlay, apply_table, read_overlay, remember_overlay
from backfile.pages.standing import StandingPage
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from backfile.reader.summary import summarise
from backfile.references.learned import learn_countries
from backfile.references.overrides import ValueReaders
from backfile.references.resolve import fold_headline
from backfile.run import Run
from backfile.settings import Settings
from backfile.settle import Candidates, settle
from backfile.source.file_text import digest_source, read_text
from backfile.source.geography_table import read_geography_table
from backfile.source.tags_table import read_tags_table
from backfile.tagging.choose import choose_tags
from backfile.urls import AddressBook, article_address, page_address, slug_of, source_file

RACE_NS = 2_000_000_000
"""A file that was changed so shortly before it was looked at may change again and keep its stamp (FAT counts in 2 s)."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the pages are made from, before the articles see one another."""

    articles: Mapping[str, Article]
    """Every article that is published, by source path."""
    standing: tuple[StandingPage, ...]
    static: tuple[SourceFile, ...]
    rejected: int
    """Files that cannot be used."""
    read: int
    """Files that were new or changed."""

    @property
    def found(self) -> int:
        """Articles in the content folder; a file that cannot be used counts as one."""
        return len(self.articles) + self.rejected


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What the site says for all articles, in geography.csv, tags.csv and its settings."""

    geography: GeographyRules
    tags: tuple[TagRule, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article that is read anew, before it meets the others."""

    article: Article
    candidates: Candidates
    address: str
    """Where it wants to stand."""
    record: ArticleRecord | None
    """If metadata.csv changes it."""


def gather_inputs(run: Run, catalog: Catalog, scan: Scan, epoch: int | None) -> Gathered:
    """Read what changed, take the rest from the catalog.

    Args:
        run: gets the problems of all files, changed or not.
        catalog: of the last build; what is read now is kept in it.
        scan: of the content folder.
        epoch: SOURCE_DATE_EPOCH, for an archive without dates.
    Raises:
        OSError: the content folder cannot be listed.
        OutputError: the ledger cannot be written.
    """
    settings = run.settings
    with run.stage("read"):
        rules = read_site_rules(settings)
        run.problems += rules.problems
        options = ingest_options(settings, rules)
        _forget_outdated(catalog, options)
        overlay = read_overlay(settings, catalog)
        changed, gone = _changed_files(settings, catalog, scan, overlay)
        _report_unread(run, scan)
        removed = set(catalog.forget_files([*gone, *(source.path for source in changed)]))
        drafts = _read_files(run, catalog, changed, options, overlay)
    with run.stage("settle"):
        articles = catalog.read_articles()
        removed -= drafts.keys()
        for path in removed:
            del articles[path]
        problems = _reread_rows(catalog, drafts, articles, overlay, ingest.value_readers(options))
        candidates: dict[str, Candidates | None] = {path: draft.candidates for path, draft in drafts.items()}
        settled = settle(catalog, {**candidates, **dict.fromkeys(removed)}, rules.tags)
        rows = {
            path: _shown(catalog, path, Settled(found.tags, found.countries), drafts.get(path))
            for path, found in settled.items()
        }
        entries = _ledger_entries(run, catalog, drafts, articles, epoch)
        for path in settled.keys() | entries.keys():
            row = rows.get(path) or catalog.read_shown(path)
            entry = entries.get(path) or articles[path]
            article = msgspec.structs.replace(row.article, id=entry.id, added=entry.added, address=entry.address)
            articles[path], rows[path] = article, row._replace(article=article)
        catalog.write_shown(rows.values(), removed)
        run.problems += catalog.read_problems()
        run.problems += remember_overlay(overlay, problems, articles.keys(), catalog)
        catalog.commit()
    return Gathered(
        articles=articles,
        standing=tuple(_standing_pages(run, scan.pages, options)),
        static=scan.static,
        rejected=catalog.count_rejected() + len(scan.unreadable),
        read=len(changed),
    )


def settle_archive(records: Sequence[ArticleRecord], rules: Sequence[TagRule]) -> list[ArticleRecord]:
    """See the tags and the countries of each article in the light of all others."""
    return learn_countries(choose_tags(records, rules))


def _forget_outdated(catalog: Catalog, options: ingest.IngestOptions) -> None:
    """What was read by other code or under other settings is read again."""
    fingerprint = digest_bytes(code_fingerprint().encode(), msgspec.json.encode(options))
    if catalog.read_about("reader") != fingerprint:
        catalog.forget_articles()
        catalog.write_about("reader", fingerprint)


def _changed_files(
    settings: Settings, catalog: Catalog, scan: Scan, overlay: Overlay
) -> tuple[list[SourceFile], list[str]]:
    """Files that have to be read, and paths of files that are gone."""
    stamps = catalog.read_stamps()
    scanned = int(catalog.read_about("scanned") or 0)
    trusted = 0 if settings.stamps == "hash" else scanned - RACE_NS
    retype = {source_file(path) for path in overlay.changed if overlay.changes_language(path)}
    changed, doubted = [], []
    for source in scan.articles:
        stamp = stamps.pop(source.path, None)
        if stamp is None or source.path in retype:
            changed.append(source)
        elif (source.size, source.mtime_ns, stamp_sidecars(source)) != stamp or source.mtime_ns >= trusted:
            doubted.append(source)
    if doubted:
        digests = catalog.read_digests()
        folder = str(settings.content_path)
        same = [source for source in doubted if digest_source(source, folder) == digests[source.path] != ""]
        catalog.write_stamps(same)
        changed += set(doubted) - set(same)
        changed.sort(key=lambda source: source.path)
    catalog.write_about("scanned", str(scan.began_ns))
    return changed, list(stamps)


def _read_files(
    run: Run, catalog: Catalog, changed: Sequence[SourceFile], options: ingest.IngestOptions, overlay: Overlay
) -> dict[str, _Draft]:
    """Read new and changed files into the catalog. Returns what is in them, by source path."""
    drafts: dict[str, _Draft] = {}
    if not changed:
        return drafts
    workers = run.settings.workers
    stage = run.working("read")
    arguments = options, overlay.languages
    with open_executor(workers, len(changed), ingest.prepare_worker, *arguments, stage=stage) as executor:
        results = run_chunks(executor, ingest.ingest_chunk, changed, 2 * workers, lambda source: source.size)
        for number, file in enumerate(results, 1):
            catalog.write_file(file)
            for row in file.articles:
                drafts[row.path] = _draft(decode_record(row.record), None)
            run.progress("Reading", number, len(changed))
    return drafts


def _reread_rows(
    catalog: Catalog,
    drafts: dict[str, _Draft],
    articles: Mapping[str, Article],
    overlay: Overlay,
    readers: ValueReaders,
) -> dict[str, tuple[Problem, ...]]:
    """Draft the articles whose row of metadata.csv changed. Returns the problems of all rows applied in this build."""
    problems: dict[str, tuple[Problem, ...]] = {}
    for path in overlay.changed | (overlay.table.rows.keys() & drafts.keys()):
        if path in drafts or path in articles:
            record = catalog.read_record(path)
            shown, problems[path] = apply_table(overlay.table, record, readers)
            drafts[path] = _draft(shown or record, shown)
    return problems


def _draft(record: ArticleRecord, shown: ArticleRecord | None) -> _Draft:
    published, modified = record.published, record.modified
    article = Article(
        path=record.path,
        headline=record.headline.value,
        folded=fold_headline(record.headline.value),
        summary=record.summary.value,
        section=record.section.value if record.section else "",
        authors=record.authors.value if record.authors else (),
        published=published.value.iso if published else "",
        modified=modified.value.iso if modified else "",
        promos=record.promos,
        origins=(
            published.origin if published else None,
            record.section.origin if record.section else None,
            record.countries.origin,
            record.tags.origin,
        ),
        digest=_digest(record),
    )
    candidates = Candidates(record.tags.value, record.tags.origin, record.countries.value, record.countries.origin)
    return _Draft(article, candidates, article_address(record), shown)


def _digest(record: ArticleRecord) -> str:
    """Of all that an article's page shows of its own; not of line numbers, which shift when lines are put above."""
    dates = (record.published, record.modified)
    shown = (
        record.digest,
        record.kicker,
        record.language.value,
        [(found.value, found.origin) for found in dates if found],
        record.countries.origin,
        record.tags.origin,
    )
    return digest_bytes(encode_record(shown))


def _shown(catalog: Catalog, path: str, settled: Settled, draft: _Draft | None) -> ShownRow:
    """An article with what it gets in the light of the others."""
    before = draft or catalog.read_shown(path)
    article = before.article
    countries, tags = settled.countries, settled.tags
    published, section, of_countries, of_tags = article.origins
    changed = msgspec.structs.replace(
        article,
        origins=(
            published,
            section,
            (of_countries or Origin.DERIVED) if countries else None,
            (of_tags or Origin.DERIVED) if tags else None,
        ),
        tags=tuple(tag.name for tag in tags),
        kinds=tuple(tag.kind for tag in tags),
        main=tuple(country.alpha2 for country in countries if country.role is Role.MAIN),
        mentioned=tuple(country.alpha2 for country in countries if country.role is not Role.MAIN),
        settled=digest_bytes(encode_record(settled)),
    )
    return ShownRow(changed, settled, before.record)


def _ledger_entries(
    run: Run, catalog: Catalog, drafts: Mapping[str, _Draft], articles: Mapping[str, Article], epoch: int | None
) -> Mapping[str, LedgerEntry]:
    """The rows of ledger.csv that are new or not as they were; new articles get one."""
    folder = run.settings.content_path
    if drafts.keys() <= articles.keys() and catalog.read_about("ledger") == digest_ledger(folder) != "":
        return {}
    ledger = read_ledger(folder)
    run.problems += ledger.problems
    paths = drafts.keys() | articles.keys()
    new = (_new_article(catalog, path, drafts.get(path)) for path in sorted(paths - ledger.entries.keys()))
    extended = extend_ledger(ledger, new, run.settings.site_name, epoch)
    write_ledger(folder, ledger, extended)
    # One with rows that cannot be used is read, and complained of, at every build.
    catalog.write_about("ledger", "" if ledger.problems else digest_ledger(folder))
    found = ((path, extended.entries[path]) for path in paths)
    return {path: entry for path, entry in found if path not in articles or not _is_known(articles[path], entry)}


def _is_known(article: Article, entry: LedgerEntry) -> bool:
    return (article.id, article.added, article.address) == (entry.id, entry.added, entry.address)


def _new_article(catalog: Catalog, path: str, draft: _Draft | None) -> NewArticle:
    if draft:
        return NewArticle(path, draft.address, draft.article.published)
    shown = catalog.read_shown(path)
    return NewArticle(path, article_address(shown.record or catalog.read_record(path)), shown.article.published)


def _report_unread(run: Run, scan: Scan) -> None:
    if scan.unread:
        names = ", ".join(scan.unread[:3]) + (", ..." if len(scan.unread) > 3 else "")  # noqa: PLR2004 - three names tell enough
        what = f"{len(scan.unread)} files are neither .txt, nor beside one, nor below STATIC_PATHS and are not read ({names})"
        run.problems.append(Problem("S108", "content", 0, what, "name articles .txt, or move the files"))
    for path in scan.unreadable:
        kind = "the folder is not read" if path.endswith("/") else "it cannot be read"
        what = f"{kind} (no permission, a link, or a name that is not UTF-8) and is left out"
        run.problems.append(
            Problem("S101", f"content/{path}", 0, what, "check its permissions and its name, or move the files here")
        )


def _standing_pages(run: Run, sources: Iterable[SourceFile], options: ingest.IngestOptions) -> Iterator[StandingPage]:
    """Read the pages written by hand, in the order of their file names."""
    book = AddressBook(())
    for source in sources:
        file = read_text(source, options.folder, options.max_size)
        run.problems += file.problems
        if not file.text:
            continue
        parsed, problems = parse_article(file.text, source.path, options.reader)
        run.problems += problems
        stem = source.path.rpartition("/")[2].rpartition(".")[0]
        label = stem.replace("-", " ").replace("_", " ").strip().capitalize()
        summary = parsed.summary.value if parsed.summary else summarise(parsed.blocks)
        address = book.claim(page_address(slug_of(stem, "page")))
        yield StandingPage(address, label, parsed.headline.value, summary, parsed.blocks)


def read_site_rules(settings: Settings) -> SiteRules:
    """Read what the site says for all articles."""
    folder = settings.content_path
    places = read_geography_table(folder, lambda name: parse_country(name, load_countries()))
    tags = read_tags_table(folder)
    geography = GeographyRules(places.phrases, settings.historic_states)
    return SiteRules(geography, tags.rules, (*places.problems, *tags.problems))


def ingest_options(settings: Settings, rules: SiteRules) -> ingest.IngestOptions:
    """What reading a file needs to know of the site."""
    return ingest.IngestOptions(
        folder=str(settings.content_path),
        reader=ReaderOptions(
            settings.timezone, settings.folder_is_section, settings.date_order, settings.language.split("-")[0].lower()
        ),
        max_size=settings.max_file_size,
        home_country=settings.home_country,
        geography=rules.geography,
        forced_tags=tuple(rule.tag for rule in rules.tags if rule.use is TagUse.ALWAYS),
        detect=settings.detect,
    )
