import pytest
from backfile.model.metadata import Found, Origin
from backfile.reader.byline import parse_authors, parse_byline

from reader.builders import HEADLINE, PROSE, article, kinds, parse


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Silva", ("Ana Silva",)),
        ("by Ana Silva", ("Ana Silva",)),
        ("By: Ana Silva", ("Ana Silva",)),
        ("BY ANA SILVA AND JAN NOVÁK", ("Ana Silva", "Jan Novák")),
        ("By Ana Silva, Jan Novák & Li Wei", ("Ana Silva", "Jan Novák", "Li Wei")),
        ("By Ana Silva, Jan Novák, and Li Wei", ("Ana Silva", "Jan Novák", "Li Wei")),
        ("By Jeanne d’Arc-Petit", ("Jeanne d’Arc-Petit",)),
        ("By Jan van der Berg", ("Jan van der Berg",)),
        ("By J. K. O’Neil", ("J. K. O’Neil",)),
        ("By AFP", ("AFP",)),
        ("By 李明", ("李明",)),
    ],
)
def test_byline_names_its_authors(line, authors):
    assert parse_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    ["By the river", "By 2020", "By", "Ana Silva", "By Ana Silva, who was there", "Bypass Opens", "By " + "Ana " * 60],
)
def test_other_lines_are_no_bylines(line):
    assert parse_byline(line) == ()


def test_byline_under_the_headline_gives_the_authors_and_its_line():
    assert parse(article(HEADLINE, "By Ana Silva", PROSE)).authors == Found(("Ana Silva",), Origin.TEXT, 3)


def test_byline_above_the_headline_is_a_byline():
    assert kinds(article("By Ana Silva", HEADLINE, PROSE)) == "byline headline paragraph"


def test_headline_that_begins_like_a_byline_stays_a_headline():
    assert kinds(article("By Train Across Siberia", PROSE)) == "headline paragraph"


def test_headline_that_begins_like_a_byline_stays_one_above_a_byline():
    assert kinds(article("By Train Across Siberia", "By Ana Silva", PROSE)) == "headline byline paragraph"


def test_byline_within_the_prose_stays_a_paragraph():
    assert kinds(article(HEADLINE, PROSE, "By Ana Silva")) == "headline paragraph paragraph"


def test_header_wins_over_the_byline():
    parsed = parse(f"Author: Jan Novák\nTitle: {HEADLINE}\n\nBy Ana Silva\n\n{PROSE}")

    assert parsed.authors == Found(("Jan Novák",), Origin.HEADER, 1)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ana Silva", ("Ana Silva",)),
        ("By Ana Silva and Jan Novák", ("Ana Silva", "Jan Novák")),
        ("Silva, Ana; Novák, Jan", ("Silva, Ana", "Novák, Jan")),
        ("staff writers of the desk", ("staff writers of the desk",)),
        (" ; ", (";",)),
    ],
)
def test_list_of_authors_is_split(text, authors):
    assert parse_authors(text) == authors
