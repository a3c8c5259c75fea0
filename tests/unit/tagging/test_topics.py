import pytest
from backfile.tagging.topics import topic_candidates, word_offset
from backfile.tagging.words import count_words, load_vocabulary

FILL = " It rained on the old town and nobody came out to see it." * 40


def topics(body, headline=""):
    lead = body[:500] if len(body) < len(FILL) else ""
    vocabulary = load_vocabulary()
    headline = headline.lower()
    counts = count_words(body, vocabulary.every), count_words(headline, vocabulary.every)
    return {found.name: found.sure for found in topic_candidates(body, headline, lead, counts, vocabulary)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("two coups failed", "Coup"),
        ("“coup,” they said", "Coup"),
        ("a suicide bomber came", "Bombing"),
        ("floods came", "Flood"),
        ("the treaty ended", "Treaty"),
        ("blackouts followed blackouts", "Power cut"),
        ("the bus overturned", "Accident"),
        ("the World Cup ended", "World Cup"),
        ("they raised interest rates", "Interest rates"),
    ],
)
def test_word_forms_show_a_kind_of_event(text, topic):
    assert topic in topics(text)


@pytest.mark.parametrize("text", ["a coupon", "the floodlight", "", "a cup of the world"])
def test_part_of_another_word_is_left_alone(text):
    assert not {"Coup", "Flood", "World Cup"} & topics(text).keys()


def test_event_in_the_headline_is_sure():
    assert topics("", headline="SOLDIERS TRY A COUP")["Coup"]


def test_event_named_once_is_not_sure():
    assert topics("there was talk of a coup") == {"Coup": False}


def test_event_named_once_in_a_long_article_is_left_alone():
    assert "Coup" not in topics("there was talk of a coup" + FILL)


def test_field_named_once_below_the_headline_of_a_long_article_is_left_alone():
    assert "Steel" not in topics("a steel door" + FILL)


def test_noun_of_the_headline_is_a_keyphrase_that_is_not_sure():
    assert topics("The vineyard burned.", headline="VINEYARD BURNS") == {"Vineyard": False}


def test_noun_that_comes_often_is_a_keyphrase():
    assert "Vineyard" in topics("The vineyard is old. A vineyard is wide. No vineyard is far.")


def test_noun_that_comes_twice_is_left_alone():
    assert topics("The vineyard is old. A vineyard is wide.") == {}


def test_phrase_that_comes_twice_is_a_keyphrase():
    assert "Acid rain" in topics("The acid rain lasted. More acid rain came.")


def test_phrase_that_comes_once_is_left_alone():
    assert topics("The acid rain lasted.") == {}


def test_people_of_the_headline_are_a_keyphrase():
    assert topics("The teacher left. The teachers came.", headline="TEACHERS LEAVE") == {"Teachers": False}


@pytest.mark.parametrize("noun", ["mayors", "drivers", "rescuers", "children"])
def test_people_that_no_headline_has_are_left_alone(noun):
    assert topics(f"The {noun} came. The {noun} left. " * 5) == {}


@pytest.mark.parametrize("noun", ["schools", "roads", "debates"])
def test_noun_that_says_little_is_left_alone(noun):
    assert topics(f"The {noun} shut. The {noun} reopened.") == {}


def test_noun_that_says_little_and_comes_very_often_is_a_keyphrase():
    assert "Schools" in topics("The schools shut. The schools reopened. " * 4)


def test_word_inside_a_phrase_is_no_subject_by_itself():
    assert topics("the bird flu came, then bird flu left").keys() == {"Avian influenza"}


@pytest.mark.parametrize("text", ["people said so on Monday", "the company grew quickly", "they were very happy"])
def test_words_that_say_nothing_are_no_keyphrases(text):
    assert topics(text, headline=text) == {}


def test_no_more_than_three_events_and_three_keyphrases():
    assert len(topics(" ".join(word.decode() for word in sorted(load_vocabulary().singles)) * 6)) == 6


def test_offset_is_of_whole_words():
    assert (word_offset("oaks oak", "oak"), word_offset("oaks", "oak")) == (5, -1)
