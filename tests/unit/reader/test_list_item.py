import pytest
from backfile.model.text import BlockKind, Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, parse, texts, within


@pytest.mark.parametrize("bullet", "•‣▪◦●■")
def test_bullet_makes_a_list_item_alone(bullet):
    assert within(f"{bullet} Bread for the lower town") == "list_item"


def test_bullet_may_stand_right_before_its_word():
    assert within("•Bread for the lower town") == "list_item"


@pytest.mark.parametrize(
    ("one", "other"),
    [("- Bread", "- Water"), ("– Bread", "– Water"), ("* Bread", "* Water"), ("1. Bread", "2. Water"),
     ("1) Bread", "2) Water"), ("(1) Bread", "(2) Water"), ("a) Bread", "b) Water"), ("(a) Bread", "(b) Water")],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_other_marker_makes_one_next_to_another(one, other, gap):
    assert within(f"{one}{gap}{other}") == "list_item list_item"


def test_list_may_stand_above_the_prose_and_below_it():
    assert (above("• Bread\n• Water"), below("- Bread\n- Water")) == ("list_item list_item",) * 2


def test_items_may_be_long():
    assert within(f"• {PROSE} {PROSE}", f"• {PROSE} {PROSE}") == "list_item list_item"


def test_item_keeps_its_marker():
    assert texts(article(HEADLINE, PROSE, "1. Bread\n2. Water", PROSE), BlockKind.LIST_ITEM) == ["1. Bread", "2. Water"]


def test_bullet_is_certain_and_number_likely():
    blocks = parse(article(HEADLINE, PROSE, "• Bread", PROSE, "1. Bread\n2. Water", PROSE)).blocks

    assert (blocks[2].certainty, blocks[4].certainty) == (Certainty.SURE, Certainty.LIKELY)


@pytest.mark.parametrize(
    "line",
    [
        "1. FC Köln won the match.",
        "- I was there, she said.",
        "– Нет, сказала она.",
        "* This story was changed.",
        "2019. A year of rain.",
        "(1) of the bridges stood.",
        "a) is what she called it.",
        "12 boats went out.",
        "1.5 metres of water stood in the market.",
        "-5 degrees was measured.",
        "*Bread* was scarce.",
        "A. Silva was there.",
    ],
)
def test_line_alone_that_begins_like_an_item_is_left_alone(line):
    assert within(line) == "paragraph"


@pytest.mark.parametrize(
    "lines",
    [
        ("12 boats went out.", "13 boats came back."),
        ("1.5 metres fell on Monday.", "2.5 metres fell on Tuesday."),
        ("-5 degrees on Monday.", "-7 degrees on Tuesday."),
        ("A. Silva was there.", "B. Novák was not."),
        ("2018. Rain fell all year.", "2019. None at all."),
    ],
)
def test_sentences_side_by_side_that_begin_with_numbers_are_left_alone(lines):
    assert "list_item" not in within(*lines)


def test_number_at_the_start_of_the_headline_is_left_alone():
    assert parse(article("1. FC Köln Wins", PROSE)).headline.value == "1. FC Köln Wins"
