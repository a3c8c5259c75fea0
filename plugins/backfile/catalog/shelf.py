"""The articles of the archive as lists need them: every build loads all of them.

They are stored field by field, in pieces by their source paths, so that an article more or less costs one piece. What
many articles have, such as the names of tags, is one object for all: on that the memory of a build depends.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from sys import intern
from typing import Any

import msgspec

from backfile.model.article import Article
from backfile.pieces import Store, piece_of, read_sealed, write_sealed

PIECES = 256
"""Of an archive of 100,000 articles each has 400."""

_FIELDS = msgspec.structs.fields(Article)
_Columns = msgspec.defstruct("_Columns", [(field.name, list[field.type]) for field in _FIELDS], array_like=True)  # type: ignore[name-defined]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Columns).decode


def read_articles(store: Store) -> dict[str, Article]:
    """All articles, by path.

    Raises:
        msgspec.DecodeError: a piece is damaged.
    """
    share = _sharing()
    articles: dict[str, Article] = {}
    for number in range(PIECES):
        if store.read(_key(number)) is None:
            continue
        columns = msgspec.structs.astuple(_decode(read_sealed(store, _key(number))))
        shared = (share.get(field.name, iter)(column) for field, column in zip(_FIELDS, columns, strict=True))
        articles.update((article.path, article) for article in map(Article, *shared))
    return articles


def write_articles(store: Store, articles: Mapping[str, Article], changed: Iterable[str]) -> None:
    """Keep articles.

    Args:
        store: that has them all as they were.
        articles: all of the archive, by path.
        changed: paths of those that are new, changed or gone.
    """
    touched: dict[int, list[Article]] = {piece_of(path, PIECES): [] for path in changed}
    for path, article in articles.items() if touched else ():
        members = touched.get(piece_of(path, PIECES))
        if members is not None:
            members.append(article)
    for number, members in touched.items():
        columns = zip(*map(msgspec.structs.astuple, members), strict=True)
        write_sealed(store, _key(number), _encode(list(columns) if members else [()] * len(_FIELDS)))


def _key(number: int) -> str:
    return f"shelf/{number}"


def _sharing() -> Mapping[str, Callable[[Sequence[Any]], Iterator[Any]]]:
    """For the fields whose values many articles have what makes equal values one object."""
    known: dict[object, object] = {}

    def share(column: Sequence[object]) -> Iterator[object]:
        return map(known.setdefault, column, column)

    def share_names(column: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        return (tuple(map(intern, names)) for names in column)

    texts = dict.fromkeys(("section", "published", "modified", "added"), partial(map, intern))
    names = dict.fromkeys(("tags", "main", "mentioned", "promos", "versions"), share_names)
    return {**texts, **names, **dict.fromkeys(("authors", "origins", "kinds"), share)}
