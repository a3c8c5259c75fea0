"""From an article's record to what the whole archive keeps of it: a draft, then the article with its tags and countries."""

import msgspec

from backfile.catalog.catalog import encode_record
from backfile.model.annotation import Role
from backfile.model.article import Article, ArticleRecord, LedgerEntry, Settled
from backfile.model.digest import short_digest
from backfile.model.metadata import Origin
from backfile.references.resolve import fold_headline
from backfile.settle import Candidates
from backfile.urls import article_address


class Draft(msgspec.Struct, frozen=True):
    """An article that is read anew, before it meets the others."""

    path: str
    headline: str
    language: str
    """ISO 639-1."""
    section: str
    """Empty when it has none."""
    authors: tuple[str, ...]
    published: str
    """ISO 8601, as precise as known; empty when unknown."""
    modified: str
    """The same."""
    promos: tuple[str, ...]
    """As in its record."""
    origins: tuple[Origin | None, Origin | None, Origin | None, Origin | None]
    """Where its date, section, countries and tags were read."""
    digest: bytes
    """Of all that its page shows of its own text and metadata."""
    summary: bytes
    """Digest of its summary."""
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
    published, modified, section = record.published, record.modified, record.section
    return Draft(
        path=record.path,
        headline=record.headline.value,
        language=record.language.value,
        section=section.value if section else "",
        authors=record.authors.value if record.authors else (),
        published=published.value.iso if published else "",
        modified=modified.value.iso if modified else "",
        promos=record.promos,
        origins=(
            published.origin if published else None,
            section.origin if section else None,
            record.countries.origin,
            record.tags.origin,
        ),
        digest=_digest(record),
        summary=short_digest(record.summary.value.encode()),
        candidates=Candidates(record.tags.value, record.tags.origin, record.countries.value, record.countries.origin),
        address=article_address(record),
        record=own,
    )


def _digest(record: ArticleRecord) -> bytes:
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
    return short_digest(encode_record(shown))


def settle_article(
    draft: Draft, settled: Settled, entry: LedgerEntry | Article, versions: tuple[str, ...] = ()
) -> Article:
    """An article with what it gets in the light of the others, and from the ledger.

    Args:
        draft: of it.
        settled: its tags and countries.
        entry: its id, its address, and when it was added.
        versions: the other ones of its story, as far as they are known.
    """
    kinds = {tag.name: tag.kind for tag in settled.tags}
    roles = {country.alpha2: country.role for country in settled.countries}
    main = tuple([alpha2 for alpha2, role in roles.items() if role is Role.MAIN])
    mentioned = tuple([alpha2 for alpha2, role in roles.items() if role is not Role.MAIN])
    authors = tuple(dict.fromkeys(draft.authors))
    in_lists = (draft.path, draft.headline, draft.language, draft.published, entry.address, draft.section, *main)
    row = short_digest("\0".join(in_lists).encode())
    named = (
        draft.modified,
        entry.id,
        entry.added,
        *authors,
        "",
        *kinds,
        "",
        *kinds.values(),
        "",
        *main,
        "",
        *mentioned,
    )
    shown = short_digest(row, draft.summary, "\0".join(named).encode())
    published, section, of_countries, of_tags = draft.origins
    return Article(
        path=draft.path,
        headline=draft.headline,
        folded=fold_headline(draft.headline),
        language=draft.language,
        section=draft.section,
        authors=authors,
        published=draft.published,
        modified=draft.modified,
        promos=tuple(map(fold_headline, draft.promos)),
        origins=(
            published,
            section,
            (of_countries or Origin.DERIVED) if settled.countries else None,
            (of_tags or Origin.DERIVED) if kinds else None,
        ),
        tags=tuple(kinds),
        kinds=tuple(kinds.values()),
        main=main,
        mentioned=mentioned,
        id=entry.id,
        added=entry.added,
        address=entry.address,
        row=row,
        shown=shown,
        digest=short_digest(shown, draft.digest, encode_record(settled)),
        versions=versions,
    )
