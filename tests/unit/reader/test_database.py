import time
from itertools import pairwise

import pytest
from backfile.model.metadata import PartialDate
from backfile.model.text import BlockKind
from backfile.reader.article import ReaderOptions, read_articles
from backfile.reader.database import read_record
from backfile.reader.headers import parse_headers
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.builders import PROSE, parse, problems

LEXIS = f"""               Copyright 1996 The Harbour Post Company
                          The Harbour Post

              February 11, 1996, Sunday, FINAL EDITION

SECTION: NEWS; Pg. 1A

LENGTH: 512 words

HEADLINE: River floods lower town
of Porto again

BYLINE: RUTH AMSEL; Staff Writer

DATELINE: PORTO

HIGHLIGHT: Boats carry bread from door to door

BODY:
   {PROSE}

   The mayor went.

GRAPHIC: PHOTO: A boat

LOAD-DATE: February 12, 1996

LANGUAGE: ENGLISH

Copyright 1996 The Harbour Post Company
"""
NEXIS = f"""River floods lower town
The Harbour Post
March 3, 1998 Tuesday
Final Edition

Copyright 1998 The Harbour Post Company
All Rights Reserved

Section: NEWS; Pg. 3
Length: 512 words
Byline: Ruth Amsel

Body


{PROSE}

Graphic

PHOTO: A boat.

Load-Date: March 4, 1998

End of Document
"""
PROQUEST = f"""Title: River floods lower town

Author: Pratt, Eleanor; van der Berg, Jan

Publication title: The Harbour Post

Publication date: Mar 3, 1998

Abstract: It rained.

Full text: {PROSE}

The mayor went.

Subject: Floods; Rivers

Language of publication: English
"""
NEWSBANK = f"""River floods lower town
Hale Herald, The (ME) - Tuesday, June 17, 2014
Author: Ruth Amsel
Section: News
Page: 3

{PROSE}

Record Number: 1234
Copyright (c) 2014 Hale Herald
"""
FACTIVA = f"""HD Norland raises
rates again
BY By Erik Dahl
WC 421 words
PD 7 June 2000
SN The Valley Star
LA English

LP {PROSE}

TD The governor spoke of it at length.

IN i814 : Banking
AN Document VALST0002000607
"""
RECORDS = {"lexis": LEXIS, "nexis": NEXIS, "proquest": PROQUEST, "newsbank": NEWSBANK, "factiva": FACTIVA}
EVERY = pytest.mark.parametrize("text", RECORDS.values(), ids=list(RECORDS))


def values(text):
    return {field: header.value for field, header in parse_headers(text, "content/a.txt").values.items()}


def prose(text):
    return [block.text for block in parse(text).blocks if block.kind is BlockKind.PARAGRAPH]


def test_lexisnexis_gives_its_fields():
    assert values(LEXIS) == {
        "section": "NEWS",
        "headline": "River floods lower town of Porto again",
        "authors": "RUTH AMSEL; Staff Writer",
        "dateline": "PORTO",
        "deck": "Boats carry bread from door to door",
        "published": "1996-02-11",
        "language": "en",
    }


def test_nexis_has_the_headline_on_top():
    assert values(NEXIS) == {
        "section": "NEWS",
        "headline": "River floods lower town",
        "authors": "Ruth Amsel",
        "published": "1998-03-03",
    }


def test_headline_of_nexis_may_take_two_lines():
    assert values(NEXIS.replace("floods lower", "floods\nlower", 1))["headline"] == "River floods lower town"


def test_proquest_gives_its_fields():
    assert values(PROQUEST) == {
        "headline": "River floods lower town",
        "authors": "Pratt, Eleanor; van der Berg, Jan",
        "published": "1998-03-03",
        "summary": "It rained.",
        "language": "en",
    }


def test_newsbank_gives_its_fields():
    assert values(NEWSBANK) == {
        "headline": "River floods lower town",
        "authors": "Ruth Amsel",
        "section": "News",
        "published": "2014-06-17",
    }


def test_headline_of_newsbank_may_stand_below_its_line():
    article = parse(NEWSBANK.partition("\n")[2].replace("Page: 3\n", "Page: 3\n\nFlood Reaches the Lower Town\n"))

    assert (article.headline.value, article.published.value) == (
        "Flood Reaches the Lower Town",
        PartialDate("2014-06-17"),
    )


