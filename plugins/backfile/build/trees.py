"""A site on its way into the output folder, and what the output folder holds; twin.py and in_place.py are its kinds."""

import os
import secrets
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator

import msgspec

from backfile.build.mirror import list_files

MARK = ".backfile"
"""The file in an output folder that says which site it holds."""
INSIDE = ".backfile-staging"
"""The folder in an output folder for what in_place.py needs."""
VERSION_CONTROL = (".git", ".hg", ".svn", ".bzr")
"""Entries of an output folder that are no part of any site."""


class Tree(ABC):
    """One build's hold on the output folder.

    A build reads `token` and `is_fresh`, plans, calls `begin`, has pages written below `root` with
    `publish.write_file`, by any process, and calls `publish`. Without `begin` nothing happens. A build that ends
    before `publish` leaves the live site as it is.
    """

    root: str
    """The staging folder, absolute; `begin` makes it. Its name is new for each build."""
    token: str | None
    """The token of the site in the output folder; None if it is not known or not whole: all pages have to be written."""
    is_fresh: bool
    """Whether the output folder holds no files, or does not exist."""

    def __init__(self, live: str, control: str) -> None:
        """Look at an output folder.

        Args:
            live: the output folder, absolute, links resolved; need not exist.
            control: the folder on the same file system for what builds need.
        """
        self._live = live
        self._control = control
        self.root = f"{control}/{secrets.token_hex(4)}"
        self._mark = _read_whole(live)
        self.token = self._mark.token if self._mark else None
        self.is_fresh = not any(self._walk())

    def foreign(self, known: Collection[str]) -> list[str]:
        """Files in the output folder that no build made, sorted. Looks at the whole site.

        Args:
            known: paths of the pages that builds made.
        """
        return sorted(self.files().difference(known))

    def made_before(self, known: Collection[str]) -> set[str]:
        """Files of the output folder where builds made all there is, which no plan has any more. Looks at the whole site.

        Args:
            known: paths of the pages of the site to be.
        """
        mark = read_mark(self._live)
        names = frozenset(mark.names) if mark else frozenset()
        return {path for path in self.files().difference(known) if path.partition("/")[0] in names}

    def files(self) -> set[str]:
        """Paths of all files of the live site, with "/"; not those of version control. Looks at the whole site."""
        return set(self._walk())

    @abstractmethod
    def begin(self, token: str, write: Iterable[str], delete: Iterable[str]) -> None:
        """Prepare the staging folder. Pages in `delete` are gone from it afterwards.

        Args:
            token: of the site to be: unlike that of any other content, in one line.
            write: paths of all pages that will be written.
            delete: paths of the pages that are no longer part of the site.
        Raises:
            OutputError: the disk is full, or the folders cannot be written.
        """

    @abstractmethod
    def publish(self) -> None:
        """Put the new site in the place of the old one. All pages given to `begin` have been written.

        Raises:
            OutputError: it cannot be put there; the old site stands.
        """

    @abstractmethod
    def abandon(self) -> None:
        """Free what can be freed after a build that failed."""

    def _names(self) -> set[str]:
        """Names directly in the live folder that builds made."""
        return set(self._mark.names) if self._mark else set()

    def _walk(self) -> Iterator[str]:
        return list_files(self._live, _PASSED_OVER) if os.path.isdir(self._live) else iter(())


class Mark(msgspec.Struct, frozen=True):
    """What a folder says of the site that it holds."""

    token: str
    """Of the site."""
    names: tuple[str, ...]
    """Entries directly in the folder that builds made, sorted."""

    def format(self) -> bytes:
        """Give the content of the file `MARK`."""
        return "\n".join((self.token, *self.names, "")).encode()


def read_mark(folder: str) -> Mark | None:
    """Read what a folder says of its site; None if it says nothing."""
    try:
        with open(f"{folder}/{MARK}", encoding="utf-8") as file:
            token, *names = file.read().rstrip("\n").split("\n")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, UnicodeDecodeError):
        return None
    return Mark(token, tuple(names)) if token else None


def top_names(paths: Iterable[str]) -> set[str]:
    """The first parts of paths."""
    return {path.partition("/")[0] for path in paths}


def _read_whole(folder: str) -> Mark | None:
    """The mark of a folder, if the folder has all that the mark names; `rm -r output/*` leaves the mark alone."""
    mark = read_mark(folder)
    return mark if mark and set(mark.names) <= {*os.listdir(folder)} else None


_PASSED_OVER = (*VERSION_CONTROL, MARK, INSIDE)
