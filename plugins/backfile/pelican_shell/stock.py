"""A build with Pelican's own article path: Backfile reads the archive, Pelican and its plugins make the pages.

For themes that are not made for Backfile. Every page is made at every build, in the output folder itself.
See docs/decisions/0012-pelicans-own-path.md.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from backfile.build.plan import list_output
from backfile.build.publish import Publisher
from backfile.catalog.catalog import Catalog, decode_body, open_catalog
from backfile.catalog.ledger import write_ledger
from backfile.gather import Gathered, gather_inputs
from backfile.geography import country_slug, load_gazetteer
from backfile.model.article import Term
from backfile.pages.wording import country_names
from backfile.pelican_shell.articles import GatheredArticles
from backfile.problems import Problem
from backfile.references.resolve import resolve_articles
from backfile.report.summary import BuildReport, count_origins
from backfile.run import Progress, Run, peak_memory
from backfile.settings import Settings
from backfile.urls import Site

MARK = "listing.html"
"""The template that every theme made for Backfile has, and no other."""


def is_pelican_theme(theme: Path) -> bool:
    """Whether a theme is made for Pelican and not for Backfile."""
    templates = theme / "templates"
    return any(templates.glob("*.html")) and not (templates / MARK).exists()


def build_with_pelican(
    settings: Settings, progress: Progress, epoch: int | None, run_pelican: Callable[[GatheredArticles], None]
) -> BuildReport:
    """Read what changed, and let Pelican make all pages.

    Args:
        settings: of the site.
        progress: told about long stages.
        epoch: SOURCE_DATE_EPOCH, seconds since 1970, for an archive without dates.
        run_pelican: lets Pelican write its site with these articles into the output folder.
    Raises:
        BackfileError: a condition that content cannot cause.
        OSError: the content folder cannot be listed.
    """
    run = Run(settings, progress)
    with open_catalog(settings.cache_path) as catalog:
        gathered = gather_inputs(run, catalog, epoch)
        articles = _resolve(settings, catalog, gathered)
        with run.stage("pelican"):
            before, made = _replace_output(settings, catalog, lambda: run_pelican(articles))
        write_ledger(settings.content_path, gathered.ledger_before, gathered.ledger)
    problems = (*run.problems, *_problems(settings, gathered, articles.left_out))
    return BuildReport(
        found=gathered.found,
        rejected=gathered.rejected + len(articles.left_out),
        published=len(gathered.records) - len(articles.left_out),
        origins=count_origins(record for record in gathered.records if record.path not in set(articles.left_out)),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code))),
        written=len(made),
        kept=0,
        deleted=len(before - made),
        read=gathered.read,
        timings=run.timings,
        memory=peak_memory(),
    )


def _resolve(settings: Settings, catalog: Catalog, gathered: Gathered) -> GatheredArticles:
    gazetteer, names = load_gazetteer(), country_names(settings.language)
    countries = {
        alpha2: Term("country", country_slug(alpha2, gazetteer), names.get(alpha2, alpha2), alpha2)
        for alpha2 in gazetteer.slugs
    }
    articles = resolve_articles(gathered.records, gathered.ledger.entries, countries)
    return GatheredArticles(
        {article.record.path: article for article in articles},
        lambda path: decode_body(catalog.read_body(path)),
        Site(settings.site_url),
        [],
    )


def _replace_output(settings: Settings, catalog: Catalog, write: Callable[[], None]) -> tuple[set[str], set[str]]:
    """Remove what the last build made, and remember what this one makes.

    The manifest has no fingerprints for these pages, so that a later build of Backfile's own writes or removes each.

    Returns:
        Output paths of the files of the last build and of this one.
    """
    before = catalog.read_manifest()
    Publisher(settings.output_path).remove(tuple(before))
    catalog.write_state("")
    catalog.commit()
    foreign = list_output(settings.output_path)
    try:
        write()
    finally:
        made = list_output(settings.output_path) - foreign
        catalog.write_manifest(dict.fromkeys(made, ""), before.keys() - made)
        catalog.commit()
    return set(before), made


def _problems(settings: Settings, gathered: Gathered, left_out: Sequence[str]) -> Iterator[Problem]:
    what = "the theme is not made for Backfile, so Pelican makes every page anew at every build"
    yield Problem("P103", f"THEME = {settings.theme_path.name}", 0, what, "docs/pelican.md says what that means")
    undated = sum(record.published is None for record in gathered.records)
    if undated:
        what = f"{undated} articles have no date; Pelican's lists show them on the day they were added to the archive"
        yield Problem(
            "P104", "content", 0, what, "give them dates in metadata.csv, or see known_date in docs/pelican.md"
        )
    for path in left_out:
        what = "Pelican or a plugin left the article out; messages above say why"
        yield Problem("P105", f"content/{path}", 0, what, "change what they complain about, or take the plugin away")
