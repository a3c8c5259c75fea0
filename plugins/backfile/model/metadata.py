"""Metadata values, where each came from, and dates that know how precise they are."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from backfile.model.text import Certainty

T = TypeVar("T")

_YEAR, _MONTH, _DAY = len("2024"), len("2024-06"), len("2024-06-27")


class Origin(StrEnum):
    """Where a value was read, strongest first."""

    SIDECAR = "sidecar"
    """`name.yml` or `name.json` beside `name.txt`."""
    TABLE = "metadata.csv"
    HEADER = "header"
    PATH = "file name"
    TEXT = "text"
    DERIVED = "derived"
    """Worked out from the words of the article, with evidence."""


class Found(msgspec.Struct, Generic[T], frozen=True):
    """A metadata value together with where it was found; a Struct, for each article has a dozen."""

    value: T
    origin: Origin
    line: int = 0
    """Line of the source file (or of the sidecar or metadata.csv), counted from 1; 0 when it has none."""
    certainty: Certainty = Certainty.SURE


class PartialDate(msgspec.Struct, frozen=True, order=True):
    """A date as precise as its source and no more. Sorts by time."""

    iso: str
    """`2024`, `2024-06`, `2024-06-27` or `2024-06-27T14:30:00+02:00` (ISO 8601)."""

    @property
    def precision(self) -> str:
        """`year`, `month`, `day` or `time`."""
        return {_YEAR: "year", _MONTH: "month", _DAY: "day"}.get(len(self.iso), "time")

    @property
    def parts(self) -> tuple[str, ...]:
        """Year, month and day as digits, as many as are known: `("2024", "06")`."""
        return tuple(self.iso[:_DAY].split("-"))

    @property
    def first_day(self) -> date:
        """The first day the date can mean."""
        year, month, day, *_ = (*map(int, self.parts), 1, 1)
        return date(year, month, day)

    @property
    def instant(self) -> datetime:
        """The first moment the date can mean, aware; a date without a time is taken at midnight UTC."""
        if self.precision == "time":
            return datetime.fromisoformat(self.iso)
        first = self.first_day
        return datetime(first.year, first.month, first.day, tzinfo=UTC)

    def refines(self, coarser: "PartialDate") -> bool:
        """Whether this date says the same as the coarser one and more."""
        return len(self.iso) > len(coarser.iso) and self.iso.startswith(coarser.iso)
