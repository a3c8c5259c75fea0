import pytest
from backfile.geography.parts import DATELINE, join_parts
from backfile.geography.scan import find_hits


def names(prose, gazetteer):
    return [hit.name for hit in find_hits(join_parts(prose), gazetteer)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MEXICO CITY SLEEPS", ["Mexico City"]),
        ("ISLE OF MAN RACES BEGIN", ["Isle of Man"]),
        ("U.S. AND USSR TALK", ["US", "USSR"]),
        ("READING LESSONS CUT", []),
    ],
)
def test_capitals_are_read_in_a_headline(prose, gazetteer, line, expected):
    assert names(prose(headline=line), gazetteer) == expected


def test_small_city_in_capitals_counts_only_in_the_dateline(prose, gazetteer):
    in_headline = names(prose(headline="AALEN SLEEPS"), gazetteer)
    in_dateline = names(prose(dateline="AALEN"), gazetteer)

    assert (in_headline, in_dateline) == ([], ["Aalen"])


def test_acronym_inside_a_sentence_is_no_city(prose, gazetteer):
    assert names(prose("A SWAT team and a LIMA radio call."), gazetteer) == ["Lima"]


def test_possessive_is_not_part_of_the_name(prose, gazetteer):
    article = prose("Peru’s fleet sailed.")
    hit = find_hits(join_parts(article), gazetteer)[0]

    assert article.paragraphs[0][hit.start - 2 : hit.end - 2] == "Peru"


def test_lower_case_word_is_left_alone(prose, gazetteer):
    assert names(prose("The turkey ate chili on china plates."), gazetteer) == []


def test_exception_hides_the_names_inside_it(prose, gazetteer):
    assert names(prose("The South China Sea is wide."), gazetteer) == []


def test_hit_knows_its_part(prose, gazetteer):
    hit = find_hits(join_parts(prose("Nothing.", dateline="LIMA")), gazetteer)[0]

    assert hit.part == DATELINE
