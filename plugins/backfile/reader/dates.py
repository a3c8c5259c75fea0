"""Read dates as newspapers of every known language write them, with or without weekday and time.

ISO 8601, `12 October 2019`, `October 12, 2019`, `12-OCT-2019`, `12.10.2019`, RFC 2822 and what `date_patterns.py` has.
A date that lacks its year or that does not exist is not read, and neither is one that can be read two ways (3/4/2019),
unless the site says how it writes them. Dots always mean day first: no language writes `mm.dd.yyyy`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import chain
from zoneinfo import ZoneInfo

import msgspec

from backfile.model.metadata import PartialDate
from backfile.reader import date_patterns
from backfile.reader.marks import DASHES
from backfile.reader.vocabulary import DateWords, read_vocabulary

FIRST_YEAR, LAST_YEAR = 1400, 2999
"""Years that news can be of: from the first prints on. Four digits outside are not taken for a year."""

MAX_CHARACTERS = 80
"""No date is longer, with its weekday, time and zone."""

MAX_LINE = 160
"""No line of one or two dates and their labels is longer."""

MAX_FOUND = 5
"""Dates in prose past these are not looked for."""
MAX_YEARS = 200
"""And neither are years in prose past these, so that a table of figures costs little."""

NOON = MONTHS = 12
UTC_NAMES = frozenset(("z", "utc", "gmt"))

_KEPT = 1024
"""Dates kept: an archive has the same ones again and again, and an article's date line is asked for its date five times."""

