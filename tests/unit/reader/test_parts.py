import time

import pytest
from backfile.reader.parts import Part, name_parts, split_parts
from hypothesis import given
from hypothesis import strategies as st

from reader.builders import PROSE

LINES = st.one_of(
    st.sampled_from(
        [
            "-----",
            "=====",
            "* * * * *",
            "---",
            "\f",
            "\fFlood",
            "Title: Flood",
            "Tags: rain",
            "title: Fire",
            "",
            "",
            "",
            "Flood",
            "Fire",
            "By Ana Silva",
            "5 March 2019",
            "NAIROBI, Kenya - It rained.",
            PROSE,
            "It rained.",
            "From a@b.org Sat Mar  5 14:30:00 2019",
            "Subject: Flood",
            "Document 1 of 2",
            "2 of 2 DOCUMENTS",
        ]
    ),
    st.text(max_size=20),
)


def texts(text):
    return [part.text for part in split_parts(text)]


def head(name):
    return f"{name}\nBy Ana Silva\n\n{PROSE}"


@pytest.mark.parametrize(
    "parts",
    [
        [f"Title: Flood\n\n{PROSE}\n\n", f"Title: Fire\n\n{PROSE}"],
        [f"Title: Flood\nDate: 2019\n\n{PROSE}\n\n", f"Title: Fire\nDate: 2020\n\n{PROSE}\n"],
        [f"Date: 2019\nTitle: Flood\n\n{PROSE}\n\n", f"Date: 2019\nTitle: Fire\n\n{PROSE}\n"],
        [f"Title: Flood\nDate: 2019\nText: {PROSE}\n\n", f"Title: Fire\nDate: 2020\nText: {PROSE}\n"],
        [f"Title: Flood\nBody:\n{PROSE}\n\n", f"Title: Fire\nBody: {PROSE}\n\n", f"Title: Rain\nBody: {PROSE}"],
        [f"---\ntitle: a\n---\n{PROSE}\n", f"---\ntitle: b\n---\n{PROSE}"],
        [f"---\ntitle: a\n---\n{PROSE}\n\n---\n\nIt rained.\n", f"---\ntitle: b\n---\n{PROSE}"],
        [
            f"From a@b.org Sat Mar  5 14:30:00 2019\nSubject: Flood\n\n{PROSE}\n\n",
            f"From a@b.org Sun Mar  6 14:30:00 2019\nFrom: a@b.org\nSubject: Fire\n\n{PROSE}\n",
        ],
    ],
)
def test_file_is_split_where_headers_begin_again(parts):
    assert [f"{text}\n" for text in texts("".join(parts))] == [*parts[:-1], f"{parts[-1]}\n"]


@pytest.mark.parametrize("separator", ["-----", "==========", "* * * * *", "~~~~~~", "_____", "#####", "+++++", "\f"])
def test_file_is_split_at_separators_with_an_article_below_each(separator):
    assert split_parts(f"{head('Flood')}\n{separator}\n{head('Fire')}") == (
        Part("", head("Flood"), 1, 0),
        Part(separator, head("Fire"), 6, 5),
    )


@pytest.mark.parametrize(
    "below",
    [
        f"Fire\n5 March 2019\n{PROSE}",
        "Fire\n\nNAIROBI, Kenya, Oct 19 (Agency) - It rained.",
        f"Opinion\n\nFire\n\nBy Ana Silva\n\n{PROSE}",
        f"Title: Fire\n{PROSE}",
    ],
)
def test_article_below_a_separator_has_a_head(below):
    assert texts(f"{head('Flood')}\n-----\n{below}") == [head("Flood"), below]


def test_form_feed_may_stand_before_the_first_word():
    assert texts(f"{head('Flood')}\n\f{head('Fire')}") == [head("Flood"), f"\f{head('Fire')}"]


def test_separator_above_headers_is_no_part_of_the_text():
    text = f"***\nTitle: Flood\n\n{PROSE}\n\n***\n\nTitle: Fire\n\n{PROSE}"

    assert split_parts(text) == (
        Part("***", f"Title: Flood\n\n{PROSE}\n", 2, 1),
        Part("***\n", f"Title: Fire\n\n{PROSE}", 8, 6),
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Document 1 of 2", "Document 2 of 2"),
        ("  1 of 2 DOCUMENTS", "  2 of 2 DOCUMENTS"),
        ("DOCUMENT 7 of 9.", "DOCUMENT 8 of 9."),
    ],
)
def test_document_lines_part_the_documents(lines):
    assert split_parts(f"{lines[0]}\n\n{PROSE}\n{lines[1]}\n\n{PROSE}") == (
        Part(lines[0], f"\n{PROSE}", 2, 1),
        Part(lines[1], f"\n{PROSE}", 5, 4),
    )


def test_lines_above_the_first_document_belong_to_its_separator():
    assert split_parts(f"Search: rain\n\nDocument 1 of 2\n{PROSE}\nDocument 2 of 2\n{PROSE}")[0] == Part(
        "Search: rain\n\nDocument 1 of 2", PROSE, 4, 1
    )


def test_separators_at_the_ends_make_no_parts():
    assert split_parts(f"=====\n\n{head('Flood')}\n=====\n\n=====\n{head('Fire')}\n=====\n") == (
        Part("=====", f"\n{head('Flood')}", 2, 1),
        Part("=====\n\n=====", f"{head('Fire')}\n=====\n", 10, 7),
    )


