"""Make one folder hold the same files as another, by hard links where the file system has them, else by copies."""

import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator

from backfile.build.publish import remove_files


def mirror_folder(source: str, target: str, passed_over: Collection[str] = ()) -> None:
    """Make a new folder with all the files of another.

    Args:
        source: an existing folder.
        target: made here, must not exist.
        passed_over: names of entries directly in `source` that are left out.
    Raises:
        OSError: the disk is full, or a file cannot be read.
    """
    os.mkdir(target)
    with os.scandir(source) as entries:
        for entry in entries:
            if entry.name in passed_over:
                continue
            if entry.is_dir(follow_symlinks=False):
                mirror_folder(entry.path, f"{target}/{entry.name}")
            else:
                _link(entry.path, f"{target}/{entry.name}", is_symbolic=entry.is_symlink())


def mirror_files(source: str, target: str, paths: Iterable[str]) -> None:
    """Make some files of one folder those of another; what the other lacks is removed.

    Args:
        source: the folder to follow.
        target: an existing folder.
        paths: below both, with "/".
    Raises:
        OSError: the disk is full, or a file cannot be read.
        OutputError: a file cannot be removed.
    """
    gone: list[str] = []
    there: list[str] = []
    for path in paths:
        (there if is_file(f"{source}/{path}") else gone).append(path)
    remove_files(target, gone)
    for path in there:
        full = f"{target}/{path}"
        try:
            os.unlink(full)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(full), exist_ok=True)
        _link(f"{source}/{path}", full, is_symbolic=os.path.islink(f"{source}/{path}"))


def list_files(folder: str, passed_over: Collection[str] = (), prefix: str = "") -> Iterator[str]:
    """Give the paths of all files below a folder, with "/".

    Args:
        folder: an existing folder.
        passed_over: names that are left out at any depth.
        prefix: what each path starts with.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in passed_over:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from list_files(entry.path, passed_over, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def is_file(path: str) -> bool:
    """Whether there is something other than a folder. A link counts as itself."""
    try:
        return not stat.S_ISDIR(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _link(source: str, target: str, *, is_symbolic: bool) -> None:
    if is_symbolic:
        os.symlink(os.readlink(source), target)
        return
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # no hard links here, or not to this file: the copy says if something else is wrong
        shutil.copy(source, target)
