import pytest
from backfile.reader.kicker import section_of

from reader.builders import HEADLINE, PROSE, article, kinds, parse, within


def test_label_above_the_headline_is_the_kicker():
    parsed = parse(article("Breaking News", HEADLINE, PROSE))

    assert parsed.kicker == "Breaking News"
    assert parsed.headline.value == HEADLINE


def test_label_in_capitals_with_a_colon_is_a_kicker():
    assert parse(article("BREAKING NEWS:", HEADLINE, PROSE)).kicker == "BREAKING NEWS:"


def test_unlisted_line_above_a_repeated_headline_is_a_kicker():
    text = article("Harbour Notes and Tides", HEADLINE, HEADLINE, PROSE)

    assert kinds(text) == "kicker headline repeated_headline paragraph"


def test_one_unlisted_word_above_a_longer_headline_is_a_kicker():
    assert parse(article("Riverside", HEADLINE, PROSE)).kicker == "Riverside"


def test_label_above_a_headline_without_text_is_a_kicker():
    assert kinds(article("Breaking News", HEADLINE)) == "kicker headline"


def test_label_under_header_lines_is_a_kicker():
    assert kinds(f"Title: {HEADLINE}\n\nScience\n\n{PROSE}") == "header kicker paragraph"


def test_kicker_under_header_lines_may_stand_above_the_repeated_headline():
    text = f"Title: {HEADLINE}\n\nHarbour Notes\n\n{HEADLINE}\n\n{PROSE}"

    assert kinds(text) == "header kicker repeated_headline paragraph"


def test_kicker_may_follow_a_date_line():
    assert kinds(article("12 October 2019", "World", HEADLINE, PROSE)) == "date_line kicker headline paragraph"


@pytest.mark.parametrize(
    "first",
    [
        "Lower Town Under Water Again",
        "Flooded!",
        "By Ana Silva",
        "A first line that is much too long to be a label",
    ],
)
def test_other_first_lines_are_left_alone(first):
    assert parse(article(first, HEADLINE, PROSE)).kicker == ""


def test_label_that_stands_alone_is_the_headline():
    assert kinds("Breaking News") == "headline"


def test_headline_above_its_own_repetition_is_no_kicker():
    assert kinds(article("Sport", "Sport", PROSE)) == "headline repeated_headline paragraph"


def test_headline_above_a_byline_is_no_kicker():
    assert kinds(article("Analysis", "By Ana Silva", PROSE)) == "headline byline paragraph"


def test_headline_above_a_date_line_is_no_kicker():
    assert kinds(article("Analysis", "12 October 2019", PROSE)) == "headline date_line paragraph"


def test_label_within_the_prose_is_no_kicker():
    assert within("Sport") == "subhead"


@pytest.mark.parametrize(
    ("kicker", "section"),
    [("World", "World"), ("SPORT", "Sport"), ("middle east", "Middle east"), ("US", "US"), ("Science |", "Science")],
)
def test_kicker_of_a_section_names_it(kicker, section):
    assert section_of(kicker) == section


@pytest.mark.parametrize("kicker", ["Breaking News", "Analysis", "Riverside", ""])
def test_kicker_of_no_section_names_none(kicker):
    assert section_of(kicker) is None
