"""Archives whose tags have kinds."""

from collections.abc import Iterable, Mapping

import msgspec
from backfile.model.annotation import TagKind
from backfile.model.article import Article

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC


def with_kinds(articles: Iterable[Article], kinds: Mapping[str, TagKind]) -> list[Article]:
    """Articles with tags of other kinds, by their names; all others are topics."""
    return [
        msgspec.structs.replace(article, kinds=tuple(kinds.get(name, TOPIC) for name in article.tags))
        for article in articles
    ]
