"""The one spelling under which the gazetteer knows a name: ASCII, no full stops, spaces for hyphens."""

import unicodedata

_LETTERS = str.maketrans("\u2019\u0131\u0141\u0142\u00d8\u00f8\u0110\u0111", "'iLlOoDd")
"""Letters that do not decompose into an ASCII one and a mark."""


def plain_name(name: str) -> str:
    """Return a name as the gazetteer spells it.

    Example:
        >>> plain_name("Guinea-Bissau"), plain_name("U.S."), plain_name("Türkiye")
        ('Guinea Bissau', 'US', 'Turkiye')
    """
    if not name.isascii():
        name = plain_letters(name)
    elif name.isalpha():
        return name
    if "." in name or "-" in name or "&" in name:
        name = name.replace(".", "").replace("-", " ").replace("&", "and")
    return " ".join(name.split())


def plain_letters(text: str) -> str:
    """Return text without accents and other marks; letters that have no ASCII form are dropped."""
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
