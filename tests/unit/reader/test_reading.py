import pytest
from backfile.reader.reading import has_words, same_words

from reader.builders import HEADLINE, PROSE, article, kinds


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


@pytest.mark.parametrize("line", ["Updated 3 hours ago", "BBC News", "2 min read", "SYDNEY, Friday."])
def test_short_line_above_the_prose_does_not_end_the_head(line):
    assert kinds(article(HEADLINE, line, "By Ana Silva", PROSE)).endswith("byline paragraph")
