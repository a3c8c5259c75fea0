import pytest

from reader.builders import HEADLINE, PROSE, above, article, kinds, parse

DECK = "Boats bring bread to streets below the bridge"


def test_short_line_under_the_headline_is_the_deck():
    assert parse(article(HEADLINE, DECK, PROSE)).deck == DECK


def test_deck_may_follow_the_repeated_headline():
    assert kinds(article(HEADLINE, HEADLINE, DECK, PROSE)) == "headline repeated_headline deck paragraph"


def test_deck_may_stand_above_the_byline():
    assert kinds(article(HEADLINE, DECK, "By Ana Silva", PROSE)) == "headline deck byline paragraph"


def test_header_wins_over_the_deck_of_the_text():
    assert parse(f"Title: {HEADLINE}\nSubtitle: Bread by boat\n\n{DECK}\n\n{PROSE}").deck == "Bread by boat"


@pytest.mark.parametrize("line", [f"{DECK}.", f"{DECK}:", f"{DECK},", PROSE])
def test_other_lines_under_the_headline_are_left_alone(line):
    assert above(line) == "paragraph"


@pytest.mark.parametrize("line", ["Is the bridge still standing?", "Bread by boat"])
def test_question_and_line_of_a_few_words_are_subheads(line):
    assert above(line) == "subhead"


def test_last_line_is_left_alone():
    assert kinds(article(HEADLINE, DECK)) == "headline paragraph"


def test_second_such_line_is_no_deck():
    assert above(DECK, DECK) == "deck subhead"
