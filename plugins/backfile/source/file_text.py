"""The text of one file: its bytes decoded and repaired, with a problem for each thing that was not as it should be."""

from hashlib import sha256

import msgspec

from backfile.model.digest import digest_bytes
from backfile.model.source import SourceFile
from backfile.problems import Problem
from backfile.source.decode import Decoded, NotTextError, UnknownEncodingError, decode_text
from backfile.source.digest import read_bytes
from backfile.source.repair import repair_text


class FileText(msgspec.Struct, frozen=True):
    """The text of a file and what was repaired in it."""

    text: str
    """Never blank; empty when the file cannot be used."""
    problems: tuple[Problem, ...]
    """They say why if it cannot be used."""
    digest: str = ""
    """Of the bytes; empty when they were not read."""
    sha256: str = ""
    """Of the bytes too (FIPS 180-4), hexadecimal, for readers; empty when the file cannot be used."""


def read_text(source: SourceFile, folder: str, max_size: int) -> FileText:
    """Read, decode and repair one file.

    Args:
        source: the file as the scan found it.
        folder: the content folder.
        max_size: bytes; a larger file cannot be used.
    """
    where = f"content/{source.path}"

    def rejected(code: str, what: str, fix: str, digest: str = "") -> FileText:
        return FileText("", (Problem(code, where, 0, what, fix),), digest)

    if source.size > max_size:
        what = f"it has {source.size:,} bytes, more than {max_size:,}, and is left out"
        return rejected("S107", what, "split it, or raise BACKFILE_MAX_FILE_SIZE")
    try:
        data = read_bytes(folder, source.path)
    except OSError as error:
        return rejected("S101", f"it cannot be read ({error.strerror}) and is left out", "check its permissions")
    digest = digest_bytes(data)
    try:
        decoded = decode_text(data)
    except NotTextError as error:
        return rejected("S103", f"it is not text ({error}) and is left out", "save the article as plain text", digest)
    except UnknownEncodingError:
        return rejected("S106", "its encoding cannot be found and it is left out", "save it as UTF-8", digest)
    repaired = repair_text(decoded.text)
    if not repaired.text.strip():
        return rejected("S102", "it holds no text and is left out", "write the article, or delete the file", digest)
    problems = _of_encoding(decoded, where)
    fix = "check that no word suffered"
    problems += (Problem(repair.code, where, 0, repair.what, fix) for repair in repaired.repairs)
    return FileText(repaired.text, tuple(problems), digest, sha256(data).hexdigest())


def _of_encoding(decoded: Decoded, where: str) -> list[Problem]:
    problems = []
    if decoded.stray:
        what = f"{decoded.stray} bytes that are not UTF-8 were read as Windows-1252"
        problems.append(Problem("S113", where, 0, what, "check its accents, or save it as UTF-8"))
    elif decoded.guessed:
        what = f"it is not UTF-8 and was read as {decoded.encoding}"
        problems.append(Problem("S104", where, 0, what, "check its accents, or save it as UTF-8"))
    if decoded.controls:
        what = f"{decoded.controls} control characters were taken for spaces"
        problems.append(Problem("S105", where, 0, what, "nothing to do unless words look torn"))
    return problems
