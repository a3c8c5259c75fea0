"""Bytes to text: find the encoding, fold line ends, and keep only characters that text is made of.

Unicode Standard Annex 15 (NFC); Unicode Technical Report 26 (CESU-8, the surrogates of some old databases); XML 1.0
section 2.2 for the characters that neither HTML nor Atom may hold; ECMA-48 section 5.4 for the colours of a terminal.
"""

import codecs
import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

import msgspec

_SIGNATURES = {
    b"%PDF-": "it is a PDF document",
    b"{\\rtf": "it is RTF, a word processor's file",
    b"\xd0\xcf\x11\xe0": "it is an old Word, Excel or PowerPoint file",
    b"PK\x03\x04": "it is a ZIP archive, or a Word or OpenDocument file",
    b"Rar!\x1a\x07": "it is a RAR archive",
    b"7z\xbc\xaf\x27\x1c": "it is a 7-Zip archive",
    b"\x1f\x8b": "it is a file compressed with gzip",
    b"\x89PNG": "it is a PNG picture",
    b"\xff\xd8\xff": "it is a JPEG picture",
    b"GIF87a": "it is a GIF picture",
    b"GIF89a": "it is a GIF picture",
    b"\x7fELF": "it is a program",
}
_FIRST_BYTES = tuple(_SIGNATURES)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]  # their NULs would have told
_FALLBACKS = ("cp1252", "latin-1")
_PADDING = b"\0\x1a"  # NUL, and the Ctrl-Z that ends a file of CP/M and DOS
_NULS = 50  # text has at most one NUL in so many bytes
_CONTROL_SHARE = 20  # and at most one control character in so many characters
_FEW_CONTROLS = 8  # that even a text of one line may have

_SURROGATE_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_STRAY = {0xDC00 + byte: character for byte, character in _WINDOWS.items()}  # as Python's "surrogateescape" has them
_ASCII = bytes(range(0x80))

_ORDINARY = bytes({*range(0x20, 0x7F), *b"\t\n\f"})
_C0 = "\x00-\x08\x0b\x0e-\x1f\x7f"
_CONTROL = _C0 + "\x80-\x9f\ud800-\udfff\ufffe\uffff"
_ODD = re.compile(f"[{_CONTROL}\u2028\u2029]")
_CONTROLS = re.compile(f"[{_CONTROL}\f]")
_BINARY = re.compile(f"[{_C0}]")
_ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_UNDERLINED = re.compile("_\b|\b_")
_STRUCK_TWICE = re.compile("([^\n\b])(?:\b\\1)+")
_TRAIL = "[\x80-\xbf" + "".join(_WINDOWS[byte] for byte in range(0x80, 0xA0) if ord(_WINDOWS[byte]) > byte) + "]"
_ODD_ONE = re.compile(
    f"([\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}|[\xf0-\xf4]{_TRAIL}{{3}})|([\x85\u2028\u2029])|[{_CONTROL}]"
)


class Decoded(msgspec.Struct, frozen=True):
    """The text of a file."""

    text: str
    """NFC, lines end with a line feed, no control characters but tab, line feed and form feed, and U+0080 to U+009F
    where they are part of garbled UTF-8: `repair_text` needs them to mend it, and leaves none."""
    encoding: str
    """Python's name of the encoding it was read with."""
    controls: int
    """How many control characters were taken for spaces, and colour codes of a terminal taken out."""
    guessed: bool = False
    """Whether the encoding was found out from the bytes: they are not all UTF-8, and no mark tells what they are."""
    stray: int = 0
    """How many bytes were read as cp1252 in a file that is UTF-8 otherwise."""


class NotTextError(ValueError):
    """The bytes are not text; the message says why."""


class UnknownEncodingError(ValueError):
    """No encoding fits the bytes."""


class _Read(NamedTuple):
    text: str
    encoding: str
    guessed: bool = False
    stray: int = 0


