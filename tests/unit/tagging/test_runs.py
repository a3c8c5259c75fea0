import pytest
from backfile.tagging.runs import count_runs, split_tail, without_possessive
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Ana Ruiz spoke", ["Ana Ruiz"]),
        ("then Ana de la Ruiz spoke", ["Ana de la Ruiz"]),
        ("Ana Ruiz and Bruno Paz spoke", ["Ana Ruiz", "Bruno Paz"]),
        ("the Food and Wool Administration", ["Food and Wool Administration"]),
        ("the Ministry of Wool and Trade", ["Ministry of Wool and Trade"]),
        ("in Peru and Bolivia", ["Peru", "Bolivia"]),
        ("Bashar al-Olm spoke", ["Bashar al-Olm"]),
        ("Mr. Olm spoke", ["Mr. Olm"]),
        ("Ana Ruiz's car", ["Ana Ruiz's"]),
        ("the U.N. met", ["U.N."]),
        ("It ended. Then it began", ["It", "Then"]),
        ("Paz & Sons Ltd grew", ["Paz & Sons Ltd"]),
        ("Ana Ruiz said no", ["Ana Ruiz said"]),
        ("Ana Ruiz, 45, said no", ["Ana Ruiz, 45,"]),
        ("the Ruiz administration fell", ["Ruiz administration"]),
        ("no names here, iPhone", []),
    ],
)
def test_runs_of_capitalised_words_are_found(text, expected):
    assert list(count_runs(text, 0)) == expected


def test_runs_are_counted_from_where_it_is_said():
    assert count_runs("Olm left. Olm met Olm.", 5) == {"Olm": 2}


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Ana Ruiz said", ("Ana Ruiz", True, False)),
        ("Ana Ruiz, aged 45,", ("Ana Ruiz", True, False)),
        ("Ruiz administration", ("Ruiz", False, True)),
        ("Ana Ruiz", ("Ana Ruiz", False, False)),
        ("Ana Saidi", ("Ana Saidi", False, False)),
    ],
)
def test_what_stands_behind_a_run_is_split_off(run, expected):
    assert split_tail(run) == expected


@pytest.mark.parametrize(
    ("run", "expected"), [("Ruiz's", "Ruiz"), ("Jones'", "Jones"), ("Olm-", "Olm"), ("Jones", "Jones")]
)
def test_possessive_is_taken_off(run, expected):
    assert without_possessive(run) == expected


@given(st.text())
def test_a_run_is_in_the_text(text):
    assert all(run in text for run in count_runs(text, 0))
