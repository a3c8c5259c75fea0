import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import BlockKind
from backfile.reader.headline import is_headline

from reader.builders import HEADLINE, PROSE, article, kinds, parse, problems, texts


def test_first_line_is_the_headline_with_its_line_number():
    assert parse(f"\n\n{HEADLINE}\n\n{PROSE}").headline == Found(HEADLINE, Origin.TEXT, 3)


def test_headline_said_again_is_kept_once():
    text = article(HEADLINE, HEADLINE, PROSE)

    assert texts(text, BlockKind.HEADLINE) == [HEADLINE]
    assert kinds(text) == "headline repeated_headline paragraph"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miners’ Union Votes", "Miners' Union Votes"),
        ("Flood – Day Two", "Flood - Day Two"),
        ("FLOOD REACHES TOWN", "Flood Reaches Town"),
        ("Flood Reaches Town.", "Flood Reaches Town"),
        ('"Enough" Says Mayor', "“Enough” Says Mayor"),
    ],
)
def test_repetition_may_differ_in_case_and_marks(one, other):
    assert kinds(article(one, other, PROSE)) == "headline repeated_headline paragraph"


def test_line_with_other_words_is_no_repetition():
    text = article(HEADLINE, "Flood Reaches the Upper Town", PROSE)

    assert BlockKind.REPEATED_HEADLINE.value not in kinds(text)


def test_header_with_the_title_makes_the_first_line_a_repetition():
    assert kinds(f"Title: {HEADLINE}\n\n{HEADLINE}\n\n{PROSE}") == "header repeated_headline paragraph"


def test_line_in_the_prose_that_says_the_headline_stays_there():
    assert kinds(article(HEADLINE, PROSE, HEADLINE)) == "headline paragraph paragraph"


def test_headline_in_capitals_stays_as_it_is():
    assert parse(article(HEADLINE.upper(), PROSE)).headline.value == HEADLINE.upper()


def test_headline_with_abbreviations_is_a_headline():
    assert is_headline("U.S. and U.K. Sign Fishing Accord in Washington D.C.", PROSE)


def test_headline_may_stand_below_a_rule():
    assert kinds(article("---", HEADLINE, "* * *", PROSE)) == "paragraph headline paragraph paragraph"


def test_headline_may_end_in_dots():
    assert is_headline("And then the river rose...", PROSE)


@pytest.mark.parametrize("text", ["The river rose. The town fled.", "It rained. “So much.”", "word " * 60, "***"])
def test_prose_is_no_headline(text):
    assert not is_headline(text, PROSE)


def test_sentence_with_nothing_below_is_no_headline():
    assert not is_headline("The river rose.", "")


def test_article_without_headline_is_titled_with_its_first_sentence():
    parsed = parse("The river rose. The town fled, and nobody knew for how long.\n\nBoats came.")

    assert parsed.headline == Found("The river rose.", Origin.DERIVED, 1)


def test_article_without_headline_keeps_its_first_sentence_as_a_paragraph():
    assert kinds("The river rose. The town fled.\n\nBoats came.") == "paragraph paragraph"


def test_derived_headline_does_not_end_at_an_abbreviation():
    parsed = parse("Mr. Ode of the U.S. office met Gen. Li. They spoke for an hour about the flood and its causes.")

    assert parsed.headline.value.startswith("Mr. Ode of the U.S. office met Gen. Li")


def test_derived_headline_is_cut_at_a_word():
    assert parse(PROSE).headline.value == (
        "The river rose through the night and by dawn the lower town stood under a metre of brown…"
    )


def test_article_without_headline_is_reported():
    assert [str(problem) for problem in problems("The river rose. The town fled.")] == [
        (
            "content/story.txt:1: no headline was found; its first words stand for it ('The river rose.'); "
            'write one above the text, or a line "Title: ..." [R103]'
        )
    ]


def test_article_with_headline_is_not_reported():
    assert problems(article(HEADLINE, PROSE)) == ()
