import pytest
from backfile.reader.promo import parse_promo

from reader.builders import HEADLINE, PROSE, article, kinds


@pytest.mark.parametrize(
    "label", ["Read more", "READ MORE", "Read also", "See also", "Also read", "Related", "Related stories"]
)
def test_promo_names_its_label_and_headline(label):
    assert parse_promo(f"{label}: Bridge Closed") == (label, "Bridge Closed")


def test_promo_without_a_space_is_read():
    assert parse_promo("Read more:Bridge Closed") == ("Read more", "Bridge Closed")


@pytest.mark.parametrize(
    "text",
    ["Read more about the bridge", "Read more:", "To read more: see below", f"Read more: {PROSE * 2}", "More: x"],
)
def test_other_lines_are_no_promos(text):
    assert parse_promo(text) is None


def test_promo_stands_apart_from_the_prose():
    text = article(HEADLINE, PROSE, "Read more: Bridge Closed", PROSE)

    assert kinds(text) == "headline paragraph promo paragraph"


def test_promo_above_the_headline_is_a_promo():
    assert kinds(article("Read more: Bridge Closed", HEADLINE, PROSE)) == "promo headline paragraph"


def test_words_read_more_within_a_sentence_are_left_alone():
    assert kinds(article(HEADLINE, "She told them to read more: nobody did.")) == "headline paragraph"
