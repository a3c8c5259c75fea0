"""Catalogs of translated texts, as gettext's .po files have them.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from gettext import c2py
from pathlib import Path

import msgspec

from backfile.errors import TranslationError

SOURCE = "en"
"""The language that texts are written in: it has no catalog."""
DATA = Path(__file__).parent / "data"
_TAG = re.compile(r"[A-Za-z]+(?:[-_][A-Za-z0-9]+)*")
"""What a language is called: articles say theirs, and a file is named after it."""
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
"""Where a value goes into a text: `%(name)s`."""


class Catalog(msgspec.Struct, frozen=True):
    """Texts of one language."""

    language: str
    """Its tag, as the file is named."""
    texts: Mapping[str, tuple[str, ...]]
    """By the English text its translation, one for each plural form if it counts something."""
    form: Callable[[int], int]
    """Which plural form a number takes."""


ENGLISH = Catalog(SOURCE, {}, lambda number: int(number != 1))


@cache
def read_catalog(tag: str, folder: Path = DATA) -> Catalog:
    """The catalog of a language: of `es-MX`, or else of `es`; English, which is empty, when there is none.

    Args:
        tag: BCP 47.
        folder: that has the catalogs.
    Raises:
        TranslationError: a file is malformed, or a translation wants a value that its text does not have.
    """
    for name in _names(tag):
        path = folder / f"{name}.po"
        if name != SOURCE and path.is_file():
            return _read(name, path)
    return ENGLISH


def _names(tag: str) -> Iterator[str]:
    """What the file of a language may be called, the most particular name first."""
    if not _TAG.fullmatch(tag):
        return
    parts = tag.replace("_", "-").split("-")
    for end in range(len(parts), 0, -1):
        yield "-".join((parts[0].lower(), *parts[1:end]))


def _read(name: str, path: Path) -> Catalog:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - English sites need none

    try:
        with path.open("rb") as file:
            catalog = read_po(file, name.replace("-", "_"), abort_invalid=True)
        form = c2py(catalog.plural_expr)
    except (OSError, ValueError, PoFileError) as error:
        message = f"{path}: the catalog cannot be read ({error}); correct it, `msgfmt --check` says more"
        raise TranslationError(message) from error
    texts = {}
    for entry in catalog:
        sources = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        translated = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))
        if sources[0] and not entry.fuzzy and all(translated):
            _check(path, entry.lineno or 0, sources, translated)
            texts[sources[0]] = translated
    return Catalog(name, texts, form)


def _check(path: Path, line: int, sources: Sequence[str], translated: Sequence[str]) -> None:
    known = set(PLACEHOLDER.findall(" ".join(sources)))
    for name in sorted(set(PLACEHOLDER.findall(" ".join(translated))) - known):
        message = (
            f'{path}:{line}: "{sources[0]}" has no %({name})s, but its translation has; keep the names in brackets'
        )
        raise TranslationError(message)
