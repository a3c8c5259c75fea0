import pytest
from backfile.reader.hyphens import Compounds
from backfile.reader.lines import Chunk, split_chunks
from backfile.reader.names import parse_byline
from backfile.reader.promo import parse_promo
from backfile.reader.vocabulary import load_vocabulary

WRAPPED = (
    "The river rose through the night and by dawn the lower\n"
    "town stood under a metre of brown water, officials said\n"
    "on Monday.\n"
    "Boats went from door to door with bread, blankets and\n"
    "drinking water.\n"
)
FIRST = (
    "The river rose through the night and by dawn the lower town stood under a metre of brown water, "
    "officials said on Monday."
)
SECOND = "Boats went from door to door with bread, blankets and drinking water."
ENGLISH = load_vocabulary("en")
COMPOUNDS = Compounds(*map(frozenset, (ENGLISH.compound_starts, ENGLISH.compound_ends, ENGLISH.joined_starts)))


def numbered(text, **options):
    """The chunks of a text, each with the number of its line."""
    return [(chunk.line, chunk.text) for chunk in split_chunks(text, **options)]


def test_blank_lines_cut_text():
    assert split_chunks("one\n\n \ntwo") == (Chunk("one", 1), Chunk("two", 4))


def test_lines_that_are_not_full_are_chunks_of_their_own():
    assert split_chunks("one\ntwo") == (Chunk("one", 1), Chunk("two", 2, after_blank=False))


def test_white_space_is_folded():
    assert split_chunks("\tone \xa0  two ") == (Chunk("one two", 1),)


def test_hard_wrapped_lines_are_joined():
    assert numbered(WRAPPED) == [(1, FIRST), (4, SECOND)]


def test_long_address_does_not_hide_that_text_is_wrapped():
    assert len(split_chunks(WRAPPED + "\nhttps://example.org/" + "a" * 200)) == 3


def test_lines_wider_than_wrapped_text_are_left_alone():
    line = "word " * 30

    assert len(split_chunks(f"{line}\n{line}")) == 2


def test_short_lines_are_left_alone():
    assert len(split_chunks("A verse of seven words or so\nA verse of seven words or so")) == 2


def test_line_that_stands_alone_is_not_joined_to_a_full_line():
    text = f"By Ana Silva\n{WRAPPED.splitlines()[0]}\nBy Jan Novák\n{WRAPPED}"

    assert numbered(text, stands_alone=parse_byline)[2] == (3, "By Jan Novák")


def test_numbers_count_from_the_first_line():
    assert split_chunks("\none", 7) == (Chunk("one", 8),)


def test_blank_text_has_no_chunks():
    assert split_chunks(" \n\t\n") == ()


@pytest.mark.parametrize("indent", ["  ", "     ", "\t"])
def test_indent_alone_parts_paragraphs(indent):
    text = (
        f"{indent}The river rose through the night and by dawn the\n"
        "lower town stood under a metre of brown water, officials\n"
        "said on Monday that it would be days before the boats could\n"
        f"{indent}Boats went from door to door with bread, blankets and\n"
        "drinking water.\n"
    )

    assert [line for line, _ in numbered(text)] == [1, 4]


@pytest.mark.parametrize("indent", ["    ", "        ", "\t"])
def test_indent_of_the_whole_file_changes_nothing(indent):
    text = "".join(f"{indent}{line}\n" for line in WRAPPED.splitlines())

    assert numbered(text) == [(1, FIRST), (4, SECOND)]
    assert {chunk.indent for chunk in split_chunks(text)} == {0}


def test_white_space_at_line_ends_changes_nothing():
    assert numbered(WRAPPED.replace("\n", "   \n")) == [(1, FIRST), (4, SECOND)]


def test_blank_lines_between_hard_wrapped_paragraphs_are_counted():
    assert numbered(WRAPPED.replace("Monday.\n", "Monday.\n\n \n\n")) == [(1, FIRST), (7, SECOND)]


def test_line_that_stops_short_is_joined_to_one_that_goes_on_in_lower_case():
    text = WRAPPED.replace("and by dawn the lower\n", "and by dawn\nthe lower ")

    assert numbered(text.replace("water, officials said\non", "water,\nofficials said on"))[0] == (1, FIRST)


