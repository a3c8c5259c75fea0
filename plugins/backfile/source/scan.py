"""Find every file below the content folder and say what it is for."""

import fnmatch
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from backfile.model.source import Scan, SourceFile
from backfile.settings import Settings

PAGES_FOLDER = "pages/"
"""Below it lie standing pages, not articles. Pelican's default."""

OWN_FILES = ("geography.csv", "ledger.csv", "metadata.csv", "tags.csv")
"""Files at the top of the content folder that other stages read."""

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
    extra = frozenset(source for source, _ in settings.extra_paths)
    static_paths = tuple(path.rstrip("/") for path in settings.static_paths)
    parts: dict[str, list[SourceFile]] = {"article": [], "page": [], "static": []}
    unread: list[str] = []
    unreadable: list[str] = []
    beside: dict[str, SourceFile] = {}
    with os.scandir(settings.content_path) as entries:
        for path, entry in _walk(entries, "", settings.ignore_files, extra):
            purpose = _purpose(path, static_paths, extra) if entry else None
            if entry and purpose:
                stat = entry.stat()
                parts[purpose].append(SourceFile(path, stat.st_size, stat.st_mtime_ns))
            elif entry and path.endswith(SIDECARS):
                stat = entry.stat()
                beside[path] = SourceFile(path, stat.st_size, stat.st_mtime_ns)
            elif entry is None and path.lower().endswith((".txt", "/")):
                unreadable.append(path)
            else:
                unread.append(path)
    articles, pages, static = (tuple(sorted(part, key=lambda file: file.path)) for part in parts.values())
    articles, orphans = _attach(articles, beside)
    unread += orphans
    return Scan(articles, pages, static, tuple(sorted(unread)), tuple(sorted(unreadable)))


def _attach(articles: Sequence[SourceFile], beside: dict[str, SourceFile]) -> tuple[tuple[SourceFile, ...], list[str]]:
    """The articles with the sidecars of each, and the paths that are no article's."""
    if not beside:
        return tuple(articles), []
    attached = []
    for article in articles:
        stem = article.path[: -len(".txt")]
        found = tuple(beside.pop(f"{stem}{ending}") for ending in SIDECARS if f"{stem}{ending}" in beside)
        attached.append(replace(article, sidecars=found) if found else article)
    return tuple(attached), list(beside)


def _purpose(path: str, static_paths: tuple[str, ...], extra: Collection[str]) -> str | None:
    if path in extra or any(path == static or path.startswith(f"{static}/") for static in static_paths):
        return "static"
    if path.lower().endswith(".txt"):
        return "page" if path.startswith(PAGES_FOLDER) else "article"
    return None


def _walk(
    entries: Iterator[os.DirEntry[str]], prefix: str, ignore: tuple[str, ...], extra: Collection[str]
) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Every path that is not passed over; without its entry if it cannot be read."""
    for entry in entries:
        path = prefix + entry.name
        if (entry.name.startswith(".") and path not in extra) or entry.name.endswith("~") or path in OWN_FILES:
            continue
        if any(fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(entry.name, pattern) for pattern in ignore):
            continue
        if not _is_utf8(path):
            readable = os.fsencode(path).decode("utf-8", "backslashreplace")
            yield f"{readable}/" if entry.is_dir() else readable, None
        elif entry.is_dir(follow_symlinks=False):
            try:
                below = os.scandir(entry.path)
            except PermissionError:
                yield f"{path}/", None
            else:
                with below:
                    yield from _walk(below, f"{path}/", ignore, extra)
        elif entry.is_file():
            yield path, entry
        else:
            yield f"{path}/" if entry.is_dir() else path, None


def _is_utf8(path: str) -> bool:
    """Whether a name has no bytes that Python could only keep as lone surrogates (PEP 383)."""
    return path.isascii() or not any("\ud800" <= character <= "\udfff" for character in path)
