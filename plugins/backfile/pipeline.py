"""The stages of a build in order: the table of contents of the program."""

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec

from backfile.build import render
from backfile.build.executor import open_executor, run_chunks
from backfile.build.plan import BuildPlan, plan_build
from backfile.build.theme import Theme, digest_templates
from backfile.build.trees import Tree
from backfile.catalog.catalog import Catalog, read_catalog
from backfile.catalog.versions import code_fingerprint
from backfile.errors import LostArticleError
from backfile.gather import Gathered, gather_inputs
from backfile.geography import country_slug, load_countries
from backfile.model.article import Article, Term
from backfile.model.digest import digest_bytes
from backfile.model.page import PageSpec
from backfile.model.source import Scan
from backfile.pages import site_parts
from backfile.pages.archive import Archive
from backfile.pages.furniture import site_contexts
from backfile.pages.search import SEARCH_SCRIPT, SEARCH_TEMPLATE, SearchSite
from backfile.pages.sources import shared_files
from backfile.pages.standing import static_files, text_file
from backfile.pages.wording import country_names
from backfile.problems import Problem
from backfile.references.resolve import resolve_articles
from backfile.report.files import FILES
from backfile.report.summary import BuildReport, count_origins
from backfile.run import Inputs, Run, peak_memory
from backfile.search_index import index_search
from backfile.settings import Settings
from backfile.site_rules import check_countries
from backfile.urls import Site
from backfile.words import words_of

_TASK = 50
"""Pages that a worker gets at once."""
_encode = msgspec.json.Encoder(enc_hook=str).encode


def make_site(run: Run, tree: Tree, catalog: Catalog, inputs: Inputs, *, is_known: bool) -> BuildReport:
    """Make the site: read what changed, write what changed with it.

    Args:
        run: gets the problems.
        tree: the output folder.
        catalog: of the last build.
        inputs: what is on the disk.
        is_known: whether the output folder holds what the last build left there.
    Raises:
        BackfileError: a condition that content cannot cause.
        OSError: a file cannot be read.
    """
    settings = run.settings
    check_countries(settings)
    catalog.write_about("state", "")
    gathered = gather_inputs(run, catalog, inputs.scan, inputs.epoch)
    if not settings.site_url:
        what = "it is empty, so there is no sitemap, and feeds and canonical links lack the host"
        run.problems.append(Problem("P102", "SITEURL", 0, what, 'set it, as SITEURL = "https://example.org"'))
    if words_of(settings.language).other_language:
        what = f'there is no catalog of "{settings.language}", so the words of the interface are English'
        run.problems.append(Problem("P107", "DEFAULT_LANG", 0, what, "begin one, as docs/translating.md says"))
    _check_whole(gathered, catalog, inputs.scan)
    with run.stage("plan"):
        archive = resolve_archive(settings, gathered.articles.values())
    with run.stage("search"):
        search = _make_search(run, archive, inputs.theme)
    with run.stage("plan"):
        by_pelican = catalog.read_pages("pelican").keys()
        if not is_known:
            catalog.forget_pages()  # of what the output folder holds, nothing is known
        model = _site_model(settings, archive, gathered, inputs, search)
        plan = plan_build(model.parts.values(), catalog.read_parts(), catalog.read_pages, _bases(inputs.theme, model))
        delete = {*plan.delete, *_outdated(settings, catalog, plan, by_pelican, is_known=is_known)}
        if not is_known:
            delete |= tree.made_before({path for part in plan.parts for path in part.pages})
    if not plan.is_empty or delete or not is_known:
        with run.stage("render"):
            tree.begin(plan.token, plan.write, delete)
            _render(run, model, plan, tree.root)
        with run.stage("publish"):
            tree.publish()
            catalog.write_parts(((part.name, part.fingerprint, part.pages) for part in plan.parts), plan.gone)
            catalog.write_about("token", plan.token)
            if not (is_known or tree.is_fresh):
                _report_foreign(run, tree, catalog)
    written = sum(len(part.write) for part in plan.parts)
    return BuildReport(
        found=gathered.found,
        rejected=gathered.rejected,
        published=len(gathered.articles),
        origins=count_origins(gathered.articles.values()),
        problems=tuple(sorted(run.problems, key=lambda problem: (problem.path, problem.line, problem.code))),
        written=written,
        kept=plan.keep,
        deleted=len(plan.delete),
        read=gathered.read,
        timings=run.timings,
        memory=peak_memory(),
    )


