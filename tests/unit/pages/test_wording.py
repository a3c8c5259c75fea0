import pytest
from backfile.model.metadata import Origin, PartialDate
from backfile.pages.wording import (
    article_count,
    country_names,
    date_text,
    historic_text,
    month_name,
    origin_text,
    range_text,
    setter_text,
)


@pytest.mark.parametrize(
    ("iso", "language", "text"),
    [
        ("2024-06-27", "en", "27 June 2024"),
        ("2024-06-27T14:30:00+00:00", "en", "27 June 2024"),
        ("2024-06", "en", "June 2024"),
        ("2024", "en", "2024"),
        ("2024-06", "es", "junio de 2024"),
        ("2024-06-27", "en-US", "June 27, 2024"),
        ("2024-06-27", "ja", "2024年6月27日"),
        ("2024-06-27", "es", "27 de junio de 2024"),
    ],
)
def test_a_date_is_shown_as_precise_as_it_is_known(iso, language, text):
    assert text == date_text(PartialDate(iso), language)


def test_a_range_of_one_date_is_that_date():
    assert range_text(PartialDate("2024"), PartialDate("2024"), "en") == "2024"


def test_a_month_can_be_short():
    assert (month_name("06", "en"), month_name("06", "en", "abbreviated")) == ("June", "Jun")


@pytest.mark.parametrize(("language", "name"), [("en", "Bolivia"), ("fr", "Bolivie"), ("pt-BR", "Bolívia")])
def test_countries_are_named_in_the_language_of_the_site(language, name):
    assert name == country_names(language)["BO"]


@pytest.mark.parametrize(("count", "text"), [(0, "0 articles"), (1, "1 article"), (1024, "1,024 articles")])
def test_a_count_agrees_with_its_noun(count, text):
    assert text == article_count(count, "en")


@pytest.mark.parametrize("origin", [one for one in Origin if one is not Origin.DERIVED])
def test_every_origin_has_a_phrase_of_its_own(origin):
    others = set(Origin) - {Origin.DERIVED, origin}

    assert origin_text(origin, "en") not in {origin_text(other, "en") for other in others}
    assert setter_text(origin, "en") not in {setter_text(other, "en") for other in others}


def test_nobody_set_what_was_worked_out():
    assert setter_text(Origin.DERIVED, "en") == ""


@pytest.mark.parametrize(
    ("states", "text"),
    [
        ((), ""),
        (("Soviet Union",), "“Soviet Union” counts as Russia here."),
        (("Soviet Union", "Russian Empire"), "“Soviet Union” and “Russian Empire” count as Russia here."),
        (("A", "B", "C"), "“A”, “B” and “C” count as Russia here."),
    ],
)
def test_former_states_that_count_as_a_country_are_named(states, text):
    assert historic_text(states, "Russia", "en") == text


@pytest.mark.parametrize(("code", "name"), [("HK", "Hong Kong"), ("CD", "Congo (DRC)"), ("BO", "Bolivia")])
def test_a_country_has_its_short_name(code, name):
    assert country_names("en")[code] == name
    assert country_names("en-GB")[code] == name


def test_a_country_has_its_short_name_in_spanish_too():
    assert [country_names("es-MX")[code] for code in ("HK", "PS", "CI")] == [
        "Hong Kong",
        "Palestina",
        "Costa de Marfil",
    ]


def test_a_country_has_its_name_in_the_language_of_the_site():
    assert country_names("es")["DE"] == "Alemania"
