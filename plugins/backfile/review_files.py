"""Write the review of an archive into the output folder, for `make review`. The next build removes it."""

from collections.abc import Mapping, Sequence

from backfile.build.publish import Publisher
from backfile.build.render import RenderedPage, Renderer
from backfile.build.theme import read_style
from backfile.catalog.catalog import Catalog, decode_body, open_catalog
from backfile.catalog.ledger import read_ledger
from backfile.errors import AddressTakenError
from backfile.gather import gather_inputs
from backfile.model.article import ArticleRecord
from backfile.model.page import Head, HtmlPage, RenderTask, SiteContext
from backfile.pages.wording import country_names
from backfile.report.review import (
    FILES,
    PAGE,
    TABLE,
    Input,
    Review,
    format_table,
    review_articles,
    source_file,
    view_review,
)
from backfile.report.summary import BuildReport
from backfile.run import Run
from backfile.settings import Settings
from backfile.source.metadata_table import COLUMNS
from backfile.urls import HOME, output_path


def write_review(settings: Settings, report: BuildReport) -> Review:
    """Write what an editor may want to look at into the output folder, as a page and as rows for metadata.csv.

    Args:
        settings: of the site.
        report: of the build that was just made; the next build removes both files.
    Raises:
        AddressTakenError: the site has a page of that name.
        OutputError: they cannot be written.
    """
    with open_catalog(settings.cache_path) as catalog:
        taken = sorted(FILES & catalog.read_manifest().keys())
        if taken:
            message = f"{taken[0]}: the site has a file of this name; copy that one elsewhere (EXTRA_PATH_METADATA)"
            raise AddressTakenError(message)
        records = _read_records(settings, catalog)
        known = Input(_starts(catalog, records, report), settings.language, country_names(settings.language))
    found = review_articles(records, report.problems, known)
    entries = read_ledger(settings.content_path).entries
    # Relative addresses: the page is also opened from the disk.
    urls = {path: output_path(entry.address) for path, entry in entries.items()}
    stylesheet, _ = read_style(settings.theme_path)
    site = SiteContext(settings.site_name, "", settings.site_url, "en", stylesheet, output_path(HOME), (), ())
    page = HtmlPage(Head("Review", "", "", robots="noindex"), "review", view_review(found, urls))
    publisher = Publisher(settings.output_path)
    renderer = Renderer(settings.theme_path, site, site)
    publisher.write(renderer.render(RenderTask(PAGE, "review.html", page, b"")))
    table = format_table(found, COLUMNS).encode("utf-8-sig")  # the mark tells a spreadsheet the encoding
    publisher.write(RenderedPage(TABLE, table))
    return found


def _read_records(settings: Settings, catalog: Catalog) -> tuple[ArticleRecord, ...]:
    """The articles of the build that was just made: the catalog knows them all."""
    return gather_inputs(Run(settings, lambda *_: None), catalog, None).records


def _starts(catalog: Catalog, records: Sequence[ArticleRecord], report: BuildReport) -> Mapping[str, int]:
    """The first line of each article that shares its file with others and may have to share its problems."""
    with_problems = {problem.path for problem in report.problems if problem.line}
    shared = ((record.path, source_file(record.path)) for record in records)
    return {
        path: decode_body(catalog.read_body(path)).blocks[0].line
        for path, file in shared
        if file != path and f"content/{file}" in with_problems
    }
