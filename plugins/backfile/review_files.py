"""Write the review of an archive into the output folder, for `make review`. The next build removes it."""

import os
from collections.abc import Mapping, Sequence

from backfile.build.publish import write_file
from backfile.build.render import Renderer
from backfile.build.theme import read_style
from backfile.catalog.catalog import Catalog, open_catalog
from backfile.catalog.ledger import read_ledger
from backfile.errors import AddressTakenError
from backfile.model.article import ArticleRecord
from backfile.model.page import Head, HtmlPage, PageSpec, SiteContext
from backfile.pages.wording import country_names
from backfile.report.files import FILES, PAGE, TABLE
from backfile.report.review import Input, Review, format_table, review_articles, view_review
from backfile.report.summary import BuildReport
from backfile.settings import Settings
from backfile.source.metadata_table import COLUMNS
from backfile.urls import HOME, output_path, source_file


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
        taken = sorted(FILES & catalog.read_all_pages())
        if taken:
            message = f"{taken[0]}: the site has a file of this name; copy that one elsewhere (EXTRA_PATH_METADATA)"
            raise AddressTakenError(message)
        records = tuple(catalog.read_published())
        known = Input(_starts(catalog, records, report), settings.language, country_names(settings.language))
    found = review_articles(records, report.problems, known)
    entries = read_ledger(settings.content_path).entries
    # Relative addresses: the page is also opened from the disk.
    urls = {path: output_path(entry.address) for path, entry in entries.items()}
    stylesheet, _ = read_style(settings.theme_path)
    site = SiteContext(settings.site_name, "", settings.site_url, "en", stylesheet, output_path(HOME), (), ())
    page = HtmlPage(Head("Review", "", "", robots="noindex"), "review", view_review(found, urls))
    renderer = Renderer(settings.theme_path, site, site)
    output = os.fspath(settings.output_path)
    write_file(output, PAGE, renderer.render(PageSpec(PAGE, "review.html", page)))
    write_file(
        output, TABLE, format_table(found, COLUMNS).encode("utf-8-sig")
    )  # the mark tells a spreadsheet the encoding
    return found


def _starts(catalog: Catalog, records: Sequence[ArticleRecord], report: BuildReport) -> Mapping[str, int]:
    """The first line of each article that shares its file with others and may have to share its problems."""
    with_problems = {problem.path for problem in report.problems if problem.line}
    shared = ((record.path, source_file(record.path)) for record in records)
    return {
        path: catalog.read_line(path) for path, file in shared if file != path and f"content/{file}" in with_problems
    }
