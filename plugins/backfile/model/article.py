"""An article on its way: parsed from one file, kept in the catalog, then resolved against the whole archive.

Structs are what each article has dozens of; they are made in a tenth of a dataclass's time.
"""

from dataclasses import dataclass

import msgspec

from backfile.model.annotation import CountryMention, Role, TagKind, TagMention
from backfile.model.metadata import Found, PartialDate
from backfile.model.text import Block


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


class TagRef(msgspec.Struct, frozen=True):
    """A tag of an article, without its evidence."""

    name: str
    kind: TagKind
    score: float = 0.0
    """Weight of its evidence; 0 for one that somebody wrote down."""
    sure: bool = True
    """Whether it is worth a tag by itself; if not, only where other articles of the archive have it too."""
    aliases: tuple[str, ...] = ()
    """Its other names in the article."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """The part of an article that lists need: light, loaded for the whole archive."""

    path: str
    """Source path relative to the content folder; `file.txt#headline` for one of the articles of one file."""
    digest: str
    """BLAKE2b-128 of the text as it was read, without its line numbers, hexadecimal."""
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


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """The part of an article that only its own page needs."""

    blocks: tuple[Block, ...]
    deck: str
    countries: tuple[CountryMention, ...]
    tags: tuple[TagMention, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A value that articles share and that has a page: a section, tag, country or author."""

    kind: str
    """`section`, `tag`, `country` or `author`."""
    slug: str
    name: str
    code: str = ""
    """Of a country: ISO 3166-1 alpha-2, upper case."""
    tag_kind: TagKind | None = None
    """What a tag names; None for other kinds of term."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the archive remembers of an article for ever."""

    id: str
    """`urn:uuid:...`; the Atom id."""
    path: str
    added: str
    """When it entered the archive: ISO 8601 date or date and time."""
    address: str
    """Its URL below the site's root: `2024/06/27/slug/`."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything the archive knows of it but its text."""

    record: ArticleRecord
    ledger: LedgerEntry
    date: PartialDate | None
    """When it was published, as far as known."""
    date_parts: tuple[str, ...]
    """Year, month and day of the date, as many as are known."""
    section: Term | None
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    main_countries: tuple[Term, ...]
    mentioned_countries: tuple[Term, ...]
    promo_targets: tuple[str, ...]
    """For each promo the source path of the article it names; empty when that is not in the archive or there is none."""
    referenced_by: tuple[str, ...]
    """Source paths of the articles whose promos name this one, oldest first."""
    earlier: str
    """Source path of the article before this one; empty at the end."""
    later: str
    """Source path of the article after this one; empty at the end."""

    @property
    def countries(self) -> tuple[Term, ...]:
        """All its countries, main ones first."""
        return self.main_countries + self.mentioned_countries
