import gzip
import json

import pytest
from backfile.errors import SearchIndexError
from backfile.search.canonical import ENTRY, SIGNATURE, empty_index, pack, settle_files, unpack
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.one_of(st.text(max_size=300), st.integers(-(2**40), 2**40)), lambda inner: st.lists(inner, max_size=30)
)


def _index(filters, sorts, values):
    """An index of one article, with its filters, sort keys and values of the filter "year" in some order."""
    keys = {name: f"en_{number:07}" for number, name in enumerate(sorted(filters))}
    listed = ["1.5.2", [["en_1234567", 9]], [], [[name, keys[name]] for name in filters], sorts, ["title"]]
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_0123456789", "wasm": "en", "page_count": 1}}}
    files = {ENTRY: json.dumps(entry).encode(), "pagefind.en_0123456789.pf_meta": pack(listed)}
    files |= {f"filter/{key}.pf_filter": pack([name, values]) for name, key in keys.items()}
    return {**files, "fragment/en_1234567.pf_fragment": b"words"}


ONE = _index(["year", "country"], [["date", [0]], ["length", [0]]], [["2001", [0]], ["1999", [1]]])
OTHER = _index(["country", "year"], [["length", [0]], ["date", [0]]], [["1999", [1]], ["2001", [0]]])


@given(VALUES)
def test_what_is_packed_is_unpacked(value):
    assert unpack(pack(value)) == value


def test_the_order_of_filters_and_values_and_sort_keys_does_not_show():
    assert settle_files(ONE) == settle_files(OTHER)
    assert settle_files(ONE) != settle_files(_index(["year"], [], [["2001", [0]]]))


def test_files_are_named_after_what_they_hold_and_the_entry_names_the_list():
    files = settle_files(ONE)
    key = json.loads(files[ENTRY])["languages"]["en"]["hash"]
    listed = unpack(files[f"pagefind.{key}.pf_meta"])

    assert key != "en_0123456789"
    assert len(key) == len("en_0123456789")
    assert [name for name, _ in listed[3]] == ["country", "year"]
    assert all(f"filter/{found}.pf_filter" in files for _, found in listed[3])


def test_words_and_articles_are_left_alone():
    assert settle_files(ONE)["fragment/en_1234567.pf_fragment"] == b"words"


def test_an_index_that_was_settled_is_left_alone():
    assert settle_files(settle_files(ONE)) == settle_files(ONE)


def test_an_empty_index_has_no_article_and_the_version_of_the_other():
    files = empty_index(ONE[ENTRY])
    entry = json.loads(files[ENTRY])

    assert entry["languages"]["en"]["page_count"] == 0
    assert unpack(files[f"pagefind.{entry['languages']['en']['hash']}.pf_meta"]) == ["1.5.2", [], [], [], [], []]


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


@pytest.mark.parametrize("listed", ["text", ["1.5.2", [], []], ["1.5.2", [], [], ["year"], [], []]])
def test_a_list_of_another_form_is_an_error(listed):
    with pytest.raises(SearchIndexError):
        settle_files({**ONE, "pagefind.en_0123456789.pf_meta": pack(listed)})
