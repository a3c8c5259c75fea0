"""What templates get of maps, charts and tables of counts: frozen values, as in views.py."""

import msgspec

from backfile.model.page import Link


class Step(msgspec.Struct, frozen=True):
    """A step of a scale of counts."""

    number: int
    """From 1 on; the theme has a shade for each of five."""
    label: str
    """The counts in it: "3 to 6"."""


class MapShape(msgspec.Struct, frozen=True):
    """A country with articles on the world map."""

    label: str
    """With its count: "Bolivia, 12 articles"."""
    url: str
    step: int
    """Of the scale."""
    path: str
    """Of an SVG `path` element; empty for a country that is too small to be seen, which is a dot."""
    x: int
    """Where the dot stands."""
    y: int


class WorldMap(msgspec.Struct, frozen=True):
    """The countries of the archive on a map."""

    view_box: str
    """Of the SVG."""
    land: str
    """All countries without articles: one SVG path."""
    shapes: tuple[MapShape, ...]
    """All others in the order of their names, dots after shapes."""
    steps: tuple[Step, ...]
    """Of the scale, lowest first."""


class Cell(msgspec.Struct, frozen=True):
    """How many articles stand somewhere in a table or a calendar."""

    count: int
    url: str
    """Of the page with these articles; empty when there is none."""
    step: int
    """Of the scale; 0 without articles, or where nothing is shaded."""


class GridRow(msgspec.Struct, frozen=True):
    """A row of a table of counts."""

    head: Link
    cells: tuple[Cell, ...]
    """One for each column."""


class Grid(msgspec.Struct, frozen=True):
    """A table of counts."""

    label: str
    """What it shows: "Articles by country and year"."""
    columns: tuple[Link, ...]
    rows: tuple[GridRow, ...]
    steps: tuple[Step, ...]
    """Of the scale, lowest first."""


class Coverage(msgspec.Struct, frozen=True):
    """What the archive has of each country and period, and what it lacks."""

    title: str
    count: int
    range_text: str
    grid: Grid
    gap_lead: str
    """How many months have no article; empty when all have some, and for a year."""
    gaps: tuple[str, ...]
    """The longest runs of such months: "March to June 2011", in order of time."""
    earlier: Link | None
    """The page of the period before this one."""
    later: Link | None


class CalendarMonth(msgspec.Struct, frozen=True):
    """A month of the calendar."""

    label: str
    """Short: "Jun"."""
    cell: Cell


class CalendarYear(msgspec.Struct, frozen=True):
    """A year of the calendar."""

    label: str
    url: str
    count: int
    months: tuple[CalendarMonth, ...]
    """Twelve."""


class Calendar(msgspec.Struct, frozen=True):
    """All years and months of the archive."""

    count: int
    range_text: str
    years: tuple[CalendarYear, ...]
    """Newest first."""
    undated: Link | None
    coverage: Link | None
    """The same by country; None without articles."""
    steps: tuple[Step, ...]
    """Of the scale of months, lowest first."""


class Bar(msgspec.Struct, frozen=True):
    """A bar of a chart."""

    x: int
    """Of its middle."""
    height: int
    label: str
    """What it counts: "2019: 12"."""


class Timeline(msgspec.Struct, frozen=True):
    """How many articles each period has."""

    label: str
    """What it shows: "Articles from 1999 to 2024"."""
    width: int
    height: int
    bars: tuple[Bar, ...]
    """Oldest first; a period without articles has none."""
    first: str
    """The period where the chart begins: "1999"."""
    most: str
    """The highest bar in words: "Most in 2019: 12"."""
    last: str
