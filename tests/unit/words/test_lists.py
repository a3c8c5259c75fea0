import pytest
from backfile.words import locale_of
from backfile.words.lists import separators_of


@pytest.mark.parametrize(
    ("texts", "separators"),
    [([], ()), (["a"], ("",)), (["a", "b"], (" and ", "")), (["a", "b", "c", "d"], (", ", ", ", " and ", ""))],
)
def test_a_list_has_a_separator_after_each_text_but_the_last(texts, separators):
    assert separators == separators_of(texts, locale_of("en"))


def test_other_languages_have_other_separators():
    assert separators_of("abc", locale_of("es")) == (", ", " y ", "")
    assert separators_of("abc", locale_of("ja")) == ("、", "、", "")


@pytest.mark.parametrize(
    "last", ["Irán", "Ignacio", "Íñigo", "Hidalgo", "Yrigoyen", "«Italia»", '<a href="/i/">Italia</a>']
)
def test_spanish_y_is_e_before_its_own_sound(last):
    assert separators_of(["Bolivia", last], locale_of("es")) == (" e ", "")


@pytest.mark.parametrize("last", ["Perú", "Hierro", "Iowa", "Yemen", "Yolanda", "Haití", "", '<a href="/i/">Perú</a>'])
def test_it_stays_y_before_others(last):
    assert separators_of(["Bolivia", last], locale_of("es")) == (" y ", "")


def test_other_languages_know_nothing_of_it():
    assert separators_of(["Bolívia", "Itália"], locale_of("pt")) == (" e ", "")
    assert separators_of(["Bolivia", "Italy"], locale_of("en")) == (" and ", "")
