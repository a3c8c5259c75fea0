"""The words of the site's interface in its language, and how that language writes numbers, lists and dates.

Texts are written in English where they are used, and found in `data/LANGUAGE.po` (docs/translating.md); what the Unicode
CLDR knows comes from Babel.
"""

from backfile.words.catalogs import PLACEHOLDER
from backfile.words.locales import is_right_to_left, locale_of, primary_language
from backfile.words.words import Words, words_of

__all__ = ["PLACEHOLDER", "Words", "is_right_to_left", "locale_of", "primary_language", "words_of"]
