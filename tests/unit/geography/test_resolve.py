import pytest
from backfile.geography import annotate_countries


def first(prose, gazetteer):
    return annotate_countries(prose, gazetteer)[0].alpha2


@pytest.mark.parametrize(
    ("sentence", "alpha2"),
    [
        ("They met in Paris.", "FR"),
        ("They met in Paris, Texas, on Monday.", "US"),
        ("They met in Paris, France.", "FR"),
        ("They met in Athens, Georgia, on Monday.", "US"),
        ("They met in London, Ontario.", "CA"),
        ("They met in Tbilisi, Georgia.", "GE"),
        ("They met in Belgrade, Minn., on Monday.", "US"),
        ("They met in Lebanon, Pa., on Monday.", "US"),
        ("They met in Cairo, Ill., on Monday.", "US"),
        ("They met in Malta, Mont., on Monday.", "US"),
        ("They met at a farm in Norfolk, England.", "GB"),
    ],
)
def test_state_or_country_after_a_town_decides(prose, gazetteer, sentence, alpha2):
    assert first(prose(sentence), gazetteer) == alpha2


def test_town_before_another_country_is_left_alone(prose, gazetteer):
    countries = annotate_countries(prose("In Boston, Russia said no."), gazetteer)

    assert sorted(country.alpha2 for country in countries) == ["RU", "US"]


def test_town_decided_once_stays_decided(prose, gazetteer):
    article = prose("They met in Paris, Texas, on Monday.", "Paris was quiet.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["US"]


def test_local_evidence_moves_a_town_of_two_countries(prose, gazetteer):
    article = prose("Police in Birmingham and all of Alabama searched, then in Ohio and Tennessee.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["US"]


def test_national_evidence_does_not_move_a_capital(prose, gazetteer):
    article = prose("American envoys and U.S. officials met in Athens.")

    assert "GR" in [country.alpha2 for country in annotate_countries(article, gazetteer)]


def test_georgia_is_the_state_beside_other_states(prose, gazetteer):
    article = prose("Storms hit Alabama and Georgia.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["US"]


def test_georgia_is_the_country_beside_its_capital(prose, gazetteer):
    article = prose("Storms hit Georgia, and Tbilisi most of all.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["GE"]


def test_small_town_is_enough_when_there_is_nothing_else(prose, gazetteer):
    assert first(prose("They met in Aalen."), gazetteer) == "DE"


def test_small_town_is_no_evidence_against_another_country(prose, gazetteer):
    countries = annotate_countries(prose("Peruvian farmers in Peru met in Aalen."), gazetteer)

    assert [country.alpha2 for country in countries] == ["PE"]


def test_small_town_counts_beside_its_country(prose, gazetteer):
    alone = annotate_countries(prose("They met in Germany."), gazetteer)
    beside = annotate_countries(prose("They met in Aalen in Germany."), gazetteer)

    assert beside[0].score > alone[0].score


def test_clue_after_a_town_names_its_country(prose, gazetteer):
    article = prose("Athens Police Department asked for help.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["US"]


@pytest.mark.parametrize("dateline", ["ROME, Italy", "ROME"])
def test_clue_after_a_town_leaves_the_town_of_the_dateline_alone(prose, gazetteer, dateline):
    article = prose("The Rome Coast Guard said that it had rained in Rome.", dateline=dateline)

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["IT"]


def test_clue_after_a_country_that_stands_behind_its_town_leaves_the_country_alone(prose, gazetteer):
    article = prose("They met in Rome, Italy.", headline="Italy Coast Guard Is Praised")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["IT"]


def test_clue_after_a_town_of_a_countrys_name_is_about_the_town(prose, gazetteer):
    article = prose("Lebanon High School was closed. So was Lebanon Elementary School.")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["US"]


@pytest.mark.parametrize(
    ("name", "alpha2"),
    [
        ("Guinea", "GN"),
        ("Papua New Guinea", "PG"),
        ("Equatorial Guinea", "GQ"),
        ("Guinea-Bissau", "GW"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("Democratic Republic of the Congo", "CD"),
        ("South Korea", "KR"),
        ("North Korea", "KP"),
        ("Korea", "KR"),
        ("Northern Ireland", "GB"),
        ("Ireland", "IE"),
        ("People’s Republic of China", "CN"),
        ("Republic of China", "TW"),
        ("South Sudan", "SS"),
        ("New Mexico", "US"),
        ("Mexico City", "MX"),
        ("Soviet Union", "RU"),
        ("Yugoslavia", "RS"),
        ("Czechoslovakia", "CZ"),
        ("East Germany", "DE"),
        ("Côte d’Ivoire", "CI"),
        ("São Paulo", "BR"),
        ("Downing Street", "GB"),
    ],
)
def test_longest_name_wins(prose, gazetteer, name, alpha2):
    assert first(prose(f"It was about {name} again."), gazetteer) == alpha2


def test_metropolis_of_a_dateline_is_no_small_town_of_its_name(prose, gazetteer):
    article = prose("A firm of Ohio sold its mines in Kentucky and in Oregon.", dateline="TORONTO, April 1")

    assert "CA" in [country.alpha2 for country in annotate_countries(article, gazetteer)]


def test_state_after_the_town_of_a_dateline_still_decides(prose, gazetteer):
    article = prose("It rained.", dateline="PARIS, Texas, April 1")

    assert first(article, gazetteer) == "US"


def test_towns_of_one_size_are_decided_by_the_text_in_a_dateline_too(prose, gazetteer):
    article = prose("The council of Nova Scotia met. Ottawa, Ontario, sent money.", dateline="HALIFAX, April 1")

    assert [country.alpha2 for country in annotate_countries(article, gazetteer)] == ["CA"]


def test_place_of_the_dateline_is_not_the_company_named_after_it(prose, gazetteer):
    article = prose("The limit of the Hong Kong Exchange Fund was raised.", dateline="HONG KONG, March 11")

    assert first(article, gazetteer) == "HK"


def test_small_town_that_never_stands_as_a_place_is_none(prose, gazetteer):
    article = prose("The asteroid Ceres was seen from Chile. Ceres is large.", "An observer in California saw it.")

    assert "US" not in [
        country.alpha2
        for country in annotate_countries(article, gazetteer)
        if any("Ceres" in evidence.words for evidence in country.evidence)
    ]


def test_small_town_that_stands_as_a_place_once_is_one_everywhere(prose, gazetteer):
    article = prose("Ceres voted. Farmers in Ceres, and in all of California, had waited.")
    (country,) = annotate_countries(article, gazetteer)

    assert country.evidence[0].sentence == "Ceres voted."


@pytest.mark.parametrize("town", ["Duesseldorf", "Zuerich", "Goeteborg"])
def test_german_and_swedish_towns_are_known_as_wires_spell_them(prose, gazetteer, town):
    assert annotate_countries(prose(f"They met in {town}."), gazetteer)
