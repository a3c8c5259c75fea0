import pytest
from backfile.reader.reading import has_words, same_words


@pytest.mark.parametrize("text", ["a", "7", "— é —", "北"])
def test_text_with_a_letter_or_digit_has_words(text):
    assert has_words(text)


@pytest.mark.parametrize("text", ["", "---", "* * *", "“”"])
def test_rule_has_no_words(text):
    assert not has_words(text)


def test_two_rules_do_not_say_the_same():
    assert not same_words("---", "***")


def test_line_and_its_beginning_do_not_say_the_same():
    assert not same_words("Flood", "Flood Returns")
