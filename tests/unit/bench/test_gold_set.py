import pytest
from gold_set import LabelError, parse_label, read_aliases, read_labels


def read(folder, text):
    (folder / "gold.jsonl").write_text(text)
    return read_labels(folder)


def test_a_label_with_its_id_alone_judges_nothing():
    label = parse_label('{"id": "a"}', 1)

    assert (label.primary, label.countries, label.people, label.ner) == ("", (), (), None)


def test_the_only_country_is_the_main_one():
    assert parse_label('{"id": "a", "countries": ["pe"]}', 1).primary == "PE"


def test_of_two_countries_none_is_the_main_one():
    assert parse_label('{"id": "a", "countries": ["PE", "BO"]}', 1).primary == ""


def test_null_says_that_there_is_no_main_country():
    assert parse_label('{"id": "a", "countries": ["PE"], "primary": null}', 1).primary == ""


def test_the_countries_are_among_those_mentioned():
    assert parse_label('{"id": "a", "countries": ["PE"], "mentioned": ["US"]}', 1).mentioned == ("PE", "US")


def test_other_keys_are_passed_over():
    assert parse_label('{"id": "a", "len": 3}', 1).id == "a"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("PE", "it is no JSON (Expecting value"),
        ("[]", 'it has no "id"; write an object with the name of the text file'),
        ('{"id": 3}', 'it has no "id"; write an object with the name of the text file'),
        ('{"id": "a", "people": "Rosa"}', '"people" is no list of texts; write it as "people": ["...", "..."]'),
        (
            '{"id": "a", "countries": ["Peru"]}',
            '"Peru" in "countries" is no ISO 3166-1 alpha-2 code; write two letters',
        ),
        ('{"id": "a", "primary": 3}', '"primary" is no country; write its ISO code or null'),
        ('{"id": "a", "ner": ["Rosa"]}', '"ner" has another form; write it as {"PER": {"Luis Arce": 2}'),
        ('{"id": "a", "ner": {"PER": ["Rosa"]}}', '"ner" has another form'),
    ],
)
def test_a_wrong_label_is_told_with_what_to_write(line, words):
    with pytest.raises(LabelError) as failed:
        parse_label(line, 1)

    assert str(failed.value).startswith(words)


def test_a_wrong_line_is_left_out_with_its_number(tmp_path):
    labels, messages = read(tmp_path, '{"id": "a"}\n\n{"id"\n{"id": "b"}\n')

    assert [(label.id, label.line) for label in labels] == [("a", 1), ("b", 4)]
    assert messages[0].startswith(f"{tmp_path}/gold.jsonl:3: it is no JSON (")
    assert messages[0].endswith("; the line is left out")


def test_a_second_label_of_an_article_is_left_out(tmp_path):
    labels, messages = read(tmp_path, '{"id": "a", "countries": ["PE"]}\n{"id": "a"}\n')

    assert [label.countries for label in labels] == [("PE",)]
    assert messages == [f'{tmp_path}/gold.jsonl:2: "a" has a label in line 1 already; delete one; the line is left out']


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "gold.jsonl").write_bytes(b'\xef\xbb\xbf{"id": "a"}\r\n')

    assert [label.id for label in read_labels(tmp_path)[0]] == ["a"]


def test_an_organisation_has_all_its_names():
    assert set(read_aliases()["imf"]) == {"IMF", "International Monetary Fund"}
