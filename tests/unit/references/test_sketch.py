import pytest
from backfile.references.sketch import KEYS, SENTENCES, count_shared, keys_of, make_sketch
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.sampled_from("river harbour council market bridge winter election minister".split())
SENTENCE = st.lists(WORDS, min_size=7, max_size=12).map(lambda words: " ".join(words).capitalize())
TEXT = st.lists(SENTENCE, min_size=1, max_size=60, unique=True)
FLOOD = ["The river rose by two metres in one night. It had rained for eleven days without a break."]


def _sentences(*numbers):
    return [f"The council met for the {number}th time in the old town hall." for number in numbers]


def test_a_text_shares_all_of_its_sentences_with_itself():
    assert count_shared(make_sketch(FLOOD), make_sketch(FLOOD)) == (2, 2)


def test_texts_without_a_sentence_in_common_share_none():
    assert count_shared(make_sketch(_sentences(1, 2)), make_sketch(_sentences(3, 4, 5))) == (0, 5)


@pytest.mark.parametrize(
    "text",
    [
        "THE RIVER ROSE BY TWO METRES IN ONE NIGHT! IT HAD RAINED FOR ELEVEN DAYS WITHOUT A BREAK.",
        "The river rose by two\nmetres in one night. It had  rained for eleven days, without a break.".replace(
            "\n", " "
        ),
        "“The river rose by two metres in one night”. It had rained – for eleven days – without a break…",
    ],
)
def test_case_and_marks_make_no_difference(text):
    assert count_shared(make_sketch(FLOOD), make_sketch([text])) == (2, 2)


def test_figures_make_a_difference():
    assert count_shared(make_sketch(_sentences(11)), make_sketch(_sentences(12))) == (0, 2)


def test_short_sentences_are_left_out():
    assert make_sketch(["He said so. She did not. It rained."]) == b""


def test_nothing_is_shared_with_a_text_without_long_sentences():
    assert count_shared(b"", make_sketch(FLOOD)) == (0, 2)


def test_sentences_of_other_scripts_are_told_apart():
    texts = [
        "昨日、市議会は新しい橋の建設を承認した。工事は来年の春に始まる予定である。",
        "Река поднялась на два метра за одну ночь, сообщил мэр. Дождь шёл одиннадцать дней подряд.",
    ]

    assert [count_shared(make_sketch([text]), make_sketch([text])) for text in texts] == [(2, 2), (2, 2)]


@given(TEXT, TEXT)
def test_it_makes_no_difference_which_text_comes_first(one, other):
    assert count_shared(make_sketch(one), make_sketch(other)) == count_shared(make_sketch(other), make_sketch(one))


@given(TEXT, st.integers(0, 59))
def test_short_texts_are_counted_in_full(text, cut):
    text, part = text[:SENTENCES], text[: min(cut, SENTENCES)]

    assert count_shared(make_sketch(text), make_sketch(part)) == (len(part[: len(text)]), len(text))


def test_what_long_texts_have_in_common_is_estimated_by_a_sample():
    one, other = (_sentences(*range(first, first + 300)) for first in (0, 100))
    both, of_all = count_shared(make_sketch(one), make_sketch(other))

    assert of_all == SENTENCES
    assert both == pytest.approx(SENTENCES / 2, abs=6)


def test_a_sketch_of_a_long_text_is_small():
    assert len(make_sketch(_sentences(*range(500)))) == 4 * (1 + KEYS + SENTENCES)


def test_a_text_is_found_by_its_sentences_in_their_order():
    one, same, turned = _sentences(1, 2), _sentences(1, 2), _sentences(2, 1)

    assert keys_of(make_sketch(one)) == keys_of(make_sketch(same)) != keys_of(make_sketch(turned))


@given(TEXT)
def test_a_paragraph_that_is_added_in_front_leaves_a_key_of_most_texts(text):
    before, after = make_sketch(text), make_sketch(["It was announced that there would be a further statement.", *text])

    assert len(set(keys_of(before)) & set(keys_of(after))) >= min(KEYS, len(keys_of(before))) - 1
