from itertools import pairwise

import pytest
from backfile.errors import SearchIndexError
from backfile.search.cbor import compress, decompress, pack, unpack
from backfile.search.chunks import ALIKE, MOST_BYTES, cut_chunks
from hypothesis import given
from hypothesis import strategies as st

PLACES = st.lists(
    st.tuples(st.integers(0, 70_000), st.lists(st.integers(-100, 2**20), max_size=5)).map(list), max_size=40
)
VARIANTS = st.lists(st.tuples(st.text(min_size=1, max_size=300), PLACES).map(list), max_size=3)
INDEXES = st.dictionaries(st.text(min_size=1, max_size=30), st.tuples(PLACES, VARIANTS), max_size=60).map(
    lambda words: [[word, *found] for word, found in sorted(words.items())]
)
LONG = [[number, [-25, number]] for number in range(MOST_BYTES // 6)]
"""Articles of a word that fills a file."""


def _cut(words, files=1):
    """Where each file begins and ends, and its words."""
    made = [pack([words[number::files]]) for number in range(files)]
    return [(start, end, unpack(data)[0]) for start, end, data in cut_chunks(made)]


def _names(words, files=1):
    return [[word for word, *_ in found] for _, _, found in _cut(words, files)]


@given(INDEXES)
def test_every_word_is_kept_with_all_that_is_known_of_it(words):
    assert [word for _, _, found in _cut(words) for word in found] == words


@given(INDEXES, st.integers(1, 4))
def test_the_files_before_do_not_show(words, files):
    assert _cut(words, files) == _cut(words)


@given(INDEXES)
def test_each_word_lies_between_where_its_file_begins_and_ends(words):
    cut = _cut(words)

    assert all(start <= word <= end for start, end, found in cut for word, *_ in found)
    assert all(end == start for (_, end, _), (start, _, _) in pairwise(cut))
    assert [start for start, _, _ in cut[:1]] == [""] * bool(words)


def test_words_that_begin_alike_stay_together_and_others_are_cut_apart():
    words = [[name, LONG, []] for name in ("flood", "floods", "flow", "fly", "flyer")]

    assert ALIKE == 4
    assert _names(words) == [["flood", "floods"], ["flow"], ["fly"], ["flyer"]]
    assert [start for start, _, _ in _cut(words)] == ["", "flow", "fly", "flye"]


def test_small_words_share_a_file():
    assert _names([[f"w{number:03}", [[0, [1]]], []] for number in range(100)]) == [
        [f"w{number:03}" for number in range(100)]
    ]


def test_a_file_is_as_long_as_it_may_be():
    words = [[f"w{number:04}", [[0, [1]]], []] for number in range(3000)]
    sizes = [len(decompress(data)) for _, _, data in cut_chunks([pack([words])])]

    assert max(sizes) <= MOST_BYTES + 10
    assert min(sizes[:-1]) > MOST_BYTES * 0.9


def test_an_index_without_words_has_no_files():
    assert _cut([]) == []


@pytest.mark.parametrize(
    "data", [b"", b"\x81", b"\x81\x82\x83\x61a\x80\x80", b"\x81\x81\x83\xf5", b"\x81\x81\x83\x61\xff\x80"]
)
def test_words_of_another_form_are_an_error(data):
    with pytest.raises(SearchIndexError):
        list(cut_chunks([compress(data)]))
