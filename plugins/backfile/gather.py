"""Gather everything a build is made from: files, metadata.csv, standing pages, ledger. Stages 1 to 4."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from backfile import ingest
from backfile.build.executor import open_executor, run_chunks
from backfile.catalog.catalog import Catalog, KnownFile
from backfile.catalog.ledger import Ledger, extend_ledger, read_ledger
from backfile.catalog.versions import code_fingerprint
from backfile.geography import load_gazetteer, parse_country
from backfile.model.annotation import GeographyRules, TagRule, TagUse
from backfile.model.article import ArticleBody, ArticleRecord
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Origin
from backfile.model.source import Scan, SourceFile
from backfile.pages.standing import StandingPage
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions
from backfile.reader.summary import summarise
from backfile.references.learned import learn_countries
from backfile.references.overrides import Overrides, apply_overrides
from backfile.run import Run
from backfile.settings import Settings
from backfile.source.file_text import read_text
from backfile.source.geography_table import read_geography_table
from backfile.source.metadata_table import WHERE as METADATA_TABLE
from backfile.source.metadata_table import read_metadata_table
from backfile.source.scan import scan_content
from backfile.source.tags_table import read_tags_table
from backfile.tagging.choose import choose_tags
from backfile.urls import AddressBook, page_address, slug_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the pages are made from, before the articles see one another."""

    records: tuple[ArticleRecord, ...]
    """Every article that can be published, with the metadata that holds."""
    standing: tuple[StandingPage, ...]
    static: tuple[SourceFile, ...]
    ledger_before: Ledger
    ledger: Ledger
    """With a row for each record."""
    found: int
    """Articles in the content folder; a file that cannot be used counts as one."""
    rejected: int
    """Those of them that cannot be used."""
    read: int
    """Files that were new or changed."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What the site says for all articles, in geography.csv, tags.csv and its settings."""

    geography: GeographyRules
    tags: tuple[TagRule, ...]
    problems: tuple[Problem, ...]


def gather_inputs(run: Run, catalog: Catalog, epoch: int | None) -> Gathered:
    """Read what changed, take the rest from the catalog.

    Args:
        run: gets the problems of all files, changed or not.
        catalog: of the last build; what is read now is kept in it at once.
        epoch: SOURCE_DATE_EPOCH, for an archive without dates.
    Raises:
        OSError: the content folder cannot be listed.
    """
    with run.stage("scan"):
        scan = scan_content(run.settings)
        _report_unread(run, scan)
    with run.stage("read"):
        rules = read_site_rules(run.settings)
        run.problems += rules.problems
        options = ingest_options(run.settings, rules)
        files, read = _read_files(run, catalog, scan, options)
        records = tuple(settle_archive(_apply_metadata(run, files, options), rules.tags))
        before = read_ledger(run.settings.content_path)
        run.problems += before.problems
        return Gathered(
            records=records,
            standing=tuple(_standing_pages(run, scan.pages, options)),
            static=scan.static,
            ledger_before=before,
            ledger=extend_ledger(before, records, run.settings.site_name, epoch),
            found=sum(len(file.records) or 1 for file in files.values()) + len(scan.unreadable),
            rejected=sum(not file.records for file in files.values()) + len(scan.unreadable),
            read=read,
        )


def _read_files(
    run: Run, catalog: Catalog, scan: Scan, options: ingest.IngestOptions
) -> tuple[Mapping[str, KnownFile], int]:
    """Read new and changed files; take the others from the catalog. Returns all by path, and how many were read."""
    fingerprint = digest_bytes(code_fingerprint().encode(), msgspec.json.encode(options))
    if catalog.was_replaced:
        what = "the catalog was damaged or from another version, and is made anew"
        run.problems.append(Problem("B101", str(run.settings.cache_path), 0, what, "nothing to do"))
    known = catalog.read_known_files(fingerprint)
    changed = [source for source in scan.articles if source.path not in known or known[source.path].source != source]
    present = {source.path for source in scan.articles}
    catalog.write_files((), [path for path in known if path not in present])
    with open_executor(run.settings.workers, len(changed), ingest.prepare_worker, options) as executor:
        results = run_chunks(executor, ingest.ingest_chunk, changed, 2 * run.settings.workers)
        for number, file in enumerate(results, 1):
            catalog.write_files((file,), ())
            known[file.source.path] = KnownFile(
                file.source, tuple(record for record, _ in file.articles), file.problems
            )
            run.progress("Reading", number, len(changed))
    catalog.commit()
    files = {source.path: known[source.path] for source in scan.articles}
    run.problems += (problem for file in files.values() for problem in file.problems)
    return files, len(changed)


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


def _apply_metadata(run: Run, files: Mapping[str, KnownFile], options: ingest.IngestOptions) -> list[ArticleRecord]:
    """The records of the archive with metadata.csv put over them."""
    records = {record.path: record for file in files.values() for record in file.records}
    table = read_metadata_table(run.settings.content_path, records)
    run.problems += table.problems
    readers = ingest.value_readers(options)
    for path, row in table.rows.items():
        overrides = Overrides(row.values, Origin.TABLE, METADATA_TABLE, dict.fromkeys(row.values, row.line))
        records[path], problems = apply_overrides(records[path], overrides, readers)
        run.problems += problems
    return list(records.values())


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
        body = ArticleBody(parsed.blocks, parsed.deck, (), ())
        yield StandingPage(book.claim(page_address(slug_of(stem, "page"))), label, parsed.headline.value, summary, body)


def read_site_rules(settings: Settings) -> SiteRules:
    """Read what the site says for all articles."""
    folder = settings.content_path
    places = read_geography_table(folder, lambda name: parse_country(name, load_gazetteer()))
    tags = read_tags_table(folder)
    geography = GeographyRules(places.phrases, settings.historic_states)
    return SiteRules(geography, tags.rules, (*places.problems, *tags.problems))


def settle_archive(records: Sequence[ArticleRecord], rules: Sequence[TagRule]) -> list[ArticleRecord]:
    """See the tags and the countries of each article in the light of all others."""
    return learn_countries(choose_tags(records, rules))


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
    )
