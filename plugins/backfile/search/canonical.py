"""Make the files of an index small, and the same bytes whenever they hold the same.

Pagefind lists filters and their values in the order of a hash map, which is another one each time. Here they are put in
alphabetical order. A reader fetches the whole list of an index (`.pf_meta`), most of which is the names of its articles: a
dated article is named after its day and a few digits of what its file holds, which takes half the bytes, and results can be
sorted by it. Words are cut into smaller files (chunks.py), and what is made anew is named after its content.
"""

import json
from base64 import b32hexencode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeAlias

import msgspec

from backfile.model.digest import short_digest
from backfile.search.cbor import Value, decompress, pack, unknown_form, unpack
from backfile.search.chunks import cut_chunks

FORM = "2"
"""Changes when the same index is written in another way."""
ENTRY = "pagefind-entry.json"
"""The file that says which lists of an index there are."""
DIGITS = 2
"""Of a digest, at least, in the name of a dated article, 5 bits each; more where articles of a day have the same ones."""
WORDS_DIGITS = 7
"""The same, in the name of a file of words."""
LENGTH_BITS = 4
"""Of the number of words of an article, by which it is ranked: 6% more or less, for fewer numbers compress better."""
_ARTICLES, _WORDS, _FILTERS, _SORTS = 1, 2, 3, 4
"""Places of these in the list of an index: version, articles, files of words, filters, sort keys, fields of metadata."""
Files: TypeAlias = Mapping[str, bytes]
"""By path."""


class _Fragment(msgspec.Struct):
    """What the file of an article says."""

    url: str


_read_fragment = msgspec.json.Decoder(_Fragment).decode


def settle_files(files: Files, days: Mapping[str, str]) -> dict[str, bytes]:
    """The files of an index in a form in which every index of the same records is the same.

    Args:
        files: of an index as Pagefind made it.
        days: YYYYMMDD of each article, by its address; empty if it has no date.
    Raises:
        SearchIndexError: they are not in the form that is known here.
    """
    settled: dict[str, bytes] = {}
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        listed = unpack(files[_meta_path(language["hash"])])
        if not (isinstance(listed, list) and len(listed) > _SORTS):
            raise unknown_form()
        try:
            articles, fragments = _settle_articles(files, list(_pairs(listed[_ARTICLES])), days)
            words, chunks = _settle_words(files, listed[_WORDS])
            filters, values = _settle_filters(files, _pairs(listed[_FILTERS]))
        except (KeyError, msgspec.DecodeError) as error:
            raise unknown_form() from error
        data = pack([listed[0], articles, words, filters, *listed[_SORTS:]])
        language["hash"] = _rename(language["hash"], data)
        settled |= {**fragments, **chunks, **values, _meta_path(language["hash"]): data}
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


def _settle_articles(
    files: Files, articles: Sequence[tuple[str, Value]], days: Mapping[str, str]
) -> tuple[list[Value], Files]:
    """The list of articles, with their lengths, and their files."""
    fragments = {key: decompress(files[f"fragment/{key}.pf_fragment"]) for key, _ in articles}
    dated = {key: days.get(_read_fragment(data).url, "") for key, data in fragments.items()}
    names = _name_articles({key: day + _digest(fragments[key]) for key, day in dated.items() if day})
    listed: list[Value] = [[names.get(key, key), _rounded(length)] for key, length in articles]
    return listed, {
        f"fragment/{names.get(key, key)}.pf_fragment": files[f"fragment/{key}.pf_fragment"] for key in dated
    }


def _rounded(length: Value) -> int:
    """The words of an article, to LENGTH_BITS."""
    if not isinstance(length, int):
        raise unknown_form()
    low = max(length.bit_length() - LENGTH_BITS, 0)
    return length >> low << low


def _digest(data: bytes) -> str:
    return b32hexencode(short_digest(data)).decode().lower()


def _name_articles(names: Mapping[str, str]) -> dict[str, str]:
    """Cut names to as few digits as tell them apart."""
    lengths = range(len("YYYYMMDD") + DIGITS, max(map(len, names.values()), default=0))
    counts = Counter(name[:length] for name in names.values() for length in lengths)
    return {
        key: next((name[:length] for length in lengths if counts[name[:length]] == 1), name)
        for key, name in names.items()
    }


def _settle_words(files: Files, chunks: Value) -> tuple[list[Value], Files]:
    """The list of the files of words, with where they begin and end, and the files."""
    if not isinstance(chunks, list):
        raise unknown_form()
    listed: list[Value] = []
    cut: dict[str, bytes] = {}
    for start, end, data in cut_chunks(files[f"index/{_key(chunk)}.pf_index"] for chunk in chunks):
        name = _digest(data)[:WORDS_DIGITS]
        listed.append([start, end, name])
        cut[f"index/{name}.pf_index"] = data
    return listed, cut


def _settle_filters(files: Files, filters: Iterable[tuple[str, Value]]) -> tuple[list[Value], Files]:
    """The list of filters, and their files."""
    listed: list[Value] = []
    settled: dict[str, bytes] = {}
    for name, key in sorted(filters):
        _, values = _pair(unpack(files[f"filter/{key}.pf_filter"]))
        data = pack([name, [[value, found] for value, found in sorted(_pairs(values))]])
        renamed = _rename(str(key), data)
        listed.append([name, renamed])
        settled[f"filter/{renamed}.pf_filter"] = data
    return listed, settled


def _meta_path(key: str) -> str:
    return f"pagefind.{key}.pf_meta"


def _rename(key: str, data: bytes) -> str:
    """The name of a file after its content, as long as the one it had: `en_1a2b3c4`."""
    language, _, digest = key.rpartition("_")
    return f"{language}_{blake2b(data).hexdigest()[: len(digest)]}"


def _key(chunk: Value) -> str:
    match chunk:
        case [str(), str(), str() as key]:
            return key
    raise unknown_form()


def _pairs(values: Value) -> Iterator[tuple[str, Value]]:
    if not isinstance(values, list):
        raise unknown_form()
    return map(_pair, values)


def _pair(value: Value) -> tuple[str, Value]:
    match value:
        case [str() as name, other]:
            return name, other
    raise unknown_form()
