"""The record beside the two trees of a site: in which files they may differ, written before they do."""

import json
import os

import msgspec


class Record(msgspec.Struct, frozen=True):
    """What is known of two trees. It holds whichever of the two is live."""

    folder: str
    """Name of the one that is not live."""
    tokens: tuple[str, ...]
    """The sites that either may hold."""
    changed: tuple[str, ...]
    """Paths of all files in which they may differ, with "/"."""


def read_record(path: str) -> Record | None:
    """Read a record; None if there is none, or none that can be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return msgspec.convert(json.load(file), Record)
    except (FileNotFoundError, ValueError):  # msgspec's errors are ValueErrors
        return None


def write_record(path: str, record: Record) -> None:
    """Write a record: whole, or not at all, and on the disk before anything that is done after."""
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(msgspec.to_builtins(record), file)  # as ASCII: a file's name need not be UTF-8
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".new", path)
