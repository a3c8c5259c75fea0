import pytest
from backfile.geography import country_slug, parse_country, place_words


@pytest.mark.parametrize(
    ("name", "alpha2"),
    [
        ("Russia", "RU"),
        ("russian federation", "RU"),
        ("RU", "RU"),
        ("rus", "RU"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("the Gambia", "GM"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Burma", "MM"),
        ("united-states", "US"),
        ("Trinidad & Tobago", "TT"),
        ("Kosovo", "XK"),
        ("BOL", "BO"),
        ("deu", "DE"),
        ("USSR", "RU"),
        ("SUHH", "RU"),
        ("Czechoslovakia", "CZ"),
        ("Democratic Republic of Congo", "CD"),
    ],
)
def test_country_is_read_as_an_editor_writes_it(gazetteer, name, alpha2):
    assert parse_country(name, gazetteer) == alpha2


@pytest.mark.parametrize("name", ["", "Narnia", "Paris", "French", "the"])
def test_what_is_no_country_is_not_guessed(gazetteer, name):
    assert parse_country(name, gazetteer) is None


def test_every_iso_code_and_kosovo_has_its_own_slug(gazetteer):
    assert len(gazetteer.slugs) == 250
    assert len(set(gazetteer.slugs.values())) == 250


def test_every_slug_is_fit_for_an_address(gazetteer):
    assert all(
        slug.replace("-", "").isalpha() and slug.islower() and slug.isascii() for slug in gazetteer.slugs.values()
    )


@pytest.mark.parametrize(
    ("alpha2", "slug"), [("BO", "bolivia"), ("US", "united-states"), ("CI", "ivory-coast"), ("MM", "myanmar")]
)
def test_published_slugs_never_change(gazetteer, alpha2, slug):
    assert country_slug(alpha2, gazetteer) == slug


def test_unknown_code_has_no_slug(gazetteer):
    with pytest.raises(KeyError):
        country_slug("ZZ", gazetteer)


@pytest.mark.parametrize("word", ["bolivia", "bolivian", "la paz", "texas", "osaka", "cote d'ivoire"])
def test_places_are_place_words(gazetteer, word):
    assert word in place_words(gazetteer)


@pytest.mark.parametrize("word", ["kremlin", "vladimir putin", "indian ocean", "police department"])
def test_seats_of_power_people_and_phrases_are_no_place_words(gazetteer, word):
    assert word not in place_words(gazetteer)