def _check_whole(gathered: Gathered, catalog: Catalog, scan: Scan) -> None:
    """Nothing is ever lost: every file found is published or rejected."""
    files, articles = catalog.count_files()
    if files != len(scan.articles) or articles != len(gathered.articles):
        message = (
            f"content: {len(scan.articles)} files were found, but not all are published or rejected; please report it"
        )
        raise LostArticleError(message)


def resolve_archive(settings: Settings, articles: Iterable[Article]) -> Archive:
    """The archive as pages are made from it."""
    resolved = resolve_articles(articles, _country_terms(settings.language))
    return Archive(
        articles=resolved.articles,
        terms=resolved.terms,
        promo_targets=resolved.promo_targets,
        referenced_by=resolved.referenced_by,
        site=Site(settings.site_url),
        site_name=settings.site_name,
        site_subtitle=settings.site_subtitle,
        language=settings.language,
        index_size=settings.index_size,
        feed_size=settings.feed_size,
        sources=settings.sources,
        content=str(settings.content_path),
    )


def _make_search(run: Run, archive: Archive, theme: Theme) -> SearchSite | None:
    """What readers search: None if the settings, the archive or the theme have no use for it, or it cannot be made."""
    script = theme.scripts.get(SEARCH_SCRIPT)
    if not (run.settings.search and archive.articles and script and SEARCH_TEMPLATE in theme.templates):
        return None
    index = index_search(run, archive)
    return SearchSite(index, script[0]) if index else None


def _site_model(
    settings: Settings, archive: Archive, gathered: Gathered, inputs: Inputs, search: SearchSite | None
) -> render.SiteModel:
    """All that the pages are made from."""
    theme = inputs.theme
    theme_files = (PageSpec(address, "", copy) for address, copy in theme.assets)
    own = ((theme.style, theme.css), *theme.scripts.values())
    files = (*(text_file(*file) for file in own), *theme_files, *static_files(settings, gathered.static))
    return render.SiteModel(
        settings.theme_path,
        site_contexts(archive, theme.style, gathered.standing, has_search=search is not None),
        partial(site_parts, archive, gathered.standing, files, search, shared_files(archive, inputs.scan.articles)),
        partial(read_catalog, settings.cache_path),
    )


def _bases(theme: Theme, model: render.SiteModel) -> Mapping[str, str]:
    """For each template, and for files without one, a digest of what all its pages depend on."""
    site = model.contexts[0]
    plain = digest_bytes(code_fingerprint().encode(), _encode((site.site_name, site.site_url, site.lang)))
    context = digest_bytes(plain.encode(), _encode(model.contexts))
    digests = digest_templates(theme.templates)
    return {"": plain, **{name: digest_bytes(context.encode(), own.encode()) for name, own in digests.items()}}


def _outdated(
    settings: Settings, catalog: Catalog, plan: BuildPlan, by_pelican: Iterable[str], *, is_known: bool
) -> set[str]:
    """What `make review`, or Pelican for a theme of its own, left in the output folder, unless the site has such pages."""
    found = {name for name in FILES if (settings.output_path / name).exists()}.union(by_pelican)
    own = {path for part in plan.parts for path in part.pages}
    return found - own - (catalog.read_pages("files").keys() if is_known else set())


def _report_foreign(run: Run, tree: Tree, catalog: Catalog) -> None:
    foreign = tree.foreign(catalog.read_all_pages())
    if foreign:
        what = f"{len(foreign)} files were not made by this build (such as {foreign[0]}) and stay as they are"
        run.events.append(Problem("O101", "output", 0, what, "run `make clean` first if they should go"))


def _render(run: Run, model: render.SiteModel, plan: BuildPlan, root: str) -> None:
    """Render what the plan says and write it below a folder."""
    settings = run.settings
    tasks = [
        render.RenderTask(part.name, part.write[start : start + _TASK])
        for part in plan.parts
        for start in range(0, len(part.write), _TASK)
    ]
    total = sum(len(task.paths) for task in tasks)
    if not tasks:
        return
    stage = run.working("render")
    done = 0
    with open_executor(settings.workers, total, render.prepare_worker, model, root, stage=stage) as executor:
        written = run_chunks(executor, render.render_chunk, tasks, 2 * settings.workers, lambda task: len(task.paths))
        for count in written:
            done += count
            run.progress("Writing", done, total)


def _country_terms(language: str) -> Mapping[str, Term]:
    """The term of every country: the name in the site's language, the slug that never changes."""
    countries = load_countries()
    names = country_names(language)
    return {
        alpha2: Term("country", country_slug(alpha2, countries), names.get(alpha2, alpha2), alpha2)
        for alpha2 in countries.slugs
    }
