"""Builds of small sites straight through the API of build/output.py, and their death at any step."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from backfile.build import exchange
from backfile.build.mirror import list_files
from backfile.build.output import open_tree
from backfile.build.publish import write_file
from backfile.build.trees import MARK

STEPS = ("rename", "replace", "link", "unlink", "mkdir", "rmdir", "open", "symlink")
"""Functions of `os` that change a disk. After the death of a process they do nothing more."""


def never() -> None:
    """What to call when another build is waited for, where there is none."""
    raise AssertionError("there is no other build")


def do_not_flush(patch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: no test cuts the power."""
    patch.setattr(os, "fsync", lambda _: None)
    patch.setattr(exchange, "_syncfs", lambda _: 0)
    connect = sqlite3.connect

    def connect_and_trust(path: Path, **options: Any) -> sqlite3.Connection:
        connection = connect(path, **options)
        with suppress(sqlite3.DatabaseError):  # it is no database, as what asked for it will see
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    patch.setattr(sqlite3, "connect", connect_and_trust)


class Builder:
    """A site owner's builds, with a catalog that is committed as the real one is."""

    def __init__(self, output: Path) -> None:
        """Start without a catalog."""
        self.output = output
        self.token = ""
        self.pages: dict[str, str] = {}
        """Of the last build that ended well."""
        self.unfinished: set[str] = set()
        """Paths that builds since have begun to write."""

    def build(self, token: str, pages: Mapping[str, str]) -> None:
        """Publish a site."""
        with open_tree(self.output, never) as tree:
            old = self.pages if tree.token == self.token else {}
            write = {path: text for path, text in pages.items() if old.get(path) != text}
            delete = (self.pages.keys() | self.unfinished) - pages.keys()
            self.unfinished |= write.keys()
            tree.begin(token, write, delete)
            for path, text in write.items():
                write_file(tree.root, path, text.encode())
            tree.publish()
            self.token, self.pages, self.unfinished = token, dict(pages), set()


def read_site(output: Path) -> dict[str, str]:
    """Text of each file below a folder, by path, the mark aside."""
    if not output.is_dir():
        return {}
    return {path: (output / path).read_text(encoding="utf-8") for path in list_files(str(output), (MARK,))}


class KilledError(BaseException):
    """The process is dead."""


class Death:
    """Ends a build at a step, as kill -9 would: from then on nothing reaches the disk."""

    def __init__(self, patch: pytest.MonkeyPatch, step: int) -> None:
        """Wait for a step, counted from 0."""
        self.left = step
        for name in STEPS:
            patch.setattr(os, name, self._mortal(getattr(os, name)))
        if exchange._renameat2:  # noqa: SLF001 - the one step that is no function of os
            patch.setattr(exchange, "_renameat2", self._mortal(exchange._renameat2))  # noqa: SLF001 - the same

    def _mortal(self, function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            if self.left <= 0:
                raise KilledError
            self.left -= 1
            return function(*args, **options)

        return call


def kill_build(builder: Builder, token: str, pages: Mapping[str, str], step: int) -> bool:
    """Build, and die before a step.

    Returns:
        Whether the build died; False if it has fewer steps.
    """
    with pytest.MonkeyPatch.context() as patch:
        Death(patch, step)
        try:
            builder.build(token, pages)
        except KilledError:
            return True
    return False
