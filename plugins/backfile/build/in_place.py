"""Publish into an output folder that cannot be renamed: the mount point of a volume, or one whose parent is read-only.

The pages are staged inside it, in `.backfile-staging/`, and then renamed one by one: first the new ones, then the
changed ones, then the old ones are removed, so that no link leads nowhere. For that moment the site is neither the old
nor the new one; each page is. A build that is killed then is finished by the next one.
"""

import errno
import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress

from backfile.build.exchange import flush_folder
from backfile.build.failure import blame_output
from backfile.build.mirror import list_files
from backfile.build.publish import ASIDE, parents, remove_files, write_file
from backfile.build.record import Record, read_record, write_record
from backfile.build.trees import MARK, Mark, Tree, top_names

_LOCK = "lock"
_RECORD = "record.json"


class InPlaceTree(Tree):
    """An output folder whose pages are replaced one by one."""

    def __init__(self, live: str, control: str) -> None:
        """Look at an output folder, and finish what a build that was killed left to do."""
        self._record_path = f"{control}/{_RECORD}"
        record = read_record(self._record_path)
        if record:
            staged = f"{control}/{record.folder}"
            if os.path.lexists(f"{staged}/{MARK}"):  # the last to be moved
                replace_files(staged, live, set(list_files(staged)), record.changed)
            os.unlink(self._record_path)
        super().__init__(live, control)
        self._token = ""
        self._write: set[str] = set()
        self._delete: tuple[str, ...] = ()

    def begin(self, token: str, write: Iterable[str], delete: Iterable[str]) -> None:
        """See `Tree.begin`."""
        self._token, self._write, self._delete = token, set(write), tuple(delete)
        with blame_output(self._live, self.root):
            for entry in os.listdir(self._control):
                if entry != _LOCK:
                    shutil.rmtree(f"{self._control}/{entry}", ignore_errors=True)
            os.mkdir(self.root)

    def publish(self) -> None:
        """See `Tree.publish`."""
        with blame_output(self._live, self.root):
            # A folder that loses its last page stays in the list: it is missed once, and all pages are written again.
            names = sorted(self._names().difference(self._delete) | top_names(self._write))
            write_file(self.root, MARK, Mark(self._token, tuple(names)).format())
            flush_folder(self.root)
            folder = os.path.basename(self.root)
            write_record(self._record_path, Record(folder, (self._token,), self._delete))
            replace_files(self.root, self._live, {*self._write, MARK}, self._delete)
            os.unlink(self._record_path)
            shutil.rmtree(self.root, ignore_errors=True)

    def abandon(self) -> None:
        """See `Tree.abandon`."""
        if not os.path.lexists(self._record_path):
            shutil.rmtree(self.root, ignore_errors=True)


def replace_files(staged: str, live: str, write: Iterable[str], delete: Iterable[str]) -> None:
    """Move files from one folder to another one by one, so that no reader meets half a page or a dead link.

    Args:
        staged: holds the files; `MARK` among them.
        live: gets them; while it is mixed it holds no mark.
        write: paths of the files to move.
        delete: paths of files to remove.
    Raises:
        OSError: a file cannot be moved.
        OutputError: a file cannot be removed.
    """
    with suppress(FileNotFoundError):
        os.unlink(f"{live}/{MARK}")
    remove_files(live, _in_the_way({*write}, delete))
    for path in sorted({*write} - {MARK}, key=lambda path: os.path.lexists(f"{live}/{path}")):
        _move(f"{staged}/{path}", f"{live}/{path}")
    remove_files(live, delete)
    _move(f"{staged}/{MARK}", f"{live}/{MARK}")


def _in_the_way(write: Collection[str], delete: Iterable[str]) -> list[str]:
    """Old files where a new one needs a folder, and old files in a folder where there will be a file."""
    folders = {parent for path in write for parent in parents(os.path.dirname(path))}
    return [path for path in delete if path in folders or not {*parents(os.path.dirname(path))}.isdisjoint(write)]


def _move(source: str, target: str) -> None:
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy(source, target + ASIDE)
        os.replace(target + ASIDE, target)
