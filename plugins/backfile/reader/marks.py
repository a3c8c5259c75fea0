"""Typographic marks that look like their plain counterparts, named here so that no rule has to tell them apart."""

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
"""What may stand inside a word or a name."""
CLOSING = f'"){APOSTROPHES}\N{RIGHT DOUBLE QUOTATION MARK}'
"""What may stand after the full stop of a sentence."""
LONG_DASHES = "\N{EN DASH}\N{EM DASH}"
DASHES = f"{LONG_DASHES}-"
"""The hyphen comes last, so that the characters can stand in a regular expression's set."""
