"""What the archive teaches about countries: a name that always appears with one country speaks for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, CountryRef, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty
from backfile.pieces import MemoryStore, Pieces, Store, packed, piece_of

ENOUGH_ARTICLES = 5
ENOUGH_SHARE = 0.9
"""A name speaks for a country that is a main one in at least so many, and such a share, of the articles with the name."""
_NAMES = frozenset({TagKind.PERSON, TagKind.ORGANISATION})
_PIECES = 256
_BLOCK = 256
"""Articles of a piece."""


class Lesson(NamedTuple):
    """The country that a name speaks for."""

    alpha2: str
    articles: int
    """Articles that have both."""


class Learned(NamedTuple):
    """The country that an article gets, and the name that speaks for it."""

    alpha2: str
    name: str


class Pupil(msgspec.Struct, array_like=True, gc=False):
    """What of one article teaches, or can be taught."""

    names: tuple[str, ...]
    """Its people and organisations."""
    main: tuple[str, ...]
    """Its main countries; an article without one can be taught."""
    learned: Learned | None = None


class _Seen(msgspec.Struct, array_like=True, gc=False):
    """Where one name was seen."""

    articles: int = 0
    """Those with a main country."""
    countries: dict[str, int] = {}
    open: list[int] = []
    """Numbers of the articles without one."""


class Lessons:
    """What all names of an archive teach, kept up with what changes."""

    def __init__(self, store: Store, articles: int) -> None:
        """Open the tables that a store keeps.

        Args:
            store: that keeps them.
            articles: one more than the highest number of an article in it; 0 when nothing was written to it.
        """
        self._names = Pieces(store, "lessons", _PIECES if articles else 0, packed(dict[str, _Seen]))
        self._pupils = Pieces(store, "pupils", -(-articles // _BLOCK), packed(dict[int, Pupil]))

    def update(self, changed: Mapping[int, Pupil | None]) -> set[int]:
        """Learn from the articles that changed, and teach those that it touches.

        Args:
            changed: by number; None for one that is gone or has neither main countries nor can be taught.
        Returns:
            Other articles that are taught something else now.
        Raises:
            msgspec.DecodeError: a piece is missing or damaged.
        """
        gone = {number: old for number in changed if (old := self._pupil(number))}
        come = {number: new for number, new in changed.items() if new}
        fewer, more = _seen(gone), _seen(come)
        touched = {name: self._lesson(name) for name in {*fewer, *more}}
        self._count(fewer, -1)
        self._count(more, 1)
        for number, pupil in changed.items():
            pupils = self._pupils.change(number // _BLOCK)
            if pupil:
                pupils[number] = pupil
            else:
                pupils.pop(number, None)
        lessons = {name: self._lesson(name) for name in touched}
        news = [name for name, before in touched.items() if lessons[name] != before]
        affected = {number for name in news if (seen := self._look(name)) for number in seen.open}
        return {number for number in affected | come.keys() if self._teach(number, lessons)} - changed.keys()

    def learned(self, number: int) -> Learned | None:
        """What an article is taught."""
        pupil = self._pupil(number)
        return pupil.learned if pupil else None

    def save(self, articles: int) -> None:
        """Write what changed.

        Args:
            articles: one more than the highest number of an article now.
        """
        self._names.save(_PIECES)
        self._pupils.save(-(-articles // _BLOCK))

    def _pupil(self, number: int) -> Pupil | None:
        return self._pupils[number // _BLOCK].get(number)

    def _look(self, name: str) -> _Seen | None:
        return self._names[piece_of(name, _PIECES)].get(name)

    def _lesson(self, name: str) -> Lesson | None:
        """What a name teaches."""
        seen = self._look(name)
        if seen is None or seen.articles < ENOUGH_ARTICLES:
            return None
        most = max(seen.countries.values())
        if most < max(ENOUGH_ARTICLES, ENOUGH_SHARE * seen.articles):
            return None
        return Lesson(min(alpha2 for alpha2, count in seen.countries.items() if count == most), most)

    def _count(self, counted: Mapping[str, _Seen], sign: int) -> None:
        """Add counts of names, or take them away."""
        for name, some in counted.items():
            names = self._names.change(piece_of(name, _PIECES))
            seen = names.setdefault(name, _Seen())
            seen.articles += sign * some.articles
            for alpha2, count in some.countries.items():
                seen.countries[alpha2] = seen.countries.get(alpha2, 0) + sign * count
            seen.open = seen.open + some.open if sign > 0 else sorted(set(seen.open).difference(some.open))
            if not seen.articles and not seen.open:
                del names[name]

    def _teach(self, number: int, lessons: dict[str, Lesson | None]) -> bool:
        """Let an article learn from its names; lessons are remembered. Says whether that is something new."""
        pupil = self._pupil(number)
        if pupil is None or pupil.main:
            return False
        for name in pupil.names:
            if name not in lessons:
                lessons[name] = self._lesson(name)
        known = [(name, lesson) for name in pupil.names if (lesson := lessons[name])]
        learned = None
        if len({lesson.alpha2 for _, lesson in known}) == 1:
            name, lesson = max(known, key=lambda item: (item[1].articles, item[0]))
            learned = Learned(lesson.alpha2, name)
        if learned == pupil.learned:
            return False
        self._pupils.change(number // _BLOCK)
        pupil.learned = learned
        return True


def learn_countries(records: Sequence[ArticleRecord]) -> list[ArticleRecord]:
    """Give articles whose text shows no main country the one that their people and organisations speak for.

    Names that speak for different countries leave the article as it is, and nothing that somebody wrote is changed.

    Args:
        records: of the whole archive, with its tags.
    Returns:
        The records in the same order.
    """
    lessons = Lessons(MemoryStore(), 0)
    lessons.update(
        {
            n: pupil_of(record.tags.value, record.countries.value, record.countries.origin)
            for n, record in enumerate(records)
        }
    )
    taught = []
    for number, record in enumerate(records):
        learned = lessons.learned(number)
        if learned:
            countries = with_learned(record.countries.value, learned)
            taught.append(replace(record, countries=Found(countries, Origin.DERIVED, certainty=Certainty.LIKELY)))
        else:
            taught.append(record)
    return taught


def pupil_of(tags: Iterable[TagRef], countries: Iterable[CountryRef], origin: Origin) -> Pupil | None:
    """What of an article teaches or can be taught; None when somebody wrote that it has no main country."""
    main = tuple([ref.alpha2 for ref in countries if ref.role is Role.MAIN])
    if not main and origin is not Origin.DERIVED:
        return None
    return Pupil(tuple([tag.name for tag in tags if tag.kind in _NAMES]), main)


def with_learned(countries: Iterable[CountryRef], learned: Learned) -> tuple[CountryRef, ...]:
    """Countries with the learned one as the main one."""
    others = (ref for ref in countries if ref.alpha2 != learned.alpha2)
    return (CountryRef(learned.alpha2, Role.MAIN, learned_from=learned.name), *others)


def _seen(pupils: Mapping[int, Pupil]) -> dict[str, _Seen]:
    """Where the names of some articles are seen."""
    names: dict[str, _Seen] = {}
    for number, pupil in pupils.items():
        for name in pupil.names:
            seen = names.get(name)
            if seen is None:
                seen = names[name] = _Seen()
            if not pupil.main:
                seen.open.append(number)
                continue
            seen.articles += 1
            for alpha2 in pupil.main:
                seen.countries[alpha2] = seen.countries.get(alpha2, 0) + 1
    return names
