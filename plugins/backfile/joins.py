"""What joins an article to others, and is kept with it: the other versions of its story, and related articles."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from backfile.catalog.catalog import Catalog, ShownRow
from backfile.model.article import NONE_RELATED, Article
from backfile.model.digest import short_digest
from backfile.pieces import Store
from backfile.references.related import relate_articles
from backfile.references.resolve import sort_articles
from backfile.references.versions import find_versions

Was = dict[str, Article | None]
"""Articles that came, went or may have changed, as they were, by path; None for new ones."""


def join_versions(
    store: Store, sketches: Mapping[str, bytes], was: Was, articles: dict[str, Article], *, is_new: bool
) -> None:
    """Give articles the other versions of their stories.

    Args:
        store: what was found before.
        sketches: of the articles that were read, by path.
        was: gets those of which only the versions changed.
        articles: get them. What is related to one depends on its versions, so that those come first.
        is_new: there was no article before.
    """
    changed = [path for path, old in was.items() if path in sketches or not _is_same(old, articles.get(path))]
    for path, versions in find_versions(store, changed, sketches, articles, is_new=is_new).items():
        article = articles[path]
        if article.versions != versions:
            was.setdefault(path, article)
            articles[path] = replace(article, versions=versions)


def _is_same(old: Article | None, new: Article | None) -> bool:
    """Whether an article is the same to those that may be versions of it."""
    return old is not None and new is not None and (old.folded, old.published) == (new.folded, new.published)


def join_related(
    catalog: Catalog, rows: dict[str, ShownRow], was: Was, articles: dict[str, Article]
) -> Iterator[ShownRow]:
    """Give articles those that are related to them.

    Args:
        catalog: what the archive made of each article before.
        rows: what it made of those that changed; each is taken out when it is done.
        was: gets those of which only the related articles changed.
        articles: get them.
    Returns:
        What the archive makes of the articles that it makes something else of now.
    """
    for article, others in relate_articles(sort_articles(articles.values()), was):
        path, digest = article.path, short_digest(*[other.row for other in others]) if others else NONE_RELATED
        row = rows.pop(path, None)
        if digest != article.related:
            was.setdefault(path, article)
            articles[path] = replace(article, related=digest)
        elif row is None:
            continue
        _, settled, record, _ = row or catalog.read_shown(path)
        yield ShownRow(path, settled, record, tuple([other.path for other in others]))
