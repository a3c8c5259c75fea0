from backfile.model.annotation import Prose
from backfile.tagging.parts import join_parts
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.text(alphabet="ab ’", max_size=9), min_size=1, max_size=5), st.integers(0, 8))
def test_offset_finds_its_piece(pieces, offset):
    parts = join_parts(Prose(pieces[0], "", tuple(pieces[1:]), ()))
    for index, piece in enumerate(pieces):
        if offset < len(piece):
            assert parts.at(parts.starts[index] + offset) == index
            assert parts.text[parts.starts[index] + offset] == piece[offset].replace("’", "'")


def test_promos_are_left_out():
    assert join_parts(Prose("One", "", ("Two",), ("Three",))).text == "One\nTwo"
