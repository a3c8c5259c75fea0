import pytest
from backfile.model.text import BlockKind, Certainty

from reader.builders import HEADLINE, PROSE, above, article, kinds, parse, texts, within

SAID = "The river gave us one hour and took the rest of the night"
STORY = f"“{SAID},” she said on Monday as the boats came back to the market for the last time that day."


def pulled(line):
    """The kind of a line in a text that has its words once more."""
    return [block.kind.value for block in parse(article(HEADLINE, PROSE, line, PROSE, STORY, PROSE)).blocks][2]


@pytest.mark.parametrize("line", ["> The river will come back.", "> He said:\n> It will come back.", "> One\n>> Two"])
def test_line_with_an_angle_is_a_quote(line):
    assert set(within(line).split()) == {"quote"}


def test_lines_of_one_quote_are_one_block_with_its_lines():
    text = article(HEADLINE, PROSE, "> The river will\n> come back.", PROSE)

    assert texts(text, BlockKind.QUOTE) == ["> The river will\n> come back."]


def test_quotes_with_a_blank_line_between_are_two():
    assert within("> The river will come back.", "> So will we.") == "quote quote"


def test_indented_paragraph_is_a_quote():
    assert within("    The river gave us one hour. It will come back, and so will we.") == "quote"


def test_quote_by_indent_is_only_likely_one():
    blocks = parse(article(HEADLINE, PROSE, "> One.", PROSE, "     Two of them.", PROSE)).blocks

    assert (blocks[2].certainty, blocks[4].certainty) == (Certainty.SURE, Certainty.LIKELY)


@pytest.mark.parametrize(
    "line",
    [
        ">100 people were there.",
        "-> The river will come back.",
        "»The river will come back.«",
        "  The river will come back.",
        "“The river will come back,” she said.",
    ],
)
def test_other_lines_are_no_quotes(line):
    assert within(line) == "paragraph"


def test_text_whose_paragraphs_are_all_indented_has_no_quotes():
    text = f"{HEADLINE}\n\n" + "".join(f"    {PROSE}\n\n" for _ in range(4))

    assert "quote" not in [block.kind.value for block in parse(text).blocks]


def test_quote_may_stand_above_the_prose():
    assert above("> The river will come back.") == "quote"


def test_line_with_an_angle_above_the_headline_is_no_quote():
    assert "quote" not in kinds(article("> The river", HEADLINE, PROSE)).split()


@pytest.mark.parametrize(
    "line",
    [
        f"“{SAID}”",
        f'"{SAID}."',
        f"«{SAID}»",
        f"„{SAID}“",
        f"‘{SAID}’",
        f"“{SAID}” — Ana Silva",
        f"“{SAID}.” - Ana Silva, fisher",
        f"{SAID} — Ana Silva",
    ],
)
def test_words_that_the_text_has_once_more_are_a_pull_quote(line):
    assert pulled(line) == "pull_quote"


@pytest.mark.parametrize(
    "line",
    [
        "“The lake gave us two hours and took the rest of the week.”",
        "The lake gave us two hours and took the rest — Ana Silva",
        "“The river gave us”",
        SAID + ".",
        f"“{SAID},” she said.",
        f"She said: “{SAID}.”",
    ],
)
def test_other_quotations_are_no_pull_quotes(line):
    assert pulled(line) != "pull_quote"


@pytest.mark.parametrize("line", ["‘One hour and the rest’", "'The rest of the night'"])
def test_short_words_in_single_quotation_marks_are_no_pull_quote(line):
    assert pulled(line) != "pull_quote"


def test_quotation_that_only_the_headline_has_once_more_is_a_pull_quote():
    text = article(SAID, PROSE, f"“{SAID}”", PROSE)

    assert texts(text, BlockKind.PULL_QUOTE) == [f"“{SAID}”"]
