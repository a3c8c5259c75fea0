"""Lists in words: "a, b and c".

https://unicode.org/reports/tr35/tr35-general.html#ListPatterns
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_TAGS = re.compile(r"<[^>]*>|&\w+;|[^\w<&]")
"""What stands before the first letter of a text."""
_SOUNDS = {"es": {" y ": (" e ", re.compile(r"h?[ií](?![aeouáéóú])|y[^aeiouáéíóú]", re.IGNORECASE))}}
"""By language a separator that reads otherwise before some sound. The CLDR leaves that to programs; the rule is the
Real Academia's (https://www.rae.es/dpd/y)."""


def separators_of(texts: Sequence[str], locale: "Locale") -> tuple[str, ...]:
    """What follows each text of a list: ", ", " and " and nothing in English.

    Args:
        texts: of the list, with or without HTML tags around them.
        locale: of the language.
    """
    if len(texts) < 2:  # noqa: PLR2004 - one text stands alone
        return ("",) * len(texts)
    patterns = locale.list_patterns["standard"]
    names = ["2"] if len(texts) == 2 else ["start", *["middle"] * (len(texts) - 3), "end"]  # noqa: PLR2004 - as the CLDR
    found = [patterns[name].partition("{0}")[2].rpartition("{1}")[0] for name in names]
    return (*found[:-1], _before(found[-1], str(texts[-1]), locale.language), "")


def _before(separator: str, text: str, language: str) -> str:
    """A separator as it reads before a text."""
    other, sound = _SOUNDS.get(language, {}).get(separator, (separator, None))
    start = 0
    while skipped := _TAGS.match(text, start):
        start = skipped.end()
    return other if sound and sound.match(text, start) else separator
