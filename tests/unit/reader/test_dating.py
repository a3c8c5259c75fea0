from backfile.model.metadata import Found, Origin, PartialDate

from reader.builders import HEADLINE, PROSE, article, parse, problems


def found(iso, origin, line=0):
    return Found(PartialDate(iso), origin, line)


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

    assert parse(text, "2002/flood.txt").published == found("2002-01-18", Origin.TEXT, 3)


def test_dateline_takes_its_year_from_a_header():
    text = f"Title: {HEADLINE}\nDate: January 2002\n\nGOMA, Jan 18 - {PROSE}"

    assert parse(text).published == found("2002-01-18", Origin.TEXT, 4)


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
        'content/story.txt:2: "3/4/2019" is no date that can be read only one way; write it as 2024-06-27 [R102]'
    ]


def test_ambiguous_date_header_leaves_the_date_to_the_path():
    text = f"Title: {HEADLINE}\nDate: 3/4/2019\n\n{PROSE}"

    assert parse(text, "2019-04-03-flood.txt").published == found("2019-04-03", Origin.PATH)


def test_unreadable_date_of_change_is_reported():
    assert [problem.code for problem in problems(f"Title: {HEADLINE}\nModified: soon\n\n{PROSE}")] == ["R102"]


def test_readable_date_header_is_not_reported():
    assert problems(f"Title: {HEADLINE}\nDate: 2019-04-03\n\n{PROSE}") == ()
