"""Indexes of articles, cut by the calendar and never by count, so that a page's address always means the same.

An index that fits one page is one page. A longer one has a landing page with its newest articles and its years; a
year that is too long is cut into months, a month into days. Undated articles have a slice of their own, which is cut
by the first letters of their addresses. The index of all articles has every year and month whatever its length; a month
that is not cut shows its days under headings where they have articles enough.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, islice

import msgspec

from backfile.model.article import Article
from backfile.model.digest import digest_text
from backfile.model.page import Link, PageDraft, PageSpec, SitePart
from backfile.pages.archive import Archive
from backfile.pages.groups import LENGTHS, day_id, group_rows, has_day_headings
from backfile.pages.indexes import Index, about
from backfile.pages.kinds import kind_name, kind_of
from backfile.pages.related import related_terms
from backfile.pages.structured import collection_node
from backfile.pages.timeline import timeline
from backfile.pages.views import Listing
from backfile.pages.wording import MONTHS, article_count, iso_text, month_name
from backfile.urls import output_path
from backfile.words import words_of

NEWEST = 30
"""Rows on the landing page of an index that is cut."""
WITH_RELATED = ("country", "tag")
"""Indexes that show what else is often in their articles."""
LETTERS = 3
"""Undated articles are cut by at most so many letters."""
TEMPLATE = "listing.html"
MANY_DAYS = 3
"""Days that a month needs to have links to them."""
_LEVELS = ("year", "month", "day")


def listing_drafts(archive: Archive, index: Index) -> Iterator[PageDraft]:
    """The pages of the index of a term."""
    return _Cutter(archive, index).pages()


def calendar_parts(archive: Archive, index: Index) -> Iterator[SitePart]:
    """The pages of the index of all articles, a part for each year. Its landing page is the calendar, made elsewhere."""
    return _Cutter(archive, index).parts()


class _Slice(msgspec.Struct, frozen=True):
    """The articles of one period of an index."""

    period: tuple[str, ...]
    """`("2024", "06")`, or `("undated", "letters", "a")`."""
    articles: Sequence[Article]
    label: str


class _Cutter:
    """Cuts one index into pages."""

    def __init__(self, archive: Archive, index: Index) -> None:
        self._archive, self._index = archive, index
        self._words = words_of(archive.language)
        self._is_about = about(archive, index)

    def pages(self) -> Iterator[PageDraft]:
        index = self._index
        if len(index.articles) <= self._archive.index_size:
            yield self._page((), index.title, index.articles, rows=index.articles)
            return
        years, undated = self._years()
        slices = (*years, undated) if undated.articles else years
        yield self._page(
            (),
            index.title,
            index.articles,
            rows=tuple(islice(filter(self._is_about, index.articles), NEWEST)) or index.articles[:NEWEST],
            periods=tuple(self._link(part) for part in slices),
            label_of_periods=self._words.gettext("Years"),
            newest=True,
        )
        yield from self._period_pages(years)
        if undated.articles:
            yield from self._undated_pages(undated, 0)

    def parts(self) -> Iterator[SitePart]:
        years, undated = self._years()
        rows_of, size = self._archive.row_digests_of, self._archive.index_size
        for position, part in enumerate(years):
            later, earlier = self._around(years, position)
            shown = self._archive.digests_of(part.articles)
            inputs = f"{size}\0{shown}\0{later.url if later else ''}\0{earlier.url if earlier else ''}"
            pages = partial(self._period_page, part, later, earlier)
            yield SitePart(f"dates/{part.label}", (TEMPLATE,), digest_text(inputs), pages)
        if undated.articles:
            pages = partial(self._undated_pages, undated, 0)
            yield SitePart("dates/undated", (TEMPLATE,), digest_text(f"{size}\0{rows_of(undated.articles)}"), pages)

    def _years(self) -> tuple[list[_Slice], _Slice]:
        """The years of the index, newest first, and its undated articles, which come last."""
        articles = self._index.articles
        dated = len(articles)
        if articles and not articles[-1].published:
            dated = next(place for place, article in enumerate(articles) if not article.published)
        return self._slices(articles[:dated], ()), _Slice(
            ("undated",), articles[dated:], self._words.gettext("Undated")
        )

    def _slices(self, articles: Sequence[Article], above: tuple[str, ...]) -> list[_Slice]:
        """The years, months or days of articles that know theirs, newest first."""
        length = LENGTHS[len(above)]
        known = [article for article in articles if len(article.published) >= length]
        return [
            _Slice(tuple(iso.split("-")), tuple(found), iso_text(iso, self._archive.language))
            for iso, found in groupby(known, key=lambda article: article.published[:length])
        ]

    def _around(self, slices: Sequence[_Slice], position: int) -> tuple[Link | None, Link | None]:
        """The slice after one in time, and the one before it."""
        return (
            self._neighbour(slices[position - 1]) if position else None,
            self._neighbour(slices[position + 1]) if position + 1 < len(slices) else None,
        )

    def _period_pages(self, slices: Sequence[_Slice]) -> Iterator[PageDraft]:
        """A page for each year, month or day, and for the finer slices of those that are cut."""
        for position, part in enumerate(slices):
            yield from self._period_page(part, *self._around(slices, position))

    def _period_page(self, part: _Slice, later: Link | None, earlier: Link | None) -> Iterator[PageDraft]:
        level = len(part.period)
        is_long = len(part.articles) > self._archive.index_size
        is_cut = level < len(_LEVELS) and (is_long or (self._index.kind == "all" and level == 1))
        finer = self._slices(part.articles, part.period) if is_cut else []
        length = LENGTHS[level] if level < len(_LEVELS) else 0
        periods = self._period_links(part.period, finer) if is_cut else self._days(part)
        yield self._page(
            part.period,
            part.label,
            part.articles,
            rows=[a for a in part.articles if len(a.published) < length] if is_cut and is_long else part.articles,
            periods=periods,
            label_of_periods=self._label_of(level) if periods else "",
            later=later,
            earlier=earlier,
        )
        yield from self._period_pages(finer)

    def _undated_pages(self, part: _Slice, letters: int) -> Iterator[PageDraft]:
        """The undated articles, by the first letters of their slugs when they are many."""
        is_cut = len(part.articles) > self._archive.index_size and letters < LETTERS
        finer = []
        if is_cut:
            longer = sorted((article for article in part.articles if len(_slug(article)) > letters), key=_slug)
            for start, found in groupby(longer, key=lambda article: _slug(article)[: letters + 1]):
                finer.append(_Slice(("undated", "letters", start), tuple(found), start.upper()))
        yield self._page(
            part.period,
            self._words.gettext("Undated, %(letters)s", letters=part.label) if letters else part.label,
            part.articles,
            rows=[article for article in part.articles if len(_slug(article)) <= letters] if is_cut else part.articles,
            periods=tuple(self._link(slice_) for slice_ in finer),
            label_of_periods=self._words.gettext("Letters") if finer else "",
        )
        for slice_ in finer:
            yield from self._undated_pages(slice_, letters + 1)

    def _label_of(self, level: int) -> str:
        """What the slices of a level are called."""
        words = self._words
        return (words.gettext("Years"), words.gettext("Months"), words.gettext("Days"))[level]

    def _period_links(self, period: tuple[str, ...], finer: Sequence[_Slice]) -> tuple[Link, ...]:
        """Links to finer slices; a year shows all its months, those without articles as text."""
        if len(period) != 1 or not finer:
            return tuple(self._link(part, short=True) for part in reversed(finer))
        by_month = {part.period[1]: part for part in finer}
        names = ((month, month_name(month, self._archive.language)) for month in MONTHS)
        return tuple(
            Link(name, self._url(by_month[month].period), count=len(by_month[month].articles))
            if month in by_month
            else Link(name, "")
            for month, name in names
        )

    def _days(self, part: _Slice) -> tuple[Link, ...]:
        """Links to the days of a month on its own page, oldest first; none when they are few or have no headings."""
        if len(part.period) != len(_LEVELS) - 1:
            return ()
        shown = [*filter(self._is_about, part.articles)]
        days = self._slices(shown, part.period)
        if len(days) < MANY_DAYS or not has_day_headings(shown):
            return ()
        return tuple(
            Link(str(int(day.period[-1])), f"#{day_id(day.period[-1])}", count=len(day.articles))
            for day in reversed(days)
        )

    def _link(self, part: _Slice, *, short: bool = False) -> Link:
        return Link(
            str(int(part.period[-1])) if short else part.label, self._url(part.period), count=len(part.articles)
        )

    def _neighbour(self, part: _Slice) -> Link:
        """A link without a count, so that an article more does not change the slices beside its own."""
        return Link(part.label, self._url(part.period))

    def _url(self, period: tuple[str, ...]) -> str:
        return self._archive.site.link(self._index.address(*period))

    def _page(  # noqa: PLR0913 - a page of an index is all these
        self,
        period: tuple[str, ...],
        label: str,
        articles: Sequence[Article],
        *,
        rows: Sequence[Article],
        periods: tuple[Link, ...] = (),
        label_of_periods: str = "",
        newest: bool = False,
        earlier: Link | None = None,
        later: Link | None = None,
    ) -> PageDraft:
        archive, index = self._archive, self._index
        range_text = archive.range_of(articles)
        is_landing = not period
        is_year = len(period) == 1 and period[0] != "undated"
        has_related = index.kind in WITH_RELATED if is_landing else index.kind == "all" and is_year
        is_tag = index.kind == "tag" and is_landing
        of_kind = kind_name(kind_of(index.term), archive.language) if index.term and is_tag else ""
        links = (f"{link.label}\0{link.url}\0{link.count}" for link in (earlier, later, *periods) if link)
        inputs = "\0".join(
            (
                index.title,
                of_kind,
                index.feed.url if index.feed else "",
                archive.digests_of(articles)
                if is_landing or has_related or index.kind == "country"
                else archive.row_digests_of(rows),
                range_text,
                str(len(articles)),
                "later" if later else "",
                *links,
            )
        )
        return PageDraft(
            output_path(index.address(*period)),
            TEMPLATE,
            inputs,
            lambda _: self._made(
                period,
                articles,
                Listing(
                    title=label if index.kind == "all" or is_landing else f"{index.title}: {label}",
                    kind=index.kind
                    if is_landing
                    else "undated"
                    if period[0] == "undated"
                    else _LEVELS[len(period) - 1],
                    of_kind=of_kind,
                    count=len(articles),
                    mentions=sum(not self._is_about(article) for article in articles),
                    range_text=range_text,
                    groups=group_rows(archive, rows, period, self._is_about),
                    newest=newest,
                    periods=periods,
                    periods_label=label_of_periods,
                    countries=related_terms(archive, index.term, "country", articles) if has_related else (),
                    tags=related_terms(archive, index.term, "tag", articles) if has_related else (),
                    timeline=timeline(articles, archive.language) if has_related and is_landing else None,
                    earlier=earlier,
                    later=later,
                ),
            ),
        )

    def _made(self, period: tuple[str, ...], articles: Sequence[Article], listing: Listing) -> PageSpec:
        archive, index = self._archive, self._index
        count = article_count(len(articles), archive.language)
        subject = f"{listing.title} ({listing.of_kind})" if listing.of_kind else listing.title
        description = f"{subject}: {count}, {listing.range_text}" if listing.range_text else f"{subject}: {count}"
        landing = Link(index.title, self._url(()))
        crumbs = index.crumbs if index.kind == "all" or not period else (*index.crumbs, landing)
        return archive.page(
            index.address(*period),
            "listing",
            listing,
            title=listing.title,
            description=description,
            crumbs=(*crumbs, *self._steps(period)),
            feed=index.feed,
            place=index.place,
            node=None if period else collection_node(listing.title),
        )

    def _steps(self, period: tuple[str, ...]) -> Iterator[Link]:
        """Breadcrumbs of the coarser periods above a period."""
        if period[:1] == ("undated",):
            return
        for level in range(1, len(period)):
            above = period[:level]
            yield Link(iso_text("-".join(above), self._archive.language), self._url(above))


def _slug(article: Article) -> str:
    return article.address.rstrip("/").rpartition("/")[2]