def test_full_line_is_not_joined_to_a_line_that_begins_a_promo():
    text = f"{WRAPPED}{WRAPPED.splitlines()[0]}\nRead more: Bridge Closed\n"

    chunks = numbered(text, begins=lambda line: parse_promo(line) is not None)

    assert chunks[-1] == (7, "Read more: Bridge Closed")


def test_headline_over_two_lines_is_one_chunk():
    text = f"Thousands Leave the Lower Town as the River Breaks\nThrough the Old Wall for a Second Time\n\n{WRAPPED}"

    assert numbered(text)[0] == (
        1,
        "Thousands Leave the Lower Town as the River Breaks Through the Old Wall for a Second Time",
    )


def test_full_headline_is_not_joined_to_the_text_below():
    text = f"Thousands Leave the Lower Town as the River Breaks Out\n{WRAPPED}"

    assert [line for line, _ in numbered(text)] == [1, 2, 5]


def test_dash_at_a_line_end_joins_no_words():
    assert "the lower - town" in numbered(WRAPPED.replace("the lower\n", "the lower -\n"))[0][1]


def test_hanging_lines_of_an_item_belong_to_it():
    text = WRAPPED + (
        "\n"
        "- Bread and blankets for those who had stayed in their\n"
        "  homes, the mayor said\n"
        "- Drinking water for all, and for the boats as much oil\n"
        "  as they would need\n"
    )

    assert numbered(text)[2:] == [
        (7, "- Bread and blankets for those who had stayed in their homes, the mayor said"),
        (9, "- Drinking water for all, and for the boats as much oil as they would need"),
    ]


def test_items_that_fill_their_lines_are_not_joined():
    text = WRAPPED + (
        "\n"
        "1. Bread and blankets for those who stayed in their home\n"
        "2. Drinking water for all, and for the boats as much oil\n"
    )

    assert [line for line, _ in numbered(text)] == [1, 4, 7, 8]


def test_indent_is_measured_from_the_margin():
    chunk = split_chunks(f"{'word ' * 30}\n\n    set apart\n\n{'word ' * 30}")[1]

    assert (chunk.indent, chunk.first_indent) == (4, 4)


def test_tab_is_eight_columns():
    assert split_chunks(f"{'word ' * 30}\n\n\tset apart")[1].indent == 8


def test_first_indent_of_a_hard_wrapped_paragraph_is_kept_apart():
    chunk = split_chunks("    " + WRAPPED)[0]

    assert (chunk.indent, chunk.first_indent) == (0, 4)


def test_line_below_another_is_not_after_a_blank_one():
    assert [chunk.after_blank for chunk in split_chunks("one\ntwo\n\nthree")] == [True, False, True]


def test_table_is_one_chunk_as_it_stands():
    assert split_chunks("one\n\nGoma    12\nBukavu   8\n\ntwo")[1] == Chunk("Goma    12\nBukavu   8", 3, is_table=True)


def test_table_loses_the_indent_of_all_its_rows():
    assert split_chunks("one\n\n  Goma    12\n  Bukavu   8")[1].text == "Goma    12\nBukavu   8"


def test_table_within_hard_wrapped_text_is_kept():
    assert numbered(f"{WRAPPED}\nGoma    12\nBukavu   8\n\n{WRAPPED}")[2] == (7, "Goma    12\nBukavu   8")


def test_short_lines_that_begin_with_capitals_are_not_wrapped():
    lines = (
        "Barge sinks; crew safe",
        "Two men jumped ashore in time, the river police said on Monday",
        "Jane Lowe",
        "A barge loaded with sand sank yesterday in the river, it was said.",
        "Traffic on the river began again.",
    )

    assert [chunk.text for chunk in split_chunks("\n".join(lines))] == list(lines)


def test_every_indented_line_begins_a_paragraph_where_indents_do():
    text = (
        "   Bus drivers ended a strike of eleven days on Tuesday after\n"
        "the city gave in to their demand for a raise of four percent.\n"
        "   The vote was 2,104 to 877 and nobody had foreseen it, he said.\n"
        "   Service was to resume at midnight, a union spokesman said.\n"
        "   Commuters had walked, hitched rides and bought bicycles in\n"
        "the longest stoppage in the city since 1952.\n"
    )

    assert [chunk.line for chunk in split_chunks(text)] == [1, 3, 4, 5]


def test_line_of_marks_is_not_joined_to_a_full_line():
    assert split_chunks(f"{WRAPPED}{WRAPPED.splitlines()[0]}\n--------\n{WRAPPED}")[3].text == "--------"
