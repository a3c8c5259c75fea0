from backfile.geography import annotate_countries


def found(article, gazetteer):
    return [country.alpha2 for country in annotate_countries(article, gazetteer)]


def test_person_is_remembered_for_the_rest_of_the_article(prose, gazetteer):
    assert found(prose("Michael Jordan scored.", "Later Jordan rested."), gazetteer) == []


def test_remembered_name_is_a_place_after_a_preposition(prose, gazetteer):
    assert found(prose("Michael Jordan scored.", "He then flew to Jordan."), gazetteer) == ["JO"]


def test_company_is_remembered_for_the_rest_of_the_article(prose, gazetteer):
    assert found(prose("Cyprus Minerals Co opened a mine.", "Later Cyprus closed it."), gazetteer) == []


def test_company_called_after_its_country_leaves_the_country_alone(prose, gazetteer):
    assert found(prose("Peruvian Copper Corp opened a mine in Peru."), gazetteer) == ["PE"]


def test_given_name_and_surname_in_a_headline_are_no_place(prose, gazetteer):
    assert found(prose("Nobody came.", headline="Michael Jordan retires"), gazetteer) == []


def test_town_before_an_institution_is_left_alone(prose, gazetteer):
    assert found(prose("Austin Airport opened."), gazetteer) == ["US"]


def test_honorific_with_a_leader_is_left_alone(prose, gazetteer):
    assert "RU" in found(prose("Mr. Putin spoke in Moscow."), gazetteer)
