"""Pelican's settings, read once into a frozen value. Nothing else in Backfile reads a settings mapping.

Names and meanings are Pelican's where Pelican has one; ours begin with `BACKFILE_`. All are listed in
`docs/settings.md`; a test compares the two.
"""

import difflib
import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from backfile.errors import SettingsError

T = TypeVar("T")

_SITE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[A-Za-z0-9._~%-]+)*")

_SCHEDULER = re.compile(r"dask://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):\d+")
_STATE = re.compile(r"[A-Za-z]{4}")
_COUNTRY = re.compile(r"(?:[A-Za-z]{2})?")

_IN_HISTORIC = "pelicanconf.py: BACKFILE_HISTORIC_STATES has"

_PREFIX = "BACKFILE_"

DEFAULTS: dict[str, object] = {
    "BACKFILE_STRICT": False,
    "BACKFILE_WORKERS": 0,
    "BACKFILE_EXECUTOR": "",
    "BACKFILE_HOME_COUNTRY": "",
    "BACKFILE_HISTORIC_STATES": {},
    "BACKFILE_INDEX_SIZE": 200,
    "BACKFILE_FEED_SIZE": 20,
    "BACKFILE_MAX_FILE_SIZE": 10_000_000,
    "BACKFILE_DATE_ORDER": "",
    "BACKFILE_DETECT": True,
    "BACKFILE_STAMPS": "stat",
    "BACKFILE_SEARCH": True,
    "BACKFILE_SEARCH_WHOLE": 5_000,
    "BACKFILE_SOURCES": "copy",
}
"""Our settings and their defaults."""

WITHOUT_EFFECT = (
    "ARTICLE_SAVE_AS",
    "ARTICLE_URL",
    "DEFAULT_PAGINATION",
    "DELETE_OUTPUT_DIRECTORY",
    "DIRECT_TEMPLATES",
    "JINJA_FILTERS",
    "JINJA_GLOBALS",
    "OUTPUT_SOURCES",
    "PAGINATION_PATTERNS",
    "RELATIVE_URLS",
    "TEMPLATE_PAGES",
    "THEME_TEMPLATES_OVERRIDES",
)
"""Settings that Pelican users may expect to work and that do not: Backfile makes and removes every page itself."""


class Settings(msgspec.Struct, frozen=True):
    """What a build needs to know."""

    content_path: Path
    """PATH: the folder with the articles."""
    output_path: Path
    """OUTPUT_PATH: the folder that becomes the site."""
    cache_path: Path
    """CACHE_PATH: the folder of the catalog."""
    theme_path: Path
    """THEME: the folder with templates/ and static/."""
    site_name: str
    """SITENAME."""
    site_subtitle: str
    """SITESUBTITLE."""
    site_url: str
    """SITEURL without a final slash: where the site will stand; may be empty."""
    language: str
    """DEFAULT_LANG: language of the site, BCP 47."""
    timezone: str
    """TIMEZONE: IANA name, for times that say no zone of their own."""
    folder_is_section: bool
    """USE_FOLDER_AS_CATEGORY: whether an article's folder names its section."""
    static_paths: tuple[str, ...]
    """STATIC_PATHS: folders and files below the content folder that are copied as they are."""
    extra_paths: tuple[tuple[str, str], ...]
    """EXTRA_PATH_METADATA: (path below the content folder, output path) of files copied elsewhere."""
    ignore_files: tuple[str, ...]
    """IGNORE_FILES: patterns of file and folder names the scan passes over."""
    strict: bool
    """BACKFILE_STRICT: end with a failure when an article was rejected."""
    workers: int
    """BACKFILE_WORKERS: worker processes; 0 for one a core, 1 for none beside the main process."""
    executor: str
    """BACKFILE_EXECUTOR: `dask://host:port` of a scheduler; empty: the processes of this machine."""
    home_country: str
    """BACKFILE_HOME_COUNTRY: alpha-2 code of the country local news is about; may be empty."""
    historic_states: tuple[tuple[str, str], ...]
    """BACKFILE_HISTORIC_STATES: (ISO 3166-3 code of a former state, alpha-2 code it counts for or an empty string for
    none), sorted; the others count for what data/historic.csv says."""
    index_size: int
    """BACKFILE_INDEX_SIZE: rows on an index page before it is cut by the calendar."""
    feed_size: int
    """BACKFILE_FEED_SIZE: entries in a feed."""
    max_file_size: int
    """BACKFILE_MAX_FILE_SIZE: bytes; a larger article file is rejected."""
    date_order: str
    """BACKFILE_DATE_ORDER: how 3/4/2019 is read, `day-first` or `month-first`; empty: not at all."""
    detect: bool
    """BACKFILE_DETECT: whether countries and tags are looked for in the text of articles."""
    stamps: str
    """BACKFILE_STAMPS: how a changed file is known, by `stat` (size and time of change) or by `hash` of its bytes."""
    search: bool
    """BACKFILE_SEARCH: whether readers can search."""
    search_whole: int
    """BACKFILE_SEARCH_WHOLE: articles up to which whole texts are searched; in a larger archive, headlines and openings."""
    sources: str
    """BACKFILE_SOURCES: where readers find the source text of an article: `copy`, on the site; an address with `{path}`
    in it; empty for nowhere."""


