import pytest
from backfile.tagging.plurals import both_numbers
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("bank", "banks"),
        ("city", "cities"),
        ("box", "boxes"),
        ("church", "churches"),
        ("class", "classes"),
        ("day", "days"),
        ("child", "children"),
        ("interest rate", "interest rates"),
    ],
)
def test_numbers_meet(singular, plural):
    assert set(both_numbers(plural)) == {singular, plural} == set(both_numbers(singular))


@pytest.mark.parametrize("noun", ["economics", "politics"])
def test_science_has_no_other_number(noun):
    assert both_numbers(noun) == (noun,)


@given(st.text())
def test_the_form_given_comes_first(noun):
    assert both_numbers(noun)[0] == noun
