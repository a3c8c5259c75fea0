"""Make the files of an index the same bytes whenever they hold the same.

Pagefind lists filters, their values and sort keys in the order of a hash map, which is another one each time. It
keeps them in two kinds of files, the list of an index (`.pf_meta`) and its filters (`.pf_filter`): lists of texts, numbers and
lists in CBOR (RFC 8949), compressed. Here they are put in alphabetical order and named after their content once more.
"""

import gzip
import json
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from backfile.errors import SearchIndexError

Value: TypeAlias = "str | int | list[Value]"
FORM = "1"
"""Changes when the same index is written in another way."""
SIGNATURE = b"pagefind_dcd"
"""What every file of an index begins with, before it is compressed."""
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
"""Major types of CBOR."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of the number that follows, by what the first byte says."""
_FILTERS, _SORTS = 3, 4
"""Places of these in the list of an index: version, pages, chunks, filters, sort keys, names of metadata."""


def settle_index(folder: Path) -> None:
    """Give an index that Pagefind wrote the same bytes as another index of the same records.

    Raises:
        SearchIndexError: it is not written in the form that is known here.
        OSError: a file cannot be read or written.
    """
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for language in entry["languages"].values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        listed = unpack(old.read_bytes())
        if not (isinstance(listed, list) and len(listed) > _SORTS):
            raise _unknown(old)
        listed[_FILTERS] = sorted(([name, _settle_filter(folder, key)] for name, key in _pairs(listed[_FILTERS])))
        listed[_SORTS] = sorted(_pairs(listed[_SORTS]))
        data = pack(listed)
        language["hash"] = _rename(language["hash"], data)
        old.unlink()
        (folder / f"pagefind.{language['hash']}.pf_meta").write_bytes(data)
    entry_file.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def write_empty(folder: Path, entry: bytes) -> None:
    """Write an index of no articles, which others can be merged into.

    Args:
        folder: for its files.
        entry: the `pagefind-entry.json` of another one.
    """
    told = json.loads(entry)
    data = pack([told["version"], [], [], [], [], []])
    for language in told["languages"].values():
        language["hash"] = _rename(language["hash"], data)
        language["page_count"] = 0
        (folder / f"pagefind.{language['hash']}.pf_meta").write_bytes(data)
    (folder / "pagefind-entry.json").write_text(json.dumps(told, sort_keys=True), encoding="utf-8")


def pack(value: Value) -> bytes:
    """A value as Pagefind keeps it: CBOR, compressed."""
    return gzip.compress(SIGNATURE + b"".join(_encode(value)), 9, mtime=0)


def unpack(data: bytes) -> Value:
    """A value that Pagefind wrote.

    Raises:
        SearchIndexError: it is not of the form that is known here.
    """
    try:
        text = gzip.decompress(data)
        if text.startswith(SIGNATURE):
            return _decode(text, len(SIGNATURE))[0]
    except (OSError, EOFError, IndexError, UnicodeDecodeError, KeyError) as error:
        raise _unknown() from error
    raise _unknown()


def _settle_filter(folder: Path, key: str) -> str:
    """Put the values of a filter in order; the name of its file."""
    old = folder / "filter" / f"{key}.pf_filter"
    name, values = _pair(unpack(old.read_bytes()))
    data = pack([name, sorted(_pairs(values))])
    key = _rename(key, data)
    old.unlink()
    (folder / "filter" / f"{key}.pf_filter").write_bytes(data)
    return key


def _rename(key: str, data: bytes) -> str:
    """The name of a file after its content, as long as the one it had: `en_1a2b3c4`."""
    language, _, digest = key.rpartition("_")
    return f"{language}_{blake2b(data).hexdigest()[: len(digest)]}"


def _pairs(values: Value) -> Iterator[list[Value]]:
    if not isinstance(values, list):
        raise _unknown()
    return (list(_pair(value)) for value in values)


def _pair(value: Value) -> tuple[str, Value]:
    match value:
        case [str() as name, other]:
            return name, other
    raise _unknown()


def _encode(value: Value) -> Iterator[bytes]:
    if isinstance(value, str):
        data = value.encode()
        yield _head(_TEXT, len(data)) + data
    elif isinstance(value, int):
        yield _head(_NUMBER, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
    else:
        yield _head(_LIST, len(value))
        for each in value:
            yield from _encode(each)


def _head(major: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([major << 5 | number])
    extra, size = next((extra, size) for extra, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([major << 5 | extra]) + number.to_bytes(size)


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends."""
    major, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= min(_SIZES):
        size = _SIZES[number]
        number, at = int.from_bytes(data[at : at + size]), at + size
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
                value, at = _decode(data, at)
                values.append(value)
            return values, at
    raise KeyError(major)


def _unknown(path: os.PathLike[str] | str = "its files") -> SearchIndexError:
    return SearchIndexError(f"Pagefind writes {path} in a form that is not known here; install the version in requirements.lock")
