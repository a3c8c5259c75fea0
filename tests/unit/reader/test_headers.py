import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import BlockKind
from backfile.reader.header_names import KEPT
from backfile.reader.headers import MAX_LINES, NAMES, Header, parse_headers, split_list
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reader.builders import PROSE, kinds, parse, problems

KEYS = st.sampled_from([*NAMES, "From", "Subject", "To", "Message-ID", "Titel", "Mood", "X-Mailer", "layout"])
LINES = st.one_of(
    st.builds("{}{}{}".format, KEYS, st.sampled_from([":", ": ", " : ", ":\t"]), st.text(max_size=20)),
    st.text(max_size=30),
    st.sampled_from(["---", "...", "", "  more", "- rain", "From a@b.org Sat Mar  5 14:30:00 2019", '"']),
)


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


def messages(text):
    return [str(problem) for problem in parse_headers(text, "content/a.txt").problems]


def test_key_written_twice_with_another_value_is_reported():
    assert messages("Title: Flood\nHeadline: Fire\n\nText.") == [
        (
            'content/a.txt:2: "Headline" says something else than line 1, where the headline is "Flood"; '
            "it is not used; delete one of the two lines [R107]"
        )
    ]


def test_key_written_twice_with_one_value_is_left_alone():
    assert messages("Title: Flood\nTitle: Flood\n\nText.") == []


def test_tags_written_twice_are_joined():
    headers = parse_headers("Title: Flood\nTags: rain, river\nKeywords: mud\n\nText.", "content/a.txt")

    assert (headers.values["tags"], headers.problems) == (Header("rain; river; mud", 2, ("rain", "river", "mud")), ())


def test_authors_written_twice_are_joined():
    headers = parse_headers("Author: Ana Silva and Jan Novák\nAuthor: Li Wei\n\nText.", "content/a.txt")

    assert headers.values["authors"].items == ("Ana Silva", "Jan Novák", "Li Wei")


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
        "Sport: City win cup\n\nText.",
        "Kenya: flood kills ten\n\nText.",
        "Kenya: flood kills ten\nDate: 12 October 2019\n\nText.",
        "Correction: the mayor is Ana Silva\n\nText.",
        "Subject: Council meets\n\nText.",
        "From: Nairobi\nTo: London\n\nText.",
        "To: the mayor\n\nText.",
        "Lines: drawn in the sand\n\nText.",
        "Comments: none\n\nText.",
        "title://example.org\n\nText.",
        "Titel: Flood\n\nText.",
        "Titel: Flood\nDat: 2019\nText.",
        "Titel: Flood\nDat: 2019",
        "Update: storm hits coast\nKenya: thousands flee\n\nText.",
        "Dates: 3-5 May\nVenue: Town hall\n\nText.",
        "Question: why?\nAnswer: rain\n\nText.",
        "---\n\nText.",
        "---\nKenya: flood kills ten\n---\n\nText.",
        "From ana@example.org Sat Mar  5 14:30:00 2019\nText.",
        "From the mayor: a letter\n\nText.",
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


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Title:x", "headline"),
        ("Title : x", "headline"),
        ("TITLE:\tx", "headline"),
        ("Publication date: x", "published"),
        ("Published on: x", "published"),
        ("publish_date: x", "published"),
        ("datePublished: x", "published"),
        ("Last updated: x", "modified"),
        ("Last-Modified: x", "modified"),
        ("lang: x", "language"),
        ("By-line: x", "authors"),
    ],
)
def test_known_key_is_read_however_it_is_written(line, field):
    assert values(f"{line}\n\n{PROSE}") == {field: "x"}


@pytest.mark.parametrize(
    "key", ["layout", "Draft", "permalink", "ID", "X-Mailer", "featured_image", "Location", "Place"]
)
def test_key_of_another_program_is_kept_without_a_word(key):
    headers = parse_headers(f"Title: Flood\n{key}: y\n\n{PROSE}", "content/a.txt")

    assert (len(headers.blocks), headers.values.keys(), headers.problems) == (2, {"headline"}, ())


def test_no_key_is_both_read_and_kept():
    assert {name.replace(" ", "") for name in NAMES} & KEPT == {"date"}


def test_key_of_another_program_may_come_first():
    assert values("Layout: post\nDate: 2019-03-05\n\nText.") == {"published": "2019-03-05"}


def test_a_switch_is_no_date():
    assert values("Title: Flood\npublished: true\n\nText.") == {"headline": "Flood"}


def test_misspelt_headers_are_reported_and_kept_from_the_text():
    headers = parse_headers("Titel: Flood\nDat: 2019\n\nText.", "content/a.txt")

    assert (headers.values, len(headers.blocks), headers.rest) == ({}, 2, "\nText.")
    assert [str(problem) for problem in headers.problems] == [
        'content/a.txt:1: unknown header "Titel", its value is not used; did you mean "Title"? [R101]',
        'content/a.txt:2: unknown header "Dat", its value is not used; did you mean "Date"? [R101]',
    ]


@pytest.mark.parametrize(
    "below", [f"\n{PROSE}", "By Ana Silva\n\nText.", "\nBy Ana Silva\n\nText.", "\nThe river rose.", "\n5 March 2019\n"]
)
def test_last_line_with_an_unknown_key_is_the_headline_where_the_text_has_none(below):
    headers = parse_headers(f"Date: 2019\nKenya: flood kills ten\n{below}", "content/a.txt")

    assert (headers.rest, headers.rest_line, headers.problems) == (f"Kenya: flood kills ten\n{below}", 2, ())


