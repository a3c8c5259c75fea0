"""What templates get: frozen values with every text and URL ready. docs/template-context.md describes them."""

import msgspec
from markupsafe import Markup

from backfile.model.page import Link
from backfile.pages.figures import Timeline, WorldMap


class DateView(msgspec.Struct, frozen=True):
    """A date to show."""

    iso: str
    """For `datetime` attributes: `2024`, `2024-06`, `2024-06-27` or with time and zone."""
    text: str
    """In the site's language, as precise as known: "27 June 2024"."""
    origin: str
    """Where it was read, as a phrase: "from the name of the file"."""


class Row(msgspec.Struct, frozen=True):
    """An article in a list."""

    title: str
    url: str
    date: DateView | None
    section: str
    countries: tuple[str, ...]
    """Names of its main countries."""
    summary: str
    """Empty where lists show none."""
    lang: str = ""
    """Of the headline and the summary, ISO 639-1; empty when it is the site's language."""


class Group(msgspec.Struct, frozen=True):
    """Rows under one heading."""

    heading: str
    id: str
    """Fragment of its address: `d27` of a day; empty for other groups."""
    rows: tuple[Row, ...]


class CountryView(msgspec.Struct, frozen=True):
    """A country of an article."""

    name: str
    url: str
    evidence: Markup
    """The sentences that show it as `dd` elements, its words in them as `mark` elements; empty when there are none."""
    note: str = ""
    """Which former states of the text were counted as it, or what else shows it; one sentence."""


class TagView(msgspec.Struct, frozen=True):
    """A tag of an article."""

    name: str
    url: str
    found: str
    """Link to the words of the text that name it, a text fragment: `#:~:text=Beni`; empty when somebody set it."""


class TagGroup(msgspec.Struct, frozen=True):
    """The tags of one kind, best first."""

    kind: str
    """`person`, `organisation` or `topic`."""
    label: str
    """Of the kind: "People"; empty for topics that stand alone."""
    tags: tuple[TagView, ...]


class SourceView(msgspec.Struct, frozen=True):
    """The file that an article was made from."""

    path: str
    """Below the content folder."""
    url: str
    """Of the file itself; empty when it is not published."""
    size: int
    """Bytes; 0 when it has several articles."""
    sha256: str
    """SHA-256 of the file, hexadecimal; empty when it has several articles."""


class ArticleView(msgspec.Struct, frozen=True):
    """An article as its own page shows it."""

    title: str
    url: str
    permalink: str
    """Absolute URL."""
    id: str
    """`urn:uuid:...`, the same for ever."""
    kicker: str
    """Empty too when it is the name of the section, which the breadcrumbs show."""
    deck: str
    authors: tuple[Link, ...]
    section: Link | None
    month: Link | None
    """What else appeared in its month; None where the breadcrumbs lead there, and if its date is unknown."""
    published: DateView | None
    modified: DateView | None
    lang: str
    """ISO 639-1; empty when it is the site's language."""
    dir: str
    """`rtl` or `ltr` where the language is written in another direction than the site's; else empty."""
    content: Markup
    """The text as HTML; then what the source has and is no part of the story, such as a copyright notice, folded away."""
    countries_main: tuple[CountryView, ...]
    countries_mentioned: tuple[CountryView, ...]
    countries_origin: str
    """Who named the countries, as a sentence; empty when they were worked out from the text."""
    tag_groups: tuple[TagGroup, ...]
    tags_origin: str
    """Who set the tags, as a sentence; empty when they were worked out from the text."""
    referenced_by: tuple[Row, ...]
    related: tuple[Row, ...]
    """Articles on the same matter, the nearest first; none that the page names elsewhere."""
    versions: tuple[Row, ...]
    """The same story filed again: updates, later editions, copies; the newest first."""
    previous: Link | None
    """The article before it in time."""
    next: Link | None
    """The article after it in time."""
    source: SourceView
    note: str
    """What a reader should know, such as that the date is unknown."""


class StandingView(msgspec.Struct, frozen=True):
    """A standing page, such as "About". Templates know it as `article`."""

    title: str
    content: Markup
    """The text as HTML."""


class Listing(msgspec.Struct, frozen=True):
    """An index of articles, or a slice of one."""

    title: str
    kind: str
    """`country`, `tag`, `section`, `author`, `year`, `month`, `day` or `undated`."""
    of_kind: str
    """What a tag names: "Person"; empty for other indexes and for slices."""
    count: int
    mentions: int
    """How many of the articles of a country only mention it; 0 in other indexes."""
    range_text: str
    groups: tuple[Group, ...]
    newest: bool
    """Whether the rows are only the newest ones; the periods lead to all."""
    periods: tuple[Link, ...]
    """Slices one step finer; those without articles have no URL."""
    periods_label: str
    countries: tuple[Link, ...]
    """Countries most often in the same articles, with counts; of a country, a topic, or a year of all articles."""
    tags: tuple[Link, ...]
    """The same of tags."""
    timeline: Timeline | None
    """Of a country or a topic; None for slices, and where articles are few or of one month."""
    earlier: Link | None
    """The slice before this one."""
    later: Link | None


class DirectoryGroup(msgspec.Struct, frozen=True):
    """Entries under one heading."""

    heading: str
    entries: tuple[Link, ...]


class DirectoryPart(msgspec.Struct, frozen=True):
    """Entries of one kind: the people of the list of topics."""

    id: str
    """Fragment of its address."""
    heading: str
    """Empty when the list has one part."""
    groups: tuple[DirectoryGroup, ...]
    """By first letter when they are many, else one without a heading."""


class Directory(msgspec.Struct, frozen=True):
    """All countries, topics, sections or authors."""

    title: str
    kind: str
    lead: str
    """One sentence."""
    top: tuple[Link, ...]
    """Those with most articles, where the list is long."""
    parts: tuple[DirectoryPart, ...]
    contents: tuple[Link, ...]
    """To the parts of a long list, with how many entries each has; empty when it has one part or is short."""
    rest: str
    """A sentence on what stays off the list; empty when it is complete."""
    world: WorldMap | None
    """Of the list of countries."""


class Home(msgspec.Struct, frozen=True):
    """The home page."""

    newest: tuple[Row, ...]
    count: int
    range_text: str
    countries: tuple[Link, ...]
    tags: tuple[Link, ...]
    years: tuple[Link, ...]
    sections: tuple[Link, ...]
    search: str
    """URL of the search page; empty when there is no search."""


class NotFound(msgspec.Struct, frozen=True):
    """The 404 page; all its URLs are absolute, it is served at any depth."""

    links: tuple[Link, ...]


class Search(msgspec.Struct, frozen=True):
    """The search page. What it fetches, it fetches when the reader turns to the form."""

    count: int
    """Articles that are searched."""
    is_whole: bool
    """Whether their whole texts are; if not, headlines, openings and names."""
    action: str
    """URL of the page itself, which the form sends to."""
    base: str
    """URL of the home page, which addresses of results are below."""
    script: str
    """URL of the script."""
    runtime: str
    """URL of the folder of Pagefind's program."""
    shards: tuple[Link, ...]
    """The folders of the index, new ones first, each with a label that changes when it does."""
