"""What the program itself is made of, as one digest: when it changes, nothing made by an older one is reused."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version

from backfile.model.digest import digest_bytes

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_LIBRARIES = (
    "babel",
    "charset-normalizer",
    "eld",
    "feedgen",
    "ftfy",
    "Jinja2",
    "lxml",
    "msgspec",
    "pagefind",
    "python-slugify",
    "PyYAML",
)
"""Libraries whose version may show in the output."""
_VERSION = re.compile(r"^Version: (.+)$", re.MULTILINE)


@cache
def code_fingerprint() -> str:
    """A digest of Backfile's own files, of Python's version and of the libraries' versions."""
    parts = [sys.version.encode()]
    parts += (f"{name} {_version(name)}".encode() for name in _LIBRARIES)
    for path in sorted(_own_files()):
        with open(path, "rb", buffering=0) as file:
            parts += [path[len(_PACKAGE) :].replace(os.sep, "/").encode(), file.read()]
    return digest_bytes(*parts)


def _own_files() -> Iterator[str]:
    for folder, folders, files in os.walk(_PACKAGE):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        yield from (os.path.join(folder, name) for name in files)


def _version(library: str) -> str:
    """A library's version. `importlib.metadata.version` parses its whole description for it, in ten times the time."""
    try:
        text = distribution(library).read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""  # what cannot do without it says so
    found = _VERSION.search(text.partition("\n\n")[0])
    return found[1] if found else version(library)