@pytest.mark.parametrize(
    "text",
    [
        f"Title: Flood\nMood: very wet\n\n{PROSE}",
        f"Date: 2019\nMood: wet\n\n{PROSE}",
        f"Date: 2019\nMood: very wet\n\nFlood Reaches Town\n\n{PROSE}",
        f"Date: 2019\nTitel: Flood reaches town\n\n{PROSE}",
    ],
)
def test_last_line_with_an_unknown_key_is_a_header_otherwise(text):
    assert len(parse_headers(text, "content/a.txt").blocks) == 2


@pytest.mark.parametrize("prose", ["NAIROBI: The river rose all night.", f"RIVER: {PROSE}"])
def test_prose_behind_a_colon_is_no_header(prose):
    assert parse_headers(f"Title: Flood\n{prose}", "content/a.txt").rest == prose


@pytest.mark.parametrize("key", ["Text:", "Body :", "full text:", "Content:", "ARTICLE:", "full_text:"])
def test_key_of_the_text_ends_the_headers(key):
    headers = parse_headers(f"Title: Flood\nDate: 2019\n{key} {PROSE}\nMore.", "content/a.txt")

    assert (headers.blocks[-1].text, headers.rest, headers.rest_line) == (key, f"{PROSE}\nMore.", 3)
    assert headers.problems == ()


def test_text_may_begin_below_its_key():
    headers = parse_headers(f"Title: Flood\nText:\n{PROSE}", "content/a.txt")

    assert (headers.blocks[-1].text, headers.rest, headers.rest_line) == ("Text:", f"\n{PROSE}", 2)


@pytest.mark.parametrize(
    "text", ["Title: Flood\nArticle: 12\n\nIt rained.", "Title: Flood\nText: it\nTags: rain\n\nIt rained."]
)
def test_key_of_the_text_is_a_header_where_others_follow_or_no_text(text):
    assert parse_headers(text, "content/a.txt").rest == "\nIt rained."


@pytest.mark.parametrize("text", [f"Text: {PROSE}", f"Body: {PROSE}\n\n{PROSE}", "Article: Flood\n\nIt rained."])
def test_key_of_the_text_alone_makes_no_headers(text):
    assert parse_headers(text, "content/a.txt").rest == text


def test_fields_of_newsbank_below_the_text_are_cut_off():
    text = (
        f"Paper: Hale Herald, The (ME)\nTitle: Flood\n\n{PROSE}\n\nRecord Number: 12\nCopyright (c) 2014 Hale Herald\n"
    )
    headers = parse_headers(text, "content/a.txt")

    assert (headers.rest.strip(), [block.line for block in headers.tail]) == (PROSE, [6])


def test_fields_of_newsbank_are_known():
    assert messages("Paper: Hale Herald, The (ME)\nTitle: Flood\nRecord Number: 12\nPage: 3\n\nText.") == []


MAIL = (
    "Return-Path: <ana@example.org>\nReceived: from a.example.org\n\tby b.example.org\nX-Mailer: y\nDKIM-Sig: z\n"
    "From: Ana Silva <ana@example.org>\nTo: b@example.org\nSubject: Fwd: Flood\n  reaches town\n"
    "Date: Tue, 5 Mar 2019 14:30:00 +0000\nMIME-Version: 1.0\n\nText."
)


def test_mail_gives_headline_author_and_date():
    assert values(MAIL) == {
        "authors": "Ana Silva",
        "headline": "Fwd: Flood reaches town",
        "published": "Tue, 5 Mar 2019 14:30:00 +0000",
    }


def test_mail_may_have_any_header():
    assert messages(MAIL) == []


def test_title_in_a_mail_wins_over_its_subject():
    assert values("Subject: Copy\nTo: b@example.org\nTitle: Flood\n\nText.") == {"headline": "Flood"}


def test_line_of_a_mailbox_belongs_to_the_headers():
    headers = parse_headers(f"From ana@example.org Sat Mar  5 14:30:00 2019\n{MAIL}", "content/a.txt")

    assert (headers.blocks[0].text, headers.blocks[0].line) == ("From ana@example.org Sat Mar 5 14:30:00 2019", 1)
    assert headers.values["headline"].line == 9


def test_encoded_words_are_decoded_in_the_value_alone():
    headers = parse_headers("From: a@example.org\nSubject: =?utf-8?Q?Fl=C3=BCt?=\n\nText.", "content/a.txt")

    assert (headers.values["headline"].value, headers.blocks[1].text) == ("Flüt", "Subject: =?utf-8?Q?Fl=C3=BCt?=")


def test_headers_of_one_article_of_a_file_count_its_lines():
    assert parse_headers("Title: Flood\n\nText.", "content/a.txt", 7).values["headline"] == Header("Flood", 7)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_headers_lose_no_words(text):
    headers = parse_headers(text, "content/a.txt")
    found = " ".join([*(block.text for block in headers.blocks), headers.rest])

    assert "".join(found.split()) == "".join(text.split())
    assert {block.kind for block in headers.blocks} <= {BlockKind.HEADER}


@pytest.mark.parametrize(
    "text",
    [
        "Title: x\n" + "  more\n" * 50_000,
        "Title" + " " * 100_000 + ": x",
        "A" * 100_000 + ":",
        "a-" * 50_000 + ": x\n\ny",
        "From: a@b.org " + "(" * 100_000 + "\nSubject: x\n\ny",
        "From: a@b.org\nSubject: " + "=?utf-8?q?a" * 50_000 + "\n\ny",
        "From " + "x" * 100_000,
    ],
    ids=range(7),
)
def test_headers_of_any_length_are_read_in_time(text):
    with cpu_seconds(at_most=1):
        parse_headers(text, "content/a.txt")
