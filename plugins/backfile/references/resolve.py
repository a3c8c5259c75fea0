"""Articles in their order, with what joins them: terms, promos and back-links."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from backfile.model.article import Article, Term
from backfile.references.terms import Terms

_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})  # noqa: RUF001 - the marks are the matter
_OUTER = re.compile(r"^[\W_]+|[\W_]+$")


class Resolved(msgspec.Struct, frozen=True, eq=False):
    """The articles of an archive in the light of one another."""

    articles: tuple[Article, ...]
    """Dated ones from new to old, then undated ones by headline; equals by path."""
    terms: Terms
    promo_targets: Mapping[str, tuple[str, ...]]
    """Of each article with promos: for each promo the source path of the article it names; empty when that is not in the
    archive or there is none."""
    referenced_by: Mapping[str, tuple[str, ...]]
    """By source path the articles whose promos name this one, oldest first."""


def resolve_articles(articles: Iterable[Article], countries: Mapping[str, Term]) -> Resolved:
    """See each article in the light of all others.

    Args:
        articles: all of the archive.
        countries: the term of each ISO 3166-1 alpha-2 code.
    """
    ordered = sort_articles(articles)
    targets = _resolve_promos(ordered)
    back: dict[str, dict[str, None]] = defaultdict(dict)
    for article in reversed(ordered):
        for target in filter(None, targets.get(article.path, ())):
            back[target][article.path] = None
    referenced_by = {path: tuple(sources) for path, sources in back.items()}
    return Resolved(tuple(ordered), Terms(ordered, countries), targets, referenced_by)


def sort_articles(articles: Iterable[Article]) -> list[Article]:
    """Dated articles from new to old, then undated ones by headline; equals by path."""
    by_path = sorted(articles, key=attrgetter("path"))
    dated = [article for article in by_path if article.published]
    undated = [article for article in by_path if not article.published]
    dated.sort(key=attrgetter("published"), reverse=True)
    undated.sort(key=lambda article: article.headline.casefold())
    return dated + undated


def fold_headline(headline: str) -> str:
    """A headline without what differs between a headline and its mention: case, kinds of quotes, outer marks."""
    return _OUTER.sub("", " ".join(unicodedata.normalize("NFKC", headline).translate(_MARKS).casefold().split()))


def _resolve_promos(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    """Source paths of the articles that promos name; empty strings for headings and those not here."""
    with_promos = [article for article in articles if article.promos]
    if not with_promos:
        return {}
    by_headline: dict[str, list[Article]] = {promo: [] for article in with_promos for promo in article.promos}
    by_headline.pop("", None)  # marks alone are no headline to find, and a heading names none
    for article in articles:
        if article.folded in by_headline:
            by_headline[article.folded].append(article)
    return {
        article.path: tuple([_nearest(article, by_headline.get(promo, ())) for promo in article.promos])
        for article in with_promos
    }


def _nearest(article: Article, candidates: Sequence[Article]) -> str:
    """Of several articles with the headline, the newest that is not newer than the promo; else the oldest."""
    others = [other for other in candidates if other.path != article.path]
    if not others:
        return ""
    return next((other for other in others if other.published <= article.published), others[-1]).path
