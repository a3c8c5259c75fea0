import pytest

from reader.builders import HEADLINE, PROSE, above, article, below, parse, within

CERTAIN = [
    "-30-",
    "— 30 —",
    "ENDS",
    "Ends",
    "-ENDS-",
    "###",
    "# # #",
    "The End",
    "End of story",
    "-more-",
    "(more)",
    "[END]",
]


@pytest.mark.parametrize("line", [*CERTAIN, "30", "END", "Reuter", "Reuters", "(Reuters)"])
def test_mark_at_the_very_end_ends_the_copy(line):
    assert below(line) == "sign_off"


@pytest.mark.parametrize("line", CERTAIN)
def test_mark_may_stand_above_what_follows_the_copy(line):
    assert below(line, "Contact: Ana Silva", "© 2019 The Post") == "sign_off release boilerplate"


@pytest.mark.parametrize(
    ("language", "line"),
    [("de", "ENDE"), ("fr", "FIN"), ("es", "FIN"), ("pt", "LUSA/FIM"), ("ru", "КОНЕЦ"), ("fr", "-30-"), ("de", "Ends")],
)
def test_marks_of_other_languages_are_known(language, line):
    assert below(line, language=language) == "sign_off"


@pytest.mark.parametrize("line", ["End", "More", "Reuters", "30"])
def test_word_that_means_something_else_too_needs_marks_or_the_end(line):
    assert "sign_off" not in within(line)


def test_certain_mark_and_ordinary_word_differ_in_certainty():
    blocks = [parse(article(HEADLINE, PROSE, line)).blocks[-1] for line in ("-30-", "Reuters")]

    assert [block.certainty.value for block in blocks] == ["sure", "likely"]


@pytest.mark.parametrize(
    "line", ["Ends meet.", "The end came at noon.", "30 people", "More to come", "Trends", "Friends", "- 31 -", "C#"]
)
def test_other_last_lines_are_left_alone(line):
    assert "sign_off" not in below(line)


@pytest.mark.parametrize("line", ["ENDS", "###", "-30-"])
def test_line_above_the_prose_is_left_alone(line):
    assert "sign_off" not in above(line)


def test_hashes_between_paragraphs_separate_them():
    assert within("###") == "separator"
