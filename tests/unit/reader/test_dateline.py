import pytest
from backfile.model.metadata import PartialDate
from backfile.model.text import BlockKind
from backfile.reader.dateline import parse_dateline

from reader.builders import HEADLINE, PROSE, article, kinds, parse, texts


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


@pytest.mark.parametrize(
    ("dateline", "year", "date"),
    [
        ("GOMA, Jan 18 -", "2002", "2002-01-18"),
        ("GOMA, 18 January (Agency) -", "2002", "2002-01-18"),
        ("GOMA, Jan. 18, 2002 -", "", "2002-01-18"),
        ("GOMA, Jan 18, 2002 -", "2003", "2002-01-18"),
    ],
)
def test_dateline_gives_a_date(dateline, year, date):
    assert parse_dateline(dateline, year)[1] == PartialDate(date)


@pytest.mark.parametrize(
    ("dateline", "year"),
    [("GOMA -", "2002"), ("GOMA, Jan 18 -", ""), ("GOMA, Feb 30 -", "2002"), ("GOMA, Foo 3 -", "2002")],
)
def test_dateline_without_a_certain_date_gives_none(dateline, year):
    assert parse_dateline(dateline, year)[1] is None
