"""Gather everything a build is made from: files, metadata.csv, standing pages, ledger. Stages 1 to 4.

Only what changed is read, and only what changed with it is made anew: an article stays in the catalog as it was read, and
as the whole archive made it.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backfile import ingest
from backfile.build.executor import open_executor, run_chunks
from backfile.catalog.catalog import Catalog, ShownRow, decode_record, stamp_sidecars
from backfile.catalog.ledger import NewArticle, digest_ledger, extend_ledger, read_ledger, write_ledger
from backfile.catalog.shelf import read_articles, write_articles
from backfile.catalog.versions import code_fingerprint
from backfile.drafts import Draft, draft_article, settle_article
from backfile.errors import DamagedCatalogError
from backfile.joins import Was, join_related, join_versions
from backfile.model.article import Article, LedgerEntry, Settled
from backfile.model.digest import digest_bytes
from backfile.model.source import RACE_NS, Scan, SourceFile
from backfile.overlay import Overlay, apply_table, read_overlay, remember_overlay
from backfile.pages.standing import StandingPage
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.summary import summarise
from backfile.references.overrides import ValueReaders
from backfile.run import Run
from backfile.settings import Settings
from backfile.settle import Candidates, settle
from backfile.settle import Settled as Outcome
from backfile.site_rules import ingest_options, read_site_rules
from backfile.source.digest import digest_source
from backfile.source.file_text import read_text
from backfile.urls import AddressBook, page_address, slug_of, source_file

_WORTH_PACKING = 10_000
"""Fewer articles take so little memory that it does not matter how."""


class Gathered(msgspec.Struct, frozen=True):
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


def gather_inputs(run: Run, catalog: Catalog, scan: Scan, epoch: int | None) -> Gathered:
    """Read what changed, take the rest from the catalog.

    Args:
        run: gets the problems of all files, changed or not.
        catalog: of the last build; what is read now is kept in it.
        scan: of the content folder.
        epoch: SOURCE_DATE_EPOCH, for an archive without dates.
    Raises:
        DamagedCatalogError: the catalog has lost articles.
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
        drafts, sketches = _read_files(run, catalog, changed, options, overlay)
    with run.stage("settle"):
        articles = read_articles(catalog)
        if len(articles) != catalog.count_settled():
            message = "articles of the catalog were lost"
            raise DamagedCatalogError(message)
        is_new = not articles
        removed -= drafts.keys()
        was: Was = {path: articles.pop(path) for path in removed}
        problems = _reread_rows(catalog, drafts, articles, overlay, ingest.value_readers(options))
        candidates: dict[str, Candidates | None] = {path: draft.candidates for path, draft in drafts.items()}
        settled = settle(catalog, {**candidates, **dict.fromkeys(removed)}, rules.tags)
        candidates.clear()
        entries = _ledger_entries(run, catalog, drafts, articles, epoch)
        was |= {path: articles.get(path) for path in settled.keys() | entries.keys()}
        rows = {row.path: row for row in _settled_rows(catalog, settled, entries, drafts, articles)}
        del settled, entries
        join_versions(catalog, sketches, was, articles, is_new=is_new)
        sketches.clear()
        catalog.write_shown(join_related(catalog, rows, was, articles), removed)
        write_articles(catalog, articles, was)
        del was
        if is_new and len(articles) >= _WORTH_PACKING:
            articles = _packed(catalog, articles)
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
        elif (source.size, source.mtime_ns, stamp_sidecars(source)) != stamp or source.newest_ns >= trusted:
            doubted.append(source)
    if doubted:
        digests = catalog.read_digests(source.path for source in doubted)
        folder = str(settings.content_path)
        same = [source for source in doubted if digest_source(source, folder) == digests[source.path] != ""]
        catalog.write_stamps(same)
        changed += set(doubted) - set(same)
        changed.sort(key=lambda source: source.path)
    catalog.write_about("scanned", str(scan.began_ns))
    return changed, list(stamps)


def _read_files(
    run: Run, catalog: Catalog, changed: Sequence[SourceFile], options: ingest.IngestOptions, overlay: Overlay
) -> tuple[dict[str, Draft], dict[str, bytes]]:
    """Read new and changed files into the catalog. Returns what is in them, and sketches of it, by source path."""
    drafts: dict[str, Draft] = {}
    sketches: dict[str, bytes] = {}
    if not changed:
        return drafts, sketches
    workers = run.settings.workers
    stage = run.working("read")
    arguments = options, overlay.languages
    with open_executor(workers, len(changed), ingest.prepare_worker, *arguments, stage=stage) as executor:
        results = run_chunks(executor, ingest.ingest_chunk, changed, 2 * workers, lambda source: source.size)
        for number, file in enumerate(results, 1):
            catalog.write_file(file)
            for row in file.articles:
                drafts[row.path] = draft_article(decode_record(row.record))
                sketches[row.path] = row.sketch
            run.progress("Reading", number, len(changed))
    return drafts, sketches


def _reread_rows(
    catalog: Catalog,
    drafts: dict[str, Draft],
    articles: Mapping[str, Article],
    overlay: Overlay,
    readers: ValueReaders,
) -> dict[str, tuple[Problem, ...]]:
    """Draft the articles whose row of metadata.csv changed. Returns the problems of all rows applied in this build."""
    problems: dict[str, tuple[Problem, ...]] = {}
    for path in overlay.changed | (overlay.table.rows.keys() & drafts.keys()):
        if path in drafts or path in articles:
            record = catalog.read_record(path)
            changed, problems[path] = apply_table(overlay.table, record, readers)
            drafts[path] = draft_article(record, changed)
    return problems


def _settled_rows(
    catalog: Catalog,
    settled: Mapping[str, Outcome],
    entries: Mapping[str, LedgerEntry],
    drafts: dict[str, Draft],
    articles: dict[str, Article],
) -> Iterator[ShownRow]:
    """The articles that are not what they were, one after the other, for an archive of them is large.

    Args:
        catalog: has what they were.
        settled: what some get in the light of the others.
        entries: rows of the ledger that are new or changed.
        drafts: of those that were read; each is taken out when it is done.
        articles: get them.
    """
    for path in sorted(settled.keys() | entries.keys()):
        draft = drafts.pop(path, None) or _draft_again(catalog, path)
        found = settled.get(path)
        outcome = Settled(found.tags, found.countries) if found else catalog.read_shown(path).settled
        before = articles.get(path)
        entry = entries.get(path) or articles[path]
        articles[path] = settle_article(draft, outcome, entry, before.versions if before else ())
        yield ShownRow(path, outcome, draft.record)


def _packed(catalog: Catalog, articles: dict[str, Article]) -> dict[str, Article]:
    """New articles once more, one beside the other.

    They were made among much that is gone now. An allocator cannot give back memory in which something is left, and
    each worker would copy it: at 100,000 articles this halves the memory of a first build.
    """
    articles.clear()
    gc.collect()  # it also frees the lists of free objects that CPython keeps
    return read_articles(catalog)


def _draft_again(catalog: Catalog, path: str) -> Draft:
    """The draft of an article that was read before."""
    return draft_article(catalog.read_record(path), catalog.read_shown(path).record)


def _ledger_entries(
    run: Run, catalog: Catalog, drafts: Mapping[str, Draft], articles: Mapping[str, Article], epoch: int | None
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


def _new_article(catalog: Catalog, path: str, draft: Draft | None) -> NewArticle:
    draft = draft or _draft_again(catalog, path)
    return NewArticle(path, draft.address, draft.published)


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
