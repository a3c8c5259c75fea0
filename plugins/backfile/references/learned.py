"""What the archive teaches about countries: a name that always appears with one country speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, CountryRef
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty

ENOUGH_ARTICLES = 5
ENOUGH_SHARE = 0.9
"""A name speaks for a country that is a main one in at least so many, and such a share, of the articles with the name."""
_NAMES = frozenset({TagKind.PERSON, TagKind.ORGANISATION})


class Lesson(NamedTuple):
    """The country that a name speaks for."""

    alpha2: str
    articles: int
    """Articles that have both."""


def learn_countries(records: Sequence[ArticleRecord]) -> list[ArticleRecord]:
    """Give articles whose text shows no main country the one that their people and organisations speak for.

    Names that speak for different countries leave the article as it is, and nothing that somebody wrote is changed.

    Args:
        records: of the whole archive, with its tags.
    Returns:
        The records in the same order.
    """
    lessons = _lessons(records)
    return [_taught(record, lessons) if _is_open(record) else record for record in records]


def _lessons(records: Iterable[ArticleRecord]) -> Mapping[str, Lesson]:
    seen: Counter[str] = Counter()
    with_country: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        main = [ref.alpha2 for ref in record.countries.value if ref.role is Role.MAIN]
        if not main:
            continue
        for tag in record.tags.value:
            if tag.kind in _NAMES:
                seen[tag.name] += 1
                with_country[tag.name].update(main)
    lessons = {}
    for name, total in seen.items():
        if total < ENOUGH_ARTICLES:
            continue
        alpha2, count = min(with_country[name].items(), key=lambda item: (-item[1], item[0]))
        if count >= ENOUGH_ARTICLES and count >= ENOUGH_SHARE * total:
            lessons[name] = Lesson(alpha2, count)
    return lessons


def _is_open(record: ArticleRecord) -> bool:
    countries = record.countries
    return countries.origin is Origin.DERIVED and not any(ref.role is Role.MAIN for ref in countries.value)


def _taught(record: ArticleRecord, lessons: Mapping[str, Lesson]) -> ArticleRecord:
    known = [(tag.name, lessons[tag.name]) for tag in record.tags.value if tag.name in lessons]
    if len({lesson.alpha2 for _, lesson in known}) != 1:
        return record
    name, lesson = max(known, key=lambda item: (item[1].articles, item[0]))
    learned = CountryRef(lesson.alpha2, Role.MAIN, learned_from=name)
    others = tuple(ref for ref in record.countries.value if ref.alpha2 != lesson.alpha2)
    return replace(record, countries=Found((learned, *others), Origin.DERIVED, certainty=Certainty.LIKELY))