_HAS_YEAR = re.compile("[12][0-9]{3}")
# The set comes first because a search for one is quick; the look behind then asks what precedes it.
_YEAR_IN_PROSE = re.compile(r"[12](?<![0-9][12])[0-9]{3}(?!\w)")
_ISO_IN_PROSE = re.compile(r"(?<![\w./-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w/]|-\w)")
_LONGEST_BEFORE_YEAR = 40
_BETWEEN_DATES = f" |/·•,;.(){DASHES}"
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)|(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_FOLDER = re.compile(r"(?<![^/])(\d{4})/(?:(\d\d)/(?:(\d\d)/)?)?")


class DateStyle(msgspec.Struct, frozen=True):
    """How dates are written here."""

    zone: str = "UTC"
    """IANA name of the time zone of a time that names none."""
    order: str = ""
    """`day-first` or `month-first`; empty: 3/4/2019 is not read."""
    words: DateWords = read_vocabulary("en").date
    """Words of dates in the language of the site."""


ENGLISH = DateStyle()
"""The style of a site that says nothing about it."""


@lru_cache(maxsize=_KEPT)
def parse_date(text: str, style: DateStyle = ENGLISH) -> PartialDate | None:
    """Read a text that is a date and nothing else.

    Args:
        text: the date, in any form named above.
        style: how dates are written here.
    Returns:
        The date, as precise as written; None when it is none, cannot exist or could mean two days.
    """
    parts = _parts(text, style)
    return _from_parts(parts, style) if parts and not _is_ambiguous(parts, style) else None


def is_ambiguous(text: str, style: DateStyle = ENGLISH) -> bool:
    """Whether a text is a date that could mean two days, such as 3/4/2019, and nothing says which; with its label or not."""
    if len(text) > MAX_LINE or _HAS_YEAR.search(text) is None:
        return False
    label = date_patterns.date_label_pattern(style.words).match(text)
    parts = _parts(text[label.end() :] if label else text, style)
    return bool(parts) and _is_ambiguous(parts, style)


def parse_date_line(text: str, style: DateStyle = ENGLISH) -> tuple[tuple[str, PartialDate], ...]:
    """Read a line that holds nothing but a date, with or without a label such as `Published:`, or two of them.

    Args:
        text: any line.
        style: how dates are written here.
    Returns:
        For each date, `"published"` or `"modified"`, and the date to the day or finer; nothing when the line is
        anything else.
    """
    if len(text) > MAX_LINE or _HAS_YEAR.search(text) is None:
        return ()
    return _parse_line(text, style) if date_patterns.opening_pattern(style.words).match(text) else ()


@lru_cache(maxsize=_KEPT)
def _parse_line(text: str, style: DateStyle) -> tuple[tuple[str, PartialDate], ...]:
    words, text = style.words, text.removesuffix(".")  # as old papers print it
    found = _labelled(text, style)
    if found:
        return (found,)
    shorter, cut = date_patterns.behind_pattern(words).subn("", text, count=1)
    found = _labelled(shorter, style) if cut else None
    if found:  # a zone may have stood there, so that the time is not known
        return ((found[0], PartialDate(found[1].iso[: len("2024-06-27")])),)
    label = date_patterns.date_label_pattern(words).match(text)
    inner = date_patterns.inner_label_pattern(words).search(text, label.end() if label else 0)
    if inner is None:
        return ()
    start = inner.start("label")
    one = _labelled(text[:start].rstrip(_BETWEEN_DATES), style)
    two = _labelled(text[start:].rstrip(_BETWEEN_DATES), style)
    return (one, two) if one and two else ()


def has_date_label(text: str, style: DateStyle = ENGLISH) -> bool:
    """Whether a line begins as date lines do that say what they date: `Updated: ...`."""
    return date_patterns.date_label_pattern(style.words).match(text) is not None


def find_dates_in(text: str, style: DateStyle = ENGLISH) -> tuple[PartialDate, ...]:
    """Find the dates that prose names in full, as suggestions to an editor.

    Args:
        text: any text.
        style: how dates are written here.
    Returns:
        The first few dates of a day, month and year, the month as a word or in ISO 8601, each once, in their order.
    """
    found: dict[PartialDate, None] = {}
    for number, year in enumerate(_YEAR_IN_PROSE.finditer(text)):
        iso = _ISO_IN_PROSE.match(text, year.start())
        start = max(0, year.start() - _LONGEST_BEFORE_YEAR)
        match = iso or date_patterns.prose_pattern(style.words).search(text, start, year.end())
        date = parse_date(match[0], style) if match else None
        if date:
            found[date] = None
        if len(found) == MAX_FOUND or number == MAX_YEARS:
            break
    return tuple(found)


def parse_path_date(path: str) -> PartialDate | None:
    """Read the date in a path: `2024-06-27-name.txt`, `20240627.txt`, or folders `2024/06/`, `2024/06/27/`."""
    folder, _, name = path.rpartition("/")
    for match in chain(_IN_NAME.finditer(name), _IN_FOLDER.finditer(f"{folder}/")):
        if date := _from_digits(*filter(None, match.groups())):
            return date
    return None


@lru_cache(maxsize=_KEPT)
def _from_digits(year: str, month: str = "", day: str = "") -> PartialDate | None:
    return _from_parts({"year": year, "month": month, "day": day}, ENGLISH)


def _labelled(text: str, style: DateStyle) -> tuple[str, PartialDate] | None:
    """Read one date with or without its label."""
    label = date_patterns.date_label_pattern(style.words).match(text)
    found = parse_date(text[label.end() :] if label else text, style)
    if found is None or found.precision in ("year", "month"):
        return None
    return ("modified" if label and label["modified"] else "published"), found


def _parts(text: str, style: DateStyle) -> dict[str, str | None]:
    """Take a date apart, by the names of `date_patterns.py`; nothing if it is none."""
    if len(text) > MAX_CHARACTERS or _HAS_YEAR.search(text) is None:
        return {}
    folded = " ".join(text.split())
    if date_patterns.opening_pattern(style.words).match(folded) is None:
        return {}
    match = date_patterns.match_whole(folded, style.words)
    return match.groupdict() if match else {}


def _is_ambiguous(parts: Mapping[str, str | None], style: DateStyle) -> bool:
    one, two = int(parts.get("first") or 0), int(parts.get("other") or 0)
    is_open = not style.order and not (parts.get("dash") or ".").startswith(".")
    return is_open and one != two and 1 <= one <= MONTHS and 1 <= two <= MONTHS and _is_year(parts)


def _day_and_month(parts: Mapping[str, str | None], style: DateStyle) -> tuple[int, int]:
    """Day and month, 1 where the date has none."""
    day, month = parts.get("day"), parts.get("month")
    if parts.get("first") is None:
        number = date_patterns.month_numbers(style.words).get((month or "").lower(), 0)
        return int(day or 1), int(month) if month and month.isdigit() else number if month else 1
    one, two = int(parts["first"] or 0), int(parts["other"] or 0)
    has_dots = (parts["dash"] or "").startswith(".")
    month_first = two > MONTHS or (style.order == "month-first" and not has_dots and one <= MONTHS)
    return (two, one) if month_first else (one, two)


def _from_parts(parts: Mapping[str, str | None], style: DateStyle) -> PartialDate | None:
    if not _is_year(parts):
        return None
    day, month = _day_and_month(parts, style)
    try:
        moment = datetime(int(parts["year"] or 0), month, day, tzinfo=UTC)
        if parts.get("hour") and _is_known_zone(parts["zone"]):
            return PartialDate(_with_time(moment, parts, style.zone).isoformat())
    except ValueError:  # such as 31 June
        return None
    has_day, has_month = parts.get("day") or parts.get("first"), parts.get("month")
    length = len("2024-06-27") if has_day else len("2024-06") if has_month else len("2024")
    return PartialDate(moment.date().isoformat()[:length])


def _is_year(parts: Mapping[str, str | None]) -> bool:
    return FIRST_YEAR <= int(parts["year"] or 0) <= LAST_YEAR


def _with_time(day: datetime, parts: Mapping[str, str | None], zone: str) -> datetime:
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= NOON:
            raise ValueError(hour)
        hour = hour % NOON + (NOON if half == "p" else 0)
    return day.replace(
        hour=hour,
        minute=int(parts["minute"] or 0),
        second=int(parts["second"] or 0),
        tzinfo=_zone(parts["zone"], zone),
    )


def _is_known_zone(written: str | None) -> bool:
    """Whether a zone can be told; `EST` or `IST` are several, and the time then says no more than the day."""
    return written is None or not written.isalpha() or written.lower() in UTC_NAMES


def _zone(written: str | None, default: str) -> tzinfo:
    if written is None:
        return ZoneInfo(default)
    if written.isalpha():
        return UTC
    sign, digits = written.lstrip("UTCGMutcgm ")[0], re.sub("[^0-9]", "", written)
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(offset if sign == "+" else -offset)
