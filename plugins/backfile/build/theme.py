"""The theme folder: its templates as a Jinja environment, its style sheets as one file."""

from pathlib import Path

import jinja2

from backfile.errors import ThemeError
from backfile.model.digest import digest_bytes
from backfile.model.page import FileCopy

_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)


def read_style(theme: Path) -> tuple[str, str]:
    """Join the style sheets of a theme: tokens, base, layout, components by name, print.

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
    return f"static/style.{digest_bytes(css.encode())[:12]}.css", css


def list_assets(theme: Path) -> tuple[tuple[str, FileCopy], ...]:
    """Every file below `static/` of a theme but the style sheets, with the address it is copied to."""
    folder = theme / "static"
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".css")
    stats = ((path, path.stat()) for path in files if not path.name.startswith("."))
    return tuple(
        (f"static/{path.relative_to(folder).as_posix()}", FileCopy(str(path), stat.st_size, stat.st_mtime_ns))
        for path, stat in stats
    )


def digest_templates(theme: Path) -> str:
    """One digest of every template of a theme: when it changes, all pages are rendered again.

    Raises:
        ThemeError: a template cannot be read.
    """
    folder = theme / "templates"
    parts = []
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                parts += [path.relative_to(folder).as_posix().encode(), path.read_bytes()]
    except OSError as error:
        message = f"{folder}: the templates cannot be read ({error}); set THEME to a folder with templates/"
        raise ThemeError(message) from error
    if not parts:
        message = f"{folder}: there are no templates; set THEME to a folder with templates/"
        raise ThemeError(message)
    return digest_bytes(*parts)


def load_environment(theme: Path) -> jinja2.Environment:
    """The Jinja environment of a theme. Text is escaped unless a template says otherwise."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        cache_size=-1,
    )
