"""Find every file below the content folder and say what it is for."""

import fnmatch
import os
import re
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter

import msgspec

from backfile.model.source import Scan, SourceFile
from backfile.settings import Settings

PAGES_FOLDER = "pages/"
"""Below it lie standing pages, not articles. Pelican's default."""

OWN_FILES = ("geography.csv", "ledger.csv", "metadata.csv", "tags.csv")
"""Files at the top of the content folder that other stages read."""

_path = attrgetter("path")
SIDECARS = (".yml", ".yaml", ".json")
"""Endings of a file beside an article that says more of it, the one that holds first."""


def scan_content(settings: Settings) -> Scan:
    """List the content folder.

    Hidden files (unless EXTRA_PATH_METADATA names them), files that IGNORE_FILES names and editors' backups (`name~`)
    are passed over. Links to files are followed. Links to folders, folders that cannot be listed, and
    articles that are links to nowhere or devices or whose names are not UTF-8, are unreadable.

    Returns:
        Every other file, in exactly one of the five parts.
    Raises:
        OSError: the folder itself cannot be listed.
    """
    began = time.time_ns()
    extra = frozenset(source for source, _ in settings.extra_paths)
    static_paths = tuple(f"{path.rstrip('/')}/" for path in settings.static_paths)
    is_ignored = re.compile("|".join(map(fnmatch.translate, settings.ignore_files)) or "(?!)").match
    articles: list[SourceFile] = []
    pages: list[SourceFile] = []
    static: list[SourceFile] = []
    unread: list[str] = []
    unreadable: list[str] = []
    beside: dict[str, SourceFile] = {}
    with os.scandir(settings.content_path) as entries:
        for path, entry in _walk(entries, "", is_ignored, extra):
            if entry is None:
                (unreadable if path.lower().endswith((".txt", "/")) else unread).append(path)
            elif path in extra or f"{path}/".startswith(static_paths):
                static.append(_file(path, entry))
            elif path.lower().endswith(".txt"):
                (pages if path.startswith(PAGES_FOLDER) else articles).append(_file(path, entry))
            elif path.endswith(SIDECARS):
                beside[path] = _file(path, entry)
            else:
                unread.append(path)
    for found in (articles, pages, static):
        found.sort(key=_path)
    attached, orphans = _attach(articles, beside)
    return Scan(
        attached, tuple(pages), tuple(static), tuple(sorted((*unread, *orphans))), began, tuple(sorted(unreadable))
    )


def _file(path: str, entry: os.DirEntry[str]) -> SourceFile:
    stat = entry.stat()
    return SourceFile(path, stat.st_size, stat.st_mtime_ns)


def _attach(articles: Sequence[SourceFile], beside: dict[str, SourceFile]) -> tuple[tuple[SourceFile, ...], list[str]]:
    """The articles with the sidecars of each, and the paths that are no article's."""
    if not beside:
        return tuple(articles), []
    attached = []
    for article in articles:
        stem = article.path[: -len(".txt")]
        found = tuple(beside.pop(f"{stem}{ending}") for ending in SIDECARS if f"{stem}{ending}" in beside)
        attached.append(msgspec.structs.replace(article, sidecars=found) if found else article)
    return tuple(attached), list(beside)


def _walk(
    entries: Iterator[os.DirEntry[str]], prefix: str, is_ignored: Callable[[str], object], extra: Collection[str]
) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Every path that is not passed over; without its entry if it cannot be read."""
    for entry in entries:
        name = entry.name
        path = prefix + name
        if (name[0] == "." and path not in extra) or name[-1] == "~" or path in OWN_FILES:
            continue
        if is_ignored(path) or is_ignored(name):
            continue
        if not (path.isascii() or _is_utf8(path)):
            readable = os.fsencode(path).decode("utf-8", "backslashreplace")
            yield f"{readable}/" if entry.is_dir() else readable, None
        elif entry.is_dir(follow_symlinks=False):
            try:
                below = os.scandir(entry.path)
            except PermissionError:
                yield f"{path}/", None
            else:
                with below:
                    yield from _walk(below, f"{path}/", is_ignored, extra)
        elif entry.is_file():
            yield path, entry
        else:
            yield f"{path}/" if entry.is_dir() else path, None


def _is_utf8(path: str) -> bool:
    """Whether a name has no bytes that Python could only keep as lone surrogates (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in path)
