from backfile.tagging.words import count_words, events_in_countries, load_vocabulary
from hypothesis import given
from hypothesis import strategies as st

OAK = frozenset({b"oak"})


def test_words_are_counted_without_marks():
    assert count_words("oak, \u201coak\u201d (oak) oaks\u2014oak Oak", OAK) == {b"oak": 4}


def test_other_words_are_left_out():
    assert count_words("elm soak oaken", OAK) == {}


@given(st.text())
def test_any_text_is_counted(text):
    assert count_words(text, OAK)[b"oak"] <= len(text)


def test_singular_and_plural_show_one_subject():
    singles = load_vocabulary().singles

    assert singles[b"teacher"] is singles[b"teachers"]


def test_event_is_no_keyphrase():
    assert load_vocabulary().singles[b"coup"].is_event


def test_some_events_happen_in_countries():
    assert "Coup" in events_in_countries()
    assert "Golf" not in events_in_countries()
