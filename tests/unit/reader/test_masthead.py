import pytest
from backfile.reader.masthead import is_greeting

from reader.builders import HEADLINE, PROSE, article, kinds, parse


@pytest.mark.parametrize(
    "line",
    [
        "Home > News > Local",
        "Accueil » Société",
        "Skip to main content",
        "Menu",
        "Subscribe",
        "VOLUME 43 NUMBER 7",
        "Page 14",
        "a0571",
        "r w BC-Quake 2ndLd-Writethru 09-19 0512",
        "BC-Quake, 2nd Ld-Writethru,0512",
        "AP-ME--Mill Fire,0120",
        "el-salvador usa uruguay",
        "ZCZC VVA0112",
        "HOLD FOR RELEASE 6 P.M. SUNDAY",
    ],
)
def test_navigation_folio_or_slug_above_the_headline_is_boilerplate(line):
    assert kinds(article(line, HEADLINE, PROSE)) == "boilerplate headline paragraph"


def test_several_lines_of_navigation_are_all_boilerplate():
    lines = ("Skip to main content", "Menu", "Subscribe", "Home > News")

    assert kinds(article(*lines, HEADLINE, "By Ana Silva", PROSE)) == (
        "boilerplate boilerplate boilerplate boilerplate headline byline paragraph"
    )


@pytest.mark.parametrize("line", ["The Hale Herald", "Evening Sentinel"])
def test_name_of_the_paper_above_a_date_is_a_kicker(line):
    assert (
        kinds(article(line, "Monday, June 17, 1974, Page 3", HEADLINE, PROSE)) == "kicker date_line headline paragraph"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Home > News",
        "cocoa",
        "Page 14",
        "Storm Hits Evening Sentinel",
        "BC-Quake, 2nd Ld",
        "Dear Evan Returns",
    ],
)
def test_line_that_no_headline_follows_is_the_headline(line):
    assert kinds(article(line, PROSE)) == "headline paragraph"


@pytest.mark.parametrize(
    "line", ["Opinion | The Long Road", "Storm: 9 > 8 in final", "Hello, Dolly! Comes to Goma Again"]
)
def test_headline_that_looks_like_such_a_line_is_left_alone(line):
    assert parse(article(line, PROSE)).headline.value == line


@pytest.mark.parametrize("line", ["Dear all,", "Hi", "Hello everybody,", "Hi all, here is the copy. Photo follows"])
def test_greeting_is_no_headline(line):
    assert is_greeting(line)
    assert kinds(article(line, HEADLINE, PROSE)) == "paragraph headline paragraph"


@pytest.mark.parametrize(
    "line", ["Hello Goma: Circus Comes to Town", "Dear Prudence Plays in the Park Again", "Highway Opens"]
)
def test_headline_that_begins_like_a_greeting_is_none(line):
    assert not is_greeting(line)


def test_short_lines_below_one_another_above_the_headline_are_a_menu():
    assert kinds(f"Home\nNews\nSport\nWeather\niPlayer\n\n{HEADLINE}\n\n{PROSE}\n") == (
        " ".join(["boilerplate"] * 5) + " headline paragraph"
    )


def test_section_above_the_headline_is_no_entry_of_a_menu():
    assert kinds(f"Home\nNews\nSport\n{HEADLINE}\n{PROSE}\n") == "boilerplate boilerplate kicker headline paragraph"


def test_number_of_a_database_document_is_boilerplate():
    assert kinds(article("3 of 52 DOCUMENTS", HEADLINE, PROSE)) == "boilerplate headline paragraph"
