import pytest
from backfile.tagging import annotate_tags
from backfile.tagging.compounds import is_of, stands_in

BOLIVIA = ("Bolivia", ("Bolivia", "Bolivian", "La Paz"))
PERU = ("Peru", ("Peru", "Peruvian"))


def tags(prose, places, *paragraphs, headline="", countries=(BOLIVIA,)):
    found = annotate_tags(prose(*paragraphs, headline=headline), places, countries=countries)
    return {tag.name: tag.sure for tag in found}


def test_event_and_country_in_the_headline_are_a_sure_tag(prose, places):
    assert tags(prose, places, "It was over by noon.", headline="Bolivia coup fails")["Bolivia coup"]


def test_people_stand_for_the_country(prose, places):
    assert not tags(prose, places, "Bolivian troops tried a coup.")["Bolivia coup"]


def test_compound_stands_before_the_event(prose, places):
    found = list(tags(prose, places, "Bolivian troops tried a coup. The coup failed.", headline="A coup"))

    assert found.index("Bolivia coup") < found.index("Coup")


def test_one_event_of_a_country_is_enough(prose, places):
    found = tags(prose, places, "Bolivian troops tried a coup after a Bolivian flood. The coup failed.")

    assert {"Bolivia coup", "Bolivia flood"} & found.keys() == {"Bolivia coup"}


def test_country_in_another_sentence_is_left_alone(prose, places):
    assert "Bolivia coup" not in tags(prose, places, "Troops tried a coup. It rained in Bolivia.")


def test_event_that_happens_in_no_country_is_left_alone(prose, places):
    assert "Bolivia golf" not in tags(prose, places, "Bolivian golf is played.", headline="Golf in Bolivia")


def test_without_countries_there_are_no_compounds(prose, places):
    assert "Bolivia coup" not in tags(prose, places, "A Bolivian coup.", countries=())


def test_country_that_the_event_is_not_of_is_left_alone(prose, places):
    found = tags(
        prose, places, "It is over.", headline="Peru condemns coup by Bolivian troops", countries=(PERU, BOLIVIA)
    )

    assert {"Peru coup", "Bolivia coup"} & found.keys() == {"Bolivia coup"}


def test_one_of_two_countries_that_only_share_the_sentence_is_left_alone(prose, places):
    found = tags(prose, places, "Peru told Bolivia that the coup ended.", countries=(PERU, BOLIVIA))

    assert not {"Peru coup", "Bolivia coup"} & found.keys()


def test_only_country_that_shares_the_sentence_is_the_events(prose, places):
    assert "Bolivia coup" in tags(prose, places, "The coup ended when troops reached La Paz.")


def test_country_in_the_sentence_of_a_later_mention_is_found(prose, places):
    assert "Bolivia coup" in tags(prose, places, "A coup failed.", "It rained.", "Bolivian troops tried the coup.")


def test_people_without_its_word_are_left_alone(prose, places):
    niger = ("Niger", ("Niger",))

    assert "Niger coup" not in tags(prose, places, "A Nigerian coup failed.", headline="Coup", countries=(niger,))


@pytest.mark.parametrize(
    "sentence",
    [
        "a coup in Bolivia",
        "the Bolivian military coup",
        "Bolivia’s coup",
        "Bolivia's military coup",
        "a coup by the Bolivian army",
        "Coup near La Paz",
        "the “Bolivian” coup",
    ],
)
def test_event_is_of_a_country(sentence):
    assert is_of("coup", BOLIVIA[1], sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bolivia condemns coup",
        "La Paz condemned coup",
        "a coup while Bolivia slept",
        "a xBolivia coup",
        "Bolivia",
        "coup",
    ],
)
def test_event_is_not_of_a_country(sentence):
    assert not is_of("coup", BOLIVIA[1], sentence)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("French",), "French troops came"),
        (("Peru", "Peruvian"), "a “Peruvian” coup"),
        (("U.S.",), "the U.S. election"),
    ],
)
def test_words_of_a_country_stand_in_a_sentence(words, sentence):
    assert stands_in(words, sentence)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(("France",), "in Peru"), (("Niger",), "a Nigerian coup"), (("South Korea",), "in South Africa"), ((), "a coup")],
)
def test_parts_of_other_words_do_not(words, sentence):
    assert not stands_in(words, sentence)
