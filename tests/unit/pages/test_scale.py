from backfile.pages.scale import STEPS, scale_of, scale_steps, step_of
from backfile.words import words_of
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = words_of("en")
LARGEST = st.integers(min_value=1, max_value=10**9)


def test_no_articles_need_no_scale():
    assert scale_of(0) == ()
    assert scale_steps((), 0, ENGLISH) == ()


def test_few_articles_have_a_step_each():
    assert scale_of(3) == (1, 2, 3)


def test_steps_of_many_grow_by_a_factor_and_start_at_round_numbers():
    assert scale_of(142) == (1, 3, 7, 20, 50)
    assert scale_of(50_000) == (1, 10, 70, 700, 5000)


def test_no_articles_are_on_no_step():
    assert step_of(0, scale_of(142)) == 0


@given(LARGEST, st.data())
def test_every_count_has_one_of_the_steps_and_a_larger_one_no_lower_step(largest, data):
    scale = scale_of(largest)
    less, more = sorted(data.draw(st.tuples(*[st.integers(min_value=1, max_value=largest)] * 2)))

    assert 1 <= step_of(less, scale) <= step_of(more, scale) <= len(scale) <= STEPS


@given(LARGEST)
def test_the_largest_count_is_on_the_last_step_and_one_article_on_the_first(largest):
    scale = scale_of(largest)

    assert (step_of(1, scale), step_of(largest, scale)) == (1, len(scale))


def test_steps_are_said_in_words():
    assert [(step.number, step.label) for step in scale_steps(scale_of(1422), 1422, ENGLISH)] == [
        (1, "1 to 4"),
        (2, "5 to 19"),
        (3, "20 to 69"),
        (4, "70 to 299"),
        (5, "300 to 1,422"),
    ]


def test_a_step_of_one_count_is_that_count():
    assert [step.label for step in scale_steps((1, 2), 2, ENGLISH)] == ["1", "2"]
