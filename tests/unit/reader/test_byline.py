import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, kinds, parse, within


def test_byline_under_the_headline_gives_the_authors_and_its_line():
    assert parse(article(HEADLINE, "By Ana Silva", PROSE)).authors == Found(("Ana Silva",), Origin.TEXT, 3)


def test_byline_above_the_headline_is_a_byline():
    assert kinds(article("By Ana Silva", HEADLINE, PROSE)) == "byline headline paragraph"


def test_headline_that_begins_like_a_byline_stays_a_headline():
    assert kinds(article("By Train Across Siberia", PROSE)) == "headline paragraph"


def test_headline_that_begins_like_a_byline_stays_one_above_a_byline():
    assert kinds(article("By Train Across Siberia", "By Ana Silva", PROSE)) == "headline byline paragraph"


def test_byline_may_stand_below_the_prose():
    assert below("By Ana Silva") == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "Ana Silva",
        "ANA SILVA",
        "Ana Silva, Goma",
        "Ana Silva in Goma",
        "Ana Silva, Staff Writer",
        "Ana Silva, The Goma Times",
        "Ana Silva | Reuters",
        "Ana Silva - Goma",
        "Ana Silva (ana@example.org)",
    ],
)
def test_name_without_by_between_headline_and_prose_is_a_byline(line):
    assert above(line) == "byline"


@pytest.mark.parametrize("line", ["Staff Writer", "Science editor, Goma", "ana@example.org"])
def test_role_or_address_under_a_byline_belongs_to_it(line):
    assert above(f"By Ana Silva\n{line}") == "byline byline"


@pytest.mark.parametrize("line", ["Sport", "Boats and bread", "Bread by Boat", "Ana Silva!", "ANALYSIS", "Market"])
def test_other_short_line_under_the_headline_is_no_byline(line):
    assert "byline" not in above(line)


def test_name_under_a_byline_is_no_second_one():
    assert above("By Ana Silva", "Jan Novák").split()[0] == "byline"
    assert above("By Ana Silva", "Jan Novák").split()[1] != "byline"


def test_name_without_by_is_only_likely_a_byline():
    found = [parse(article(HEADLINE, line, PROSE)).authors for line in ("By Ana Silva", "Ana Silva")]

    assert found == [
        Found(("Ana Silva",), Origin.TEXT, 3),
        Found(("Ana Silva",), Origin.TEXT, 3, Certainty.LIKELY),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ana Silva; Editing by Jan Novák)",
        "(Reporting by Ana Silva)",
        "Additional reporting by Ana Silva",
        "Reporting by Ana Silva in Goma and Jan Novák in Bukavu; Writing by Li Wei",
        "Edited by Jan Novák.",
        "— Ana Silva",
        "-- Ana Silva, Goma",
        "- Ana Silva",
        "Ana Silva",
        "Ana Silva, Goma",
        "ana@example.org",
        "Ana Silva can be reached at ana@example.org.",
        "Reach Ana Silva at ana@example.org",
        "AS/JN",
        "AS//JN",
        "By Ana Silva",
    ],
)
def test_credits_or_name_below_the_prose_are_a_byline(line):
    assert below(line) == "byline"


def test_credits_may_stand_above_what_follows_the_copy():
    assert below("(Reporting by Ana Silva; Editing by Jan Novák)", "-30-") == "byline sign_off"


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by phone was hard.",
        "Editing by hand took all night.",
        "By then the boats were gone.",
        "— And the river?",
        "Boats came.",
        "Write to the mayor at mayor@example.org, she said.",
        "Ana Silva left.",
        "OK",
        "Yes, Ana.",
    ],
)
def test_other_last_lines_are_left_alone(line):
    assert below(line) == "paragraph"


@pytest.mark.parametrize("line", ["Ana Silva", "— Ana Silva", "Ana Silva, Goma", "By Ana Silva", "ana@example.org"])
def test_name_within_the_prose_is_no_byline(line):
    assert "byline" not in within(line)


def test_credits_at_the_end_give_the_authors_of_an_article_without_a_byline():
    text = article(HEADLINE, PROSE, "(Reporting by Ana Silva; Editing by Jan Novák)")

    assert parse(text).authors == Found(("Ana Silva",), Origin.TEXT, 5)


def test_byline_gives_the_authors_before_credits_at_the_end():
    text = article(HEADLINE, "By Li Wei", PROSE, "(Reporting by Ana Silva; Editing by Jan Novák)")

    assert parse(text).authors.value == ("Li Wei",)


def test_header_wins_over_the_byline():
    parsed = parse(f"Author: Jan Novák\nTitle: {HEADLINE}\n\nBy Ana Silva\n\n{PROSE}")

    assert parsed.authors == Found(("Jan Novák",), Origin.HEADER, 1)


@pytest.mark.parametrize(
    ("line", "found", "authors"),
    [
        ("By ANA SILVA and JAN NOVÁK     JUNE 17, 2014", "byline date_line", ("Ana Silva", "Jan Novák")),
        ("By Ana Silva | June 17, 2014", "byline date_line", ("Ana Silva",)),
        ("June 17, 2014 by Ana Silva", "date_line byline", ("Ana Silva",)),
        ("Posted on June 17, 2014 by marta", "date_line byline", ("marta",)),
    ],
)
def test_line_with_a_byline_and_a_date_is_split(line, found, authors):
    read = parse(article(HEADLINE, line, PROSE))

    assert kinds(article(HEADLINE, line, PROSE)) == f"headline {found} paragraph"
    assert (read.authors.value, read.published.value.iso) == (authors, "2014-06-17")


@pytest.mark.parametrize("line", ["By the end of 2014, the town was dry", "In June 2014 by the river"])
def test_other_lines_with_a_year_are_not_split(line):
    assert "byline" not in above(line)


def test_two_names_under_a_short_headline_are_a_byline():
    assert parse(article("Mill burns", "Jane Lowe and Peter Soto", PROSE)).authors.value == ("Jane Lowe", "Peter Soto")


def test_names_below_one_another_are_no_bylines():
    assert below("The winners were:", "Mary Jones, Hale", "Peter Smith, Porto", "John Brown") == " ".join(
        ["paragraph"] * 4
    )


def test_byline_and_date_under_a_short_headline_are_no_headline():
    assert kinds(article("Mill burns", "By Jane Lowe | June 17, 2014", PROSE)) == "headline byline date_line paragraph"


def test_byline_above_text_without_a_headline_is_a_byline():
    assert kinds(article("By Ana Silva", PROSE)) == "byline paragraph"
