"""An article on its way: parsed from one file, kept in the catalog, then resolved against the whole archive.

Structs are what each article has dozens of; they are made in a tenth of a dataclass's time, and their classes in a thirtieth.
"""

from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from backfile.model.annotation import Role, TagKind
from backfile.model.digest import SHORT_BYTES
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind, Certainty

NONE_RELATED = bytes(SHORT_BYTES)
"""Stands for the digest of no articles; as long as one, so that digests in a row cannot be parted otherwise."""


class ParsedArticle(msgspec.Struct, frozen=True):
    """What one file says, each value with where it was read."""

    blocks: tuple[Block, ...]
    """Reading order; together they hold every word of the file."""
    headline: Found[str]
    language: Found[str]
    """ISO 639-1."""
    kicker: str = ""
    deck: str = ""
    dateline: str = ""
    """Place, agency and date as the source writes them, without the dash."""
    place: Found[str] | None = None
    """The place of the dateline alone."""
    section: Found[str] | None = None
    authors: Found[tuple[str, ...]] | None = None
    published: Found[PartialDate] | None = None
    modified: Found[PartialDate] | None = None
    slug: Found[str] | None = None
    summary: Found[str] | None = None
    tags: Found[tuple[str, ...]] | None = None
    """Tags somebody wrote down; None when nobody did."""
    countries: Found[tuple[str, ...]] | None = None
    """Countries somebody wrote down, as written; None when nobody did."""


class CountryRef(msgspec.Struct, frozen=True):
    """A country of an article, without its evidence."""

    alpha2: str
    role: Role
    learned_from: str = ""
    """The tag that always appears with it in the archive, where the article's own text does not show it."""


class TagRef(msgspec.Struct, frozen=True, gc=False):
    """A tag of an article, without its evidence."""

    name: str
    kind: TagKind
    score: float = 0.0
    """Weight of its evidence; 0 for one that somebody wrote down."""
    sure: bool = True
    """Whether it is worth a tag by itself; if not, only where other articles of the archive have it too."""
    aliases: tuple[str, ...] = ()
    """Its other names in the article."""


class ArticleRecord(msgspec.Struct, frozen=True):
    """The part of an article that lists need: light, loaded for the whole archive."""

    path: str
    """Source path relative to the content folder; `file.txt#headline` for one of the articles of one file."""
    digest: str
    """BLAKE2b-128 of the body that is stored with it, hexadecimal."""
    headline: Found[str]
    kicker: str
    section: Found[str] | None
    authors: Found[tuple[str, ...]] | None
    published: Found[PartialDate] | None
    modified: Found[PartialDate] | None
    slug: Found[str] | None
    summary: Found[str]
    tags: Found[tuple[TagRef, ...]]
    countries: Found[tuple[CountryRef, ...]]
    language: Found[str]
    """ISO 639-1."""
    place: Found[str] | None
    """The place of its dateline."""
    promos: tuple[str, ...]
    """For each promo the headline that it names, in reading order; empty for a heading over several."""


class PromoLine(msgspec.Struct, frozen=True, array_like=True):
    """A line of the text that advertises another article."""

    label: str
    """In the source's words: "Read more"; empty when it has none."""
    headline: str
    """Empty for a heading over several promos."""


class ShownBy(msgspec.Struct, frozen=True, array_like=True):
    """A country, and the sentences that show it."""

    name: str
    """Its ISO 3166-1 alpha-2 code."""
    sentences: tuple[tuple[int, tuple[str, ...]], ...]
    """Each by its place among the sentences of the body, with the words in it that show the thing."""
    historic: tuple[str, ...] = ()
    """Names of the former states that were counted for it."""


class NamedBy(msgspec.Struct, frozen=True, array_like=True):
    """A tag, and the words of the text that name it."""

    name: str
    """Of the tag in this article."""
    words: str
    """The first that name it, as the page shows them."""


