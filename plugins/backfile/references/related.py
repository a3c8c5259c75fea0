"""Articles that a reader of another one would want next: those that share its tags, the more telling the better.

The articles of each tag lie in the order of time, and an article is compared with the nearest of them before and after it.
So a tag of few articles joins all of them, and one of many those of the same weeks; and an article that comes, goes or
changes touches its neighbours in the lists of its own tags and no others, however large the archive is.

What a tag tells follows how rare it is: K. Spärck Jones, "A statistical interpretation of term specificity and its
application in retrieval", 1972. Counts are taken by powers of two, or each new article would weigh all others anew.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from backfile.model.annotation import TagKind
from backfile.model.article import Article

MOST = 8
"""That are kept. A page leaves out those that its promos name, and those whose promos name it."""
_NEAR = 6
"""Articles of a list that one is compared with, on either side."""
_ENOUGH = 10
"""Points that two articles need: what tells little by itself joins nothing."""
_LEAST = 4
"""Points that a tag must give to be looked at."""
_SMALL = 7
"""The size that a smaller archive is taken for, as a power of two: in one of three articles, all names are in most."""
_LARGE = 14
"""The size that a longer list is taken for: to weigh the articles of one anew takes time."""
_COUNTRY = "\0"
"""Before the code of a country, where names of tags stand too."""
_POINTS = {TagKind.PERSON: 3, TagKind.ORGANISATION: 2, TagKind.TOPIC: 1}
"""What a tag that half as many articles have tells more. Many articles that share a topic have nothing else in common."""


def relate_articles(
    articles: Sequence[Article], changed: Mapping[str, Article | None]
) -> Iterator[tuple[Article, tuple[Article, ...]]]:
    """Find the related articles of those that a change touches.

    Args:
        articles: all of the archive, in its order.
        changed: by path the articles that came, went or may be others than they were, as they were; None for new ones.
    Returns:
        In the archive's order each article that may have changed, or whose related ones may be others now or not look
        as they did; with these, the nearest first.
    """
    if not changed:
        return
    lists = _Lists(articles)
    for place in sorted(lists.touched(changed)):
        yield articles[place], tuple([articles[other] for other in lists.related(place)])


class _Lists:
    """The places of articles in the archive's order, by tag and by main country."""

    def __init__(self, articles: Sequence[Article]) -> None:
        lists: dict[str, list[int]] = defaultdict(list)
        for place, article in enumerate(articles):
            for name in article.tags:
                lists[name].append(place)
            for code in article.main:
                lists[_COUNTRY + code].append(place)
        self._articles, self._lists, self._size = articles, lists, _size_of(len(articles))
        self._days = _Days()
        self._worth = {name: self._size - _length_of(len(members)) for name, members in lists.items()}

    def touched(self, changed: Mapping[str, Article | None]) -> Iterable[int]:
        """The places of the articles that a change touches."""
        articles, lists = self._articles, self._lists
        places = {article.path: place for place, article in enumerate(articles) if article.path in changed}
        before = len(articles) - len(places) + sum(old is not None for old in changed.values())
        if _size_of(before) != self._size:
            return range(len(articles))
        touched, more = set(places.values()), Counter[str]()
        for path, old in changed.items():
            new = articles[places[path]] if path in places else None
            if new and old and _is_same(new, old):
                continue
            for article, place, step in ((new, places.get(path, 0), 1), (old, self._place_of(old), -1)):
                for name in _names_of(article) if article else ():
                    touched.update(_near(lists[name], place))
                    more[name] += step
        for name, step in more.items():
            members = lists[name]
            if _length_of(len(members)) != _length_of(len(members) - step):
                touched.update(members)
        return touched

    def _place_of(self, old: Article | None) -> int:
        """The place where an article stood, or would stand now."""
        return bisect_left(self._articles, 1, key=partial(_follows, old)) if old else 0

    def related(self, place: int) -> Sequence[int]:
        """The places of the articles that are related to one, the nearest first."""
        article, lists = self._articles[place], self._lists
        points: dict[int, int] = {}
        for name, kind in zip(article.tags, article.kinds, strict=True):
            worth = self._worth[name] * _POINTS[kind]
            for other in _near(lists[name], place) if worth >= _LEAST else ():
                points[other] = points.get(other, 0) + worth
        for code in article.main:
            worth = self._worth[_COUNTRY + code]
            for other in _near(lists[_COUNTRY + code], place) if worth >= _LEAST else ():
                if other in points:
                    points[other] += worth
        points.pop(place, None)
        least = max(_ENOUGH, sorted(points.values())[-MOST]) if len(points) > MOST else _ENOUGH
        best = [(-worth, other) for other, worth in points.items() if worth >= least]
        if len(best) > 1:
            articles, days = self._articles, self._days
            day = days[article.published]
            ranked = sorted([(less, abs(days[articles[other].published] - day), other) for less, other in best])
            best = [(less, other) for less, _, other in ranked]
        return self._of_each_story(article, [other for _, other in best])[:MOST]

    def _of_each_story(self, article: Article, places: Sequence[int]) -> Sequence[int]:
        """Of the versions of each story the first, of those of the article none."""
        versions = [self._articles[place].versions for place in places]
        if not (article.versions or any(versions)):
            return places
        first, seen = [], set(article.versions)
        for place, others in zip(places, versions, strict=True):
            if self._articles[place].path not in seen:
                first.append(place)
                seen.update(others)
        return first


def _is_same(one: Article, other: Article) -> bool:
    """Whether two states of an article are the same to other articles."""
    return (one.row, one.tags, one.kinds, one.versions) == (other.row, other.tags, other.kinds, other.versions)


def _names_of(article: Article) -> tuple[str, ...]:
    return (*article.tags, *(_COUNTRY + code for code in article.main))


def _near(members: Sequence[int], place: int) -> Sequence[int]:
    """The members of a list around a place of the archive, and what is at it."""
    middle = bisect_left(members, place)
    return members[max(0, middle - _NEAR) : middle + _NEAR + 1]


def _size_of(articles: int) -> int:
    return max(_SMALL, articles.bit_length())


def _length_of(members: int) -> int:
    return min(_LARGE, members.bit_length())


def _follows(one: Article, other: Article) -> bool:
    """Whether an article is another one or stands behind it in the archive's order; see `sort_articles`."""
    if one.published or other.published:
        return other.published < one.published or (other.published == one.published and other.path >= one.path)
    return (other.headline.casefold(), other.path) >= (one.headline.casefold(), one.path)


class _Days(dict[str, int]):
    """By date as ISO 8601 has it a number that grows by about one a day; 0 for an unknown date.

    It goes with the lists: what outlives them would keep a first build's memory from being given back.
    """

    def __missing__(self, published: str) -> int:
        year, month, day = published[:4], published[5:7], published[8:10]
        number = self[published] = int(year or 0) * 372 + int(month or 1) * 31 + int(day or 1)
        return number
