import pytest
from backfile.model.text import BlockKind, Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, parse, texts, within

SPACES = "Town        Rain   Snow\nGoma          12      0\nBukavu         8      1"
BARS = "| Town | Rain |\n|------|------|\n| Goma | 12 |"
TABS = "Town\tRain\nGoma\t12\nBukavu\t8"


@pytest.mark.parametrize("table", [SPACES, BARS, TABS])
def test_lines_with_columns_are_one_table_wherever_they_stand(table):
    assert (above(table), within(table), below(table)) == ("table",) * 3


def test_table_keeps_its_lines_and_spaces():
    assert texts(article(HEADLINE, PROSE, SPACES, PROSE), BlockKind.TABLE) == [SPACES]


def test_heading_between_the_rows_belongs_to_the_table():
    table = "Goma          12      0\nSouth\nBukavu         8      1"

    assert texts(article(HEADLINE, PROSE, table, PROSE), BlockKind.TABLE) == [table]


def test_table_is_likely_one():
    assert parse(article(HEADLINE, PROSE, SPACES, PROSE)).blocks[2].certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    "line",
    [
        "Goma          12      0",
        "The river rose.  The town fled.\nBoats came.  Nobody knew why.",
        "The river   rose all night.",
        "He asked:  why?\nShe said:  nothing.",
        "Reds 3, Blues 1\nGreens 2, Whites 2",
    ],
)
def test_lines_without_columns_are_left_alone(line):
    assert "table" not in within(line)
