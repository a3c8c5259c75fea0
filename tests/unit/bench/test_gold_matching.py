import pytest
from gold_matching import fold, gather_entities, is_name, is_person, stem


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The World Bank", "world bank"),
        ("U.N.", "un"),
        ("Nestlé’s", "nestle"),
        ("Jean-Claude  Juncker", "jean claude juncker"),
        ("Weiß", "weiss"),
        ("Theodor", "theodor"),
    ],
)
def test_names_are_compared_without_accents_and_punctuation(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("phrase", "stemmed"), [("Coffee Quotas", "coffee quota"), ("talks", "talk"), ("ties", "ties"), ("running", "runn")]
)
def test_long_words_of_phrases_lose_one_ending(phrase, stemmed):
    assert stem(phrase) == stemmed


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("vladimir putin", True),
        ("putin", True),
        ("president vladimir putin", True),
        ("vladimir", True),
        ("lenin", False),
        ("vladimir lenin", False),
        ("", False),
    ],
)
def test_a_surname_or_a_longer_name_is_the_person(tag, expected):
    assert is_person(("vladimir", "putin"), tag.split()) is expected


def test_a_middle_name_alone_is_not_the_person():
    assert not is_person(("george", "herbert", "bush"), ["herbert"])


def test_a_surname_joins_the_full_name():
    (entity,) = gather_entities({"PER": {"Quispe": 3, "Rosa Quispe": 1, "R. Quispe": 1}})

    assert (entity.names, entity.count) == ({"rosa quispe", "quispe", "r quispe"}, 5)


def test_two_people_of_one_surname_stay_two():
    assert len(gather_entities({"PER": {"Rosa Quispe": 1, "Juan Quispe": 1}})) == 2


def test_an_acronym_and_a_beginning_join_the_organisation():
    (entity,) = gather_entities({"ORG": {"IMF": 1, "International Monetary Fund": 1, "International Monetary": 1}})

    assert entity.count == 3


def test_a_person_never_joins_an_organisation():
    assert len(gather_entities({"PER": {"Ford": 1}, "ORG": {"Ford": 1}})) == 2


@pytest.mark.parametrize(
    ("tag", "expected"), [("rosa quispe", True), ("minister rosa quispe", True), ("rosa", False), ("quispe", False)]
)
def test_words_before_a_name_do_no_harm(tag, expected):
    (entity,) = gather_entities({"PER": {"Rosa Quispe": 1}})

    assert entity.is_found({tag}) is expected
    assert is_name(tag, entity.names) is expected
