"""The countries and tags that are often in the same articles as the subject of an index."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from backfile.model.article import Article, Term
from backfile.model.page import Link
from backfile.pages.archive import Archive, names_of

RELATED = 8
"""Countries and topics seen together with an index, at most."""
IN_COMMON = 2
"""In fewer of the articles a term says nothing of them."""


def related_terms(archive: Archive, subject: Term | None, kind: str, articles: Sequence[Article]) -> tuple[Link, ...]:
    """The terms of a kind that most of some articles have, and two at least; newest first where as many do.

    Nothing is weighed against the whole archive, though that would favour what is peculiar to these articles: then an
    article anywhere could change the order here, and this page would have to be made again.

    Args:
        archive: the articles are part of it.
        subject: what the articles have in common; it is left out. None for those of a year.
        kind: `country` or `tag`.
        articles: in the archive's order.
    Returns:
        Links with the number of these articles that have the term, the largest number first.
    """
    counts = _count(archive, kind, articles)
    if subject and kind == subject.kind:
        counts.pop(subject, None)
    return tuple(archive.term_link(term, count) for term, count in counts.most_common(RELATED) if count >= IN_COMMON)


def _count(archive: Archive, kind: str, articles: Sequence[Article]) -> Counter[Term]:
    """In how many articles each term stands."""
    names = Counter(chain.from_iterable([names_of(kind, article) for article in articles]))
    counts = Counter({archive.terms.of(kind, (name,))[0]: count for name, count in names.items()})
    if len(counts) == len(names):
        return counts
    return Counter(chain.from_iterable([archive.terms_of(kind, article) for article in articles]))
