import csv
import io

import pytest
from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, CountryRef, TagRef
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Certainty
from backfile.problems import Problem
from backfile.report.doubts import WEIGHTS
from backfile.report.review import SHOWN, Input, format_table, review_articles, view_review
from backfile.report.values import values_of
from msgspec import structs
from msgspec.structs import replace

COLUMNS = ("path", "title", "date", "authors", "section", "language")
SURE = ArticleRecord(
    path="a.txt",
    digest="",
    headline=Found("Flood in Lima", Origin.TEXT, 1),
    kicker="",
    section=Found("World", Origin.HEADER, 2),
    authors=Found(("Ana Silva",), Origin.TEXT, 3),
    published=Found(PartialDate("2024-06-27"), Origin.HEADER, 4),
    modified=None,
    slug=None,
    summary=Found("The river rose.", Origin.TEXT, 6),
    tags=Found((), Origin.DERIVED),
    countries=Found((CountryRef("PE", Role.MAIN),), Origin.DERIVED),
    language=Found("en", Origin.DERIVED, 0, Certainty.LIKELY),
    place=None,
    promos=(),
)
UNDATED = replace(SURE, published=None)
DERIVED = replace(SURE, headline=Found("The river…", Origin.DERIVED, 6, Certainty.GUESS))
LIKELY_SECTION = Found("World", Origin.TEXT, 2, Certainty.LIKELY)


def _review(*records, problems=(), starts=(), names=()):
    return review_articles(records, problems, Input(dict(starts), "en", dict(names)))


def _doubts(record, *problems):
    articles = _review(record, problems=problems).articles
    return [doubt.label for article in articles for doubt in article.doubts if doubt.label != "no tags"]


def _rows(*records):
    return list(csv.DictReader(io.StringIO(format_table(_review(*records), COLUMNS))))


def _problem(code="R101", path="content/a.txt", line=0):
    return Problem(code, path, line, "it is odd", "look at it")


def test_an_article_with_all_its_values_is_not_reviewed():
    tagged = replace(SURE, tags=Found((TagRef("Floods", TagKind.TOPIC),), Origin.HEADER, 5))
    review = _review(tagged)

    assert review.articles == ()
    assert review.total == 1


def test_the_worst_comes_first():
    records = {
        "no-date": UNDATED,
        "derived-headline": DERIVED,
        "warning": SURE,
        "year-only": replace(SURE, published=Found(PartialDate("2024"), Origin.PATH)),
        "guess": replace(SURE, section=structs.replace(LIKELY_SECTION, certainty=Certainty.GUESS)),
        "likely": replace(SURE, section=LIKELY_SECTION),
        "no-author": replace(SURE, authors=None),
        "no-section": replace(SURE, section=None),
    }
    named = [replace(record, path=f"{name}.txt") for name, record in reversed(records.items())]
    review = _review(*named, problems=[_problem(path="content/warning.txt")])

    assert [article.path.removesuffix(".txt") for article in review.articles] == list(records)


def test_equals_are_in_the_order_of_their_paths():
    review = _review(replace(UNDATED, path="b.txt"), replace(UNDATED, path="a.txt"))

    assert [article.path for article in review.articles] == ["a.txt", "b.txt"]


def test_scores_add_up():
    (article,) = _review(replace(UNDATED, authors=None)).articles

    assert article.score == WEIGHTS["no date"] + WEIGHTS["no authors"] + WEIGHTS["no tags"]


def test_a_date_that_the_text_mentions_is_said_and_not_taken():
    problem = Problem("R104", "content/a.txt", 9, "it has no date, and its text mentions 2024-06-27", "write it")
    (article,) = _review(UNDATED, problems=[problem]).articles

    assert article.doubts[0].what == "it has no date, and its text mentions 2024-06-27 (line 9)"
    assert [row["date"] for row in _rows(UNDATED)] == [""]


def test_a_headline_somebody_wrote_beside_the_file_is_no_doubt():
    settled = replace(SURE, headline=Found("Flood", Origin.TABLE, 2))

    assert _doubts(settled, _problem("R103")) == []


def test_an_unread_date_is_no_doubt_once_the_date_is_written_beside_the_file():
    settled = replace(SURE, published=Found(PartialDate("2024-06-27"), Origin.TABLE, 2))

    assert _doubts(SURE, _problem("R102")) == ["a date cannot be read [R102]"]
    assert _doubts(settled, _problem("R102")) == []


def test_the_language_of_the_site_is_no_doubt_and_another_is():
    spanish = replace(SURE, language=Found("es", Origin.DERIVED, 0, Certainty.LIKELY))

    assert _doubts(SURE) == []
    assert _doubts(spanish) == ["language likely, not sure"]


def test_a_file_that_was_left_out_and_a_wrong_table_are_no_articles_doubts():
    left_out, table = _problem("S102", "content/empty.txt"), _problem("S202", "content/metadata.csv", 3)
    review = _review(SURE, problems=[left_out, table, _problem("P101", "SITEURL")])

    assert review.left_out == (left_out,)
    assert review.general == (table,)


def test_a_problem_of_a_sidecar_is_its_articles():
    assert _doubts(SURE, _problem("S207", "content/a.yml", 1)) == ["a value in a sidecar cannot be read [S207]"]


