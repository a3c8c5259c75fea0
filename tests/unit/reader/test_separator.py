import pytest

from reader.builders import HEADLINE, PROSE, above, article, below, kinds, parse, within

MARKS = ["---", "* * *", "***", "• • •", "_____", "~~~", "———", "· · ·", "=====", "#", "☙", ". . ."]


@pytest.mark.parametrize("line", MARKS)
def test_line_without_a_word_is_a_separator(line):
    assert within(line) == "separator"


@pytest.mark.parametrize("line", ["---", "* * *"])
def test_separator_may_stand_above_the_prose(line):
    assert above(line) == "separator"


def test_separator_may_stand_above_the_headline():
    assert kinds(article("=====", HEADLINE, PROSE)) == "separator headline paragraph"


def test_separator_may_stand_last():
    assert below("* * *") == "separator"


def test_separator_keeps_its_marks():
    assert [block.text for block in parse(article(HEADLINE, PROSE, "*  *  *", PROSE)).blocks][2] == "* * *"


@pytest.mark.parametrize("line", ["— 7 —", "7", "*a*", "- Bread.", "--- Bread ---", "I", "北"])
def test_line_with_a_letter_or_digit_is_left_alone(line):
    assert "separator" not in within(line)
