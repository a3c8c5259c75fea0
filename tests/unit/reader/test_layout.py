import pytest
from backfile.reader.layout import Layout, find_tables, is_full, measure_layout, runs_on

WRAPPED = [
    "The river rose through the night and by dawn the lower",
    "town stood under a metre of brown water, officials said",
    "on Monday.",
    "",
    "Boats went from door to door with bread, blankets and",
    "drinking water for those who had stayed in their homes",
    "all night.",
]


def test_wrapped_text_has_a_width():
    assert 40 < measure_layout(WRAPPED).full < 56


def test_indent_of_the_whole_file_is_its_margin():
    layout = measure_layout([f"    {line}" if line else "" for line in WRAPPED])

    assert layout.margin == 4
    assert layout.full - 4 == pytest.approx(measure_layout(WRAPPED).full)


def test_indent_of_some_lines_is_no_margin():
    assert measure_layout([*WRAPPED, "    He stayed."]).margin == 0


def test_one_word_longer_than_the_width_does_not_hide_it():
    assert measure_layout([*WRAPPED, "https://example.org/" + "a" * 200]) == measure_layout(WRAPPED)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["word " * 40] * 3,
        ["The river rose", "The river fell", "And so did we"],
        ["The river rose through the night and by dawn it was gone."] * 5,
        ["word"] * 20,
        [*WRAPPED, "word " * 40],
    ],
    ids=["nothing", "blank", "long lines", "verse", "a sentence a line", "a word a line", "as many long lines"],
)
def test_other_text_has_no_width(lines):
    assert measure_layout(lines) == Layout(float("inf"), 0)


def test_line_is_full_where_the_next_word_had_no_room():
    assert is_full("The river rose through the night", "and", 34)


def test_line_is_not_full_where_the_next_word_had_room():
    assert not is_full("The river rose", "and fell", 34)


@pytest.mark.parametrize("line", ["The river", "The river,", "The river —", "“The river"])
def test_line_may_run_on(line):
    assert runs_on(line)


@pytest.mark.parametrize("line", ["The river.", "The river?”", "The river:", "The river!)", "Река…", "你好。"])
def test_line_that_ends_a_sentence_does_not_run_on(line):
    assert not runs_on(line)


@pytest.mark.parametrize(
    ("lines", "tables"),
    [
        (["Goma  12", "Bukavu  8"], {0: 2}),
        (["Goma\t12", "Bukavu\t8"], {0: 2}),
        (["a | b", "--|--", "c | d"], {0: 3}),
        (["text", "", "Goma  12", "Bukavu  8", "", "text"], {2: 2}),
        (["Goma  12", "Bukavu  8", "", "Uvira  3", "Kindu  4"], {0: 2, 3: 2}),
        (["Goma  12", "South", "Bukavu  8"], {0: 3}),
        (["Goma  12", "------", "Bukavu  8"], {0: 3}),
    ],
)
def test_lines_with_columns_that_stand_together_are_a_table(lines, tables):
    assert find_tables(lines) == tables


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["Goma  12"],
        ["Goma  12", "", "Bukavu  8"],
        ["It rained.  It snowed.", "It froze.  It thawed."],
        ["Goma 12", "Bukavu 8"],
        ["-----", "-----"],
        ["  Goma", "  Bukavu"],
        ["a  " * 30, "b  " * 30],
        ["The river rose through the night and by dawn the lower town  stood under a metre of brown water"] * 2,
    ],
)
def test_other_lines_are_no_table(lines):
    assert find_tables(lines) == {}
