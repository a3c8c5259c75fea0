import pytest
from backfile.model.metadata import Found, Origin
from backfile.reader.headers import MAX_LINES, Header, parse_headers, split_list

from reader.builders import PROSE, kinds, parse, problems


def values(text):
    return {field: header.value for field, header in parse_headers(text, "content/a.txt").values.items()}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Title: x", "headline"),
        ("HEADLINE: x", "headline"),
        ("kicker: x", "kicker"),
        ("Subtitle: x", "deck"),
        ("Date: x", "published"),
        ("Updated: x", "modified"),
        ("Category: x", "section"),
        ("Author: x", "authors"),
        ("Keywords: x", "tags"),
        ("Countries: x", "countries"),
        ("Slug: x", "slug"),
        ("Description: x", "summary"),
    ],
)
def test_known_key_fills_its_field(line, field):
    assert values(f"{line}\n\n{PROSE}") == {field: "x"}


def test_headers_end_at_the_first_blank_line():
    headers = parse_headers("Title: Flood\n\nDate: yesterday\n", "content/a.txt")

    assert (headers.rest, headers.rest_line) == ("\nDate: yesterday\n", 2)


def test_headers_end_at_the_first_line_that_is_none():
    headers = parse_headers("\nTitle: Flood\nThe river rose.", "content/a.txt")

    assert (headers.rest, headers.rest_line) == ("The river rose.", 3)


def test_header_knows_its_line():
    assert parse_headers("\n\nTitle: Flood", "content/a.txt").values["headline"] == Header("Flood", 3)


def test_indented_line_continues_the_one_above():
    assert values("Summary: The river\n    rose.\nSlug: flood") == {"summary": "The river rose.", "slug": "flood"}


def test_headers_that_are_all_indented_are_read():
    assert values("  Title: Flood\n  Slug: flood\n\nText.") == {"headline": "Flood", "slug": "flood"}


def test_key_written_twice_keeps_its_first_value():
    assert values("Title: Flood\nTitle: Fire") == {"headline": "Flood"}


def test_key_without_a_value_fills_nothing():
    assert values("Title:\nSlug: flood") == {"slug": "flood"}


def test_unknown_key_may_come_first_where_a_title_follows():
    assert values("Source: Wire\nTitle: Flood") == {"headline": "Flood"}


def test_value_may_hold_a_colon():
    assert values("Title: Flood: day two") == {"headline": "Flood: day two"}


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: why it rained\n\nText.",
        "Title:\n\nText.",
        "https://example.org\n\nText.",
        "Flood\nTitle: x",
        "Read more: x",
    ],
)
def test_text_without_headers_is_left_alone(text):
    headers = parse_headers(text, "content/a.txt")

    assert (headers.values, headers.blocks, headers.rest, headers.rest_line) == ({}, (), text, 1)


def test_headers_are_cut_off_after_many_lines():
    headers = parse_headers("Title: Flood\n" + "  more\n" * 500, "content/a.txt")

    assert headers.rest_line == MAX_LINES + 1


def test_every_header_is_a_block():
    assert kinds(f"Title: Flood\nMood: wet\n\n{PROSE}") == "header header paragraph"


def test_unknown_header_is_reported_with_the_nearest_known_one():
    assert [str(problem) for problem in problems(f"Title: Flood\nTgas: a\n\n{PROSE}", "2019/a.txt")] == [
        'content/2019/a.txt:2: unknown header "Tgas", its value is not used; did you mean "Tags"? [R101]'
    ]


def test_unknown_header_that_is_near_no_other_is_reported_with_the_list():
    assert [str(problem) for problem in problems(f"Title: Flood\nWeather: wet\n\n{PROSE}")] == [
        (
            'content/story.txt:2: unknown header "Weather", its value is not used; '
            "docs/article-format.md lists those that are read [R101]"
        )
    ]


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("rain, river", ("rain", "river")),
        ("Silva, Ana; Li", ("Silva, Ana", "Li")),
        ("rain,, rain , ", ("rain",)),
        ("rain", ("rain",)),
        (" ", ()),
    ],
)
def test_list_is_split_at_semicolons_else_at_commas(value, parts):
    assert split_list(value) == parts


def test_article_takes_its_values_from_headers():
    parsed = parse("Title: Flood\nSlug: wet\nTags: rain, river\nCountries: CD\nSummary: It rained.\n\nText.")

    assert parsed.slug == Found("wet", Origin.HEADER, 2)
    assert parsed.tags == Found(("rain", "river"), Origin.HEADER, 3)
    assert parsed.countries == Found(("CD",), Origin.HEADER, 4)
    assert parsed.summary == Found("It rained.", Origin.HEADER, 5)
