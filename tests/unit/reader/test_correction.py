import pytest
from backfile.reader.correction import split_label

from reader.builders import HEADLINE, PROSE, above, article, below, kinds, within


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version misnamed the bridge.",
        "CORRECTION (12 October): the bridge stands.",
        "Corrections: two names were wrong.",
        "Clarification: the bridge is for walkers.",
        "Editor's Note: this story was changed.",
        "Note to readers: this story was changed.",
        "UPDATE: the bridge is open.",
        "Update (3 May): the bridge is open.",
        "Correction — an earlier version misnamed the bridge.",
        "(Correction: an earlier version misnamed the bridge.)",
        "An earlier version of this story misnamed the bridge.",
        "This story has been corrected to give the name of the bridge.",
        "This article was amended on 5 March 2019 to give the name of the bridge.",
    ],
)
def test_correction_stands_apart_from_the_prose(line):
    assert (above(line), within(line), below(line)) == ("correction",) * 3


def test_correction_may_be_long():
    assert within(f"Correction: {PROSE} {PROSE}") == "correction"


def test_correction_may_stand_above_the_headline():
    assert kinds(article("Correction: a name was wrong.", HEADLINE, PROSE)) == "correction headline paragraph"


def test_headline_that_begins_like_a_correction_stays_the_headline():
    assert kinds(article("Correction: the Man Who Never Erred", PROSE)) == "headline paragraph"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Korrektur: In einer früheren Version war der Name der Brücke falsch."),
        ("fr", "Rectificatif : le nom du pont était faux."),
        ("fr", "Une version précédente de cet article donnait un faux nom."),
        ("es", "Fe de errores: el nombre del puente era otro."),
        ("es", "Corrección: el nombre del puente era otro."),
        ("pt", "Errata: o nome da ponte era outro."),
        ("ru", "Исправление: мост назывался иначе."),
        ("de", "Correction: a name was wrong."),
    ],
)
def test_other_languages_have_their_own(language, line):
    assert within(line, language=language) == "correction"


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the river took years.",
        "A correction: it rained.",
        "Correction:",
        "Corrections officers stood on the bridge.",
        "Updates came every hour.",
        "Update the map, the mayor said.",
        "Editors noted nothing.",
        "An earlier flood took the bridge.",
        "This story has been told before.",
        "Clarifications were few.",
    ],
)
def test_other_lines_are_left_alone(line):
    assert (within(line), below(line)) == ("paragraph", "paragraph")


def test_label_is_split_from_the_words():
    assert split_label("Correction (May): it rained: a lot.") == ("Correction (May)", "it rained: a lot.")


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("Correction: it rained.", "Correction", "it rained."),
        ("CORRECTION — it rained.", "CORRECTION", "it rained."),
        ("Editor's note: it rained.", "Editor's note", "it rained."),
        ("Update: it rained.", "Update", "it rained."),
        ("Update — it rained.", "", "Update — it rained."),
        ("An earlier version of this story was wrong.", "", "An earlier version of this story was wrong."),
        ("It rained.", "", "It rained."),
        ("Correction:", "", "Correction:"),
    ],
)
def test_text_without_a_label_keeps_its_words(text, label, words):
    assert split_label(text) == (label, words)


def test_long_article_that_begins_with_a_label_is_left_alone():
    assert within(f"Correction: {' '.join([PROSE] * 9)}") == "paragraph"
