"""One build at a time: a lock on a file, which the system takes back when its process ends, however it ends.

POSIX: a record lock of fcntl(2), which worker processes do not inherit, so that a worker that outlives a killed build
holds nothing. Windows: `msvcrt.locking`.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from backfile.build.failure import blame_output
from backfile.errors import BuildUnderWayError

PAUSE = 0.1
"""Seconds between two attempts."""


@contextmanager
def hold_lock(path: str, waiting: Callable[[], None], limit: float | None = None) -> Iterator[None]:
    """Hold a lock; wait while another process does.

    Args:
        path: of the file; it is made, with its folder, and stays.
        waiting: called once if another process holds the lock.
        limit: seconds to wait, 0 not to; None for as long as it takes.
    Raises:
        BuildUnderWayError: the other process still held it then.
        OutputError: the file cannot be made.
    """
    with blame_output(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(handle, path, waiting, limit)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, path: str, waiting: Callable[[], None], limit: float | None) -> None:
    started, told = time.monotonic(), False
    while not _try(handle):
        if not told:
            waiting()
            told = True
        waited = time.monotonic() - started
        if limit is not None and waited >= limit:
            message = f"{path}: another build is under way; wait for its end, or stop it, and build again"
            raise BuildUnderWayError(message)
        time.sleep(PAUSE if limit is None else min(PAUSE, limit - waited))


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):  # EAGAIN or EACCES, as the system likes
            return False
        return True
