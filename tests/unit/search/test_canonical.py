import json

import pytest
from backfile.errors import SearchIndexError
from backfile.search.canonical import DIGITS, ENTRY, empty_index, settle_files
from backfile.search.cbor import compress, pack, unpack

DAYS = {"a/": "20240131", "b/": "20240131", "c/": "20240200", "d/": ""}


def _fragment(value):
    return compress(json.dumps(value).encode())


def _index(filters=("year",), values=(["2001", [0]],), addresses="abcd", words=("en_7654321",), length=9):
    """An index of some articles, with its filters, and the values of each."""
    keys = {name: f"en_{number:07}" for number, name in enumerate(sorted(filters))}
    articles = {f"en_{number:07}": _fragment({"url": f"{name}/"}) for number, name in enumerate(addresses)}
    chunks = [["flood", "flood", key] for key in words]
    listed = [
        "1.5.2",
        [[key, length] for key in articles],
        chunks,
        [[name, keys[name]] for name in filters],
        [],
        ["title"],
    ]
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_0123456789", "wasm": "en", "page_count": 1}}}
    files = {ENTRY: json.dumps(entry).encode(), "pagefind.en_0123456789.pf_meta": pack(listed)}
    files |= {f"filter/{key}.pf_filter": pack([name, list(values)]) for name, key in keys.items()}
    files |= {f"index/{key}.pf_index": pack([[["flood", [[0, [1]]], []]]]) for key in words}
    return {**files, **{f"fragment/{key}.pf_fragment": data for key, data in articles.items()}}


def _listed(files):
    """The list of an index."""
    return unpack(files[f"pagefind.{json.loads(files[ENTRY])['languages']['en']['hash']}.pf_meta"])


def _names(files):
    return [name for name, _ in _listed(files)[1]]


def test_the_order_of_filters_and_values_does_not_show():
    one = _index(["year", "country"], [["2001", [0]], ["1999", [1]]])
    other = _index(["country", "year"], [["1999", [1]], ["2001", [0]]])

    assert settle_files(one, DAYS) == settle_files(other, DAYS)
    assert settle_files(one, DAYS) != settle_files(_index(), DAYS)


def test_the_list_is_named_after_what_it_holds_and_names_all_others():
    files = settle_files(_index(["year", "country"]), DAYS)
    version, articles, chunks, filters, sorts, fields = _listed(files)

    assert "pagefind.en_0123456789.pf_meta" not in files
    assert len(json.loads(files[ENTRY])["languages"]["en"]["hash"]) == len("en_0123456789")
    assert [name for name, _ in filters] == ["country", "year"]
    assert {path for path in files if "/" in path} == {
        *(f"fragment/{name}.pf_fragment" for name, _ in articles),
        *(f"index/{name}.pf_index" for _, _, name in chunks),
        *(f"filter/{name}.pf_filter" for _, name in filters),
    }
    assert (version, sorts, fields) == ("1.5.2", [], ["title"])


def test_a_dated_article_is_named_after_its_day_and_a_few_digits_of_what_it_holds():
    names = _names(settle_files(_index(), DAYS))

    assert [name[:8] for name in names[:3]] == ["20240131", "20240131", "20240200"]
    assert [len(name) for name in names[:3]] == [8 + DIGITS] * 3
    assert names[:3] != _names(settle_files(_index(addresses="bacd"), DAYS))[:3]


def test_an_article_without_a_date_keeps_its_name():
    assert _names(settle_files(_index(), DAYS))[3] == "en_0000003"


def test_articles_of_a_day_have_as_many_digits_as_tell_them_apart():
    addresses = [f"{number}" for number in range(200)]
    names = _names(settle_files(_index(addresses=addresses), {f"{name}/": "20240131" for name in addresses}))

    assert len(set(names)) == 200
    assert {len(name) for name in names} >= {8 + DIGITS, 8 + DIGITS + 1}


@pytest.mark.parametrize(("words", "kept"), [(0, 0), (15, 15), (41, 40), (47, 44), (1000, 960)])
def test_the_words_of_an_article_are_told_to_four_binary_digits(words, kept):
    files = settle_files(_index(length=words), DAYS)

    assert _listed(files)[1][0][1] == kept


def test_what_is_shown_of_an_article_is_left_alone():
    files = settle_files(_index(), DAYS)

    assert files[f"fragment/{_names(files)[0]}.pf_fragment"] == _fragment({"url": "a/"})


def test_an_empty_index_has_no_article_and_the_version_of_the_other():
    files = empty_index(_index()[ENTRY])

    assert json.loads(files[ENTRY])["languages"]["en"]["page_count"] == 0
    assert _listed(files) == ["1.5.2", [], [], [], [], []]


@pytest.mark.parametrize(
    "listed",
    [
        "text",
        ["1.5.2", [], []],
        ["1.5.2", [], [], ["year"], [], []],
        ["1.5.2", [], ["en_1234567"], [], [], []],
        ["1.5.2", [], "en_1234567", [], [], []],
        ["1.5.2", [["en_1234567", 1]], [], [], [], []],
        ["1.5.2", [["en_0000000", "1"]], [], [], [], []],
    ],
)
def test_a_list_of_another_form_is_an_error(listed):
    with pytest.raises(SearchIndexError):
        settle_files({**_index(), "pagefind.en_0123456789.pf_meta": pack(listed)}, DAYS)


def test_an_article_of_another_form_is_an_error():
    with pytest.raises(SearchIndexError):
        settle_files({**_index(), "fragment/en_0000000.pf_fragment": _fragment(["a/"])}, DAYS)
