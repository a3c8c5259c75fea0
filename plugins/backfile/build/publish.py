"""Put pages into the output folder: each is written aside and renamed, so that no reader ever meets half a page."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from backfile.build.render import RenderedPage
from backfile.errors import OutputError

ASIDE = ".backfile-new"
"""Name of a file that is being written."""


class Publisher:
    """Writes below one output folder."""

    def __init__(self, output: Path) -> None:
        self._output = str(output)
        self._aside = os.path.join(self._output, ASIDE)
        self._folders: set[str] = set()
        _make_folder(self._output)

    def write(self, page: RenderedPage) -> None:
        """Write one page.

        Raises:
            OutputError: the disk is full, or something stands in the way.
        """
        path = os.path.join(self._output, page.path)
        folder = os.path.dirname(path)
        if folder not in self._folders:
            _make_folder(folder)
            self._folders.add(folder)
        try:
            with open(self._aside, "wb") as file:
                file.write(page.data)
            os.replace(self._aside, path)
        except OSError as error:
            message = f"{path}: it cannot be written ({error.strerror}); free the way and build again"
            raise OutputError(message) from error

    def remove(self, paths: Sequence[str]) -> None:
        """Remove pages, and the folders that are empty without them. What is gone already is fine.

        Raises:
            OutputError: a page cannot be removed.
        """
        folders = set()
        for name in paths:
            path = os.path.join(self._output, name)
            try:
                os.unlink(path)
            except FileNotFoundError:
                pass
            except OSError as error:
                message = f"{path}: it cannot be removed ({error.strerror}); remove it and build again"
                raise OutputError(message) from error
            folders.add(os.path.dirname(name))
        self._remove_empty(folders)

    def _remove_empty(self, folders: Iterable[str]) -> None:
        above = {parent for folder in folders for parent in _parents(folder)}
        for folder in sorted(above, key=len, reverse=True):
            try:
                os.rmdir(os.path.join(self._output, folder))
            except OSError:  # it still holds other pages
                continue


def _parents(folder: str) -> list[str]:
    parts = folder.split("/")
    return ["/".join(parts[:length]) for length in range(len(parts), 0, -1) if parts[0]]


def _make_folder(folder: str) -> None:
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        message = (
            f"{folder}: the folder cannot be made ({error.strerror}); free the way or make the output folder writable"
        )
        raise OutputError(message) from error
