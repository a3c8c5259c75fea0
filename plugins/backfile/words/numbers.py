"""Numbers as a language writes them: 12,345 in English, 12.345 in Spanish."""

from typing import TYPE_CHECKING

from backfile.words.locales import locale_of

if TYPE_CHECKING:
    from babel import Locale

_FROM_FIVE_DIGITS = {
    **dict.fromkeys(("be", "bg", "et", "hu", "hy", "it", "ka", "lv", "pl", "sl", "sq"), ""),
    "es": " ES EA GQ IC PH ",
    "pt": " PT CH CV GQ GW LU MO MZ ST TL ",
}
"""Languages, and the countries if not all, that write 1234 but 12.345: `minimumGroupingDigits` of the CLDR 48, which Babel
leaves out. Spanish of no country is that of Spain, Portuguese of none that of Brazil."""
_FOUR_DIGITS = range(1000, 10_000)


def format_number(number: int, tag: str) -> str:
    """A number in a language.

    Args:
        number: 0 or more.
        tag: BCP 47.
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 - see locales.py

    locale = locale_of(tag)
    is_plain = number in _FOUR_DIGITS and _begins_with_five(locale)
    return str(format_decimal(number, "0" if is_plain else None, locale))


def _begins_with_five(locale: "Locale") -> bool:
    """Whether only numbers of five digits and more are grouped."""
    countries = _FROM_FIVE_DIGITS.get(locale.language)
    if countries is None:
        return False
    default = "ES" if locale.language == "es" else "BR"
    return not countries or f" {locale.territory or default} " in countries
