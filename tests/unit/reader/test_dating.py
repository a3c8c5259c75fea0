import pytest
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Certainty

from reader.builders import HEADLINE, PROSE, article, parse, problems


def found(iso, origin, line=0, certainty=Certainty.SURE):
    return Found(PartialDate(iso), origin, line, certainty)


def test_header_wins_over_path_and_text():
    text = f"Title: {HEADLINE}\nDate: 2019-10-12\n\n13 October 2019\n\n{PROSE}"

    assert parse(text, "2019-10-14-flood.txt").published == found("2019-10-12", Origin.HEADER, 2)


def test_path_wins_over_text():
    assert parse(article(HEADLINE, "13 October 2019", PROSE), "2019-10-14-flood.txt").published == found(
        "2019-10-14", Origin.PATH
    )


def test_date_line_wins_over_dateline():
    text = article(HEADLINE, "13 October 2019", f"GOMA, 12 Oct 2019 - {PROSE}")

    assert parse(text).published == found("2019-10-13", Origin.TEXT, 3)


def test_finer_date_that_agrees_refines_a_coarser_one():
    text = article(HEADLINE, "13 October 2019", PROSE)

    assert parse(text, "2019/10/flood.txt").published == found("2019-10-13", Origin.TEXT, 3)


def test_refinement_goes_on_to_the_finest_date():
    text = f"Title: {HEADLINE}\nDate: 2019\n\n13 October 2019, 14:30 UTC\n\n{PROSE}"

    assert parse(text, "2019/10/flood.txt").published == found("2019-10-13T14:30:00+00:00", Origin.TEXT, 4)


def test_finer_date_that_disagrees_changes_nothing():
    text = article(HEADLINE, "13 November 2019", PROSE)

    assert parse(text, "2019/10/flood.txt").published == found("2019-10", Origin.PATH)


def test_dateline_takes_its_year_from_the_path():
    text = article(HEADLINE, f"GOMA, Jan 18 - {PROSE}")

    assert parse(text, "2002/flood.txt").published == found("2002-01-18", Origin.TEXT, 3, Certainty.LIKELY)


def test_dateline_takes_its_year_from_a_header():
    text = f"Title: {HEADLINE}\nDate: January 2002\n\nGOMA, Jan 18 - {PROSE}"

    assert parse(text).published == found("2002-01-18", Origin.TEXT, 4, Certainty.LIKELY)


@pytest.mark.parametrize(
    "dateline", ["GOMA, Jan. 18, 2002 -", "GOMA, 18 January 2002 (Agency) -", "GOMA (Agency), Jan 18, 2002 -"]
)
def test_dateline_with_a_year_gives_its_date(dateline):
    assert parse(article(HEADLINE, f"{dateline} {PROSE}")).published == found("2002-01-18", Origin.TEXT, 3)


def test_dateline_keeps_its_own_year():
    text = article(HEADLINE, f"GOMA, Jan 18, 2002 - {PROSE}")

    assert parse(text, "2003/flood.txt").published == found("2003", Origin.PATH)


@pytest.mark.parametrize("dateline", ["GOMA -", "GOMA, Feb 30 -"])
def test_dateline_without_a_date_that_exists_refines_nothing(dateline):
    assert parse(article(HEADLINE, f"{dateline} {PROSE}"), "2002/flood.txt").published == found("2002", Origin.PATH)


def test_dateline_without_a_year_gives_no_date():
    assert parse(article(HEADLINE, f"GOMA, Jan 18 - {PROSE}")).published is None


def test_weekday_alone_gives_no_date():
    assert parse(article(HEADLINE, "Saturday", PROSE)).published is None


def test_updated_line_gives_the_date_of_change():
    text = article(HEADLINE, PROSE, "Updated: 14 October 2019")

    assert parse(text).modified == found("2019-10-14", Origin.TEXT, 5)
    assert parse(text).published is None


def test_header_wins_for_the_date_of_change():
    text = f"Title: {HEADLINE}\nModified: 2019-10-15\n\nUpdated: 14 October 2019\n\n{PROSE}"

    assert parse(text).modified == found("2019-10-15", Origin.HEADER, 2)


def test_ambiguous_date_header_is_reported():
    assert [str(problem) for problem in problems(f"Title: {HEADLINE}\nDate: 3/4/2019\n\n{PROSE}")] == [
        (
            'content/story.txt:2: "3/4/2019" can be two days, so it is not used; '
            "write it as 2024-06-27, or set BACKFILE_DATE_ORDER [R102]"
        )
    ]


def test_ambiguous_date_header_leaves_the_date_to_the_path():
    text = f"Title: {HEADLINE}\nDate: 3/4/2019\n\n{PROSE}"

    assert parse(text, "2019-04-03-flood.txt").published == found("2019-04-03", Origin.PATH)


def test_unreadable_date_of_change_is_reported():
    assert [problem.code for problem in problems(f"Title: {HEADLINE}\nModified: soon\n\n{PROSE}")] == ["R102"]


def test_readable_date_header_is_not_reported():
    assert problems(f"Title: {HEADLINE}\nDate: 2019-04-03\n\n{PROSE}") == ()


def test_ambiguous_date_line_is_reported():
    assert [(problem.code, problem.line) for problem in problems(article(HEADLINE, "3/4/2019", PROSE))] == [("R102", 3)]


def test_first_date_that_an_undated_text_mentions_is_suggested():
    text = article(HEADLINE, PROSE, "The bridge of 12 October 1912 fell on 3 May 2019.")

    assert [str(problem) for problem in problems(text)] == [
        (
            "content/story.txt:5: it has no date, and its text mentions 1912-10-12; "
            'if that is its date, write "Date: 1912-10-12" above the text, or in metadata.csv [R104]'
        )
    ]


@pytest.mark.parametrize(
    "line", ["Photo: the bridge on 3 May 2019", "Correction: it fell on 3 May 2019.", "© 3 May 2019 The Post"]
)
def test_date_of_a_caption_correction_or_notice_is_suggested_too(line):
    assert [problem.code for problem in problems(article(HEADLINE, PROSE, line))] == ["R104"]


@pytest.mark.parametrize("line", ["3 May 2019", "Published: 3 May 2019", f"GOMA, 3 May 2019 - {PROSE}"])
def test_nothing_is_suggested_for_a_dated_text(line):
    assert problems(article(HEADLINE, line, "The bridge of 12 October 1912 fell.", PROSE)) == ()


def test_nothing_is_suggested_for_a_text_whose_path_is_dated():
    assert problems(article(HEADLINE, PROSE, "It fell on 3 May 2019."), "2019/05/04/flood.txt") == ()


@pytest.mark.parametrize(
    "line", ["It fell in May 2019.", "It fell on 3 May.", "It fell in 2019.", "It fell on 3/4/2019."]
)
def test_nothing_is_suggested_where_no_full_date_is_mentioned(line):
    assert problems(article(HEADLINE, PROSE, line)) == ()
