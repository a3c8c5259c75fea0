"""The stages of a build in order: the table of contents of the program."""

import difflib
import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import msgspec

from backfile.build import render
from backfile.build.executor import open_executor, run_chunks
from backfile.build.plan import list_output, plan_build
from backfile.build.publish import Publisher
from backfile.build.theme import digest_templates, list_assets, read_style
from backfile.catalog.catalog import Catalog, open_catalog
from backfile.catalog.ledger import write_ledger
from backfile.catalog.versions import code_fingerprint
from backfile.errors import LostArticleError, SettingsError
from backfile.gather import Gathered, gather_inputs
from backfile.geography import country_slug, historic_states, load_gazetteer, parse_country
from backfile.model.article import Term
from backfile.model.digest import digest_bytes
from backfile.model.page import BuildPlan, PageSpec, RenderTask, SiteContext
from backfile.pages import specify_pages
from backfile.pages.archive import Archive
from backfile.pages.furniture import site_contexts
from backfile.pages.standing import static_files, style_sheet
from backfile.pages.wording import country_names
from backfile.problems import Problem
from backfile.references.resolve import resolve_articles
from backfile.report import review
from backfile.report.summary import BuildReport, count_origins
from backfile.run import Progress, Run, peak_memory
from backfile.settings import Settings
from backfile.urls import Site


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
    _check_home_country(settings.home_country)
    _check_historic_states(settings.historic_states)
    run = Run(settings, progress)
    with _collector_paused(), open_catalog(settings.cache_path) as catalog:
        gathered = gather_inputs(run, catalog, epoch)
        if not settings.site_url:
            what = "it is empty, so there is no sitemap, and feeds and canonical links lack the host"
            run.problems.append(Problem("P102", "SITEURL", 0, what, 'set it, as SITEURL = "https://example.org"'))
        _check_whole(gathered)
        with run.stage("plan"):
            site = _plan(run, catalog, gathered)
        with run.stage("render"):
            _render(run, catalog, site)
        with run.stage("publish"):
            write_ledger(settings.content_path, gathered.ledger_before, gathered.ledger)
            pages = {spec.path: fingerprint for spec, fingerprint in site.plan.write}
            catalog.write_manifest(pages, site.plan.delete)
            catalog.write_state(site.state)
            catalog.commit()
    return BuildReport(
        found=gathered.found,
        rejected=gathered.rejected,
        published=len(gathered.records),
        origins=count_origins(gathered.records),
        problems=tuple(sorted(run.problems, key=lambda problem: (problem.path, problem.line, problem.code))),
        written=len(site.plan.write),
        kept=site.plan.keep,
        deleted=len(site.plan.delete),
        read=gathered.read,
        timings=run.timings,
        memory=peak_memory(),
    )


def _check_home_country(alpha2: str) -> None:
    if alpha2 and alpha2 not in load_gazetteer().slugs:
        code = parse_country(alpha2, load_gazetteer())
        hint = f'did you mean "{code}"?' if code else 'write an ISO 3166-1 code such as "BO"'
        message = f'pelicanconf.py: BACKFILE_HOME_COUNTRY is "{alpha2}", which is no country\'s code; {hint}'
        raise SettingsError(message)