def decode_text(data: bytes) -> Decoded:
    """Decode the bytes of one file.

    UTF-8 and files with a byte order mark are taken at their word; anything else is found out from the bytes.

    Raises:
        NotTextError: the bytes are a document, picture, archive or program.
        UnknownEncodingError: no encoding fits.
    """
    if data.startswith(_FIRST_BYTES):
        raise NotTextError(next(what for start, what in _SIGNATURES.items() if data.startswith(start)))
    read = _decode(data)
    text, controls = _clean(read.text)
    return Decoded(unicodedata.normalize("NFC", text), read.encoding, controls, read.guessed, read.stray)


def clean_line(text: str) -> str:
    """A value that somebody wrote, as one line: NFC, no control characters, white space folded to single spaces."""
    return " ".join(_CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())


def _decode(data: bytes) -> _Read:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _Read(_decode_wide(data, encoding), encoding)
    if b"\0" in data:
        for encoding, nuls, letters in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
            if nuls.count(0) * 4 > len(nuls) * 3 and letters.count(0) * 20 < len(letters):
                return _Read(_decode_wide(data, encoding), encoding, guessed=True)
        body = data.rstrip(_PADDING)
        if body.count(0) * _NULS > len(body):
            message = "it holds NUL bytes, as a program, a picture or an archive does"
            raise NotTextError(message)
    if data.startswith(codecs.BOM_UTF8):
        return _decode_utf8(data.removeprefix(codecs.BOM_UTF8), "utf-8-sig")
    return _decode_utf8(data, "utf-8")


def _decode_wide(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncodingError(str(error)) from error


def _decode_utf8(data: bytes, encoding: str) -> _Read:
    try:
        return _Read(data.decode(), encoding)
    except UnicodeDecodeError:
        mended = _SURROGATE.sub(b"\x1a", _SURROGATE_PAIR.sub(_join_surrogates, data))
    text = mended.decode(errors="surrogateescape")
    stray = sum(map(text.count, set(text) & set(map(chr, _STRAY))))
    ascii_alone = len(mended) - len(mended.translate(None, _ASCII))
    if len(text) - ascii_alone - stray < stray:
        return _guess(data)
    return _Read(text.translate(_STRAY), encoding, stray > 0, stray)


def _join_surrogates(pair: re.Match[bytes]) -> bytes:
    return pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _guess(data: bytes) -> _Read:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 10 ms that archives in UTF-8 do not need

    matches = from_bytes(data.replace(b"\0", b" "), cp_exclusion=_WIDE)
    names = {name for match in matches for name in (match.encoding, *match.could_be_from_charset)}
    western = [name for name in _FALLBACKS if name in names or name.replace("-", "_") in names]
    for encoding in (
        *western,
        *(match.encoding for match in matches),
    ):  # a rarer code page that reads the same is no better
        with suppress(UnicodeDecodeError):  # the guess was made from a sample of a long file
            return _Read(data.decode(encoding), encoding, guessed=True)
    message = "no encoding fits"
    raise UnknownEncodingError(message)


def _clean(text: str) -> tuple[str, int]:
    """Fold the line ends, and take control characters for spaces; return the text and their number."""
    text = text.removeprefix("\ufeff")  # a second mark, of a file that was saved twice
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    if not _ODD.search(rest.decode("utf-8", "surrogatepass")):
        return text, 0
    text, escapes = _ESCAPE_SEQUENCE.subn("", text)
    if "\b" in text:  # a line printer underlines with "_\bx" and prints "x\bx" bold
        text = _STRUCK_TWICE.sub(r"\1", _UNDERLINED.sub("", text))
    body = text.rstrip(_PADDING.decode())
    binary = len(_BINARY.findall(body))
    if binary > _FEW_CONTROLS and binary * _CONTROL_SHARE > len(body):
        message = f"{binary:,} of its {len(body):,} characters are control characters, as in a program or a picture"
        raise NotTextError(message)
    clean = _ODD_ONE.sub(lambda odd: odd[1] or ("\n" if odd[2] else " "), text)
    return clean, escapes + clean.count(" ") - text.count(" ")
