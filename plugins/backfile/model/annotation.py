"""What is worked out from the words of an article: countries and tags, each with its evidence.

Structs are what each article has dozens of; they are made in a tenth of a dataclass's time.
"""

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """How much an article is about a country."""

    MAIN = "main"
    MENTIONED = "mentioned"


class TagKind(StrEnum):
    """What sort of thing a tag names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    TOPIC = "topic"


class Prose(msgspec.Struct, frozen=True):
    """The parts of an article that annotation reads."""

    headline: str
    dateline: str
    """The source's wording without the dash; empty when there is none."""
    paragraphs: tuple[str, ...]
    promos: tuple[str, ...]
    """Headlines of other articles that this one advertises: they can mention, never decide."""


class Evidence(msgspec.Struct, frozen=True):
    """The words that show something, and the sentence they stand in."""

    words: str
    sentence: str


class CountryMention(msgspec.Struct, frozen=True):
    """One country of one article."""

    alpha2: str
    """ISO 3166-1 alpha-2, upper case."""
    role: Role
    score: float
    """Weight of the evidence; only to be compared within one article."""
    evidence: tuple[Evidence, ...]
    historic: tuple[str, ...] = ()
    """Names of the former states that were counted for it, such as "Soviet Union"."""


class TagMention(msgspec.Struct, frozen=True):
    """One tag of one article, before the archive has agreed on names."""

    name: str
    kind: TagKind
    score: float
    """Weight of the evidence; only to be compared within one article."""
    evidence: tuple[Evidence, ...]
    sure: bool = True
    """Whether it is worth a tag by itself; if not, only where other articles of the archive have it too."""
    aliases: tuple[str, ...] = ()
    """Other names of it in the article, such as the acronym of an organisation."""


class GeographyRules(msgspec.Struct, frozen=True):
    """What a site says about names of places, over the gazetteer."""

    phrases: tuple[tuple[str, str], ...] = ()
    """A phrase and the alpha-2 code of its country, or an empty string if it is no place."""
    historic: tuple[tuple[str, str], ...] = ()
    """The ISO 3166-3 code of a former state and the alpha-2 code it counts for, or an empty string for none."""


NO_RULES = GeographyRules()
"""A site that says nothing about places."""


class TagUse(StrEnum):
    """What an editor wants of a tag."""

    FOUND = ""
    """Where it is found, as any other."""
    NEVER = "never"
    ALWAYS = "always"
    """On each article whose text has the words."""


class TagRule(msgspec.Struct, frozen=True):
    """What an editor says of a tag, in content/tags.csv."""

    tag: str
    """The name as it is found."""
    name: str
    """The name to show; two tags with one name are one."""
    kind: TagKind | None
    """What it names; None as found."""
    use: TagUse
