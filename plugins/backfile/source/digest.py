"""The digest of a file of the archive, and of what is beside it."""

from collections.abc import Iterable, Iterator

from backfile.model.digest import digest_bytes
from backfile.model.source import SourceFile


def digest_source(source: SourceFile, folder: str) -> str:
    """The digest of a file and of what is beside it; empty when it cannot be read."""
    try:
        digests = [digest_bytes(read_bytes(folder, path)) for path in (source.path, *_first_sidecar(source))]
    except OSError:
        return ""
    return join_digests(source, digests)


def join_digests(source: SourceFile, digests: Iterable[str]) -> str:
    """The digest of a file and of what is beside it.

    Args:
        source: the file. A sidecar that is not used is named in a problem.
        digests: of its bytes, and of those of the sidecar that is used.
    """
    return " ".join((*digests, *(beside.path for beside in source.sidecars)))


def _first_sidecar(source: SourceFile) -> Iterator[str]:
    return (beside.path for beside in source.sidecars[:1])


def read_bytes(folder: str, path: str) -> bytes:
    """The bytes of a file of the content folder."""
    with open(f"{folder}/{path}", "rb", buffering=0) as file:
        return file.read()
