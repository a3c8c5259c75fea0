"""From an article's record to what the whole archive keeps of it: a draft, then the article with its tags and countries."""

from sys import intern

import msgspec

from backfile.catalog.catalog import ShownRow, encode_record
from backfile.model.annotation import Role
from backfile.model.article import Article, ArticleRecord, Settled
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Origin
from backfile.references.resolve import fold_headline
from backfile.settle import Candidates
from backfile.urls import article_address


class Draft(msgspec.Struct, frozen=True):
    """An article that is read anew, before it meets the others."""

    article: Article
    candidates: Candidates
    address: str
    """Where it wants to stand."""
    record: ArticleRecord | None
    """If metadata.csv changes it."""


def draft_article(record: ArticleRecord, changed: ArticleRecord | None = None) -> Draft:
    """Draft an article.

    Args:
        record: as it was read.
        changed: as metadata.csv wants it; None if that says nothing of it.
    """
    own, record = changed, changed or record
    published, modified = record.published, record.modified
    article = Article(
        path=record.path,
        headline=record.headline.value,
        folded=fold_headline(record.headline.value),
        summary=record.summary.value,
        section=record.section.value if record.section else "",
        authors=record.authors.value if record.authors else (),
        published=published.value.iso if published else "",
        modified=modified.value.iso if modified else "",
        promos=record.promos,
        origins=(
            published.origin if published else None,
            record.section.origin if record.section else None,
            record.countries.origin,
            record.tags.origin,
        ),
        digest=_digest(record),
    )
    tags = tuple([msgspec.structs.replace(tag, name=intern(tag.name)) for tag in record.tags.value])
    candidates = Candidates(tags, record.tags.origin, record.countries.value, record.countries.origin)
    return Draft(article, candidates, article_address(record), own)


def _digest(record: ArticleRecord) -> str:
    """Of all that an article's page shows of its own; not of line numbers, which shift when lines are put above."""
    dates = (record.published, record.modified)
    shown = (
        record.digest,
        record.kicker,
        record.language.value,
        [(found.value, found.origin) if found else None for found in dates],
        record.countries.origin,
        record.tags.origin,
    )
    return digest_bytes(encode_record(shown))


def settle_article(before: Draft | ShownRow, settled: Settled) -> ShownRow:
    """An article with what it gets in the light of the others.

    Args:
        before: its draft, or what it was.
        settled: what it gets.
    """
    article = before.article
    countries, tags = settled.countries, settled.tags
    published, section, of_countries, of_tags = article.origins
    changed = msgspec.structs.replace(
        article,
        origins=(
            published,
            section,
            (of_countries or Origin.DERIVED) if countries else None,
            (of_tags or Origin.DERIVED) if tags else None,
        ),
        tags=tuple(tag.name for tag in tags),
        kinds=tuple(tag.kind for tag in tags),
        main=tuple(country.alpha2 for country in countries if country.role is Role.MAIN),
        mentioned=tuple(country.alpha2 for country in countries if country.role is not Role.MAIN),
        settled=digest_bytes(encode_record(settled)),
    )
    return ShownRow(changed, settled, before.record)
