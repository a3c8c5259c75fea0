"""The theme folder: the sources of its templates, its style sheets as one file."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import msgspec

from backfile.errors import ThemeError
from backfile.model.digest import digest_bytes
from backfile.model.page import FileCopy

_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)
_READ = (".css", ".js")
_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
"""A tag that may name another template."""
_NAME = re.compile(
    r"""\s*(?P<quote>["'])(?P<name>[^"'\\]+)(?P=quote)(?:\s+(?:import|as|ignore|with|without)\b.*)?\s*""", re.DOTALL
)
"""What such a tag holds if it names one as a text."""
_UNREAD = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*(?!!).*?\*/|(?<=\n)\s+""", re.DOTALL)
"""What no browser reads of a style sheet: comments, but for those of a licence, indents and empty lines; or a text, which stays."""
ROW_MACRO = "macros/article_row.html"
"""The template of the macro behind `row_html`: every listing may call it."""
PARTIALS = {name: f"partials/{name}.html" for name in ("masthead", "footer")}
"""Templates that all others get as texts, for they are the same on all pages of a place."""


class Theme(msgspec.Struct, frozen=True):
    """A theme as it is on the disk."""

    style: str
    """The address of its style sheet."""
    css: str
    templates: Mapping[str, str]
    """The source of each, by name."""
    scripts: Mapping[str, tuple[str, str]]
    """The address and the text of each script, by the name of its file."""
    assets: tuple[tuple[str, FileCopy], ...]
    """Other files with the address they are copied to."""


def read_theme(theme: Path) -> Theme:
    """Read a theme's folder.

    Raises:
        ThemeError: a part of it is missing or cannot be read.
    """
    return Theme(*read_style(theme), read_templates(theme), read_scripts(theme), list_assets(theme))


def read_style(theme: Path) -> tuple[str, str]:
    """Join the style sheets of a theme without their comments: tokens, base, layout, components by name, print.

    Returns:
        The address of the style sheet, named after its content so that it may be cached for ever, and the CSS.
    Raises:
        ThemeError: the theme has none, or one cannot be read.
    """
    folder = theme / "static" / "css"
    try:
        names = {path.name for path in folder.iterdir() if path.suffix == ".css"}
        middle = sorted(names.difference(_FIRST, _LAST))
        ordered = [name for name in (*_FIRST, *middle, *_LAST) if name in names]
        css = "".join((folder / name).read_text(encoding="utf-8") for name in ordered)
    except (OSError, UnicodeDecodeError) as error:
        message = f"{folder}: the style sheets cannot be read ({error}); set THEME to a folder with static/css/"
        raise ThemeError(message) from error
    css = _UNREAD.sub(lambda match: match[1] or "", css)
    return f"static/style.{digest_bytes(css.encode())[:12]}.css", css


def read_scripts(theme: Path) -> dict[str, tuple[str, str]]:
    """The scripts in `static/js/` of a theme, by name: the address of each, named after its content, and its text.

    Raises:
        ThemeError: one cannot be read.
    """
    folder = theme / "static" / "js"
    scripts = {}
    try:
        for path in sorted(folder.glob("*.js")):
            text = path.read_text(encoding="utf-8")
            scripts[path.name] = (f"static/{path.stem}.{digest_bytes(text.encode())[:12]}.js", text)
    except (OSError, UnicodeDecodeError) as error:
        message = f"{folder}: the scripts cannot be read ({error}); make them readable UTF-8"
        raise ThemeError(message) from error
    return scripts


def list_assets(theme: Path) -> tuple[tuple[str, FileCopy], ...]:
    """Every file below `static/` of a theme but the style sheets and scripts, with the address it is copied to."""
    folder = theme / "static"
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in _READ)
    stats = ((path, path.stat()) for path in files if not path.name.startswith("."))
    return tuple(
        (f"static/{path.relative_to(folder).as_posix()}", FileCopy(str(path), f"{stat.st_size} {stat.st_mtime_ns}"))
        for path, stat in stats
    )


def read_templates(theme: Path) -> dict[str, str]:
    """The source of every template of a theme, by name.

    Raises:
        ThemeError: a template cannot be read, or there are none.
    """
    folder = theme / "templates"
    sources = {}
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                sources[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{folder}: the templates cannot be read ({error}); set THEME to a folder with templates/"
        raise ThemeError(message) from error
    if not sources:
        message = f"{folder}: there are no templates; set THEME to a folder with templates/"
        raise ThemeError(message)
    return sources


def digest_templates(sources: Mapping[str, str]) -> dict[str, str]:
    """For each template a digest of it and of all that it extends, includes and imports.

    When one of those changes the pages of the template are rendered again, and no others. A template that names another
    by an expression depends on all.

    Args:
        sources: every template of the theme, by name.
    """
    reaches = {name: _references(source, sources) for name, source in sources.items()}
    digests = {}
    for name in sources:
        found = [name, ROW_MACRO, *PARTIALS.values()]
        for each in found:
            found += (other for other in sorted(reaches.get(each, ())) if other not in found)
        digests[name] = digest_bytes(*(part.encode() for each in found for part in (each, sources.get(each, ""))))
    return digests


def _references(source: str, sources: Mapping[str, str]) -> Collection[str]:
    """Templates that one may extend, include or import; found without parsing it, which takes as long as rendering."""
    names = [_NAME.fullmatch(tag[1]) for tag in _REFERENCE.finditer(source)]
    return {name["name"] for name in names if name} if all(names) else sources.keys()
