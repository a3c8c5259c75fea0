import pytest
from backfile.tagging import annotate_tags
from backfile.tagging.compounds import is_of, stands_in


def tags(prose, places, *paragraphs, headline="", countries=("Bolivia",)):
    found = annotate_tags(prose(*paragraphs, headline=headline), places, countries=countries)
    return {tag.name: tag.sure for tag in found}


def test_event_and_country_in_the_headline_are_a_sure_tag(prose, places):
    assert tags(prose, places, "It was over by noon.", headline="Bolivia coup fails")["Bolivia coup"]


def test_people_stand_for_the_country(prose, places):
    assert not tags(prose, places, "Bolivian troops tried a coup.")["Bolivia coup"]


def test_compound_stands_before_the_event(prose, places):
    found = list(tags(prose, places, "Bolivian troops tried a coup. The coup failed.", headline="A coup"))

    assert found.index("Bolivia coup") < found.index("Coup")


def test_country_in_another_sentence_is_left_alone(prose, places):
    assert "Bolivia coup" not in tags(prose, places, "Troops tried a coup. It rained in Bolivia.")


def test_event_that_happens_in_no_country_is_left_alone(prose, places):
    assert "Bolivia golf" not in tags(prose, places, "Bolivian golf is played.", headline="Golf in Bolivia")


def test_without_countries_there_are_no_compounds(prose, places):
    assert "Bolivia coup" not in tags(prose, places, "A Bolivian coup.", countries=())


def test_country_that_the_event_is_not_of_is_left_alone(prose, places):
    found = tags(
        prose, places, "It is over.", headline="Peru condemns coup by Bolivian troops", countries=("Peru", "Bolivia")
    )

    assert {"Peru coup", "Bolivia coup"} & found.keys() == {"Bolivia coup"}


def test_one_of_two_countries_that_only_share_the_sentence_is_left_alone(prose, places):
    found = tags(prose, places, "Peru told Bolivia that the coup ended.", countries=("Peru", "Bolivia"))

    assert not {"Peru coup", "Bolivia coup"} & found.keys()


@pytest.mark.parametrize(
    "sentence", ["a coup in Bolivia", "the Bolivian military coup", "Bolivia’s coup", "a coup by the Bolivian army"]
)
def test_event_is_of_a_country(sentence):
    assert is_of("coup", "Bolivia", sentence)


@pytest.mark.parametrize("sentence", ["Bolivia condemns coup", "a coup while Bolivia slept", "Bolivia", "coup"])
def test_event_is_not_of_a_country(sentence):
    assert not is_of("coup", "Bolivia", sentence)


@pytest.mark.parametrize(
    ("country", "sentence"),
    [
        ("France", "French troops came"),
        ("Peru", "a “Peruvian” coup"),
        ("Turkey", "a Turkish coup"),
        ("United States", "the U.S. election"),
    ],
)
def test_words_for_a_people_show_its_country(country, sentence):
    assert stands_in(country, sentence)


@pytest.mark.parametrize(
    ("country", "sentence"),
    [
        ("France", "in Peru"),
        ("Austria", "an Australian coup"),
        ("Niger", "a Nigerian coup"),
        ("South Korea", "in South Africa"),
    ],
)
def test_other_words_do_not(country, sentence):
    assert not stands_in(country, sentence)
