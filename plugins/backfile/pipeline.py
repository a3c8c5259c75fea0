"""The stages of a build in order: the table of contents of the program."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import msgspec

from backfile import ingest
from backfile.build import render
from backfile.build.executor import open_executor, run_chunks
from backfile.build.plan import list_output, plan_build
from backfile.build.publish import Publisher
from backfile.build.theme import digest_templates, read_style
from backfile.catalog.catalog import Catalog, KnownFile, open_catalog
from backfile.catalog.ledger import extend_ledger, read_ledger, write_ledger
from backfile.catalog.versions import code_fingerprint
from backfile.errors import LostArticleError
from backfile.geography import country_slug, load_gazetteer, parse_country
from backfile.model.article import Article, ArticleBody, ArticleRecord, Term
from backfile.model.digest import digest_bytes
from backfile.model.page import BuildPlan, PageSpec, RenderTask, SiteContext
from backfile.model.source import Scan, SourceFile
from backfile.pages import specify_pages
from backfile.pages.archive import Archive
from backfile.pages.furniture import site_contexts
from backfile.pages.standing import StandingPage, static_files, style_sheet
from backfile.pages.wording import country_names
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReaderOptions, summarise
from backfile.reader.byline import parse_authors
from backfile.reader.dates import parse_date
from backfile.reader.headers import split_list
from backfile.references.overrides import ValueReaders, apply_overrides
from backfile.references.resolve import resolve_articles
from backfile.report.summary import BuildReport
from backfile.settings import Settings
from backfile.source.metadata_table import read_metadata_table
from backfile.source.scan import scan_content
from backfile.urls import AddressBook, Site, page_address, slug_of


class Progress(Protocol):
    """Somebody who wants to know how far a long stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that so many of a stage's items are done."""


@dataclass
class _Run:
    """What one build gathers as it goes."""

    settings: Settings
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        started = time.perf_counter()
        yield
        self.timings[name] = time.perf_counter() - started


def build_site(settings: Settings, progress: Progress, epoch: int | None = None) -> BuildReport:
    """Build the site: read what changed, write what changed with it.

    Args:
        settings: of the site.
        progress: told about long stages.
        epoch: SOURCE_DATE_EPOCH, seconds since 1970, for an archive without dates.
    Returns:
        What was done, with every problem of the archive, old or new.
    Raises:
        BackfileError: a condition that content cannot cause; the manifest then knows which pages are unfinished.
        OSError: the content folder cannot be listed.
    """
    run = _Run(settings, progress)
    with open_catalog(settings.cache_path) as catalog:
        with run.stage("scan"):
            scan = scan_content(settings)
        with run.stage("read"):
            files, read = _read_files(run, catalog, scan)
        with run.stage("resolve"):
            records = _apply_metadata(run, files)
            before = read_ledger(settings.content_path)
            ledger = extend_ledger(before, records, settings.site_name, epoch)
            articles = resolve_articles(records, ledger.entries, _country_terms(settings.language))
        run.problems += ledger.problems
        with run.stage("plan"):
            planned = _plan(run, catalog, scan, articles)
        with run.stage("render"):
            _render(run, catalog, planned)
        with run.stage("publish"):
            write_ledger(settings.content_path, before, ledger)
            plan = planned.plan
            catalog.write_manifest({spec.path: fingerprint for spec, fingerprint in plan.write}, plan.delete)
            catalog.commit()

    report = BuildReport(
        found=len(scan.articles),
        rejected=sum(file.record is None for file in files.values()),
        articles=articles,
        problems=tuple(sorted(run.problems, key=lambda problem: (problem.path, problem.line, problem.code))),
        written=len(plan.write),
        kept=plan.keep,
        deleted=len(plan.delete),
        read=read,
        timings=run.timings,
    )
    if report.found != len(articles) + report.rejected:
        message = f"content: {report.found} files were found, but not all are published or rejected; please report it"
        raise LostArticleError(message)
    return report


def _read_files(run: _Run, catalog: Catalog, scan: Scan) -> tuple[Mapping[str, KnownFile], int]:
    """Read new and changed files; take the others from the catalog. Returns all by path, and how many were read."""
    options = _ingest_options(run.settings)
    fingerprint = digest_bytes(code_fingerprint().encode(), msgspec.json.encode(options))
    if catalog.was_replaced:
        what = "the catalog was damaged or from another version, and is made anew"
        run.problems.append(Problem("B101", str(run.settings.cache_path), 0, what, "nothing to do"))
    known = catalog.read_known_files(fingerprint)
    changed = [
        source for source in scan.articles if source.path not in known or known[source.path].source != source
    ]
    present = {source.path for source in scan.articles}
    catalog.write_files((), [path for path in known if path not in present])
    with open_executor(run.settings.workers, len(changed), ingest.prepare_worker, options) as executor:
        results = run_chunks(executor, ingest.ingest_chunk, changed, 2 * run.settings.workers)
        for number, file in enumerate(results, 1):
            catalog.write_files((file,), ())
            known[file.source.path] = KnownFile(file.source, file.record, file.problems)
            run.progress("Reading", number, len(changed))
    catalog.commit()
    files = {source.path: known[source.path] for source in scan.articles}
    run.problems += (problem for file in files.values() for problem in file.problems)
    if scan.unread:
        names = ", ".join(scan.unread[:3]) + (", ..." if len(scan.unread) > 3 else "")  # noqa: PLR2004 - three names tell enough
        what = f"{len(scan.unread)} files are neither .txt nor below STATIC_PATHS and are not read ({names})"
        run.problems.append(Problem("S108", "content", 0, what, "name articles .txt, or move the files"))
    return files, len(changed)