def read_settings(mapping: Mapping[str, object]) -> Settings:
    """Read Pelican's settings mapping.

    Args:
        mapping: Pelican's settings, defaults included.
    Returns:
        The settings of this build.
    Raises:
        SettingsError: a BACKFILE_ name is unknown, or a value has the wrong type.
    """
    for name in mapping:
        if name.startswith(_PREFIX) and name not in DEFAULTS:
            # With the prefix every name is like every other.
            words = tuple(known.removeprefix(_PREFIX) for known in DEFAULTS)
            near = difflib.get_close_matches(name.removeprefix(_PREFIX), words, 1)
            hint = f'did you mean "{_PREFIX}{near[0]}"?' if near else "docs/settings.md lists them all"
            message = f"pelicanconf.py: unknown setting {name}; {hint}"
            raise SettingsError(message)

    merged = {**DEFAULTS, **mapping}
    timezone = _get(merged, "TIMEZONE", str)
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder of zones, such as "Europe"
        message = f'pelicanconf.py: TIMEZONE is "{timezone}", which is no time zone; write one such as "Europe/Paris"'
        raise SettingsError(message) from error
    extra = _get(merged, "EXTRA_PATH_METADATA", dict)
    return Settings(
        content_path=Path(_get(merged, "PATH", str)),
        output_path=Path(_get(merged, "OUTPUT_PATH", str)),
        cache_path=Path(_get(merged, "CACHE_PATH", str)),
        theme_path=Path(_get(merged, "THEME", str)),
        site_name=_site_name(_get(merged, "SITENAME", str)),
        site_subtitle=str(merged.get("SITESUBTITLE", "")),
        site_url=_site_url(_get(merged, "SITEURL", str).rstrip("/")),
        language=_get(merged, "DEFAULT_LANG", str),
        timezone=timezone,
        folder_is_section=_get(merged, "USE_FOLDER_AS_CATEGORY", bool),
        static_paths=tuple(sorted(_get(merged, "STATIC_PATHS", list))),
        extra_paths=tuple(
            sorted((key, _below_output(value["path"])) for key, value in extra.items() if "path" in value)
        ),
        ignore_files=tuple(sorted(_get(merged, "IGNORE_FILES", list))),
        strict=_get(merged, "BACKFILE_STRICT", bool),
        workers=_count(merged, "BACKFILE_WORKERS", 0) or os.cpu_count() or 1,
        executor=_executor(_get(merged, "BACKFILE_EXECUTOR", str)),
        home_country=_get(merged, "BACKFILE_HOME_COUNTRY", str).upper(),
        historic_states=_historic_states(_get(merged, "BACKFILE_HISTORIC_STATES", dict)),
        index_size=_count(merged, "BACKFILE_INDEX_SIZE", 1),
        feed_size=_count(merged, "BACKFILE_FEED_SIZE", 1),
        max_file_size=_count(merged, "BACKFILE_MAX_FILE_SIZE", 1),
        date_order=_choice(merged, "BACKFILE_DATE_ORDER", ("day-first", "month-first", "")),
        detect=_get(merged, "BACKFILE_DETECT", bool),
        stamps=_choice(merged, "BACKFILE_STAMPS", ("stat", "hash")),
        search=_get(merged, "BACKFILE_SEARCH", bool),
        search_whole=_count(merged, "BACKFILE_SEARCH_WHOLE", 0),
        sources=_sources(_get(merged, "BACKFILE_SOURCES", str)),
    )


