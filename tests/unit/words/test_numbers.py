import pytest
from backfile.words.numbers import format_number


@pytest.mark.parametrize(
    ("number", "tag", "text"),
    [
        (0, "en", "0"),
        (999, "es", "999"),
        (1234, "en", "1,234"),
        (12345, "en", "12,345"),
        (1234567, "en-IN", "12,34,567"),
        (12345, "es", "12.345"),
        (12345, "de", "12.345"),
        (1234, "de", "1.234"),
        (12345, "fa", "12,345"),
    ],
)
def test_a_number_is_grouped_as_its_language_does(number, tag, text):
    assert text == format_number(number, tag)


@pytest.mark.parametrize("tag", ["es", "es-ES", "pt-PT", "pl", "it-CH"])
def test_some_languages_leave_four_digits_together(tag):
    assert format_number(1234, tag) == "1234"
    assert format_number(9999, tag) == "9999"
    assert len(format_number(10000, tag)) == 6


@pytest.mark.parametrize(("tag", "text"), [("es-MX", "1,234"), ("es-AR", "1.234"), ("pt", "1.234"), ("pt-BR", "1.234")])
def test_the_same_language_may_not_in_another_country(tag, text):
    assert format_number(1234, tag) == text
