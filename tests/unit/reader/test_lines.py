from backfile.reader.byline import parse_byline
from backfile.reader.lines import Chunk, split_chunks

WRAPPED = (
    "The river rose through the night and by dawn the lower\n"
    "town stood under a metre of brown water, officials said\n"
    "on Monday.\n"
    "Boats went from door to door with bread, blankets and\n"
    "drinking water.\n"
)


def test_blank_lines_cut_text():
    assert split_chunks("one\n\n \ntwo") == (Chunk("one", 1), Chunk("two", 4))


def test_lines_that_are_not_full_are_chunks_of_their_own():
    assert split_chunks("one\ntwo") == (Chunk("one", 1), Chunk("two", 2))


def test_white_space_is_folded():
    assert split_chunks("\tone \xa0  two ") == (Chunk("one two", 1),)


def test_hard_wrapped_lines_are_joined():
    assert split_chunks(WRAPPED) == (
        Chunk(
            "The river rose through the night and by dawn the lower town stood under a metre of brown water, "
            "officials said on Monday.",
            1,
        ),
        Chunk("Boats went from door to door with bread, blankets and drinking water.", 4),
    )


def test_long_address_does_not_hide_that_text_is_wrapped():
    assert len(split_chunks(WRAPPED + "\nhttps://example.org/" + "a" * 200)) == 3


def test_lines_wider_than_wrapped_text_are_left_alone():
    line = "word " * 30

    assert len(split_chunks(f"{line}\n{line}")) == 2


def test_short_lines_are_left_alone():
    assert len(split_chunks("A verse of seven words or so\nA verse of seven words or so")) == 2


def test_line_that_stands_alone_is_not_joined_to_a_full_line():
    text = f"By Ana Silva\n{WRAPPED.splitlines()[0]}\nBy Jan Novák\n{WRAPPED}"

    assert split_chunks(text, 1, parse_byline)[2] == Chunk("By Jan Novák", 3)


def test_numbers_count_from_the_first_line():
    assert split_chunks("\none", 7) == (Chunk("one", 8),)


def test_blank_text_has_no_chunks():
    assert split_chunks(" \n\t\n") == ()
