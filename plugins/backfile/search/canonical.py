"""Make the files of an index the same bytes whenever they hold the same.

Pagefind lists filters, their values and sort keys in the order of a hash map, which is another one each time. It
keeps them in two kinds of files, the list of an index (`.pf_meta`) and its filters (`.pf_filter`): lists of texts, numbers and
lists in CBOR (RFC 8949), compressed. Here they are put in alphabetical order and named after their content once more.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import TypeAlias

from backfile.errors import SearchIndexError

Value: TypeAlias = "str | int | list[Value]"
FORM = "1"
"""Changes when the same index is written in another way."""
ENTRY = "pagefind-entry.json"
"""The file that says which lists of an index there are."""
SIGNATURE = b"pagefind_dcd"
"""What every file of an index begins with, before it is compressed."""
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
"""Major types of CBOR."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of the number that follows, by what the first byte says."""
_FILTERS, _SORTS = 3, 4
"""Places of these in the list of an index: version, pages, chunks, filters, sort keys, names of metadata."""


def settle_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index in the form in which every index of the same records is the same.

    Args:
        files: of an index as Pagefind made it, by path.
    Raises:
        SearchIndexError: they are not in the form that is known here.
    """
    settled = {path: data for path, data in files.items() if not path.endswith((".pf_meta", ".pf_filter"))}
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        listed = unpack(files[_meta_path(language["hash"])])
        if not (isinstance(listed, list) and len(listed) > _SORTS):
            raise _unknown()
        keys: list[Value] = []
        for name, key in _pairs(listed[_FILTERS]):
            values = unpack(files[f"filter/{key}.pf_filter"])
            data = pack([name, sorted(_pairs(_pair(values)[1]))])
            keys.append([name, _rename(str(key), data)])
            settled[f"filter/{_rename(str(key), data)}.pf_filter"] = data
        listed[_FILTERS], listed[_SORTS] = sorted(_pairs(keys)), sorted(_pairs(listed[_SORTS]))
        data = pack(listed)
        language["hash"] = _rename(language["hash"], data)
        settled[_meta_path(language["hash"])] = data
    settled[ENTRY] = json.dumps(entry, sort_keys=True).encode()
    return settled


def empty_index(entry: bytes) -> dict[str, bytes]:
    """An index of no articles, which others can be merged into.

    Args:
        entry: the ENTRY of another one.
    """
    told = json.loads(entry)
    data = pack([told["version"], [], [], [], [], []])
    files = {}
    for language in told["languages"].values():
        language |= {"hash": _rename(language["hash"], data), "page_count": 0}
        files[_meta_path(language["hash"])] = data
    return {ENTRY: json.dumps(told, sort_keys=True).encode(), **files}


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


def _meta_path(key: str) -> str:
    return f"pagefind.{key}.pf_meta"


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


def _unknown() -> SearchIndexError:
    message = "Pagefind writes its files in a form that is not known here; install the version in requirements.lock"
    return SearchIndexError(message)
