"""Languages as BCP 47 (RFC 5646) tags: what the Unicode CLDR knows of them, and which way they are written.

Babel is imported when it is first needed: a build that finds nothing to do needs none of it.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages by ISO 639 code. Babel knows this only of those that it has everything of."""
_WORLD_ENGLISH = "en_001"
"""English of no country in particular: "27 June 2024", "A, B and C". `en` alone would be that of the United States."""


def primary_language(tag: str) -> str:
    """The language of a tag without its country and script, ISO 639: `es` of `es-MX`."""
    return tag.replace("_", "-").split("-")[0].lower()


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left."""
    return primary_language(tag) in RIGHT_TO_LEFT


@cache
def locale_of(tag: str) -> "Locale":
    """What the CLDR knows of a language; of English when it does not know it."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - see above

    name = tag.replace("-", "_")
    try:
        return Locale.parse(_WORLD_ENGLISH if name.lower() == "en" else name)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_WORLD_ENGLISH)
