import json

import pytest
from backfile.source.metadata_table import COLUMNS
from backfile.source.sidecar import ALIASES, MAX_BYTES, read_sidecar
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

YAML, JSON = "content/flood.yml", "content/flood.json"


def read(text, where=YAML):
    return read_sidecar(text.encode(), where)


def messages(text, where=YAML):
    return [str(problem) for problem in read(text, where).problems]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("title: Flood\ndate: 2019-03-05\ntags: [rain, river]", YAML),
        ("---\nTITLE: Flood\nDate: '2019-03-05'\nkeywords:\n  - rain\n  - river\n", "content/flood.yaml"),
        ('{"title": "Flood", "date": "2019-03-05", "tags": ["rain", "river"]}', JSON),
        ('\ufeff{"headline": "Flood", "published": "2019-03-05", "keywords": "rain; river"}', "content/flood.JSON"),
    ],
)
def test_values_are_those_of_a_row(text, where):
    sidecar = read(text, where)

    assert sidecar.values == {"title": "Flood", "date": "2019-03-05", "tags": "rain; river"}
    assert sidecar.problems == ()


@pytest.mark.parametrize(("alias", "column"), [item for item in ALIASES.items() if item[1] in COLUMNS])
def test_name_of_a_header_stands_for_its_column(alias, column):
    assert read(f"{alias}: x").values == {column: "x"}


def test_values_know_their_lines():
    assert read("# x\ntitle: Flood\r\n\r\nslug: wet").lines == {"title": 2, "slug": 4}


def test_values_of_json_know_their_lines():
    text = '{\n"title": "a \\" {b}",\n"tags": [\n"slug"],\n\n"slug"\n:\n"wet"}'

    assert read(text, JSON).lines == {"title": 2, "tags": 3, "slug": 6}


@pytest.mark.parametrize(
    ("text", "where"), [("title:\nslug: ~", YAML), ('{"title": null, "slug": ""}', JSON), ("", YAML)]
)
def test_empty_value_says_nothing(text, where):
    sidecar = read(text, where)

    assert (sidecar.values, sidecar.problems) == ({}, ())


def test_number_of_json_stays_as_it_is_written():
    assert read('{"date": 2019, "slug": 1.50}', JSON).values == {"date": "2019", "slug": "1.50"}


def test_one_value_of_a_list_is_not_cut_at_its_comma():
    assert read("authors: ['Silva, Ana']").values == {"authors": "Silva, Ana;"}


def test_value_is_one_line_of_text():
    assert read('{"title": "a\\n\\u0000b\\ud800"}', JSON).values == {"title": "a b"}


def test_unknown_key_is_reported_with_the_nearest_known_one():
    assert messages("title: Flood\ntgas: rain") == [
        'content/flood.yml:2: unknown key "tgas", it is not used; did you mean "tags"? [S207]'
    ]


@pytest.mark.parametrize("key", ["path", "weather"])
def test_unknown_key_that_is_near_no_other_is_reported_with_the_list(key):
    assert messages(f"{key}: x") == [
        f'content/flood.yml:1: unknown key "{key}", it is not used; the keys are {", ".join(COLUMNS[1:])} [S207]'
    ]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("title: {a: b}", YAML),
        ("title: [a, b]", YAML),
        ('{"title": {"a": "b"}}', JSON),
        ('{"title": true}', JSON),
        ('{"title": NaN}', JSON),
        ('{"title": ["a", "b"]}', JSON),
    ],
)
def test_value_that_is_no_text_is_reported(text, where):
    assert messages(text, where) == [f'{where}:1: "title" is not one text, it is not used; write one text [S207]']


def test_list_that_holds_more_than_texts_is_reported():
    assert messages('{"tags": ["a", {"b": 1}]}', JSON) == [
        (
            'content/flood.json:1: "tags" is not a text or a list of texts, it is not used; '
            "write a text or a list of texts [S207]"
        )
    ]


def test_semicolon_within_a_list_is_reported():
    assert messages("tags: ['a; b', c]") == [
        (
            'content/flood.yml:1: "tags" holds a text with a semicolon and is cut there; '
            "write two texts, or leave the semicolon out [S207]"
        )
    ]


@pytest.mark.parametrize(("text", "where"), [("title: a\nheadline: b", YAML), ('{"title": "a",\n"title": "b"}', JSON)])
def test_second_value_is_reported_and_the_first_holds(text, where):
    sidecar = read(text, where)

    assert sidecar.values == {"title": "a"}
    assert [(problem.code, problem.line) for problem in sidecar.problems] == [("S207", 2)]


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        (
            b'{"title": "a",\n"slug"}',
            JSON,
            "content/flood.json:2: it is no JSON (Expecting ':' delimiter), it is not used; save it again, or delete it",
        ),
        (
            b"[]",
            JSON,
            "content/flood.json:1: it is no JSON (it is no object), it is not used; save it again, or delete it",
        ),
        (
            b"[" * 200_000,
            JSON,
            "content/flood.json: it is nested too deep, it is not used; save it again, or delete it",
        ),
        (
            b"title: a\nslug: b: c",
            YAML,
            (
                "content/flood.yml:2: it cannot be read (mapping values are not allowed in this context), it is not used; "
                'write lines such as title: "Flood"'
            ),
        ),
        (b"title: a\nslug: \xe9t\xe9", YAML, "content/flood.yml:2: it is not UTF-8, it is not used; save it in UTF-8"),
        (
            b" " * (MAX_BYTES + 1),
            YAML,
            f"content/flood.yml: it is larger than {MAX_BYTES} bytes, it is not used; keep only the metadata in it",
        ),
    ],
    ids=range(6),
)
def test_sidecar_that_cannot_be_read_is_reported(data, where, message):
    sidecar = read_sidecar(data, where)

    assert (sidecar.values, [str(problem) for problem in sidecar.problems]) == ({}, [f"{message} [S206]"])


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from([YAML, JSON]))
def test_any_bytes_are_read_or_reported(data, where):
    sidecar = read_sidecar(data, where)

    assert sidecar.values.keys() == sidecar.lines.keys()
    assert sidecar.values.keys() <= set(COLUMNS)


@given(
    st.dictionaries(st.sampled_from([*COLUMNS, "mood"]), st.text() | st.lists(st.text()) | st.none() | st.integers())
)
def test_any_json_is_read(members):
    assert all(problem.code == "S207" for problem in read(json.dumps(members, indent=1), JSON).problems)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": ' * 100_000,
        '{"title": "' + '\\"' * 400_000 + '"}',
        "{" + '"tags": "x", ' * 60_000 + '"a": 1}',
        '"' * 900_000,
        '{"' + "a" * 900_000 + '": 1}',
    ],
    ids=range(5),
)
def test_sidecar_of_any_length_is_read_in_time(text):
    with cpu_seconds(at_most=2):
        read(text, JSON)
