import gzip

import pytest
from backfile.errors import SearchIndexError
from backfile.search.cbor import SIGNATURE, compress, decompress, pack, unpack
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.one_of(st.text(max_size=300), st.integers(-(2**40), 2**40)), lambda inner: st.lists(inner, max_size=30)
)


@given(VALUES)
def test_what_is_packed_is_unpacked(value):
    assert unpack(pack(value)) == value


def test_what_is_compressed_says_whose_it_is_and_has_no_time():
    assert gzip.decompress(compress(b"words")) == SIGNATURE + b"words"
    assert compress(b"words")[4:8] == bytes(4)
    assert decompress(compress(b"words")) == b"words"


@pytest.mark.parametrize("text", [b"other", SIGNATURE, SIGNATURE + b"\xf5", SIGNATURE + b"\x61\xff"])
def test_another_form_is_an_error_that_says_what_to_do(text):
    with pytest.raises(SearchIndexError) as caught:
        unpack(gzip.compress(text))

    assert str(caught.value) == (
        "Pagefind writes its files in a form that is not known here; install the version in requirements.lock"
    )


def test_a_file_that_is_not_compressed_is_an_error():
    with pytest.raises(SearchIndexError):
        unpack(b"plain")
