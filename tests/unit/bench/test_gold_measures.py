import json

import pytest
from gold_measures import MEASURES, Found, measure
from gold_set import parse_label

ALIASES = {"imf": ("IMF", "International Monetary Fund"), "a": ("ADB", "Asian Bank"), "b": ("ADB",), "ida": ("",)}


def rows(*pairs):
    """The rows by name: a label and what was found, for each article."""
    labels = [parse_label(json.dumps({"id": str(n), **label}), n) for n, (label, _) in enumerate(pairs)]
    found = {str(n): found for n, (_, found) in enumerate(pairs)}
    return {row.name: row for row in measure(labels, found, ALIASES)}


def countries(*codes, mentioned=()):
    return Found(codes, tuple(mentioned))


def tags(*names, topics=()):
    return Found(tags=(*((name, False) for name in names), *((name, True) for name in topics)))


def shares(row):
    return tuple(None if share is None else round(share, 3) for share in (row.precision, row.recall, row.f1))


def test_strict_compares_main_countries_over_all_articles_together():
    found = rows(
        ({"countries": ["PE", "BO"]}, countries("PE", "US", "CL")),
        ({"countries": ["KE"]}, countries("KE")),
    )

    assert shares(found["countries, strict"]) == (0.5, 0.667, 0.571)


def test_lenient_takes_a_country_that_is_mentioned_and_does_not_ask_for_it():
    found = rows(({"countries": ["PE", "BO"], "mentioned": ["US", "AR"]}, countries("PE", "US", "CL")))

    assert shares(found["countries, lenient"])[:2] == (0.667, 0.667)


def test_all_named_compares_main_and_mentioned_countries_together():
    found = rows(({"countries": ["PE"], "mentioned": ["US", "BO"]}, countries("PE", mentioned=["US", "CL"])))

    assert shares(found["countries, all named"])[:2] == (0.667, 0.667)


def test_macro_is_the_mean_over_countries_with_five_articles():
    five = [({"countries": ["PE"]}, countries("PE"))] * 5
    other = [({"countries": ["BO"]}, countries("BO"))] * 4 + [({"countries": ["BO"]}, countries())]
    found = rows(*five, *other, ({"countries": ["US"]}, countries()))

    assert found["countries, macro"].judged == 2
    assert shares(found["countries, macro"]) == (None, None, 0.944)


def test_a_country_to_ignore_is_neither_right_nor_wrong():
    found = rows(({"countries": ["PE"], "ignore": ["GB"]}, countries("GB", "PE")))

    assert shares(found["countries, strict"]) == (1, 1, 1)
    assert found["main country right"].share == 1


def test_the_first_country_is_to_be_the_main_one():
    label = {"countries": ["PE", "BO"], "primary": "PE"}
    found = rows((label, countries("PE", "BO")), (label, countries("BO", "PE")), (label, countries("BO")))

    assert round(found["main country right"].share, 3) == 0.333
    assert round(found["main country found"].share, 3) == 0.667
    assert round(found["exactly these countries"].share, 3) == 0.667


def test_an_article_without_countries_in_its_label_is_not_judged_for_them():
    assert rows(({}, countries("PE"))) == {}


def test_a_person_that_another_label_names_is_invented():
    found = rows(({"people": ["Rosa Quispe"]}, tags("Quispe")), ({"people": ["Juan Roca"]}, tags("Rosa Quispe")))

    assert shares(found["people"]) == (0.5, 0.5, 0.5)


def test_a_person_that_no_label_names_is_not_invented():
    found = rows(({"people": ["Rosa Quispe"]}, tags("Rosa Quispe", "Juan Roca")))

    assert shares(found["people"]) == (1, 1, 1)


def test_a_namesake_is_not_invented():
    found = rows(({"people": ["Rosa Quispe"]}, tags("Quispe")), ({"people": ["Juan Quispe"]}, tags("Quispe")))

    assert shares(found["people"]) == (1, 1, 1)


def test_an_organisation_is_found_by_any_of_its_names():
    found = rows(({"orgs": ["imf"]}, tags("the International Monetary Fund")), ({"orgs": ["imf"]}, tags("I.M.F.")))

    assert shares(found["organisations"]) == (1, 1, 1)


def test_an_organisation_without_aliases_has_its_own_name():
    found = rows(({"orgs": ["Kremlin", "Red Cross"]}, tags("The Kremlin")))

    assert shares(found["organisations"])[:2] == (1, 0.5)


def test_an_organisation_of_the_aliases_is_invented():
    assert shares(rows(({"orgs": ["Kremlin"]}, tags("Kremlin", "IMF")))["organisations"])[0] == 0.5


def test_an_organisation_that_shares_a_name_with_a_right_one_is_not_invented():
    assert shares(rows(({"orgs": ["a"]}, tags("ADB")))["organisations"]) == (1, 1, 1)


def test_an_organisation_with_an_empty_name_is_not_judged():
    assert "organisations" not in rows(({"orgs": ["ida"]}, tags("IDA")))


def test_tags_are_compared_with_all_names_of_a_text():
    ner = {"PER": {"Rosa Quispe": 1, "Quispe": 1, "Juan Roca": 1}, "ORG": {"IMF": 1}}
    found = rows(({"ner": ner}, tags("Rosa Quispe", "Nobody", topics=["coup"])))

    assert shares(found["names"]) == (0.5, 0.333, 0.4)
    assert (found["names, repeated"].judged, found["names, repeated"].recall) == (1, 1)


def test_the_first_ten_tags_are_compared_with_keyphrases():
    many = [f"word {letter}" for letter in "abcdefghij"]
    found = rows(({"keyphrases": ["Elections", "coup"]}, tags("election", "elections", *many[:8], "coup", "x")))

    assert shares(found["keyphrases"])[:2] == (0.2, 1)


def test_keyphrases_are_a_mean_over_articles():
    found = rows(({"keyphrases": ["coup"]}, tags("coup")), ({"keyphrases": ["a", "b", "c"]}, tags()))

    assert shares(found["keyphrases"]) == (0.5, 0.5, 0.5)


def test_what_was_not_found_at_all_is_missed():
    labels = [parse_label('{"id": "a", "countries": ["PE"], "people": ["Rosa Quispe"], "keyphrases": ["coup"]}', 1)]

    assert [row.recall for row in measure(labels, {}, {}) if row.share is None] == pytest.approx([0] * 5)


def test_every_row_has_a_name_of_the_list():
    label = {"countries": ["PE"], "people": ["A B"], "orgs": ["imf"], "keyphrases": ["x"], "ner": {"PER": {"A B": 2}}}

    assert tuple(rows(*[(label, countries("PE"))] * 5)) == MEASURES
