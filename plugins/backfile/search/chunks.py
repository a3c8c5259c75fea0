"""Cut the words of an index into small files.

A search fetches the files that its words stand in (`.pf_index`: a list with a list of words, each with the articles that have
it, and the ways in which it is spelt). Pagefind fills them up to some 10 KB, so that a rare word weighs as much as its
neighbours. Here they are cut anew, without a look at the articles: a file is cut where a word begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from backfile.search.cbor import compress, decode, decompress, list_head, read_head, unknown_form

Word: TypeAlias = tuple[str, bytes]
"""With all that is known of it."""
MOST_BYTES = 4_000
"""Of the words in a file before they are compressed, to a third or less; more only where they begin alike."""
ALIKE = 4
"""Letters. Words that begin with the same ones stay together, for a search finds the longer words of a file too."""
_NUMBERS = re.compile(
    rb"(?>(?:[\x00-\x17\x20-\x37\x80-\x97]|[\x18\x38\x98].|[\x19\x39\x99]..|[\x1a\x3a\x9a].{4})*)", re.DOTALL
)
"""Numbers, and heads of lists, up to the next text."""
_WORD = list_head(3)[0]
"""What stands before the text of a word: a list of three. One of the ways in which it is spelt is a list of two."""


def cut_chunks(files: Iterable[bytes]) -> Iterator[tuple[str, str, bytes]]:
    """Cut words into small files.

    Args:
        files: of words, as Pagefind made them.
    Returns:
        Where a file begins and ends in the alphabet, and the file. It ends where the next begins, so that each word, found
        or not, leads to one; the first begins with nothing, so that a search without words leads there too, not to all.
    Raises:
        SearchIndexError: a file is not in the form that is known here.
    """
    chunks = list(_group(sorted(word for data in files for word in _split(decompress(data)))))
    starts = ["", *(_cut(before[-1][0], after[0][0]) for before, after in pairwise(chunks))]
    ends = [*starts[1:], *(chunk[-1][0] for chunk in chunks[-1:])]
    return zip(starts, ends, map(_packed, chunks), strict=False)  # of no words, no file


def _group(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words in alphabetical order, by the files that they go to."""
    chunk: list[Word] = []
    for _, alike in groupby(words, lambda word: word[0][:ALIKE]):
        more = list(alike)
        if chunk and _size(chunk) + _size(more) > MOST_BYTES:
            yield chunk
            chunk = []
        chunk += more
    if chunk:
        yield chunk


def _cut(last: str, first: str) -> str:
    """The shortest text between the last word of a file and the first of the next."""
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


def _split(data: bytes) -> Sequence[Word]:
    """The words of a file."""
    texts: list[str] = []
    starts: list[int] = []
    try:
        _, count, at = read_head(data, len(list_head(1)))
        while (at := _end_of_numbers(data, at)) < len(data):
            text, end = decode(data, at)
            if data[at - 1] == _WORD:
                texts.append(str(text))
                starts.append(at - 1)
            at = end
    except (IndexError, UnicodeDecodeError, KeyError) as error:
        raise unknown_form() from error
    if len(texts) != count:
        raise unknown_form()
    parts = pairwise([*starts, len(data)])
    return [(text, data[start:end]) for text, (start, end) in zip(texts, parts, strict=True)]


def _end_of_numbers(data: bytes, at: int) -> int:
    found = _NUMBERS.match(data, at)
    return found.end() if found else at


def _size(words: Sequence[Word]) -> int:
    return sum(len(data) for _, data in words)


def _packed(words: Sequence[Word]) -> bytes:
    return compress(list_head(1) + list_head(len(words)) + b"".join(data for _, data in words))
