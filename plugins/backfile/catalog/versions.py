"""What the program itself is made of, as one digest: when it changes, nothing made by an older one is reused."""

import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from backfile.model.digest import digest_bytes

_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = (
    "babel",
    "charset-normalizer",
    "eld",
    "ftfy",
    "Jinja2",
    "msgspec",
    "python-slugify",
    "PyYAML",
)
"""Libraries whose version may show in the output."""


@cache
def code_fingerprint() -> str:
    """A digest of Backfile's own files, of Python's version and of the libraries' versions."""
    parts = [sys.version.encode()]
    parts += (f"{name} {version(name)}".encode() for name in _LIBRARIES)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            parts += [path.relative_to(_PACKAGE).as_posix().encode(), path.read_bytes()]
    return digest_bytes(*parts)