def test_a_problem_of_a_line_is_that_of_the_article_that_holds_it():
    one, two = replace(SURE, path="a.txt#one"), replace(SURE, path="a.txt#two")
    problems = [_problem("R101", line=3), _problem("R105", line=9), _problem("S104")]
    review = _review(one, two, problems=problems, starts={"a.txt#one": 1, "a.txt#two": 8})
    codes = {article.path: [doubt.label[-5:-1] for doubt in article.doubts[:2]] for article in review.articles}

    assert codes == {"a.txt#one": ["R101", "S104"], "a.txt#two": ["R105", "S104"]}


def test_the_table_holds_doubtful_values_and_no_sure_ones():
    (row,) = _rows(replace(DERIVED, section=LIKELY_SECTION, authors=None))

    assert row == {
        "path": "a.txt",
        "title": "",  # the first words, cut short, are no title
        "date": "",
        "authors": "",
        "section": "World",
        "language": "",
    }


def test_the_table_keeps_what_metadata_csv_says():
    (row,) = _rows(replace(UNDATED, headline=Found("Flood", Origin.TABLE, 2)))

    assert row["title"] == "Flood"


def test_the_table_holds_a_date_as_far_as_it_is_known():
    (row,) = _rows(replace(SURE, published=Found(PartialDate("2024-06"), Origin.PATH)))

    assert row["date"] == "2024-06"


@pytest.mark.parametrize(
    ("names", "cell"), [(("Ana Silva", "Bo Li"), "Ana Silva; Bo Li"), (("Silva, Ana",), "Silva, Ana;")]
)
def test_the_table_holds_authors_so_that_they_are_read_back(names, cell):
    (row,) = _rows(replace(SURE, authors=Found(names, Origin.TEXT, 2, Certainty.GUESS)))

    assert row["authors"] == cell


def test_a_value_that_a_spreadsheet_would_run_is_left_empty():
    (row,) = _rows(replace(DERIVED, headline=structs.replace(DERIVED.headline, value='=HYPERLINK("http://x.example")')))

    assert row["title"] == ""


def test_the_page_counts_each_doubt_worst_first():
    view = view_review(_review(UNDATED, replace(UNDATED, path="b.txt", authors=None)), {})

    assert [(link.label, link.count) for link in view.counts] == [("no date", 2), ("no authors", 1), ("no tags", 2)]
    assert view.lead == "2 of 2 articles have something missing or doubtful."


def test_the_page_says_small_doubts_in_one_sentence():
    (row,) = view_review(_review(replace(SURE, authors=None, section=None)), {"a.txt": "flood/index.html"}).rows

    assert row.doubts == ("It has no authors, no section and no tags; add what you know.",)
    assert row.url == "flood/index.html"


def test_the_page_says_where_a_value_was_found_and_what_to_do():
    guessed = replace(SURE, section=structs.replace(LIKELY_SECTION, certainty=Certainty.GUESS))
    (row,) = view_review(_review(guessed), {}).rows

    assert row.doubts[0] == (
        'Its section, "World", was guessed (text, line 2); check it; write the right one in metadata.csv.'
    )


def test_values_are_shown_in_words():
    (article,) = _review(SURE, names={"PE": "Peru"}).articles
    shown = {value.label: (value.text, value.where) for value in article.values}

    assert shown["countries"] == ("Peru", "worked out from the words")
    assert shown["date"] == ("2024-06-27", "header, line 4")
    assert shown["tags"] == ("", "")


def test_the_page_holds_the_worst_and_says_so():
    review = _review(*(replace(UNDATED, path=f"{number:04}.txt") for number in range(SHOWN + 1)))
    view = view_review(review, {})

    assert len(view.rows) == SHOWN
    assert view.rest == "The page ends with the worst 1,000 of 1,001 articles; review.csv goes on."
    assert format_table(review, COLUMNS).count("\n") == SHOWN + 2


def test_an_article_that_lacks_no_more_than_an_author_has_no_row():
    review = _review(replace(SURE, authors=None))

    assert len(review.articles) == 1
    assert format_table(review, COLUMNS).count("\n") == 1


def test_countries_say_which_are_only_mentioned_and_the_cell_holds_the_main_ones():
    countries = CountryRef("PE", Role.MAIN), CountryRef("BO", Role.MENTIONED), CountryRef("XX", Role.MENTIONED)
    value = _value(replace(SURE, countries=Found(countries, Origin.DERIVED)), "countries")

    assert (value.text, value.cell) == ("Peru; mentioned: Bolivia, XX", "PE")


def test_countries_without_a_main_one_are_none():
    countries = (CountryRef("BO", Role.MENTIONED),)

    assert _value(replace(SURE, countries=Found(countries, Origin.DERIVED)), "countries").text == ""


def test_tags_say_which_are_people_and_organisations_and_the_cell_holds_their_names():
    tags = TagRef("Ana", TagKind.PERSON), TagRef("UN", TagKind.ORGANISATION), TagRef("Flood", TagKind.TOPIC)
    value = _value(replace(SURE, tags=Found(tags, Origin.DERIVED)), "tags")

    assert (value.text, value.cell) == ("Ana (person), UN (organisation), Flood", "Ana; UN; Flood")


def _value(record, column):
    (value,) = (value for value in values_of(record, {"PE": "Peru", "BO": "Bolivia"}) if value.column == column)
    return value
