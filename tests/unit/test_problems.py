import re

import pytest
from backfile.problems import CODES, Problem, Severity


def test_a_problem_says_where_what_and_how_to_fix_it():
    problem = Problem("R102", "content/flood.txt", 4, '"soon" is no date', "write it as 2024-06-27")

    assert str(problem) == 'content/flood.txt:4: "soon" is no date; write it as 2024-06-27 [R102]'


def test_a_problem_of_a_whole_file_names_no_line():
    problem = Problem("S102", "content/flood.txt", 0, "it holds no text and is left out", "delete the file")

    assert str(problem) == "content/flood.txt: it holds no text and is left out; delete the file [S102]"


@pytest.mark.parametrize(
    ("code", "severity"), [("S101", Severity.ERROR), ("R101", Severity.WARNING), ("B101", Severity.NOTICE)]
)
def test_a_problem_matters_as_the_table_of_codes_says(code, severity):
    assert severity is Problem(code, "content", 0, "", "").severity


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_the_letter_of_a_stage_and_three_digits(code):
    assert re.fullmatch(r"[SRGTXPFBO]\d{3}", code)


def test_every_code_has_words_of_its_own():
    words = [words for _, words in CODES.values()]

    assert len(words) == len(set(words))
