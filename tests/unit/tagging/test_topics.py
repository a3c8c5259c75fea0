import pytest
from backfile.tagging.topics import find_topics, word_offsets


def topics(tables, text):
    return list(find_topics(text, tables))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Coup fails", "Coup"),
        ("two coups failed", "Coup"),
        ("“coup,” they said", "Coup"),
        ("a suicide bomber came", "Bombing"),
        ("floods came", "Flood"),
        ("the treaty ended", "Treaty"),
    ],
)
def test_word_forms_show_a_topic(tables, text, topic):
    assert topics(tables, text) == [topic]


@pytest.mark.parametrize("text", ["a coupon", "the floodlight", "", "a car"])
def test_part_of_another_word_is_left_alone(tables, text):
    assert topics(tables, text) == []


def test_hit_is_where_it_says(tables):
    text = "Then a coup came"
    start, end = find_topics(text, tables)["Coup"][0]

    assert text[start:end] == "coup"


def test_every_occurrence_of_whole_words_is_found():
    assert list(word_offsets("oak oaks oak", "oak")) == [0, 9]