class ArticleBody(msgspec.Struct, frozen=True, array_like=True):
    """The part of an article that only its own page needs, typeset."""

    deck: str
    story: tuple[str, ...]
    """HTML, cut where a promo stands: one piece more than there are promos."""
    promos: tuple[PromoLine, ...]
    head: tuple[tuple[BlockKind, str], ...]
    """The blocks of the article's head: what the page does not show in its own head, it shows with the leftovers."""
    leftovers: tuple[str, ...]
    """What the source has beside the story."""
    sentences: tuple[str, ...]
    """Those that show countries."""
    countries: tuple[ShownBy, ...]
    tags: tuple[NamedBy, ...]
    source_size: int = 0
    """Bytes of its file; 0 when it shares that with others."""
    source_sha256: str = ""
    """SHA-256 of the bytes of its file (FIPS 180-4), hexadecimal; empty when it shares that with others."""


class Term(msgspec.Struct, frozen=True, eq=False):
    """A value that articles share and that has a page: a section, tag, country or author. There is one of each."""

    kind: str
    """`section`, `tag`, `country` or `author`."""
    slug: str
    name: str
    code: str = ""
    """Of a country: ISO 3166-1 alpha-2, upper case."""
    tag_kind: TagKind | None = None
    """What a tag names; None for other kinds of term."""


class LedgerEntry(msgspec.Struct, frozen=True, gc=False):
    """What the archive remembers of an article for ever."""

    id: str
    """`urn:uuid:...`; the Atom id."""
    path: str
    added: str
    """When it entered the archive: ISO 8601 date or date and time."""
    address: str
    """Its URL below the site's root: `2024/06/27/slug/`."""


class Settled(msgspec.Struct, frozen=True, array_like=True):
    """What an article gets in the light of all others."""

    tags: tuple[TagRef, ...]
    """Its tags, best first; `aliases` holds every other name that each has in the article."""
    countries: tuple[CountryRef, ...]
    """Main ones first."""


class Article(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article as all pages but its own see it: light, for the whole archive is in memory."""

    path: str
    """Source path, as in its record."""
    headline: str
    folded: str
    """The headline as promos of it are compared with it; see `fold_headline`."""
    language: str
    """Of its text: ISO 639-1."""
    section: str
    """As written; empty when it has none."""
    authors: tuple[str, ...]
    """As written."""
    published: str
    """ISO 8601, as precise as known; empty when unknown."""
    modified: str
    """The same."""
    promos: tuple[str, ...]
    """For each promo the headline that it names, folded too; empty for a heading over several."""
    origins: tuple[Origin | None, Origin | None, Origin | None, Origin | None]
    """Where its date, section, countries and tags were read; None for what it does not have."""
    tags: tuple[str, ...]
    """Names, best first."""
    kinds: tuple[TagKind, ...]
    """What each tag names."""
    main: tuple[str, ...]
    """Its main countries: ISO 3166-1 alpha-2."""
    mentioned: tuple[str, ...]
    id: str
    """Of the ledger, as `added` and `address`."""
    added: str
    address: str
    row: bytes
    """Digest of what lists show of it."""
    shown: bytes
    """Digest of what any page but its own shows of it."""
    digest: bytes
    """Digest of what its own page shows of it."""
    related: bytes = NONE_RELATED
    """Digest of what lists show of the articles that are related to it, the nearest first."""
    versions: tuple[str, ...] = ()
    """Paths of the other versions of its story, the newest first."""

    @property
    def date_parts(self) -> tuple[str, ...]:
        """Year, month and day of its date, as many as are known."""
        return tuple(self.published[:10].split("-")) if self.published else ()


class StoredArticle(NamedTuple):
    """All that the page of an article is made from, apart from the archive."""

    record: ArticleRecord
    """With metadata.csv, without what the archive made of it."""
    settled: Settled
    body: ArticleBody
    related: tuple[str, ...] = ()
    """Paths of articles that a reader of it would want next, the nearest first."""


def settle_record(record: ArticleRecord, settled: Settled) -> ArticleRecord:
    """A record with what the article gets in the light of the others."""
    is_learned = any(ref.learned_from for ref in settled.countries)
    certainty = Certainty.LIKELY if is_learned else record.countries.certainty
    return replace(
        record,
        tags=msgspec.structs.replace(record.tags, value=settled.tags),
        countries=msgspec.structs.replace(record.countries, value=settled.countries, certainty=certainty),
    )
