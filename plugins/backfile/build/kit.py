"""What a worker on another machine needs before its first chunk, and what must be the same there as here."""

import os
import pickle
import socket
import threading
from collections.abc import Callable, Iterable
from importlib.metadata import version as version_of
from pathlib import Path

import msgspec

from backfile.errors import ClusterError


class Requirements(msgspec.Struct, frozen=True):
    """What is the same on each machine of a cluster."""

    dask: str
    """Version of dask.distributed."""
    program: str
    """What `read_program` returns."""
    read_program: Callable[[], str]
    """Finds a digest of the program and the libraries it needs."""
    folders: tuple[tuple[Path, frozenset[str]], ...]
    """Folders, and names that are in each of them."""

    def difference(self) -> str:
        """What is not as it must be in this process, as a clause with what to do about it; empty if nothing."""
        if version_of("distributed") != self.dask:
            return f"it has distributed {version_of('distributed')}, not {self.dask}; install the same version there"
        if self.read_program() != self.program:
            return (
                "its program, Python or a library is of another version; install the same ones there and start it again"
            )
        for folder, names in self.folders:
            missing = names - set(os.listdir(folder)) if folder.is_dir() else names
            if missing or not folder.is_dir():
                lost = f"{len(missing)} of the names in {folder}" if folder.is_dir() else f"the folder {folder}"
                return f"it does not see {lost}; mount the same folder at the same path there"
        return ""


def require_here(read_program: Callable[[], str], folders: Iterable[Path]) -> Requirements:
    """What other machines must have because this one has it."""
    seen = tuple((folder, frozenset(os.listdir(folder))) for folder in folders)
    return Requirements(version_of("distributed"), read_program(), read_program, seen)


class Kit(msgspec.Struct, frozen=True):
    """What each worker process gets once for a stage."""

    key: str
    """Names it among those of other stages and builds, which a worker may have at the same time."""
    prepare: bytes
    """Pickled: called before the first chunk."""
    requirements: Requirements


class Kits:
    """The kits that a worker process was given."""

    def __init__(self) -> None:
        self._kits: dict[str, Kit] = {}
        self._prepared = ""
        self._lock = threading.Lock()

    def add(self, kit: Kit) -> None:
        """Keep a kit until `forget`."""
        self._kits[kit.key] = kit

    def forget(self, kit: Kit) -> None:
        """Keep a kit no longer."""
        self._kits.pop(kit.key, None)

    def answer(self, key: str, call: bytes) -> object:
        """Call a function in this process made ready with a kit.

        What is prepared is one for the whole process, so that threads of it take turns.

        Args:
            key: of the kit.
            call: pickled (function, tasks).
        Raises:
            ClusterError: this process is not as the kit requires.
        """
        with self._lock:
            if self._prepared != key:
                kit = self._kits[key]
                if difference := kit.requirements.difference():
                    message = f"BACKFILE_EXECUTOR: a worker on {socket.gethostname()}: {difference}"
                    raise ClusterError(message)
                self._prepared = ""
                pickle.loads(kit.prepare)()  # noqa: S301 - the build wrote it
                self._prepared = key
            function, tasks = pickle.loads(call)  # noqa: S301 - the build wrote it
            return function(tasks)


KITS = Kits()
"""Those of this process."""


def answer_in_turn(key: str, call: bytes) -> object:
    """Call a function in this process; a plain function, so that it can be sent. See `Kits.answer`."""
    return KITS.answer(key, call)