def _site_name(name: str) -> str:
    if not name.strip():
        message = "pelicanconf.py: SITENAME is empty, and feeds must have a name; write the name of the archive"
        raise SettingsError(message)
    return name


def _site_url(url: str) -> str:
    if url and not _SITE_URL.fullmatch(url):
        message = f'pelicanconf.py: SITEURL is "{url}", which is no address; write it as "https://example.org/archive"'
        raise SettingsError(message)
    return url


def _executor(address: str) -> str:
    if address and not _SCHEDULER.fullmatch(address):
        message = f'pelicanconf.py: BACKFILE_EXECUTOR is "{address}"; write it as "dask://scheduler:8786", or ""'
        raise SettingsError(message)
    return address


def _sources(text: str) -> str:
    if text in ("copy", "") or (text.startswith(("https://", "http://")) and "{path}" in text):
        return text
    message = (
        f'pelicanconf.py: BACKFILE_SOURCES is "{text}"; write "copy", "" or an address with {{path}} in it, such as '
        '"https://example.org/texts/{path}"'
    )
    raise SettingsError(message)


def _historic_states(states: Mapping[object, object]) -> tuple[tuple[str, str], ...]:
    read: dict[str, str] = {}
    for state, country in states.items():
        if not (isinstance(state, str) and _STATE.fullmatch(state)):
            message = (
                f'{_IN_HISTORIC} {state!r}; write the four letters ISO 3166-3 gives a former state, such as "SUHH"'
            )
            raise SettingsError(message)
        if not (isinstance(country, str) and _COUNTRY.fullmatch(country)):
            message = f'{_IN_HISTORIC} {country!r} for "{state}"; write an ISO 3166-1 code such as "RU", or "" for none'
            raise SettingsError(message)
        if read.setdefault(state.upper(), country.upper()) != country.upper():
            message = f'{_IN_HISTORIC} two countries for "{state.upper()}"; delete one'
            raise SettingsError(message)
    return tuple(sorted(read.items()))


def _choice(mapping: Mapping[str, object], name: str, choices: tuple[str, ...]) -> str:
    value = _get(mapping, name, str)
    if value not in choices:
        *first, last = (f'"{choice}"' for choice in choices)
        message = f'pelicanconf.py: {name} is "{value}"; write {", ".join(first)} or {last}'
        raise SettingsError(message)
    return value


def _get(mapping: Mapping[str, object], name: str, kind: type[T]) -> T:
    value = mapping[name]
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        message = f"pelicanconf.py: {name} is {value!r}; it must be a value of type {kind.__name__}"
        raise SettingsError(message)
    return value


def _below_output(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or not path.name:
        message = f'pelicanconf.py: EXTRA_PATH_METADATA says "{text}"; write a path below the output folder'
        raise SettingsError(message)
    return path.as_posix()


def _count(mapping: Mapping[str, object], name: str, least: int) -> int:
    value = _get(mapping, name, int)
    if value < least:
        message = f"pelicanconf.py: {name} is {value}; it must be {least} or more"
        raise SettingsError(message)
    return value
