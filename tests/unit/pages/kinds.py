"""Archives whose tags have kinds."""

from collections.abc import Mapping
from dataclasses import replace

from backfile.model.annotation import TagKind
from backfile.pages.archive import Archive

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC


def with_kinds(archive: Archive, kinds: Mapping[str, TagKind]) -> Archive:
    """The archive with tags of other kinds, by their names; all others are topics."""
    articles = (
        replace(article, tags=tuple(replace(tag, tag_kind=kinds.get(tag.name, TOPIC)) for tag in article.tags))
        for article in archive.articles
    )
    return replace(archive, articles=tuple(articles))
