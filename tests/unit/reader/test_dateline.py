import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import BlockKind
from backfile.reader.dateline import Dateline, find_dateline, parse_dateline
from backfile.reader.vocabulary import load_vocabulary

from reader.builders import HEADLINE, PROSE, above, article, kinds, parse, texts

ENGLISH = load_vocabulary("en")


@pytest.mark.parametrize(
    "dateline",
    [
        "NAIROBI -",
        "NAIROBI –",
        "NAIROBI, Kenya, Oct 19 (Agency) -",
        "LONDON, 19 Oct. 2019 --",
        "Washington (AP) —",
        "ST. PETERSBURG, Russia _",
        "RIO DE JANEIRO —",
        "Goma, Jan 18 -",
        "GOMA, Jan. 18, 2002 —",
        "GOMA, 18 January 2002 -",
        "GOMA (Agency), Oct 19 -",
        "MANILA, April 1, Reuter -",
        "CHICAGO, March 5 /PRNewswire/ --",
        "CHICAGO, March 5, 2019 /PRNewswire/ --",
        "ABIDJAN, Côte d'Ivoire, Oct 19 (Agency) -",
        "ABIDJAN, Côte d’Ivoire -",
        "*GOMA -",
        "PORT-AU-PRINCE, Haiti -",
        "WASHINGTON, D.C. —",
        "Goma (CNN) -",
    ],
)
def test_dateline_is_split_off_the_first_paragraph(dateline):
    text = article(HEADLINE, f"{dateline} {PROSE}")

    assert texts(text, BlockKind.DATELINE) == [dateline]
    assert texts(text, BlockKind.PARAGRAPH) == [PROSE]


def test_dateline_with_a_dash_between_words_is_split_off():
    text = article(HEADLINE, f"KYIV—{PROSE}")

    assert texts(text, BlockKind.DATELINE) == ["KYIV—"]
    assert texts(text, BlockKind.PARAGRAPH) == [PROSE]


def test_article_has_the_dateline_without_its_dash():
    assert (
        parse(article(HEADLINE, f"GOMA, Congo, Jan 18 (Agency) - {PROSE}")).dateline == "GOMA, Congo, Jan 18 (Agency)"
    )


def test_dateline_and_its_paragraph_have_one_line_number():
    blocks = parse(article(HEADLINE, f"GOMA - {PROSE}")).blocks

    assert [block.line for block in blocks] == [1, 3, 3]


@pytest.mark.parametrize(
    "prose",
    [
        "The mayor - who was there - spoke at length.",
        "NASA — the space agency — said so.",
        "After Goma - a long walk - they rested.",
        "Goma - The lava came at night.",
        "GOMA-based drivers waited.",
        "GOMA The lava came at night.",
        "In GOMA - The lava came at night.",
        f"{PROSE} GOMA - The lava came at night.",
        "1999 - The lava came at night.",
    ],
)
def test_prose_with_a_dash_is_left_alone(prose):
    assert kinds(article(HEADLINE, prose)) == "headline paragraph"


def test_dateline_in_a_later_paragraph_is_left_alone():
    assert kinds(article(HEADLINE, PROSE, "GOMA - The lava came.")) == "headline paragraph paragraph"


def test_header_wins_over_the_dateline_of_the_text():
    assert parse(f"Title: {HEADLINE}\nDateline: Bukavu\n\nGOMA - {PROSE}").dateline == "Bukavu"


@pytest.mark.parametrize("behind", ["The river rose.", "“The river rose.”", " The river rose."])
def test_agency_in_brackets_needs_no_dash(behind):
    text = article(HEADLINE, f"Goma (CNN){behind}")

    assert texts(text, BlockKind.DATELINE) == ["Goma (CNN)"]
    assert texts(text, BlockKind.PARAGRAPH) == [behind.strip()]


@pytest.mark.parametrize(
    "line", ["Goma (again)The river rose.", "Goma (CNN)the river rose.", "The mayor (Ana) The river."]
)
def test_other_brackets_need_one(line):
    assert kinds(article(HEADLINE, line)) == "headline paragraph"


def test_agency_between_dash_and_text_belongs_to_the_dateline():
    text = article(
        "Река поднялась", f"МОСКВА, 5 марта — РИА Новости. {'Река поднялась за ночь и затопила город. ' * 5}"
    )

    assert texts(text, BlockKind.DATELINE) == ["МОСКВА, 5 марта — РИА Новости."]