def test_factiva_gives_its_fields():
    assert values(FACTIVA) == {
        "headline": "Norland raises rates again",
        "authors": "By Erik Dahl",
        "published": "2000-06-07",
        "language": "en",
    }


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (LEXIS, ("Ruth Amsel",)),
        (LEXIS.replace("RUTH AMSEL; Staff", "By RUTH AMSEL and JAN NOVAK, Staff"), ("Ruth Amsel", "Jan Novak")),
        (NEXIS, ("Ruth Amsel",)),
        (PROQUEST, ("Eleanor Pratt", "Jan van der Berg")),
        (PROQUEST.replace("Pratt, Eleanor;", "PRATT, ELEANOR;"), ("Eleanor Pratt", "Jan van der Berg")),
        (PROQUEST.replace("Pratt, Eleanor; van der Berg, Jan", "Eleanor Pratt, Staff Writer"), ("Eleanor Pratt",)),
        (FACTIVA, ("Erik Dahl",)),
    ],
)
def test_authors_are_named_as_bylines_name_them(text, authors):
    assert parse(text).authors.value == authors


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("March 3, 1998 Tuesday", "1998-03-03"),
        ("Tuesday, March 3, 1998, Late Edition - Final", "1998-03-03"),
        ("3 March 1998", "1998-03-03"),
        ("3. März 1998 Dienstag", "1998-03-03"),
        ("March 1998", "1998-03"),
        ("March 3, 1998, 14:30", "March 3, 1998, 14:30"),
    ],
)
def test_day_is_what_its_line_begins_with(line, date):
    assert values(LEXIS.replace("February 11, 1996, Sunday, FINAL EDITION", line))["published"] == date


@pytest.mark.parametrize(
    ("name", "code"),
    [("ENGLISH", "en"), ("Spanish", "es"), ("French", "fr"), ("German", "de"), ("Russian", "ru"), ("Portuguese", "pt")],
)
def test_language_is_given_by_its_code(name, code):
    assert values(LEXIS.replace("ENGLISH", name))["language"] == code


def test_day_of_loading_is_not_that_of_the_article():
    assert parse(LEXIS.replace("February 11, 1996, Sunday, FINAL EDITION", "Final Edition")).published is None


def test_proquest_may_have_its_day_below_the_text():
    text = PROQUEST.replace("Publication date: Mar 3, 1998\n\n", "") + "\nPublication date: Mar 4, 1998\n"

    assert parse(text).published.value == PartialDate("1998-03-04")


def test_proquest_may_have_its_day_among_other_things():
    text = PROQUEST.replace(
        "Publication date: Mar 3, 1998", "Publication info: Harbour Post [Hale, Me] 03 Mar 1998: A.1."
    )

    assert parse(text).published.value == PartialDate("1998-03-03")


@EVERY
def test_text_is_read_as_prose(text):
    assert prose(text)[0] == PROSE


@EVERY
def test_nothing_in_a_record_is_reported(text):
    assert problems(text) == ()


def test_text_may_begin_behind_its_mark():
    text = LEXIS.replace("BODY:\n   ", "BODY: ")

    assert (prose(text)[0], parse(text).blocks[9].text) == (PROSE, "BODY:")


def test_fields_below_the_text_are_boilerplate():
    tail = parse_headers(LEXIS, "content/a.txt").tail

    assert [(block.text.split(":")[0][:9], block.line) for block in tail] == [
        ("GRAPHIC", 24),
        ("LOAD-DATE", 26),
        ("LANGUAGE", 28),
        ("Copyright", 30),
    ]
    assert {block.kind for block in tail} == {BlockKind.BOILERPLATE}


def test_note_below_the_text_may_have_paragraphs():
    text = NEXIS.replace("PHOTO: A boat.", "PHOTO: A boat.\n\nMAP: The river.")

    assert [block.text for block in parse_headers(text, "content/a.txt").tail] == [
        "Graphic PHOTO: A boat.",
        "MAP: The river.",
        "Load-Date: March 4, 1998",
        "End of Document",
    ]


def test_correction_below_the_text_is_one():
    text = LEXIS.replace("GRAPHIC: PHOTO: A boat", "CORRECTION: The river is the Douro.")

    assert [block.text for block in parse(text).blocks if block.kind is BlockKind.CORRECTION] == [
        "CORRECTION: The river is the Douro."
    ]


def test_prose_below_fields_is_left_in_the_text():
    text = LEXIS + f"\n{PROSE}\n\n{PROSE}\n"

    assert parse_headers(text, "content/a.txt").tail == ()


@pytest.mark.parametrize(
    ("lead", "mark"),
    [
        (f"LP {PROSE}\n\nTD Second.", "TD"),
        (f"LP\n\n{PROSE}\n\nTD\n\nSecond.", "TD"),
        (f"LP {PROSE}\nTD Second.", "TD"),
        (
            "LP The river rose all night and by dawn the lower town stood\nunder water, and the mayor went from door to door there\nTD Second.",
            "TD",
        ),
    ],
)
def test_mark_within_the_text_of_factiva_is_cut_out(lead, mark):
    text = f"HD Norland raises rates\nPD 7 June 2000\n{lead}\n\nAN Document VALST0002000607\n"
    blocks = parse(text).blocks

    assert mark in [block.text for block in blocks if block.kind is BlockKind.HEADER]
    assert " ".join(block.text for block in blocks).split() == text.split()


def test_mark_that_would_begin_no_paragraph_stays():
    line = "The river rose all night and by dawn the lower town stood"
    headers = parse_headers(f"HD Norland raises\nPD 7 June 2000\nLP {line}\nTD under water.", "content/a.txt")

    assert (headers.marks, headers.rest) == ((), f"{line}\nTD under water.")


