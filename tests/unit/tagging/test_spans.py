import pytest
from backfile.tagging.spans import find_spans
from backfile.tagging.tables import load_tables
from hypothesis import given
from hypothesis import strategies as st


def runs(text, tables):
    return [" ".join(span.words) for span in find_spans(text, 0, tables)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Ana Ruiz spoke", ["Ana Ruiz"]),
        ("then Ana de la Ruiz spoke", ["Ana de la Ruiz"]),
        ("Ana Ruiz and Bruno Paz spoke", ["Ana Ruiz", "Bruno Paz"]),
        ("the Food and Wool Administration", ["Food and Wool Administration"]),
        ("Bashar al-Olm spoke", ["Bashar al-Olm"]),
        ("Mr. Olm spoke", ["Mr. Olm"]),
        ("Ana Ruiz's car", ["Ana Ruiz"]),
        ("the U.N. met", ["U.N."]),
        ("no names here", []),
    ],
)
def test_runs_of_capitalised_words_are_found(tables, text, expected):
    assert runs(text, tables) == expected


def test_common_word_alone_is_no_run(tables):
    assert runs("The end. The start.", tables) == []


def test_common_word_inside_a_run_is_left_alone(tables):
    assert runs("The End", tables) == ["The End"]


def test_word_that_comes_once_is_not_worth_reading(tables):
    assert runs("then Olm spoke", tables) == []


def test_word_that_ends_a_longer_run_is_worth_reading(tables):
    assert runs("then Ana Olm spoke, and Olm's car came", tables) == ["Ana Olm", "Olm"]


def test_start_of_a_sentence_is_known(tables):
    assert [span.opens for span in find_spans("Olm left. Olm met Olm.\nOlm came.", 0, tables)] == [
        True,
        True,
        False,
        True,
    ]


@given(st.text())
def test_a_run_is_where_it_says(text):
    for span in find_spans(text, 0, load_tables()):
        assert text[span.start : span.end] == " ".join(span.words)
