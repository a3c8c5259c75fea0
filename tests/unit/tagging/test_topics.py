import pytest
from backfile.tagging.topics import topic_candidates, word_offset
from backfile.tagging.words import count_words, load_vocabulary

FILL = " It rained on the old town and nobody came out to see it." * 40


def topics(body, headline="", lead=""):
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


def test_nouns_are_keyphrases_that_are_not_sure():
    assert topics("The teacher left. The teachers came.", headline="TEACHERS LEAVE") == {"Teachers": False}


def test_word_inside_a_phrase_is_no_subject_by_itself():
    assert topics("the bird flu came, then bird flu left").keys() == {"Avian influenza"}


@pytest.mark.parametrize("text", ["people said so on Monday", "the company grew quickly", "they were very happy"])
def test_words_that_say_nothing_are_no_keyphrases(text):
    assert topics(text, headline=text) == {}


def test_no_more_than_nine_topics():
    assert len(topics(" ".join(word.decode() for word in sorted(load_vocabulary().singles)))) == 9


def test_offset_is_of_whole_words():
    assert (word_offset("oaks oak", "oak"), word_offset("oaks", "oak")) == (5, -1)
