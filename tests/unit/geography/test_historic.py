import pytest
from backfile.geography import annotate_countries, historic_states, load_gazetteer
from backfile.model.annotation import GeographyRules


@pytest.mark.parametrize(
    ("sentence", "alpha2", "state"),
    [
        ("The Soviet Union signed the treaty.", "RU", "Soviet Union"),
        ("USSR athletes won.", "RU", "Soviet Union"),
        ("Soviet engineers came.", "RU", "Soviet Union"),
        ("Yugoslav miners met.", "RS", "Yugoslavia"),
        ("He left Czechoslovakia by train.", "CZ", "Czechoslovakia"),
        ("An East German coach spoke.", "DE", "East Germany"),
        ("Ships reached South Yemen.", "YE", "South Yemen"),
        ("North Vietnamese envoys spoke.", "VN", "North Vietnam"),
        ("Voters in Serbia and Montenegro waited.", "RS", "Serbia and Montenegro"),
        ("Zaire changed its flag.", "CD", "Zaire"),
    ],
)
def test_former_state_counts_for_its_default_and_is_named(prose, gazetteer, sentence, alpha2, state):
    country = annotate_countries(prose(sentence), gazetteer)[0]

    assert (alpha2, (state,)) == (country.alpha2, country.historic)


@pytest.mark.parametrize("sentence", ["Russia signed the treaty.", "Serbian miners met.", "A German coach spoke."])
def test_country_of_today_has_no_former_state(prose, gazetteer, sentence):
    assert annotate_countries(prose(sentence), gazetteer)[0].historic == ()


def test_site_gives_a_former_state_to_another_country(prose):
    rules = GeographyRules(historic=(("SUHH", "UA"),))

    country = annotate_countries(prose("Soviet engineers came."), load_gazetteer(rules))[0]

    assert (country.alpha2, country.historic) == ("UA", ("Soviet Union",))


def test_site_lets_a_former_state_count_for_nothing(prose):
    rules = GeographyRules(historic=(("YUCS", ""),))
    article = prose("Yugoslav miners from Yugoslavia met in Peru.")

    assert [country.alpha2 for country in annotate_countries(article, load_gazetteer(rules))] == ["PE"]


def test_other_former_states_keep_their_default(prose):
    rules = GeographyRules(historic=(("YUCS", ""),))

    assert annotate_countries(prose("Soviet engineers came."), load_gazetteer(rules))[0].alpha2 == "RU"


def test_every_former_state_has_a_code_of_four_letters_and_a_known_country(gazetteer):
    states = historic_states()

    assert all(len(code) == 4 and code.isalpha() and code.isupper() for code in states)
    assert all(alpha2 in gazetteer.slugs for _, alpha2 in states.values())


def test_former_states_are_known_by_code():
    assert historic_states()["SUHH"] == ("Soviet Union", "RU")