def _check_historic_states(states: Iterable[tuple[str, str]]) -> None:
    known, codes = historic_states(), load_gazetteer().slugs
    for code, alpha2 in states:
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"the codes are {', '.join(sorted(known))}"
            message = (
                f'pelicanconf.py: BACKFILE_HISTORIC_STATES has "{code}", which is no code of a former state; {hint}'
            )
            raise SettingsError(message)
        if alpha2 and alpha2 not in codes:
            what = f'BACKFILE_HISTORIC_STATES counts "{code}" for "{alpha2}", which is no country\'s code'
            message = f'pelicanconf.py: {what}; write an ISO 3166-1 code such as "RU", or ""'
            raise SettingsError(message)


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


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the plan stage hands on."""

    plan: BuildPlan
    contexts: tuple[SiteContext, ...]
    """What every template gets; empty when nothing is to be rendered."""
    state: str
    """Digest of all inputs of the site."""


def _check_whole(gathered: Gathered) -> None:
    """Nothing is ever lost: every file found is published or rejected."""
    if gathered.found != len(gathered.records) + gathered.rejected:
        message = f"content: {gathered.found} files were found, but not all are published or rejected; please report it"
        raise LostArticleError(message)


def _plan(run: Run, catalog: Catalog, gathered: Gathered) -> _Planned:
    """Say which pages should exist, and compare them with those that do. The same inputs make the same pages."""
    settings = run.settings
    style, css = read_style(settings.theme_path)
    theme, assets = digest_templates(settings.theme_path), list_assets(settings.theme_path)
    encode = msgspec.json.Encoder(enc_hook=str).encode
    own = digest_bytes(code_fingerprint().encode(), theme.encode(), css.encode(), encode(settings))
    made_from = (gathered.records, gathered.ledger.entries, gathered.standing, gathered.static, assets)
    state = digest_bytes(own.encode(), encode(made_from))

    contexts: tuple[SiteContext, ...] = ()
    present, manifest = list_output(settings.output_path), catalog.read_manifest()
    if catalog.read_state() == state and manifest.keys() <= present:
        plan = BuildPlan((), len(manifest), ())
    else:
        countries = _country_terms(settings.language)
        archive = Archive(
            articles=resolve_articles(gathered.records, gathered.ledger.entries, countries),
            site=Site(settings.site_url),
            site_name=settings.site_name,
            site_subtitle=settings.site_subtitle,
            language=settings.language,
            index_size=settings.index_size,
            feed_size=settings.feed_size,
        )
        contexts = site_contexts(archive, style, gathered.standing)
        base = digest_bytes(code_fingerprint().encode(), theme.encode(), encode(contexts))
        theme_files = (PageSpec(address, "", copy) for address, copy in assets)
        files = (style_sheet(style, css), *theme_files, *static_files(settings, gathered.static))
        plan = plan_build(specify_pages(archive, gathered.standing, files), manifest, present, base)
    foreign = present - manifest.keys() - {spec.path for spec, _ in plan.write}
    outdated = foreign & review.FILES
    _report_foreign(run, sorted(foreign - outdated))
    return _Planned(replace(plan, delete=(*plan.delete, *sorted(outdated))), contexts, state)


def _report_foreign(run: Run, foreign: list[str]) -> None:
    if foreign:
        what = f"{len(foreign)} files were not made by this build (such as {foreign[0]}) and stay as they are"
        run.problems.append(Problem("O101", "output", 0, what, "run `make clean` first if they should go"))


def _render(run: Run, catalog: Catalog, site: _Planned) -> None:
    """Render what the plan says and write it; until all is written the manifest calls those pages unfinished."""
    plan, settings = site.plan, run.settings
    if not plan.write and not plan.delete:
        return
    catalog.write_state("")
    catalog.write_manifest({spec.path: "" for spec, _ in plan.write})
    catalog.commit()
    publisher = Publisher(settings.output_path)
    tasks = (_task(catalog, spec) for spec, _ in plan.write)
    arguments = settings.theme_path, *site.contexts
    if plan.write:
        with open_executor(settings.workers, len(plan.write), render.prepare_worker, *arguments) as executor:
            pages = run_chunks(executor, render.render_chunk, tasks, 2 * settings.workers)
            for number, page in enumerate(pages, 1):
                publisher.write(page)
                run.progress("Writing", number, len(plan.write))
    publisher.remove(plan.delete)


def _task(catalog: Catalog, spec: PageSpec) -> RenderTask:
    return RenderTask(spec.path, spec.template, spec.subject, catalog.read_body(spec.body_of) if spec.body_of else b"")


def _country_terms(language: str) -> Mapping[str, Term]:
    """The term of every country: the name in the site's language, the slug that never changes."""
    gazetteer = load_gazetteer()
    names = country_names(language)
    return {
        alpha2: Term("country", country_slug(alpha2, gazetteer), names.get(alpha2, alpha2), alpha2)
        for alpha2 in gazetteer.slugs
    }
