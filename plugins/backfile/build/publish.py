"""Write and remove pages below a staging folder (see trees.py), from any process.

A file here may be the very file (a hard link) that readers of the live site meet: it is never written to, but
unlinked and made anew.
"""

import os
from collections.abc import Iterable
from contextlib import suppress

from backfile.build.failure import describe_failure

MASK = 0o022
"""Bits that no file or folder of the site gets, whatever the person's own mask: the same input, the same modes."""

ASIDE = ".backfile-new"
"""Name of a file that is being written."""

_INDEX = "/index.html"
"""End of the path of nearly every page: the first file of a folder of its own, so the folder is made before."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_file(root: str, path: str, data: bytes) -> None:
    """Write one page, with its folders. Sets the mask of the process to `MASK`.

    Args:
        root: the staging folder.
        path: of the page below it, with "/".
        data: the page.
    Raises:
        OutputError: the disk is full, or something stands in the way; named as in the output folder.
    """
    full = f"{root}/{path}"
    os.umask(MASK)
    try:
        if full.endswith(_INDEX):
            with suppress(OSError):  # it is there, or what is wrong shows when the file is made
                os.mkdir(full[: -len(_INDEX)])
        try:
            handle = os.open(full, _FLAGS, 0o666)
        except FileNotFoundError:
            _make_folder(os.path.dirname(full))
            handle = os.open(full, _FLAGS, 0o666)
        except FileExistsError:
            os.unlink(full)
            handle = os.open(full, _FLAGS, 0o666)
        try:
            written = os.write(handle, data)
            while written < len(data):  # the disk is filling up: the next attempt says so
                written += os.write(handle, data[written:])
        finally:
            os.close(handle)
    except OSError as error:
        raise describe_failure(error, _name(error, root, path)) from error


def remove_files(root: str, paths: Iterable[str]) -> None:
    """Remove pages, and the folders that are empty without them. What is no file (any more) is passed over.

    Args:
        root: the folder that holds them; it stays.
        paths: below it, with "/".
    Raises:
        OutputError: a page cannot be removed.
    """
    folders = set()
    for path in paths:
        full = f"{root}/{path}"
        try:
            os.unlink(full)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            if os.path.isdir(full) and not os.path.islink(full):
                continue
            raise describe_failure(error, _name(error, root, path)) from error
        folders.add(os.path.dirname(path))
    above = {parent for folder in folders for parent in parents(folder)}
    for folder in sorted(above, key=len, reverse=True):
        with suppress(OSError):  # it still holds other pages
            os.rmdir(f"{root}/{folder}")


def parents(folder: str) -> list[str]:
    """A folder and those above it, the longest first; none for the empty path."""
    parts = folder.split("/")
    return ["/".join(parts[:length]) for length in range(len(parts), 0, -1) if parts[0]]


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError:  # another process was faster, or a file is in the way
        if not os.path.isdir(folder):
            raise


def _name(error: OSError, root: str, path: str) -> str:
    """What stands in the way, as a person finds it."""
    named = str(error.filename or "").removeprefix(f"{root}/") or path
    return f"output/{named}"