def test_dateline_may_stand_below_other_lines_of_the_head():
    assert above("By Ana Silva", "12 October 2019", "GOMA - The lava came at night.") == (
        "byline date_line dateline paragraph"
    )


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        ("GOMA -", ("GOMA", "GOMA", "", "")),
        ("KYIV—", ("KYIV", "KYIV", "", "")),
        ("GOMA, Congo, Jan 18 (Agency) -", ("GOMA, Congo, Jan 18 (Agency)", "GOMA, Congo", "Agency", "Jan 18")),
        ("GOMA (Agency), Jan. 18, 2002 —", ("GOMA (Agency), Jan. 18, 2002", "GOMA", "Agency", "Jan. 18, 2002")),
        ("GOMA, 18 January 2002 --", ("GOMA, 18 January 2002", "GOMA", "", "18 January 2002")),
        ("MANILA, April 1, Reuter -", ("MANILA, April 1, Reuter", "MANILA", "Reuter", "April 1")),
        ("CHICAGO, March 5 /PRNewswire/ --", ("CHICAGO, March 5 /PRNewswire/", "CHICAGO", "PRNewswire", "March 5")),
        ("Goma (CNN)", ("Goma (CNN)", "Goma", "CNN", "")),
        ("*GOMA _", ("GOMA", "GOMA", "", "")),
        ("GOMA, Foo 3 -", ("GOMA, Foo 3", "GOMA, Foo 3", "", "")),
        ("Bukavu", ("Bukavu", "Bukavu", "", "")),
    ],
)
def test_dateline_is_taken_apart(block, parts):
    assert parse_dateline(block, ENGLISH) == Dateline(*parts)


@pytest.mark.parametrize(
    ("language", "block", "parts"),
    [
        ("ru", "МОСКВА, 5 марта — РИА Новости.", ("МОСКВА", "РИА Новости", "5 марта")),
        ("ru", "МОСКВА, 5 марта (ТАСС) —", ("МОСКВА", "ТАСС", "5 марта")),
        ("de", "Berlin (dpa) -", ("Berlin", "dpa", "")),
        ("es", "Lima, 5 mar (EFE) -", ("Lima", "EFE", "5 mar")),
        ("pt", "Lisboa, 05 de março (Lusa) –", ("Lisboa", "Lusa", "05 de março")),
        ("fr", "Paris, 5 mars (AFP) -", ("Paris", "AFP", "5 mars")),
    ],
)
def test_datelines_of_other_languages_are_taken_apart(language, block, parts):
    found = parse_dateline(block, load_vocabulary(language))

    assert (found.place, found.agency, found.day) == parts


def test_place_of_the_dateline_is_kept_apart():
    assert parse(article(HEADLINE, f"GOMA, Congo, Jan 18 (Agency) - {PROSE}")).place == Found(
        "GOMA, Congo", Origin.TEXT, 3
    )


def test_article_without_a_dateline_has_no_place():
    assert parse(article(HEADLINE, PROSE)).place is None


@pytest.mark.parametrize("text", ["", "GOMA", "GOMA -", "GOMA - ", "-", "G - The lava came.", "goma - The lava came."])
def test_text_that_is_too_little_has_no_dateline(text):
    assert find_dateline(text, ENGLISH) == 0


def test_dateline_ends_behind_its_dash():
    assert find_dateline("GOMA - The lava came.", ENGLISH) == len("GOMA - ")


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("KASSEL, West Germany, March 26-", "KASSEL, West Germany", "March 26"),
        ("MANILA, April 1, Reuter -", "MANILA", "April 1"),
        ("****LONDON, March 5 -", "LONDON", "March 5"),
        ("GRONINGEN, the Netherlands, March 31 -", "GRONINGEN, the Netherlands", "March 31"),
        ("San jose, march 18 -", "San jose", "march 18"),
    ],
)
def test_dateline_of_old_wire_copy_is_read(line, place, day):
    parts = parse_dateline(texts(article(HEADLINE, f"{line} {PROSE}"), BlockKind.DATELINE)[0], load_vocabulary("en"))

    assert (parts.place, parts.day) == (place, day)


def test_dateline_with_a_date_may_go_on_in_small_letters():
    assert kinds(article(HEADLINE, f"WASHINGTON, March 3 - the {PROSE}")) == "headline dateline paragraph"


def test_text_without_a_headline_may_begin_with_a_dateline():
    assert kinds(article(f"GOMA, Jan 18 (Agency) - {PROSE}", PROSE)) == "dateline paragraph paragraph"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("OSLO, Norway--(BUSINESS WIRE)--", "OSLO, Norway"),
        ("MOSCOW, March 12. /TASS/. ", "MOSCOW"),
        ("HALIFAX, March 2.—", "HALIFAX"),
        ("Ourense, March 12 (EFE).- ", "Ourense"),
        ("Neustadt (dpa/lsw). ", "Neustadt"),
    ],
)
def test_dateline_may_end_in_a_full_stop(line, place):
    read = parse(article(HEADLINE, f"{line}{PROSE}"))

    assert read.place.value == place
    assert read.blocks[2].text == PROSE


@pytest.mark.parametrize(
    "line", ["BREAKING -", "EXCLUSIVE —", "ANALYSIS -", "Hale Herald, The (ME) -", "ALDER, Jane -"]
)
def test_label_paper_or_person_is_no_place(line):
    assert parse(article(HEADLINE, f"{line} {PROSE}")).place is None