def test_rule_of_another_mark_within_an_article_is_left_alone():
    assert len(split_parts(f"{head('Flood')}\n-----\nIt rained.\n=====\n{head('Fire')}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-----",
        head("Flood"),
        f"{head('Flood')}\n* * *\n{PROSE}",
        f"{head('Flood')}\n*****\n{PROSE}",
        f"{head('Flood')}\n-----\nThe Day After\n\n{PROSE}",
        f"{head('Flood')}\n-----\nThe Day After\n\n{PROSE}\n\n{PROSE}\n{PROSE}\n{PROSE}\nBy Ana Silva",
        f"{head('Flood')}\n-----\nBy Ana Silva\n5 March 2019\n{PROSE}",
        f"{head('Flood')}\n-----\nFire\nBy Ana Silva\nno prose",
        f"{head('Flood')}\n-----\nIt rained.\nBy Ana Silva\n{PROSE}",
        f"Flood\n-----\nBy Ana Silva\n-----\n{PROSE}",
        f"{head('The Daily News')}\n\f{head('The Daily News')}",
        f"{head('Flood')}\n-----Original Message-----\nFrom: Ana\nSent: 5 March 2019\nSubject: Fire\n\n{PROSE}",
        f"{head('Flood')}\n-----\nFrom: Ana\nSent: 5 March 2019\nSubject: Fire\n\n{PROSE}",
        f"Flood\nBy Ana Silva\n\nQuestion: Why?\n\n{PROSE}\n\nQuestion: How?\n\n{PROSE}",
        f"Title: Flood\n\n{PROSE}\n\nThe book:\nTitle: Fire\n\n{PROSE}",
        f"Title: Flood\n\n{PROSE}\nTitle: Fire\n{PROSE}",
        f"Title: Flood\nAuthor: Ana\n\n{PROSE}\n\nTitle: no more\n\n{PROSE}",
        f"Title: Flood\n\n{PROSE}\n\nTitle:\n\n{PROSE}",
        "Title: Flood\n\nTitle: Fire\n\nTitle: Rain",
        f"Date: 2019\n\n{PROSE}\n\nDate: 2020\n\n{PROSE}",
        "Title: Flood\nText: none\n\nTitle: Fire\nText: none",
        "Title: Pea Soup\nServes: four\n\nIngredients:\npeas\n\nMethod: Boil the peas.\n\nTitle page: 3",
        f"---\ntitle: Flood\n---\n{PROSE}\n---\n{PROSE}\n---\n{PROSE}",
        f"---\ntitle: Flood\n---\n{PROSE}\n---\ncode: yaml\n---\n{PROSE}",
        f"From a@b.org Sat Mar  5 14:30:00 2019\nSubject: Flood\n\n{PROSE}\n\nFrom Saturday on it rained.\n",
        f"{PROSE}\n\nFrom a@b.org Sat Mar  5 14:30:00 2019\nSubject: Flood\n\n{PROSE}",
        f"{PROSE}\n\nDocument 1 of 2\n{PROSE}\nDocument 2 of 2\n{PROSE}",
        f"Document 1 of 3\n{PROSE}\nDocument 3 of 3\n{PROSE}",
        f"Document 1 of 2\n{PROSE}",
        f"Flood\n1 of 2\n{PROSE}\n2 of 2\n{PROSE}",
        "Bread\n\nIngredients\n-----\nFlour\nWater\n\nMethod\n-----\nKnead the dough.",
    ],
)
def test_one_article_is_left_whole(text):
    parts = split_parts(text)

    assert parts == (Part("", text, 1, 0),)
    assert parts[0].text is text


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_every_line_is_in_one_part(text):
    parts = split_parts(text)
    pieces = [
        piece for part in parts for piece in ((part.separator, part.text) if part.separator_line else (part.text,))
    ]

    assert "\n".join(pieces) == text
    assert all(text.split("\n")[part.line - 1] == part.text.split("\n")[0] for part in parts)
    assert all(part.text.strip() for part in parts[1:])


@pytest.mark.parametrize(
    "text",
    [
        "-----\n" * 100_000,
        "Title: x\n\n" * 50_000,
        "\f" * 100_000,
        "\f\n" * 100_000,
        "---\n" * 100_000,
        "---\ntitle: x\n" * 50_000,
        "From a@b Sat Mar  5 14:30:00 2019\n" * 20_000,
        "Document 1 of 2\n" * 50_000,
        "\n" + "= " * 100_000 + "x",
        "\n" + " " * 200_000,
        "\n".join(f"{mark * 6}\nHead {number}" for number, mark in enumerate("=-*_#~+." * 5_000)),
        "A" * 200_000 + "\n-----\n" + "A-" * 100_000,
    ],
    ids=range(12),
)
def test_file_of_any_length_is_split_in_time(text):
    start = time.process_time()
    split_parts(text)

    assert time.process_time() - start < 1


def test_parts_are_named_by_their_headlines():
    assert name_parts(["Flood Reaches Town", "Fire!", ""]) == ("flood-reaches-town", "fire", "article")


def test_parts_of_one_headline_are_numbered():
    assert name_parts(["Flood", "Flood 2", "Flood", "flood"]) == ("flood", "flood-2", "flood-3", "flood-4")


@given(st.lists(st.sampled_from(["Flood", "Flood 2", "Fire", "!"]) | st.text(max_size=100), max_size=20))
def test_no_two_parts_have_one_name(headlines):
    names = name_parts(headlines)

    assert len(set(names)) == len(headlines)
    assert max(map(len, names), default=0) <= 80
