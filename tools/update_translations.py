"""Write the texts of the interface into the catalogs: `backfile.pot` has all in English, `es.po` and others what they are in a language.

`make translations` runs it after a text was changed: texts that are new get an empty translation, texts that are gone lose
theirs. Same input, same bytes: no dates, no line numbers.

`make translations LANGUAGE=fr` begins a language.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "plugins" / "backfile" / "words" / "data"
TEMPLATE = DATA / "backfile.pot"
SOURCES = (("plugins/backfile", "python"), ("theme/templates", "jinja2"))
"""Folders that have texts, and how Babel reads their files."""
_KEPT = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms", "Language")
"""Lines of a catalog's head that say something of it and are the same at each run."""


def find_texts(root: Path = ROOT) -> Catalog:
    """All texts of the program and the theme, each with the files that have it."""
    found: dict[str | tuple[str, ...], set[str]] = {}
    for folder, method in SOURCES:
        suffix = "**.py" if method == "python" else "**.html"
        for name, _, text, _, _ in extract_from_dir(root / folder, [(suffix, method)], keywords=_KEYWORDS):
            found.setdefault(text, set()).add(f"{folder}/{name}")
    catalog = Catalog(project="Backfile", charset="utf-8")
    for text in sorted(found, key=str):
        catalog.add(text, locations=[(name, 0) for name in sorted(found[text])])
    return catalog


_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def updated(path: Path, texts: Catalog) -> bytes:
    """What a catalog is with these texts: those that it has keep their translations.

    Args:
        path: of the catalog; one that is not there begins.
        texts: all that there are.
    """
    locale = Locale.parse(path.stem.replace("-", "_"))
    catalog = Catalog(locale=locale)
    if path.is_file():
        with path.open("rb") as file:
            catalog = read_po(file, locale)
    catalog.update(texts, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return written(catalog)


def written(catalog: Catalog) -> bytes:
    """A catalog as the bytes of its file."""
    text = io.BytesIO()
    write_po(text, catalog, width=100, omit_header=True, include_lineno=False, sort_output=True)
    return b"\n".join((*_head(catalog), text.getvalue().rstrip() + b"\n"))


def _head(catalog: Catalog) -> Iterator[bytes]:
    kept = dict(catalog.mime_headers)
    lines = [f"{name}: {kept[name]}" for name in _KEPT if name in kept]
    name = catalog.locale.english_name if catalog.locale else "All"
    yield f"# {name} texts of Backfile's interface. docs/translating.md says how to change them.".encode()
    yield b'msgid ""\nmsgstr ""'
    yield from (f'"{line}\\n"'.encode() for line in lines)
    yield b""


def main(languages: list[str]) -> None:
    """Bring all catalogs up to date, and begin those of some languages."""
    texts = find_texts()
    TEMPLATE.write_bytes(written(texts))
    for path in sorted({*DATA.glob("*.po"), *(DATA / f"{language}.po" for language in languages)}):
        path.write_bytes(updated(path, texts))
        with path.open("rb") as file:
            missing = sum(not entry.string or not all(entry.string) for entry in read_po(file) if entry.id)
        print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {missing} without a translation")


if __name__ == "__main__":
    main([language for language in sys.argv[1:] if language])
