import pytest
from backfile.geography import annotate_countries


def found(article, gazetteer):
    return [country.alpha2 for country in annotate_countries(article, gazetteer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Boone County voted on Tuesday.",
        "The Suffolk County sheriff spoke.",
        "They live in St. Clair County now.",
        "Guernsey County opened a bridge.",
        "It happened in Prince George's County on Monday.",
    ],
)
def test_county_of_the_united_states(prose, gazetteer, sentence):
    assert found(prose(sentence), gazetteer) == ["US"]


@pytest.mark.parametrize(
    ("sentence", "alpha2"),
    [
        ("Suffolk County Council met.", "GB"),
        ("It rained in County Mayo.", "IE"),
        ("Turkana is a county of Kenya.", "KE"),
    ],
)
def test_county_elsewhere_is_left_alone(prose, gazetteer, sentence, alpha2):
    assert alpha2 in found(prose(sentence), gazetteer)
    assert "US" not in found(prose(sentence), gazetteer)


def test_county_stays_american_without_the_word(prose, gazetteer):
    assert found(prose("Suffolk County voted.", "Later Suffolk counted again."), gazetteer) == ["US"]


def test_county_tells_where_a_town_is(prose, gazetteer):
    article = prose("Lebanon cleans its yards in spring.", "The Boone County and Hendricks County offices help.")

    assert found(article, gazetteer) == ["US"]
