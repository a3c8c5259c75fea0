import pytest
from backfile.words import is_right_to_left, locale_of, primary_language


@pytest.mark.parametrize("language", ["xx-unknown", "", "not a language"])
def test_an_unknown_language_is_taken_for_english(language):
    assert locale_of(language).language == "en"


def test_english_is_that_of_no_country_unless_the_tag_names_one():
    assert [str(locale_of(tag)) for tag in ("en", "en-US", "en-GB")] == ["en_001", "en_US", "en_GB"]


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "he", "fa_IR", "UR"])
def test_some_languages_are_written_from_right_to_left(tag):
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", ["en", "es", "", "arn"])
def test_others_are_not(tag):
    assert not is_right_to_left(tag)


def test_the_language_of_a_tag_is_its_first_part():
    assert [primary_language(tag) for tag in ("es", "es-MX", "ZH_Hant_TW")] == ["es", "es", "zh"]
