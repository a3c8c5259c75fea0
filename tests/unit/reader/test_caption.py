import pytest
from backfile.model.text import Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, parse, within


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ana Silva",
        "PHOTO: ANA SILVA",
        "Photo by Ana Silva",
        "Photo courtesy of Ana Silva",
        "Photo credit: Ana Silva",
        "File photo",
        "[Photo: Ana Silva]",
        "Caption: Boats on Market Street.",
        "Boats pass the market on Monday. (AP Photo/Jan Novák)",
        "(Photo by Ana Silva)",
        "Boats pass the market [Getty Images]",
        "FILE - In this Jan. 3, 2019, file photo, boats pass the market.",
        "FILE PHOTO: Boats pass the market in May. REUTERS/Ana Silva",
        "Boats pass the market on Monday. Ana Silva/The Post",
        "Ana Silva/The Post",
    ],
)
def test_line_of_a_picture_is_a_caption_wherever_it_stands(line):
    assert (above(line), within(line), below(line)) == ("caption",) * 3


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Foto: Ana Silva"),
        ("fr", "Crédit photo : Ana Silva"),
        ("fr", "Des bateaux passent le marché. (Photo Ana Silva/AFP)"),
        ("es", "Foto: Ana Silva"),
        ("es", "Barcos en el mercado. (Foto: Ana Silva)"),
        ("pt", "Foto: Ana Silva"),
        ("ru", "Фото: Анна Новак"),
        ("ru", "Photo: Ana Silva"),
    ],
)
def test_other_languages_have_their_own(language, line):
    assert within(line, language=language) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Photo opportunities were few on Monday.",
        "Photos of the flood were shown on Monday.",
        "Picture this, the mayor said.",
        "Video from the bridge was clear.",
        "Map makers went out with the boats.",
        "Credit goes to the boats.",
        "Images were broadcast (and seen) all night.",
        "The picture (painted in 1912) was saved.",
        "Rain/snow was expected on Monday.",
        "He said and/or she said.",
        "The mayor (an amateur photographer).",
        "FILES were wet.",
        "Photo by photo, she went through the album.",
    ],
)
def test_other_sentences_are_left_alone(line):
    assert (within(line), below(line)) == ("paragraph", "paragraph")


def test_long_paragraph_that_begins_with_a_label_is_left_alone():
    assert within("Photo: " + " ".join([PROSE] * 4)) == "paragraph"


def test_label_above_the_headline_is_left_alone():
    assert (
        parse(article("Photos: The Night the River Rose", PROSE)).headline.value == "Photos: The Night the River Rose"
    )


def test_photographer_and_agency_alone_are_only_likely_a_caption():
    blocks = parse(article(HEADLINE, PROSE, "Ana Silva/The Post", "Photo: Ana Silva", PROSE)).blocks

    assert (blocks[2].certainty, blocks[3].certainty) == (Certainty.LIKELY, Certainty.SURE)
