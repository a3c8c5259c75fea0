"""Read dates: ISO 8601, `12 October 2019`, `October 12, 2019`, with or without weekday and time.

A date that can be read two ways (3/4/2019) or that lacks its year is not read at all, and neither is one that
does not exist.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from backfile.model.metadata import PartialDate

_MONTHS = "january february march april may june july august september october november december".split()
_NUMBERS = {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\.?)?"
_ZONE = r"\s?(?P<zone>[+-]\d\d:?[0-5]\d|[a-z]{1,5})?"
_TIME = rf"(?:(?:(?:,\s?|\s)(?:at\s)?|T){_CLOCK}{_ZONE})?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d){_TIME}",
        rf"{_WEEKDAY}{_YEAR}/(?P<month>\d\d)/(?P<day>\d\d){_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_DAY}-{_MONTH}-{_YEAR}{_TIME}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)",
        _YEAR,
    )
)
_HAS_YEAR = re.compile(r"\d{4}")
_LABEL = re.compile(
    r"(?P<label>published|updated|posted|date|last (?:updated|modified))(?:\s+on)?\s*:?\s+", re.IGNORECASE
)
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)|(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_FOLDER = re.compile(r"(?<![^/])(\d{4})/(?:(\d\d)/(?:(\d\d)/)?)?")

FIRST_YEAR, LAST_YEAR = 1400, 2999
"""Years that news can be of: from the first prints on. Four digits outside are not taken for a year."""

MAX_CHARACTERS = 80
"""No date is longer, with its weekday, time and zone."""

NOON = 12
UTC_NAMES = frozenset(("z", "utc", "gmt"))


def parse_date(text: str, zone: str = "UTC") -> PartialDate | None:
    """Read a text that is a date and nothing else.

    Args:
        text: the date, in any form named above.
        zone: IANA name of the time zone of a time that names none.
    Returns:
        The date, as precise as written; None when it is none, cannot exist or could mean two days.
    """
    if len(text) > MAX_CHARACTERS or _HAS_YEAR.search(text) is None:
        return None
    folded = " ".join(text.split())
    for pattern in _PATTERNS:
        match = pattern.fullmatch(folded)
        if match:
            return _from_parts(match.groupdict(), zone)
    return None


def parse_date_line(text: str, zone: str = "UTC") -> tuple[str, PartialDate] | None:
    """Read a line that holds nothing but a date, with or without a label such as `Published:`.

    Returns:
        `"published"` or `"modified"`, and the date to the day or finer; None when the line is anything else.
    """
    label = _LABEL.match(text)
    found = parse_date(text[label.end() :] if label else text, zone)
    if found is None or found.precision in ("year", "month"):
        return None
    is_modified = label is not None and label["label"].lower().startswith(("updated", "last"))
    return ("modified" if is_modified else "published"), found


def has_date_label(text: str) -> bool:
    """Whether a line begins as date lines do that say what they date: `Updated: ...`."""
    return _LABEL.match(text) is not None


def parse_path_date(path: str) -> PartialDate | None:
    """Read the date in a path: `2024-06-27-name.txt`, `20240627.txt`, or folders `2024/06/`, `2024/06/27/`."""
    folder, _, name = path.rpartition("/")
    for match in _IN_NAME.finditer(name):
        year, month, day = (part for part in match.groups() if part)
        in_name = _from_parts({"year": year, "month": month, "day": day}, "UTC")
        if in_name:
            return in_name
    for match in _IN_FOLDER.finditer(f"{folder}/"):
        year, month, day = match.groups()
        in_folders = _from_parts({"year": year, "month": month, "day": day}, "UTC")
        if in_folders:
            return in_folders
    return None


def _from_parts(parts: dict[str, str | None], zone: str) -> PartialDate | None:
    year, month, day = parts["year"] or "", parts.get("month"), parts.get("day")
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    month_number = int(month) if month and month.isdigit() else _NUMBERS.get((month or "").lower(), 0)
    try:
        moment = datetime(int(year), month_number if month else 1, int(day or 1), tzinfo=UTC)
        if parts.get("hour") and _is_known_zone(parts["zone"]):
            return PartialDate(_with_time(moment, parts, zone).isoformat())
    except ValueError:  # such as 31 June
        return None
    length = len("2024-06-27") if day else len("2024-06") if month else len("2024")
    return PartialDate(moment.date().isoformat()[:length])


def _with_time(day: datetime, parts: dict[str, str | None], zone: str) -> datetime:
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
    return written is None or written[0] in "+-" or written.lower() in UTC_NAMES


def _zone(written: str | None, default: str) -> tzinfo:
    if written is None:
        return ZoneInfo(default)
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)
