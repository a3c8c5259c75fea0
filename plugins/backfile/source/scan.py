"""Find every file below the content folder and say what it is for."""

import fnmatch
import os
from collections.abc import Collection, Iterator

from backfile.model.source import Scan, SourceFile
from backfile.settings import Settings

PAGES_FOLDER = "pages/"
"""Below it lie standing pages, not articles. Pelican's default."""

OWN_FILES = ("metadata.csv", "ledger.csv")
"""Files at the top of the content folder that other stages read."""


def scan_content(settings: Settings) -> Scan:
    """List the content folder.

    Hidden files, files that IGNORE_FILES names and editors' backups (`name~`) are passed over.
    Links to files are followed, links to folders are not.

    Returns:
        Every other file, in exactly one of the four parts.
    Raises:
        OSError: the folder itself cannot be listed.
    """
    extra = {source for source, _ in settings.extra_paths}
    found: dict[str, list[SourceFile]] = {"article": [], "page": [], "static": [], "unread": []}
    for file in _walk(str(settings.content_path), "", settings.ignore_files):
        found[_purpose(file.path, settings.static_paths, extra)].append(file)
    articles, pages, static, unread = (sorted(part, key=lambda file: file.path) for part in found.values())
    return Scan(tuple(articles), tuple(pages), tuple(static), tuple(file.path for file in unread))


def _purpose(path: str, static_paths: tuple[str, ...], extra: Collection[str]) -> str:
    if path in extra or any(path == static or path.startswith(f"{static}/") for static in static_paths):
        return "static"
    if path.lower().endswith(".txt"):
        return "page" if path.startswith(PAGES_FOLDER) else "article"
    return "unread"


def _walk(root: str, prefix: str, ignore: tuple[str, ...]) -> Iterator[SourceFile]:
    with os.scandir(os.path.join(root, prefix)) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.name.startswith(".") or entry.name.endswith("~") or path in OWN_FILES:
                continue
            if any(fnmatch.fnmatch(path, pattern) or fnmatch.fnmatch(entry.name, pattern) for pattern in ignore):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, path + "/", ignore)
            elif not entry.is_symlink() or entry.is_file():
                stat = entry.stat()
                yield SourceFile(path, stat.st_size, stat.st_mtime_ns)
