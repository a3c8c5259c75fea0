"""The source texts of the articles: where a reader finds the file that an article was made from, and that it is the same.

BACKFILE_SOURCES says where they are: `copy`, on the site, byte for byte; an address with `{path}` in it, where else they
are public, such as the repository that the site is built from; or nowhere.
"""

from collections.abc import Iterable
from urllib.parse import quote

from backfile.model.article import Article, ArticleBody
from backfile.model.digest import digest_text
from backfile.model.page import FileCopy, PageDraft, PageSpec, SitePart
from backfile.model.source import SourceFile
from backfile.pages.archive import Archive
from backfile.pages.views import SourceView
from backfile.urls import source_address, source_file

COPY = "copy"
"""The value of BACKFILE_SOURCES that publishes each source on the site."""


def source_view(archive: Archive, article: Article, body: ArticleBody) -> SourceView:
    """The file that an article was made from, as its page shows it."""
    path = source_file(article.path)
    url = archive.site.link(source_address(path)) if archive.sources == COPY else archive.sources
    return SourceView(path, url.replace("{path}", quote(path)), body.source_size, body.source_sha256)


def source_draft(archive: Archive, article: Article) -> PageDraft | None:
    """The copy of an article's file; None when it has several articles or is not copied."""
    if archive.sources != COPY or source_file(article.path) != article.path:
        return None
    return _draft(archive, article.path, archive.page_digests_of((article,)))


def shared_files(archive: Archive, files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """The files that have several articles each and are copied.

    Args:
        archive: of the articles.
        files: all that have any.
    """
    if archive.sources != COPY:
        return ()
    shared = {source_file(article.path) for article in archive.articles if source_file(article.path) != article.path}
    return tuple(file for file in files if file.path in shared) if shared else ()


def shared_sources(archive: Archive, files: Iterable[SourceFile]) -> SitePart:
    """The copies of files that have several articles each."""
    drafts = [_draft(archive, file.path, f"{file.size} {file.mtime_ns}") for file in files]
    inputs = digest_text("\0".join([f"{draft.path}\0{draft.inputs}" for draft in drafts]))
    return SitePart("sources", ("",), inputs, drafts.__iter__)


def _draft(archive: Archive, path: str, inputs: str) -> PageDraft:
    address = source_address(path)
    spec = PageSpec(address, "", FileCopy(f"{archive.content}/{path}", inputs))
    return PageDraft(address, "", inputs, lambda _: spec)
