"""Dates, country names and phrases in the site's language; what the Unicode CLDR knows comes by way of Babel."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, get_month_names

from backfile.model.metadata import Origin, PartialDate
from backfile.words import locale_of, words_of

MONTHS = tuple(f"{number:02}" for number in range(1, 13))
_SKELETONS = {len("2024"): "y", len("2024-06"): "yMMMM"}
"""What a date that is known so far consists of, as the CLDR names it."""
_SHORT = {
    "en": {
        "CD": "Congo (DRC)",
        "CG": "Congo (Republic)",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestine",
    },
    "es": {
        "CG": "República del Congo",
        "CI": "Costa de Marfil",
        "HK": "Hong Kong",
        "MM": "Myanmar",
        "MO": "Macao",
        "PS": "Palestina",
        "TL": "Timor Oriental",
    },
}
"""What the CLDR has as short forms or variants, which Babel leaves out; the long ones read as "Hong Kong SAR China"."""


def date_text(date: PartialDate, language: str) -> str:
    """A date as precise as it is known: "27 June 2024", "June 2024", "2024"."""
    return iso_text(date.iso, language)


def iso_text(iso: str, language: str) -> str:
    """The same of a date as ISO 8601 has it."""
    return _format(iso[:10], language)


def origin_text(origin: Origin, language: str) -> str:
    """Where a date was read, as a phrase: "from the name of the file"."""
    words = words_of(language)
    match origin:
        case Origin.SIDECAR:
            return words.gettext("from the file beside it")
        case Origin.TABLE:
            return words.gettext("from %(file)s", file="metadata.csv")
        case Origin.HEADER:
            return words.gettext("from a header of the file")
        case Origin.PATH:
            return words.gettext("from the name of the file")
    return words.gettext("from the text")


def setter_text(origin: Origin, language: str) -> str:
    """Who set countries or tags, as a sentence; empty when they were worked out from the text."""
    words = words_of(language)
    match origin:
        case Origin.DERIVED:
            return ""
        case Origin.SIDECAR:
            return words.gettext("Set in the file beside it.")
        case Origin.TABLE:
            return words.gettext("Set in %(file)s.", file="metadata.csv")
        case Origin.HEADER:
            return words.gettext("Set in a header of the file.")
        case Origin.PATH:
            return words.gettext("Set by the name of the file.")
    return words.gettext("Set in the text.")


def historic_text(states: Sequence[str], country: str, language: str) -> str:
    """That former states were counted as a country: "“Soviet Union” counts as Russia here."; empty without any."""
    if not states:
        return ""
    words = words_of(language)
    names = words.join([words.gettext("“%(name)s”", name=state) for state in states])
    return words.ngettext(
        "%(names)s counts as %(country)s here.",
        "%(names)s count as %(country)s here.",
        len(states),
        names=names,
        country=country,
    )


def learned_text(name: str, country: str, language: str) -> str:
    """Why an article has a country that its text does not show."""
    return words_of(language).gettext(
        "%(country)s: the text does not name it, but articles here with “%(name)s” are about it.",
        country=country,
        name=name,
    )


def range_text(oldest: PartialDate, newest: PartialDate, language: str) -> str:
    """From one date to another: "January 2000 to 27 June 2024"."""
    texts = (date_text(oldest, language), date_text(newest, language))
    if texts[0] == texts[1]:
        return texts[0]
    return words_of(language).gettext("%(oldest)s to %(newest)s", oldest=texts[0], newest=texts[1])


@lru_cache
def month_name(month: str, language: str, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """The name of a month given as two digits, standing alone."""
    return str(get_month_names(width, "stand-alone", locale_of(language))[int(month)])


@lru_cache
def country_names(language: str) -> dict[str, str]:
    """Short name of each country by ISO 3166-1 alpha-2 code."""
    locale = locale_of(language)
    return dict(locale.territories) | _SHORT.get(locale.language, {})


def article_count(count: int, language: str) -> str:
    """A number of articles: "1 article", "1,024 articles"."""
    return words_of(language).ngettext("%(num)s article", "%(num)s articles", count)


@lru_cache(maxsize=100_000)
def _format(day: str, language: str) -> str:
    locale = locale_of(language)
    skeleton = _SKELETONS.get(len(day))
    pattern = locale.datetime_skeletons[skeleton].pattern if skeleton else "long"
    return str(format_date(PartialDate(day).first_day, pattern, locale))
