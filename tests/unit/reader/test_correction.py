import pytest
from backfile.reader.correction import split_label

from reader.builders import HEADLINE, PROSE, article, kinds


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version misnamed the bridge.",
        "CORRECTION (12 October): the bridge stands.",
        "Corrections: two names were wrong.",
        "Clarification: the bridge is for walkers.",
        "Editor’s note: this story was changed.",
        "Editor's Note: this story was changed.",
    ],
)
def test_correction_stands_apart_from_the_prose(line):
    assert kinds(article(HEADLINE, PROSE, line)) == "headline paragraph correction"


def test_correction_may_stand_above_the_prose():
    assert kinds(article(HEADLINE, "Correction: a name was wrong.", PROSE)) == "headline correction paragraph"


@pytest.mark.parametrize("line", ["Correction of the river took years.", "A correction: it rained.", "Correction:"])
def test_other_lines_are_left_alone(line):
    assert kinds(article(HEADLINE, PROSE, line)) == "headline paragraph paragraph"


def test_label_is_split_from_the_words():
    assert split_label("Correction (May): it rained: a lot.") == ("Correction (May)", "it rained: a lot.")
