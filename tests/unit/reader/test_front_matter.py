import pytest
from backfile.reader.front_matter import MAX_LINES, front_matter_end, read_front_matter
from backfile.reader.headers import Header, parse_headers
from hypothesis import given
from hypothesis import strategies as st

from reader.builders import PROSE, kinds, parse

LINES = st.one_of(
    st.sampled_from(
        "---|...|title: Flood|title: 'Flood|tags: [a, b]|tags:|- rain|  - rain|  more|# note|layout: post|date: x: y"
        '|"title": a|a|}|summary: >|{|*a|mood: {a: b}||Kenya: rain'.split("|")
    ),
    st.text(max_size=20),
)


def read(*lines):
    return parse_headers("\n".join(("---", *lines, "---", "", PROSE)), "content/a.txt")


def values(*lines):
    return {field: header.value for field, header in read(*lines).values.items()}


def messages(*lines):
    return [str(problem) for problem in read(*lines).problems]


def test_front_matter_fills_fields():
    assert values("title: Flood", "Date: 2019-03-05", "author: Ana Silva", "lang: en") == {
        "headline": "Flood",
        "published": "2019-03-05",
        "authors": "Ana Silva",
        "language": "en",
    }


def test_list_keeps_its_values_whatever_marks_they_hold():
    assert read("title: Flood", "tags: [rain, 'big; river', 'mud, wet']").values["tags"] == Header(
        "rain; big; river; mud, wet", 3, ("rain", "big; river", "mud, wet")
    )


def test_first_of_several_values_is_used_where_one_can_be_held():
    headers = read("title: Flood", "categories: [news, sport]")

    assert headers.values["section"] == Header("news", 3)
    assert [str(problem) for problem in headers.problems] == [
        (
            'content/a.txt:3: "categories" can hold one value and has 2, the first is used; '
            "delete the others, or write them as tags [R105]"
        )
    ]


def test_text_goes_on_below_the_front_matter():
    headers = parse_headers("\n---\ntitle: Flood\n...\nText.", "content/a.txt")

    assert (headers.rest, headers.rest_line, headers.values["headline"].line) == ("Text.", 5, 3)


def test_each_key_is_a_block_with_the_lines_below_it():
    headers = read("title: >", "  Flood", "", "  again", "tags:", "- a", "# note", "mood:", "  wet: yes")

    assert [(block.line, block.text) for block in headers.blocks] == [
        (1, "---"),
        (2, "title: > Flood again"),
        (6, "tags: - a"),
        (8, "# note"),
        (9, "mood: wet: yes"),
        (11, "---"),
    ]


def test_front_matter_is_no_paragraph():
    assert kinds(f"---\ntitle: Flood\n---\n{PROSE}") == "header header header paragraph"


def test_article_takes_its_headline_from_front_matter():
    assert parse(f"---\ntitle: 'Flood: day two'\n---\n{PROSE}").headline.value == "Flood: day two"


def test_slip_is_reported_and_the_lines_are_read_one_by_one():
    headers = read("title: Flood: day two", "tags: [rain, 'river']", "authors:", "- Ana Silva", 'slug: "flood"')

    assert {field: header.items or header.value for field, header in headers.values.items()} == {
        "headline": "Flood: day two",
        "tags": ("rain", "river"),
        "authors": ("Ana Silva",),
        "slug": "flood",
    }
    assert [(problem.code, problem.line) for problem in headers.problems] == [("R105", 2)]


def test_slip_is_told_with_what_to_do():
    assert messages("title: Flood", "slug: @flood") == [
        (
            "content/a.txt:3: the front matter is no YAML (found character that cannot start any token); "
            "its lines were read one by one; put quotes around a value that holds a colon, a quote or a mark at its start, "
            "and indent with spaces [R105]"
        )
    ]


def test_line_without_a_key_does_not_lose_the_title():
    assert values("title: Flood", "no key here", "slug: flood") == {"headline": "Flood", "slug": "flood"}


def test_value_with_levels_is_reported_and_not_used():
    assert messages("title: Flood", "author:", "  name: Ana") == [
        (
            'content/a.txt:3: the value of "author" has levels within it, it is not used; '
            'write "author: ..." in one line, or as a list of plain texts [R105]'
        )
    ]


def test_unknown_key_is_reported():
    assert messages("title: Flood", "tgas: wet") == [
        'content/a.txt:3: unknown header "tgas", its value is not used; did you mean "Tags"? [R101]'
    ]


@pytest.mark.parametrize("line", ["layout: post", "draft: true", "weight: 3", "image: {src: a.png}", "aliases: [/a/]"])
def test_key_of_another_program_is_kept_without_a_word(line):
    assert messages("title: Flood", line) == []


def test_empty_value_fills_nothing():
    assert values("title: Flood", "tags: []", "slug:", "summary: ~", "published: true") == {"headline": "Flood"}


def test_front_matter_without_an_end_is_read_as_headers():
    headers = parse_headers("---\ntitle: Flood\n\nText.", "content/a.txt")

    assert (headers.values["headline"], headers.rest) == (Header("Flood", 2), "\nText.")
    assert [str(problem) for problem in headers.problems] == [
        'content/a.txt:1: the front matter does not end, it was read as header lines; write "---" below it [R105]'
    ]


def test_text_above_a_rule_is_no_front_matter():
    headers = parse_headers("---\ntitle: Flood\n\nThe river rose.\n---\nText.", "content/a.txt")

    assert headers.rest == "\nThe river rose.\n---\nText."


@pytest.mark.parametrize(
    "text",
    [
        "---\nText.\n---\nText.",
        "---\n\n---\nText.",
        "---\nKenya: flood\n---\nText.",
        "----\ntitle: Flood\n----\nText.",
        "Text.\n---\ntitle: Flood\n---",
        "---",
        "--- \nThe river rose: ten died.\n---\n",
    ],
)
def test_rule_at_the_top_is_left_alone(text):
    headers = parse_headers(text, "content/a.txt")

    assert (headers.values, headers.blocks, headers.problems, headers.rest) == ({}, (), (), text)


def test_end_is_looked_for_in_many_lines_only():
    assert front_matter_end(["---", *["a: b"] * MAX_LINES, "---"]) == 0


@given(st.lists(LINES, max_size=12))
def test_front_matter_loses_no_words(lines):
    text = "\n".join(["---", *lines])
    headers = parse_headers(text, "content/a.txt")
    found = " ".join([*(block.text for block in headers.blocks), headers.rest])

    assert "".join(found.split()) == "".join(text.split())


@given(st.lists(LINES, min_size=1, max_size=12))
def test_values_stand_between_the_fences(lines):
    front = read_front_matter(lines, 1, "content/a.txt")

    assert front is None or all(1 < item.line < front.lines for item in front.written)
