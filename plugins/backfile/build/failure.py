"""What to tell a person when the system refuses to write: where, why, and how to go on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from backfile.errors import OutputError

_FIXES = {
    errno.ENOSPC: "free some space on the disk and build again",
    getattr(errno, "EDQUOT", errno.ENOSPC): "free some of your share of the disk and build again",
    errno.EFBIG: "raise the file-size limit (`ulimit -f`) and build again",
    errno.EACCES: "make it writable, or close the program that has it open, and build again",
    errno.EPERM: "make it writable and build again",
    errno.EROFS: "make the disk writable, or choose another folder (OUTPUT_PATH), and build again",
}


def describe_failure(error: OSError, path: str) -> OutputError:
    """The error for a refused write. What is live stands as it was.

    Args:
        error: what the system said.
        path: of the file or folder, as a person knows it.
    """
    fix = _FIXES.get(error.errno or 0, "free the way and build again")
    return OutputError(f"{path}: it cannot be written ({error.strerror}); {fix}")


@contextmanager
def blame_output(path: str, staged: str = "") -> Iterator[None]:
    """Turn a refusal of the system into an error that names the path.

    Args:
        path: of the output folder, or a file; named if the system does not name one itself.
        staged: the staging folder, if there is one: what is below it is named as if it were in `path`.
    Raises:
        OutputError: something could not be written.
    """
    try:
        yield
    except OSError as error:
        named = str(error.filename or path)
        if staged and named.startswith(staged):
            named = path + named.removeprefix(staged)
        raise describe_failure(error, named) from error
