"""A build with Pelican's own article path: Backfile reads the archive, Pelican and its plugins make the pages.

For themes that are not made for Backfile. Every page is made at every build, in the output folder itself.
See docs/decisions/0012-pelicans-own-path.md.
"""

import os
from collections.abc import Callable, Iterator, Sequence

from backfile.build.output import open_tree
from backfile.build.plan import list_output
from backfile.build.publish import remove_files
from backfile.catalog.catalog import Catalog, open_catalog
from backfile.gather import Gathered, gather_inputs
from backfile.pelican_shell.articles import GatheredArticles
from backfile.pipeline import resolve_archive
from backfile.problems import Problem
from backfile.report.summary import BuildReport, count_origins
from backfile.run import Progress, Run, peak_memory
from backfile.settings import Settings
from backfile.source.scan import scan_content


def build_with_pelican(
    settings: Settings,
    progress: Progress,
    epoch: int | None,
    waiting: Callable[[], None],
    run_pelican: Callable[[GatheredArticles], None],
) -> BuildReport:
    """Read what changed, and let Pelican make all pages.

    Args:
        settings: of the site.
        progress: told about long stages.
        epoch: SOURCE_DATE_EPOCH, seconds since 1970, for an archive without dates.
        waiting: called if another build has to end first.
        run_pelican: lets Pelican write its site with these articles into the output folder.
    Raises:
        BackfileError: a condition that content cannot cause.
        OSError: the content folder cannot be listed.
    """
    run = Run(settings, progress)
    with open_tree(settings.output_path, waiting), open_catalog(settings.cache_path) as catalog:
        with run.stage("scan"):
            scan = scan_content(settings)
        gathered = gather_inputs(run, catalog, scan, epoch)
        archive = resolve_archive(settings, gathered.articles.values())
        articles = GatheredArticles(archive, catalog, [])
        with run.stage("pelican"):
            before, made = _replace_output(settings, catalog, lambda: run_pelican(articles))
    left_out = set(articles.left_out)
    problems = (*run.problems, *run.events, *_problems(settings, gathered, articles.left_out))
    return BuildReport(
        found=gathered.found,
        rejected=gathered.rejected + len(left_out),
        published=len(gathered.articles) - len(left_out),
        origins=count_origins(article for path, article in gathered.articles.items() if path not in left_out),
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code))),
        written=len(made),
        kept=0,
        deleted=len(before - made),
        read=gathered.read,
        timings=run.timings,
        memory=peak_memory(),
    )


def _replace_output(settings: Settings, catalog: Catalog, write: Callable[[], None]) -> tuple[set[str], set[str]]:
    """Remove what the last build made, and remember what this one makes.

    Returns:
        Output paths of the files of the last build and of this one.
    """
    before = catalog.read_all_pages()
    remove_files(os.fspath(settings.output_path), before)
    catalog.forget_pages()
    catalog.write_about("token", "")  # no build of Backfile's own takes these pages for its own
    catalog.commit()
    foreign = list_output(settings.output_path)
    try:
        write()
    finally:
        made = list_output(settings.output_path) - foreign
        catalog.write_parts([("pelican", "", dict.fromkeys(made, ""))])
        catalog.commit()
    return before, made


def _problems(settings: Settings, gathered: Gathered, left_out: Sequence[str]) -> Iterator[Problem]:
    what = "the theme is not made for Backfile, so Pelican makes every page anew at every build"
    yield Problem("P103", f"THEME = {settings.theme_path.name}", 0, what, "docs/pelican.md says what that means")
    undated = sum(not article.published for article in gathered.articles.values())
    if undated:
        what = f"{undated} articles have no date; Pelican's lists show them on the day they were added to the archive"
        yield Problem(
            "P104", "content", 0, what, "give them dates in metadata.csv, or see known_date in docs/pelican.md"
        )
    for path in left_out:
        what = "Pelican or a plugin left the article out; messages above say why"
        yield Problem("P105", f"content/{path}", 0, what, "change what they complain about, or take the plugin away")
