"""Singular and plural of English nouns, as far as spelling shows: enough to count "bank" and "banks" as one word."""

from functools import cache

_HISSING = ("s", "x", "z", "ch", "sh")
_HISSING_STEMS = ("ss", *_HISSING[1:])
_NO_PLURAL = ("ss", "us", "is", "ics")
_IRREGULAR = {
    "child": "children",
    "man": "men",
    "woman": "women",
    "wife": "wives",
    "knife": "knives",
    "wolf": "wolves",
    "foot": "feet",
    "tooth": "teeth",
    "crisis": "crises",
    "person": "people",
    "movie": "movies",
    "calorie": "calories",
}
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_LEAST = 3


@cache
def both_numbers(noun: str) -> tuple[str, ...]:
    """Return a noun or a phrase in the singular and the plural, the form given first.

    Example:
        >>> both_numbers("policies"), both_numbers("interest rate")
        (('policies', 'policy'), ('interest rate', 'interest rates'))
    """
    before, _, last = noun.rpartition(" ")
    other = _singular(last) or _plural(last)
    return (noun, f"{before} {other}".lstrip()) if other else (noun,)


def _singular(noun: str) -> str:
    """The singular of a plural, empty for what is none."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if not noun.endswith("s") or noun.endswith(_NO_PLURAL) or len(noun) <= _LEAST:
        return ""
    if noun.endswith("ies"):
        return noun[:-3] + "y" if len(noun) > len("ties") else noun[:-1]
    if noun.endswith("es") and noun[:-2].endswith(_HISSING_STEMS):
        return noun[:-2]
    return noun[:-1]


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ics"):
        return ""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")
