"""The start of a build: find out whether anything changed, and only then load the program that makes the site.

Most builds of a site that is rebuilt by a timer find nothing to do. What they import is a good part of what they cost, so
this module imports little.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from backfile.build.output import open_tree
from backfile.build.theme import Theme, read_theme
from backfile.build.trees import Tree
from backfile.catalog import ledger
from backfile.catalog.catalog import Catalog, discard_catalog, open_catalog, report_damage
from backfile.catalog.versions import code_fingerprint
from backfile.errors import DamagedCatalogError, LostArticleError
from backfile.model.digest import digest_bytes
from backfile.model.source import RACE_NS, Scan
from backfile.problems import Problem
from backfile.report.files import FILES
from backfile.report.summary import BuildReport
from backfile.run import Inputs, Progress, Run, peak_memory
from backfile.settings import Settings
from backfile.source.digest import digest_source
from backfile.source.scan import OWN_FILES, scan_content

_encode = msgspec.json.Encoder(enc_hook=str).encode


def build_site(
    settings: Settings, progress: Progress, epoch: int | None = None, waiting: Callable[[], None] = lambda: None
) -> BuildReport:
    """Build the site: read what changed, write what changed with it.

    Args:
        settings: of the site.
        progress: told about long stages.
        epoch: SOURCE_DATE_EPOCH, seconds since 1970, for an archive without dates.
        waiting: called if another build has to end first.
    Returns:
        What was done, with every problem of the archive, old or new.
    Raises:
        BackfileError: a condition that content cannot cause; the old site stands, and the next build goes on from there.
        OSError: the content folder cannot be listed.
    """
    with _collector_paused(), open_tree(settings.output_path, waiting) as tree:
        try:
            return _build(Run(settings, progress), tree, epoch)
        except (DamagedCatalogError, LostArticleError):  # a catalog that lost rows loses articles
            discard_catalog(settings.cache_path)
            return _build(Run(settings, progress), tree, epoch, was_damaged=True)


def _build(run: Run, tree: Tree, epoch: int | None, *, was_damaged: bool = False) -> BuildReport:
    settings = run.settings
    with report_damage(settings.cache_path), open_catalog(settings.cache_path) as catalog:
        if was_damaged or catalog.was_replaced:
            what = "the catalog was damaged or from another version, and is made anew"
            run.events.append(Problem("B101", str(settings.cache_path), 0, what, "nothing to do"))
        with run.stage("scan"):
            scan = scan_content(settings)
            theme = read_theme(settings.theme_path)
            state = _digest_inputs(settings, scan, theme)
            is_known = tree.token is not None and tree.token == catalog.read_about("token")
            if is_known and catalog.read_about("state") == state and _is_trusted(run, catalog, scan):
                return _unchanged(run, catalog)
        from backfile.pipeline import make_site  # noqa: PLC0415 - an unchanged site needs none of it

        report = make_site(run, tree, catalog, Inputs(scan, theme, epoch), is_known=is_known)
        catalog.write("report", _encode(report))
        if not run.is_incomplete:
            catalog.write_about("state", state)
        catalog.commit()
    return replace(report, problems=(*report.problems, *run.events))


def _digest_inputs(settings: Settings, scan: Scan, theme: Theme) -> str:
    """A digest of all that the site is made from but the ledger, which builds write: if it is the same, so is the site."""
    tables = []
    for name in OWN_FILES:
        if name == ledger.NAME:
            continue
        try:
            tables.append((settings.content_path / name).read_bytes())
        except OSError:
            tables.append(b"\0")
    files = (scan.articles, scan.pages, scan.static, scan.unread, scan.unreadable)
    own = (settings, theme.style, theme.templates, theme.scripts, theme.assets, list(map(digest_bytes, tables)))
    return digest_bytes(code_fingerprint().encode(), _encode(own), _encode(files))


def _is_trusted(run: Run, catalog: Catalog, scan: Scan) -> bool:
    """Whether stamps tell what changed: not if they are not to be trusted, and not of files that had just changed."""
    settings = run.settings
    if catalog.read_about("ledger") != ledger.digest_ledger(settings.content_path):
        return False
    if settings.stamps == "hash" or any((settings.output_path / name).exists() for name in FILES):
        return False
    limit = int(catalog.read_about("scanned") or 0) - RACE_NS
    if any(file.mtime_ns >= limit for file in (*scan.pages, *scan.static)):
        return False
    doubted = [file for file in scan.articles if file.newest_ns >= limit]
    known = catalog.read_digests(file.path for file in doubted)
    folder = str(settings.content_path)
    if any(digest_source(file, folder) != known.get(file.path) for file in doubted):
        return False
    catalog.write_about("scanned", str(scan.began_ns))
    catalog.commit()
    return True


def _unchanged(run: Run, catalog: Catalog) -> BuildReport:
    """The report of a build that finds everything as the last one left it."""
    last = msgspec.json.decode(catalog.read("report") or b"", type=BuildReport)
    return replace(
        last,
        problems=(*last.problems, *run.events),
        written=0,
        kept=last.written + last.kept,
        deleted=0,
        read=0,
        timings=run.timings,
        memory=peak_memory(),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector.

    A build makes many small values that live to its end and no cycles; looking for cycles among them at 10,000
    articles took two thirds of the plan stage and found nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
