"""The rows of an index under headings: those of months, or of years where months are thin; in a month those of its days."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from backfile.model.article import Article
from backfile.pages.archive import Archive
from backfile.pages.views import Group, Row
from backfile.pages.wording import iso_text
from backfile.words import words_of

MONTH_ROWS = 3
"""Rows that months need on average to have headings."""
DAY_ROWS = 2
"""The same of the days of a month."""
LENGTHS = (len("2024"), len("2024-06"), len("2024-06-27"))
"""Of the part of a date that a year, a month and a day have in common."""


def group_rows(
    archive: Archive, articles: Sequence[Article], period: tuple[str, ...], is_about: Callable[[Article], bool]
) -> tuple[Group, ...]:
    """The rows of a page of an index, in order.

    Args:
        archive: the articles are part of it.
        articles: those that the page lists, in the archive's order.
        period: of the page: `("2024", "06")`; empty for a landing page.
        is_about: tells those that are about the country of the index. The others only mention it and come last.
    """
    dated = [article for article in articles if is_about(article)]
    length = _length(dated, period)
    groups = tuple(
        Group(
            _heading(archive, iso) if length else "",
            day_id(iso) if len(iso) == length == LENGTHS[2] else "",
            _rows(archive, found),
        )
        for iso, found in groupby(dated, key=lambda article: article.published[:length])
    )
    if len(dated) == len(articles):
        return groups
    mentions = (article for article in articles if not is_about(article))
    return (*groups, Group(words_of(archive.language).gettext("Mentioned in"), "", _rows(archive, mentions)))


def has_day_headings(articles: Sequence[Article]) -> bool:
    """Whether the page of a month sets its articles under the names of their days."""
    return len(articles) >= DAY_ROWS * len({article.published[: LENGTHS[2]] for article in articles})


def day_id(iso: str) -> str:
    """Where a day begins on the page of its month."""
    return f"d{iso[-2:]}"


def _length(articles: Sequence[Article], period: tuple[str, ...]) -> int:
    """How much of their dates the articles of a group have in common; 0 for all of them in one."""
    level = len(period)
    if period[:1] == ("undated",) or level == len(LENGTHS):
        return 0
    if level == len(LENGTHS) - 1:
        return LENGTHS[2] if has_day_headings(articles) else 0
    months = len({article.published[: LENGTHS[1]] for article in articles})
    return LENGTHS[1] if len(articles) >= MONTH_ROWS * months else LENGTHS[0] if not level else 0


def _heading(archive: Archive, iso: str) -> str:
    return iso_text(iso, archive.language) if iso else words_of(archive.language).gettext("Date unknown")


def _rows(archive: Archive, articles: Iterable[Article]) -> tuple[Row, ...]:
    return tuple([archive.rows[article.path] for article in articles])
