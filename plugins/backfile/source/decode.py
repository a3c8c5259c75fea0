"""Bytes to text: find the encoding, fold line ends, and keep only characters that text is made of.

Unicode Standard Annex 15 (NFC); XML 1.0 section 2.2 for the characters that neither HTML nor Atom may hold.
"""

import codecs
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FALLBACKS = ("cp1252", "latin-1")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    """NFC, lines end with a line feed, no control characters but tab and line feed."""
    encoding: str
    """Python's name of the encoding it was read with."""
    controls: int
    """How many control characters were taken for spaces."""


class NotTextError(ValueError):
    """The bytes are not text; the message says why."""


class UnknownEncodingError(ValueError):
    """No encoding fits the bytes."""


def decode_text(data: bytes) -> Decoded:
    """Decode the bytes of one file.

    UTF-8 and files with a byte order mark are taken at their word; anything else is guessed with charset-normalizer.

    Raises:
        NotTextError: the bytes hold NUL without a UTF-16 or UTF-32 mark, so they are a program, picture or archive.
        UnknownEncodingError: no encoding fits.
    """
    text, encoding = _decode(data)
    text = text.removeprefix("\ufeff")  # a second mark, of a file that was saved twice
    text = _LINE_ENDS.sub("\n", text)
    text, controls = _CONTROLS.subn(" ", text)
    return Decoded(unicodedata.normalize("NFC", text), encoding, controls)


def clean_line(text: str) -> str:
    """A value that somebody wrote, as one line: NFC, no control characters, white space folded to single spaces."""
    return " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnknownEncodingError(str(error)) from error
    if b"\0" in data:
        message = "it holds NUL bytes"
        raise NotTextError(message)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str]:
    matches = from_bytes(data)
    names = {name for match in matches for name in (match.encoding, *match.could_be_from_charset)}
    for encoding in _FALLBACKS:  # what most old Western files are; a rarer code page that reads the same is no better
        if encoding in names or encoding.replace("-", "_") in names:
            with suppress(UnicodeDecodeError):  # the guess was made from a sample of a long file
                return data.decode(encoding), encoding
    best = matches.best()
    if best is None:
        message = "no encoding fits"
        raise UnknownEncodingError(message)
    return str(best), best.encoding
