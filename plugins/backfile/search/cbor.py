"""Read and write the lists that Pagefind keeps: texts, whole numbers and lists in CBOR (RFC 8949), compressed."""

import gzip
from collections.abc import Iterator
from typing import TypeAlias

from backfile.errors import SearchIndexError

Value: TypeAlias = "str | int | list[Value]"
SIGNATURE = b"pagefind_dcd"
"""What every file of an index begins with, before it is compressed."""
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
"""Major types of CBOR."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of the number that follows, by what the first byte says."""


def pack(value: Value) -> bytes:
    """A value as Pagefind keeps it."""
    return compress(b"".join(_encode(value)))


def unpack(data: bytes) -> Value:
    """A value that Pagefind wrote.

    Raises:
        SearchIndexError: it is not of the form that is known here.
    """
    text = decompress(data)
    try:
        return decode(text, 0)[0]
    except (IndexError, UnicodeDecodeError, KeyError) as error:
        raise unknown_form() from error


def compress(data: bytes) -> bytes:
    """A file of an index that holds some bytes."""
    return gzip.compress(SIGNATURE + data, 9, mtime=0)


def decompress(data: bytes) -> bytes:
    """What a file of an index holds.

    Raises:
        SearchIndexError: it is not of the form that is known here.
    """
    try:
        text = gzip.decompress(data)
    except (OSError, EOFError) as error:
        raise unknown_form() from error
    if not text.startswith(SIGNATURE):
        raise unknown_form()
    return text[len(SIGNATURE) :]


def list_head(count: int) -> bytes:
    """What a list of so many values begins with."""
    return _head(_LIST, count)


def decode(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends.

    Raises:
        IndexError, UnicodeDecodeError, KeyError: none that is known here does.
    """
    major, number, at = read_head(data, at)
    match major:
        case 0:
            return number, at
        case 1:
            return -1 - number, at
        case 3:
            return data[at : at + number].decode(), at + number
        case 4:
            values: list[Value] = []
            for _ in range(number):
                value, at = decode(data, at)
                values.append(value)
            return values, at
    raise KeyError(major)


def read_head(data: bytes, at: int) -> tuple[int, int, int]:
    """What a value begins with: its type, its number or length, and where the head ends.

    Raises:
        IndexError, KeyError: none that is known here begins there.
    """
    major, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= min(_SIZES):
        size = _SIZES[number]
        number, at = int.from_bytes(data[at : at + size]), at + size
    return major, number, at


def unknown_form() -> SearchIndexError:
    """What is raised where files are not in the form that is known here."""
    message = "Pagefind writes its files in a form that is not known here; install the version in requirements.lock"
    return SearchIndexError(message)


def _encode(value: Value) -> Iterator[bytes]:
    if isinstance(value, str):
        data = value.encode()
        yield _head(_TEXT, len(data)) + data
    elif isinstance(value, int):
        yield _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    else:
        yield list_head(len(value))
        for each in value:
            yield from _encode(each)


def _head(major: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([major << 5 | number])
    extra, size = next((extra, size) for extra, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([major << 5 | extra]) + number.to_bytes(size)
