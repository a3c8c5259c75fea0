import pytest
from backfile.english import sentence_at
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One came. Two left. Three stayed.", "Two", "Two left."),
        ("One came. “Two left.” Three stayed.", "Two", "“Two left.”"),
        ("Then Mr. Two left. Three stayed.", "left", "Then Mr. Two left."),
        ("The U.S. Senate met. Then it closed.", "Senate", "The U.S. Senate met."),
        ("No stop at all", "stop", "No stop at all"),
        ("It cost 3.5 million. More came.", "million", "It cost 3.5 million."),
    ],
)
def test_sentence_around_the_words_is_found(text, words, expected):
    start = text.index(words)

    assert sentence_at(text, start, start + len(words)) == expected


def test_endless_sentence_is_cut():
    text = "word " * 1000

    assert len(sentence_at(text, 2500, 2504)) < 700


@given(st.text(min_size=1, max_size=200), st.integers(0, 199), st.integers(1, 20))
def test_sentence_is_always_part_of_the_text(text, start, length):
    start = min(start, len(text) - 1)

    assert sentence_at(text, start, min(len(text), start + length)) in text


@pytest.mark.parametrize("text", ["The U.S. Senate met", "Then J. Olm left", "Ask (Mr. Olm) now", "See No. 5 there"])
def test_abbreviation_ends_no_sentence(text):
    assert sentence_at(text, 0, 3) == text


@given(st.text(alphabet="Ab .!?\u201d", min_size=1), st.data())
def test_sentence_holds_the_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert text[start:end].strip() in sentence_at(text, start, end)
