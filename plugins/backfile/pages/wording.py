"""Dates and country names in the site's language, from the Unicode CLDR by way of Babel."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, get_month_names

from backfile.model.metadata import Origin, PartialDate
from backfile.words import locale_of

MONTHS = tuple(f"{number:02}" for number in range(1, 13))
_SKELETONS = {len("2024"): "y", len("2024-06"): "yMMMM"}
"""What a date that is known so far consists of, as the CLDR names it."""
_SHORT_IN_ENGLISH = {
    "CD": "Congo (DRC)",
    "CG": "Congo (Republic)",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
}
"""What the CLDR has as short forms or variants, which Babel leaves out; the long ones read as "Hong Kong SAR China"."""
_ORIGINS = {
    Origin.SIDECAR: "the file beside it",
    Origin.TABLE: "metadata.csv",
    Origin.HEADER: "a header of the file",
    Origin.PATH: "the name of the file",
    Origin.TEXT: "the text",
    Origin.DERIVED: "the words of the text",
}


def date_text(date: PartialDate, language: str) -> str:
    """A date as precise as it is known: "27 June 2024", "June 2024", "2024"."""
    return iso_text(date.iso, language)


def iso_text(iso: str, language: str) -> str:
    """The same of a date as ISO 8601 has it."""
    return _format(iso[:10], language)


def origin_text(origin: Origin) -> str:
    """Where a value was read, as a phrase."""
    return _ORIGINS[origin]


def historic_text(states: Sequence[str], country: str) -> str:
    """That former states were counted as a country: "“Soviet Union” counts as Russia here."; empty without any."""
    if not states:
        return ""
    quoted = [f"“{state}”" for state in states]
    names = " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
    return f"{names} {'counts' if len(quoted) == 1 else 'count'} as {country} here."


def learned_text(name: str, country: str) -> str:
    """Why an article has a country that its text does not show."""
    return f"{country}: the text does not name it, but articles here with “{name}” are about it."


def range_text(oldest: PartialDate, newest: PartialDate, language: str) -> str:
    """From one date to another: "January 2000 to 27 June 2024"."""
    texts = (date_text(oldest, language), date_text(newest, language))
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} to {texts[1]}"


@lru_cache
def month_name(month: str, language: str, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """The name of a month given as two digits, standing alone."""
    return str(get_month_names(width, "stand-alone", locale_of(language))[int(month)])


@lru_cache
def country_names(language: str) -> dict[str, str]:
    """Short name of each country by ISO 3166-1 alpha-2 code."""
    locale = locale_of(language)
    return dict(locale.territories) | (_SHORT_IN_ENGLISH if locale.language == "en" else {})


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 article", "1,024 articles"."""
    return f"{count:,} {one if count == 1 else many}"


@lru_cache(maxsize=100_000)
def _format(day: str, language: str) -> str:
    locale = locale_of(language)
    skeleton = _SKELETONS.get(len(day))
    pattern = locale.datetime_skeletons[skeleton].pattern if skeleton else "long"
    return str(format_date(PartialDate(day).first_day, pattern, locale))