def test_each_document_of_a_file_has_its_own_headline():
    text = "\n".join(f"{n} of 3 DOCUMENTS\n\n{LEXIS.replace('River', name)}" for n, name in enumerate("ABC", 1))

    assert [read.article.headline.value for read in read_articles(text, "a.txt", ReaderOptions())] == [
        "A floods lower town of Porto again",
        "B floods lower town of Porto again",
        "C floods lower town of Porto again",
    ]


def test_count_above_a_single_document_is_no_headline():
    assert parse(f"Page 1 of 1\n{NEXIS}").headline.value == "River floods lower town"


@pytest.mark.parametrize(
    "text",
    [
        f"Flood Reaches Town\n\n{PROSE}\n\nBODY: the word stood on the door.\n\n{PROSE}",
        f"HEADLINE: Flood\n\n{PROSE}\n\n{PROSE}\n\nBODY: the word stood on the door.\n\n{PROSE}",
        f"Flood Reaches Town\nBy Ana Silva\nMarch 3, 1998\n\n{PROSE}\n\nBody\n\n{PROSE}",
        f"Mind\nSoul\nMarch 3, 1998\n\nBody\n\n{PROSE}\n\nA note: it rained.",
        f"Headline: Flood\nTags: rain, river\nBody: {PROSE}",
        f"HD television comes to Norland\n\n{PROSE}\n\nTD Bank pays.\n\nPD 7 June 2000",
        f"HD television comes to Norland\nPD James reads\n\n{PROSE}",
        f"Title: Pea Soup\n\nServes: four\n\nMethod: Boil the peas.\n\n{PROSE}",
        f"Title: Pea Soup\n\nServes: four\n\nFull text: {PROSE}",
        f"Flood Reaches Town\n\nHe read the Hale Herald, The (ME) - Tuesday, June 17, 2014 - and wept.\n\n{PROSE}",
        f"Flood Reaches Town\nHale Herald, The (ME) - Tuesday, no day at all\n\n{PROSE}",
        f"BODY: {PROSE}",
    ],
)
def test_other_articles_are_left_alone(text):
    assert read_record(text, "content/a.txt", 1) is None


@EVERY
def test_every_word_is_in_one_block_in_order(text):
    blocks = parse(text).blocks

    assert " ".join(block.text for block in blocks).split() == text.split()
    assert all(one.line <= two.line for one, two in pairwise(blocks))
    lines = text.split("\n")
    assert all(
        lines[block.line - 1].split()[0] in {block.text.split()[0], *_marks(lines[block.line - 1])} for block in blocks
    )


def _marks(line):
    return {mark for mark in ("LP", "TD", "BODY:", "Full") if line.split()[0] == mark}


LINES = st.sampled_from(
    [line for text in RECORDS.values() for line in text.split("\n")]
    + ["", "LP", "TD", "TD more", "AN x", "Notes", "Graphic", "End of Document", "Body: so", "1 of 1 DOCUMENT"]
)


@settings(deadline=None)  # the language detector loads in the first
@given(st.sampled_from([*RECORDS.values(), ""]), st.lists(LINES, max_size=12), st.integers(0, 30))
def test_records_of_any_shape_lose_no_words(text, extra, at):
    lines = text.split("\n")
    whole = "\n".join([*lines[:at], *extra, *lines[at:]])
    if not whole.strip():
        return
    blocks = parse(whole).blocks

    assert "".join("".join(block.text for block in blocks).split()) == "".join(whole.split())


@pytest.mark.parametrize(
    "text",
    [
        "HEADLINE: x\n\nBODY:\n" + "LOAD-DATE: x\n" * 50_000,
        "HEADLINE: x\n\nBODY:\n" + "x\n\n" * 100_000,
        "HEADLINE: x\n" + "y\n" * 95 + "BODY:\n" + " " * 200_000 + "x",
        "HEADLINE: x\n" * 100_000 + "BODY:",
        "HEADLINE: x\n" + " " * 300_000 + "BODY:",
        "HEADLINE: x\n" + "A " * 100_000 + "\nBODY:\nx",
        "HD x\nPD y\nLP\n" + "TD\n" * 100_000,
        "HD x\nPD y\nLP\n" + "IN x\n" * 100_000,
        "HD x\nPD y" + " " * 200_000 + "\nLP z\nAN x",
        "Hale Herald (ME) - Tuesday, June 17, 2014\n" + "Page: 3\n" * 50_000,
        "a (" * 100 + "ME) - Tuesday, " + "1 " * 100_000,
        "Title: x\n\nAbstract: " + "y " * 100_000 + "\n\nFull text: z",
    ],
    ids=range(12),
)
def test_record_of_any_length_is_read_in_time(text):
    start = time.process_time()
    parse_headers(text, "content/a.txt")

    assert time.process_time() - start < 1
