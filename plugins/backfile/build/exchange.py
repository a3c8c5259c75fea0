"""The system calls about whole folders that Python's `os` lacks, with what is done where a system has none.

Linux: renameat2(2) with RENAME_EXCHANGE, https://man7.org/linux/man-pages/man2/rename.2.html, and syncfs(2).
macOS: renamex_np(2) with RENAME_SWAP, https://keith.github.io/xcode-man-pages/rename.2.html.
Elsewhere (Windows, and file systems that cannot exchange): two renames, between which the folder is missing.
"""

import ctypes
import errno
import os
import sys

OLD = ".old"
"""Ending of the name that the live folder has between two renames."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What a kernel or a file system answers that cannot exchange."""


def exchange_folders(new: str, live: str) -> None:
    """Give each of two folders the name of the other.

    Args:
        new: a folder.
        live: another on the same file system; whoever opens it by this name meets the one or the other.
    Raises:
        OSError: they keep their names; EXDEV or EBUSY where this folder cannot be renamed at all.
    """
    if not _swap(os.fsencode(new), os.fsencode(live)):
        _rename_both(new, live)


def finish_exchange(folder: str, live: str) -> None:
    """Make up for a process that ended between two renames: the old folder gets its name back.

    Args:
        folder: what holds the folders that were given to `exchange_folders` as `new`.
        live: as it was given to it.
    Raises:
        OSError: it cannot be renamed.
    """
    for entry in os.listdir(folder):
        if entry.endswith(OLD) and not os.path.lexists(live):
            os.rename(f"{folder}/{entry}", live)


def flush_folder(folder: str) -> None:
    """Have the disk hold what was written below a folder, so that a power cut cannot take it back."""
    if _syncfs:
        handle = os.open(folder, os.O_RDONLY)
        try:
            _syncfs(handle)
        finally:
            os.close(handle)
    elif hasattr(os, "sync"):
        os.sync()


def _swap(new: bytes, live: bytes) -> bool:
    """Exchange two names in one step; False where the system cannot."""
    if _renameat2:
        failed = _renameat2(_AT_FDCWD, new, _AT_FDCWD, live, _RENAME_EXCHANGE)
    elif _renamex_np:
        failed = _renamex_np(new, live, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), os.fsdecode(live))


def _rename_both(new: str, live: str) -> None:
    os.rename(live, new + OLD)
    try:
        os.rename(new, live)
    except OSError:
        os.rename(new + OLD, live)
        raise
    os.rename(new + OLD, new)


_libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
_renameat2 = getattr(_libc, "renameat2", None)
_renamex_np = getattr(_libc, "renamex_np", None)
_syncfs = getattr(_libc, "syncfs", None)
