import pytest

from reader.builders import HEADLINE, PROSE, article, kinds, parse

DECK = "Boats bring bread to streets below the bridge"


def test_short_line_under_the_headline_is_the_deck():
    assert parse(article(HEADLINE, DECK, PROSE)).deck == DECK


def test_deck_may_follow_the_repeated_headline():
    assert kinds(article(HEADLINE, HEADLINE, DECK, PROSE)) == "headline repeated_headline deck paragraph"


def test_deck_may_stand_above_the_byline():
    assert kinds(article(HEADLINE, DECK, "By Ana Silva", PROSE)) == "headline deck byline paragraph"


def test_header_wins_over_the_deck_of_the_text():
    assert parse(f"Title: {HEADLINE}\nSubtitle: Bread by boat\n\n{DECK}\n\n{PROSE}").deck == "Bread by boat"


@pytest.mark.parametrize("line", [f"{DECK}.", "Is the bridge still standing?", "Bread by boat", f"{DECK}:", PROSE])
def test_other_lines_under_the_headline_are_left_alone(line):
    assert kinds(article(HEADLINE, line, PROSE)) == "headline paragraph paragraph"


def test_last_line_is_left_alone():
    assert kinds(article(HEADLINE, DECK)) == "headline paragraph"


def test_second_such_line_is_left_alone():
    assert kinds(article(HEADLINE, DECK, DECK, PROSE)) == "headline deck paragraph paragraph"
