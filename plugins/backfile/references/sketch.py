"""A sketch of an article's text: enough to tell how much of it another one repeats, in 150 bytes.

It holds the smallest checksums of the sentences, so that two sketches tell what share of all sentences two texts have in
common (A. Z. Broder, "On the resemblance and containment of documents", 1997); and keys by which articles that may have
much in common are found: the checksums of the first of those sentences, each with the next one. A sentence may stand in
many articles, two in the same order hardly do. Case, punctuation, spaces and line breaks make no difference; figures do.
"""

from array import array
from collections.abc import Iterable
from zlib import crc32

SENTENCES = 32
"""Of a sketch, at most: a longer text is known by a sample."""
KEYS = 6
"""Of two texts with half of their pairs of sentences in common, one in 60 shares none of these keys."""
_LONG = 32
"""Bytes of letters and digits that a sentence needs to be told from others."""
_ENDS = ".!?\n"
_WIDE_ENDS = "。！？…"  # noqa: RUF001 - the marks are the matter
_WIDE_MARKS = "‘’“”«»–—\xa0"  # noqa: RUF001 - the same
_TABLE = bytes([10 if chr(code) in _ENDS else ord(chr(code).lower()) if code < 128 else code for code in range(256)])  # noqa: PLR2004 - the end of ASCII
_NO_WORDS = bytes([code for code in range(128) if not chr(code).isalnum() and chr(code) not in _ENDS])


def make_sketch(texts: Iterable[str]) -> bytes:
    """Make the sketch of a text.

    Args:
        texts: its paragraphs.
    Returns:
        Whole numbers of four bytes: how many keys there are, the keys, the checksums of the sentences, the smallest
        first. Nothing for a text without long sentences.
    """
    text = "\n".join(texts)
    if not text.isascii():
        for end in _WIDE_ENDS:
            text = text.replace(end, "\n")
        for mark in _WIDE_MARKS:
            text = text.replace(mark, "")
        text = text.lower()
    words = text.encode().translate(_TABLE, _NO_WORDS).split(b"\n")
    sentences = [sentence for sentence in words if len(sentence) >= _LONG]
    if not sentences:
        return b""
    after = dict(zip(map(crc32, sentences), [*sentences[1:], b""], strict=True))
    sums = sorted(after)[:SENTENCES]
    keys = [crc32(after[number], number) for number in sums[:KEYS]]
    return array("I", [len(keys), *keys, *sums]).tobytes()


def keys_of(sketch: bytes) -> list[int]:
    """The keys of a sketch."""
    numbers = array("I", sketch)
    return numbers[1 : numbers[0] + 1].tolist() if numbers else []


def count_shared(one: bytes, other: bytes) -> tuple[int, int]:
    """Compare two sketches.

    Returns:
        How many sentences both texts have, and of how many; of long texts in a sample of all their sentences.
    """
    ones, others = _sentences_of(one), _sentences_of(other)
    shared, both = ones & others, ones | others
    if shared and len(both) > SENTENCES:
        shared = shared.intersection(sorted(both)[:SENTENCES])
    return len(shared), min(len(both), SENTENCES)


def _sentences_of(sketch: bytes) -> set[int]:
    numbers = array("I", sketch)
    return set(numbers[numbers[0] + 1 :]) if numbers else set()
