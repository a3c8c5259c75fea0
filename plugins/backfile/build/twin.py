"""Publish a whole site at once: `output/` is at every moment the whole old site or the whole new one.

Beside it stands its twin, in the hidden folder `.output.backfile/`: the site before, which shares all unchanged files
with it by hard links. A build brings the twin up to date with the build before, changes what it changes, and exchanges
the two (exchange.py). So the cost follows what changed. The first build writes its one tree and renames it; the twin
is made by the first build that changes something.

A record beside the trees says in which files they may differ (record.py), and is written before they do. After a crash
at any moment the next build brings those files up to date again; if the record does not fit both trees, the twin is
made anew. Before a site is replaced the disk is asked to hold the new one; before a first site it is not, so a power
cut within half a minute of a first build asks for `make clean`.

Files that no build made stay: those directly in `output/`, and whole folders there, are carried over at each build.
One put by hand into a folder that builds make is carried over when the twin is made, not looked for later. `.git` and
its kind are moved, just after the exchange, not linked.

Programs that serve `output/` by its path (`pelican -l`, `python -m http.server`, nginx) meet the new site with their
next request. A shell whose working folder is `output/` stays in the old tree until it enters the folder again.
"""

import errno
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress

from backfile.build.exchange import exchange_folders, finish_exchange, flush_folder
from backfile.build.failure import blame_output
from backfile.build.in_place import replace_files
from backfile.build.mirror import is_file, list_files, mirror_files, mirror_folder
from backfile.build.publish import remove_files, write_file
from backfile.build.record import Record, read_record, write_record
from backfile.build.trees import INSIDE, MARK, VERSION_CONTROL, Mark, Tree, read_mark, top_names
from backfile.errors import OutputError

_LOCK = "lock"
_RECORD = "record.json"


class TwinTree(Tree):
    """An output folder that is exchanged with its twin."""

    def __init__(self, live: str, control: str) -> None:
        """Look at an output folder, and finish what a build that was killed left to do."""
        finish_exchange(control, live)
        for entry in os.listdir(control):
            _move_version_control(f"{control}/{entry}", live)
        super().__init__(live, control)
        self._record_path = f"{control}/{_RECORD}"
        record = read_record(self._record_path)
        self._record = record if record and self.token in record.tokens else None
        self._token = ""
        self._write: set[str] = set()
        self._delete: set[str] = set()
        self._changed: set[str] = set()
        self._is_noted = False

    def begin(self, token: str, write: Iterable[str], delete: Iterable[str]) -> None:
        """See `Tree.begin`. The first time after the first build all files of the site are linked."""
        self._token, self._write, self._delete = token, {*write, MARK}, set(delete)
        with blame_output(self._live, self.root):
            _check_folder(self._live)
            behind = self._make_root()
            self._changed = {*behind, *self._write, *self._delete}
            if not self.is_fresh:
                self._note(*(self._record.tokens if self._record else ()))
            remove_files(self.root, self._delete)
            mirror_files(self._live, self.root, behind - self._write - self._delete)

    def publish(self) -> None:
        """See `Tree.publish`."""
        with blame_output(self._live, self.root):
            names = sorted((self._names() | top_names(self._write)).intersection(os.listdir(self.root)) - {MARK})
            write_file(self.root, MARK, Mark(self._token, tuple(names)).format())
            self._carry_foreign()
            if not self.is_fresh:  # a first site has none to lose
                shutil.copymode(self._live, self.root)
                flush_folder(self.root)
            self._exchange()
            _move_version_control(self.root, self._live)
            if self.is_fresh:
                shutil.rmtree(self.root, ignore_errors=True)
                return
            self._changed = self._write | self._delete
            with suppress(OSError):  # the site is there; what was noted before holds too
                self._note()

    def abandon(self) -> None:
        """See `Tree.abandon`. A twin stays, to be brought up to date by the next build."""
        if not self._is_noted:
            shutil.rmtree(self.root, ignore_errors=True)
        else:
            with suppress(OutputError):
                remove_files(self.root, self._write - {MARK})

    def _make_root(self) -> set[str]:
        """Make the staging folder.

        Returns:
            The paths in which it may differ from the live site.
        """
        twin = self._find_twin()
        for entry in os.listdir(self._control):
            if entry not in {_LOCK, _RECORD, twin}:
                shutil.rmtree(f"{self._control}/{entry}", ignore_errors=True)
        if self.is_fresh:
            os.mkdir(self.root)
        elif self._record and twin:
            os.rename(f"{self._control}/{twin}", self.root)
            return set(self._record.changed)
        else:
            mirror_folder(self._live, self.root, VERSION_CONTROL)
        return set()

    def _find_twin(self) -> str:
        """Name of the folder that the record is about; empty if there is none."""
        mark = read_mark(f"{self._control}/{self._record.folder}") if self._record else None
        return self._record.folder if self._record and mark and mark.token in self._record.tokens else ""

    def _note(self, *more_tokens: str) -> None:
        """Write down in what the two trees may differ."""
        tokens = {self._token, self.token or self._token, *more_tokens}
        write_record(
            self._record_path, Record(os.path.basename(self.root), tuple(sorted(tokens)), tuple(sorted(self._changed)))
        )
        self._is_noted = True

    def _carry_foreign(self) -> None:
        """Make what was put directly into the live folder by hand the same in the staging folder."""
        if self.is_fresh:
            return
        kept = self._write | self._delete
        wanted, found = (self._list_foreign(folder) - kept for folder in (self._live, self.root))
        remove_files(self.root, found - wanted)
        mirror_files(self._live, self.root, wanted)

    def _list_foreign(self, folder: str) -> set[str]:
        files: set[str] = set()
        made = self._names() if self._mark else top_names(self._write)
        for name in {*os.listdir(folder)} - made - {*VERSION_CONTROL, INSIDE}:
            full = f"{folder}/{name}"
            files.update([name] if is_file(full) else list_files(full, (), f"{name}/"))
        return files

    def _exchange(self) -> None:
        try:
            if not os.path.isdir(self._live) or not os.listdir(self._live):
                with suppress(FileNotFoundError):
                    os.rmdir(self._live)
                os.rename(self.root, self._live)
            else:
                exchange_folders(self.root, self._live)
        except OSError as error:
            if error.errno not in {errno.EXDEV, errno.EBUSY}:
                raise
            os.makedirs(f"{self._live}/{INSIDE}", exist_ok=True)  # the next build does not try
            replace_files(self.root, self._live, self._write, self._delete)


def _check_folder(live: str) -> None:
    """Refuse at the beginning what the exchange would refuse at the end."""
    if os.path.lexists(live):
        reason = 0 if os.access(live, os.W_OK) else errno.EACCES
        reason = reason if os.path.isdir(live) else errno.ENOTDIR
        if reason:
            raise OSError(reason, os.strerror(reason), live)


def _move_version_control(source: str, live: str) -> None:
    """Move `.git` and its kind, wherever an exchange took it, back to the live folder."""
    for name in VERSION_CONTROL:
        if os.path.isdir(live) and os.path.lexists(f"{source}/{name}") and not os.path.lexists(f"{live}/{name}"):
            os.rename(f"{source}/{name}", f"{live}/{name}")
