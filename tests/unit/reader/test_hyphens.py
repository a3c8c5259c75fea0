import pytest
from backfile.reader.hyphens import Compounds
from backfile.reader.lines import split_chunks
from backfile.reader.vocabulary import load_vocabulary

ENGLISH = load_vocabulary("en")
COMPOUNDS = Compounds(*map(frozenset, (ENGLISH.compound_starts, ENGLISH.compound_ends, ENGLISH.joined_starts)))


def numbered(text, **options):
    """The chunks of a text, each with the number of its line."""
    return [(chunk.line, chunk.text) for chunk in split_chunks(text, **options)]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("govern-", "ment", "government"),
        ("under-", "standing", "understanding"),
        ("well-", "known", "well-known"),
        ("twenty-", "three", "twenty-three"),
        ("state-", "owned", "state-owned"),
        ("self-", "esteem", "self-esteem"),
        ("Anglo-", "American", "Anglo-American"),
        ("2019-", "20", "2019-20"),
        ("non-", "smoking", "non-smoking"),
        ("long-", "er", "longer"),
    ],
)
def test_word_broken_at_a_line_end_is_made_whole(above, below, joined):
    text = (
        f"The river rose through the night and by dawn the {above}\n"
        f"{below} quarter stood under a metre of brown water in\n"
        "the town as boats went from door to door with bread,\n"
        "blankets and drinking water.\n"
    )

    words = numbered(text, compounds=COMPOUNDS)[0][1].split()

    assert joined in words


def test_hyphen_that_the_text_has_elsewhere_is_kept():
    text = (
        "The river rose through the night and by dawn the apple-\n"
        "green boats went from door to door with bread, blankets\n"
        "and drinking water in the town, for nobody had thought\n"
        "that an apple-green boat was ever to be of any use.\n"
    )

    assert "the apple-green boats" in numbered(text, compounds=COMPOUNDS)[0][1]


def test_hyphen_at_a_line_end_is_left_alone_where_lines_are_paragraphs():
    assert numbered("The govern-\nment") == [(1, "The govern-"), (2, "ment")]
