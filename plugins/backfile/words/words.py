"""The words of one language."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial

from markupsafe import Markup, escape

from backfile.words.catalogs import PLACEHOLDER, Catalog, read_catalog
from backfile.words.lists import separators_of
from backfile.words.locales import is_right_to_left, locale_of, primary_language
from backfile.words.numbers import format_number

_REMEMBERED = 1 << 12
"""Numbers, and numbers with their nouns: lists repeat them."""


class Words:
    """The words of a site's interface in one language, and its numbers and lists."""

    def __init__(self, language: str, catalog: Catalog) -> None:
        """Read nothing yet.

        Args:
            language: BCP 47 tag; its numbers are used even when there is no catalog of it.
            catalog: has the texts.
        """
        self.language = language
        self._catalog = catalog
        self._texts = catalog.texts
        self._is_mixed = is_right_to_left(language) != is_right_to_left(catalog.language)
        self._number = lru_cache(_REMEMBERED)(partial(format_number, tag=language))
        self._counted = lru_cache(_REMEMBERED)(self._count)

    @property
    def other_language(self) -> str:
        """The language that the texts come out in where it is another one, for want of a catalog; else empty."""
        is_own = primary_language(self.language) == primary_language(self._catalog.language)
        return "" if is_own else self._catalog.language

    def gettext(self, text: str, **values: object) -> str:
        """A text in the language.

        Args:
            text: in English; `%(name)s` where a value goes.
            **values: by those names. If one is Markup, so is what is returned, and all else in it is escaped.
        """
        found = self._texts.get(text)
        return self._fill(found[0] if found else text, values) if values else found[0] if found else text

    def placed(self, text: str) -> str:
        """A text in the language, ready for values: `%(name)s` where one goes.

        Where the text runs in another direction than the language, so that dates and names in it do, each value is set apart
        from it (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
        """
        found = self._texts.get(text)
        return self._set_apart(found[0] if found else text)

    def ngettext(self, one: str, many: str, number: int, **values: object) -> str:
        """A text that counts something: "1 article", "12,345 articles".

        Args:
            one: in English, for 1.
            many: in English, for other numbers; `%(num)s` where the number goes.
            number: how many there are.
            **values: as of `gettext`.
        """
        if values:
            return self._fill(self._form(one, many, number), {"num": self.number(number), **values})
        return self._counted(one, many, number)

    def number(self, number: int) -> str:
        """A number: 12,345 in English, 12.345 in Spanish."""
        return self._number(number)

    def join(self, texts: Sequence[str]) -> str:
        """A list in words: "a, b and c". If one text is Markup, so is what is returned."""
        joined = [text + after for text, after in zip(texts, self.separators(texts), strict=True)]
        return Markup().join(joined) if any(isinstance(text, Markup) for text in texts) else "".join(joined)

    def separators(self, texts: Sequence[str]) -> tuple[str, ...]:
        """What follows each text of a list: ", ", " and " and nothing. A list stands in a text, and is in its language."""
        return separators_of(texts, locale_of(self.other_language or self.language))

    def _form(self, one: str, many: str, number: int) -> str:
        form = self._catalog.form(number)
        found = self._texts.get(one)
        if found:
            return found[form]
        return one if number == 1 else many

    def _count(self, one: str, many: str, number: int) -> str:
        return self._fill(self._form(one, many, number), {"num": self._number(number)})

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        return fill(self._set_apart(text), values)

    def _set_apart(self, text: str) -> str:
        return PLACEHOLDER.sub("\u2068\\g<0>\u2069", text) if self._is_mixed else text


def fill(text: str, values: Mapping[str, object]) -> str:
    """Put values into a text.

    Args:
        text: with `%(name)s` where a value goes.
        values: by name; others may be among them.
    Raises:
        KeyError: a value is missing.
    """
    if any(isinstance(value, Markup) for value in values.values()):
        pieces = PLACEHOLDER.split(text)
        return Markup().join([escape(values[piece] if place % 2 else piece) for place, piece in enumerate(pieces)])
    return PLACEHOLDER.sub(lambda match: str(values[match[1]]), text)


@cache
def words_of(language: str) -> Words:
    """The words of a language, in English where there is no catalog of it.

    Args:
        language: BCP 47 tag, such as the site's DEFAULT_LANG.
    """
    return Words(language, read_catalog(language))
