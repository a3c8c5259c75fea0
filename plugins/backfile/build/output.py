"""Open the output folder for one build: one at a time, and in the way that its place allows."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from backfile.build.failure import blame_output
from backfile.build.in_place import InPlaceTree
from backfile.build.lock import hold_lock
from backfile.build.publish import MASK
from backfile.build.trees import INSIDE, Tree
from backfile.build.twin import TwinTree


@contextmanager
def open_tree(output: Path, waiting: Callable[[], None], limit: float | None = None) -> Iterator[Tree]:
    """Take hold of an output folder.

    Args:
        output: the folder, or a link to it; need not exist.
        waiting: called once if another build has hold of it.
        limit: seconds to wait for that one, 0 not to; None for as long as it takes.
    Raises:
        BuildUnderWayError: another build still had hold of it then.
        OutputError: the folder, or the one it is in, cannot be written.
    """
    live = os.path.realpath(output)
    is_fixed = not _can_be_renamed(live)
    control = f"{live}/{INSIDE}" if is_fixed else control_folder(live)
    mask = os.umask(MASK)
    try:
        with hold_lock(f"{control}/lock", waiting, limit):
            with blame_output(live):
                tree = InPlaceTree(live, control) if is_fixed else TwinTree(live, control)
            try:
                yield tree
            except BaseException:
                tree.abandon()
                raise
    finally:
        os.umask(mask)


def control_folder(live: str) -> str:
    """The hidden folder beside an output folder for its twin, the record and the lock."""
    parent, name = os.path.split(live)
    return f"{parent}/.{name}.backfile"


def _can_be_renamed(live: str) -> bool:
    if not os.path.isdir(live):
        return True
    is_free = not os.path.ismount(live) and os.access(os.path.dirname(live), os.W_OK)
    return is_free and not os.path.isdir(f"{live}/{INSIDE}")
