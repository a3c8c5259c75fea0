import pytest
from backfile.model.text import Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, parse, within


@pytest.mark.parametrize(
    "line",
    [
        "What Comes Next",
        "What comes next",
        "WHAT COMES NEXT",
        "Bread by Boat",
        "Bread",
        "‘Nobody Told Us’",
        "The 1912 flood",
        "¿Qué pasó?",
        "Why did it rise?",
        "Что будет дальше",
    ],
)
def test_short_line_between_paragraphs_is_a_subhead(line):
    assert within(line) == "subhead"


def test_subhead_may_stand_right_above_its_paragraph():
    assert within(f"What Comes Next\n{PROSE}") == "subhead paragraph"


def test_subhead_may_stand_above_a_list():
    assert within("What to Bring", "• Bread\n• Water") == "subhead list_item list_item"


@pytest.mark.parametrize(
    "line",
    [
        "What comes next.",
        "What comes next:",
        "What comes next;",
        "what comes next",
        "And then…",
        "Q: Where were you?",
        "“Come back!”",
        "“Where are you?”",
        "1912",
        "What comes next is known to nobody in the town but the mayor and her son",
    ],
)
def test_other_short_lines_are_left_alone(line):
    assert within(line) == "paragraph"


def test_short_line_with_nothing_below_is_left_alone():
    assert below("What Comes Next") == "paragraph"


def test_lines_of_verse_are_left_alone():
    verse = "The river rose\nThe river fell\nAnd we who stood\nBeside the well\nHave less to say\nThan we can tell"

    assert "subhead" not in within(verse)


def test_lines_of_an_address_are_left_alone():
    assert "subhead" not in within("Museum of Water\n12 Market Street\nGoma")


def test_lines_of_figures_are_left_alone():
    assert "subhead" not in within("Reds 3, Blues 1\nGreens 2, Whites 2\nBlacks 0, Browns 4")


def test_short_sentences_of_a_dialogue_are_left_alone():
    assert within("“Come back.”", "“No.”", "“Then stay.”") == "paragraph paragraph paragraph"


def test_short_line_below_the_headline_may_be_a_subhead():
    assert above("The first day") == "subhead"


def test_question_is_a_subhead_only_at_a_guess():
    blocks = parse(article(HEADLINE, PROSE, "Why did it rise?", PROSE, "What Comes Next", PROSE)).blocks

    assert (blocks[2].certainty, blocks[4].certainty) == (Certainty.GUESS, Certainty.LIKELY)