def _apply_metadata(run: _Run, files: Mapping[str, KnownFile]) -> list[ArticleRecord]:
    """The records of the archive with metadata.csv put over them."""
    gazetteer = load_gazetteer()
    zone = run.settings.timezone
    readers = ValueReaders(
        date=lambda text: parse_date(text, zone),
        authors=parse_authors,
        words=split_list,
        country=lambda name: parse_country(name, gazetteer),
    )
    table = read_metadata_table(run.settings.content_path, files)
    run.problems += table.problems
    records = []
    for path, file in files.items():
        record = file.record
        if record and path in table.rows:
            row = table.rows[path]
            record, problems = apply_overrides(record, row.values, row.line, readers)
            run.problems += problems
        if record:
            records.append(record)
    return records


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the plan stage hands on."""

    plan: BuildPlan
    contexts: tuple[SiteContext, SiteContext]


def _plan(run: _Run, catalog: Catalog, scan: Scan, articles: tuple[Article, ...]) -> _Planned:
    """Say which pages should exist, and compare them with those that do."""
    settings = run.settings
    archive = Archive(
        articles=articles,
        site=Site(settings.site_url),
        site_name=settings.site_name,
        site_subtitle=settings.site_subtitle,
        language=settings.language,
        index_size=settings.index_size,
        feed_size=settings.feed_size,
    )
    style, css = read_style(settings.theme_path)
    files = (style_sheet(style, css), *static_files(settings, scan.static))
    standing = tuple(_standing_pages(run, scan.pages))
    contexts = site_contexts(archive, style, standing)
    templates = digest_templates(settings.theme_path)
    base = digest_bytes(code_fingerprint().encode(), templates.encode(), msgspec.json.encode(contexts))
    present = list_output(settings.output_path)
    manifest = catalog.read_manifest()
    plan = plan_build(specify_pages(archive, standing, files), manifest, present, base)
    foreign = sorted(present - manifest.keys() - {spec.path for spec, _ in plan.write})
    if foreign:
        what = f"{len(foreign)} files were not made by this build (such as {foreign[0]}) and stay as they are"
        run.problems.append(Problem("O101", "output", 0, what, "run `make clean` first if they should go"))
    return _Planned(plan, contexts)


def _standing_pages(run: _Run, sources: Iterable[SourceFile]) -> Iterator[StandingPage]:
    """Read the pages written by hand, in the order of their file names."""
    options = _ingest_options(run.settings)
    book = AddressBook(())
    for source in sources:
        file = ingest.read_text(source, options)
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


def _render(run: _Run, catalog: Catalog, planned: _Planned) -> None:
    """Render what the plan says and write it; until all is written the manifest calls those pages unfinished."""
    plan, settings = planned.plan, run.settings
    catalog.write_manifest({spec.path: "" for spec, _ in plan.write})
    catalog.commit()
    publisher = Publisher(settings.output_path)
    tasks = (_task(catalog, spec) for spec, _ in plan.write)
    prepare = render.prepare_worker, settings.theme_path, *planned.contexts
    with open_executor(settings.workers, len(plan.write), *prepare) as executor:
        pages = run_chunks(executor, render.render_chunk, tasks, 2 * settings.workers)
        for number, page in enumerate(pages, 1):
            publisher.write(page)
            run.progress("Writing", number, len(plan.write))
    publisher.remove(plan.delete)


def _task(catalog: Catalog, spec: PageSpec) -> RenderTask:
    return RenderTask(spec.path, spec.template, spec.subject, catalog.read_body(spec.body_of) if spec.body_of else b"")


def _ingest_options(settings: Settings) -> ingest.IngestOptions:
    return ingest.IngestOptions(
        folder=str(settings.content_path),
        reader=ReaderOptions(settings.timezone, settings.folder_is_section),
        max_size=settings.max_file_size,
        home_country=settings.home_country,
    )


def _country_terms(language: str) -> Mapping[str, Term]:
    """The term of every country: the name in the site's language, the slug that never changes."""
    gazetteer = load_gazetteer()
    names = country_names(language)
    return {
        alpha2: Term("country", country_slug(alpha2, gazetteer), names.get(alpha2, alpha2), alpha2)
        for alpha2 in gazetteer.slugs
    }
