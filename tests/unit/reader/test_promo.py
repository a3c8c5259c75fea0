import pytest
from backfile.model.text import Certainty
from backfile.reader.promo import parse_promo
from backfile.reader.vocabulary import load_vocabulary

from reader.builders import HEADLINE, PROSE, above, article, below, kinds, parse, within


@pytest.mark.parametrize(
    "label",
    [
        "Read more",
        "READ MORE",
        "Read also",
        "See also",
        "Also read",
        "Related",
        "Related stories",
        "More",
        "Watch",
        "Up next",
        "You may also like",
    ],
)
def test_promo_names_its_label_and_headline(label):
    assert parse_promo(f"{label}: Bridge Closed") == (label, "Bridge Closed")


def test_promo_without_a_space_is_read():
    assert parse_promo("Read more:Bridge Closed") == ("Read more", "Bridge Closed")


@pytest.mark.parametrize(
    "text",
    [
        "Read more about the bridge",
        "Read more:",
        "To read more: see below",
        f"Read more: {PROSE * 2}",
        "More rain is coming.",
        "Watch the river rise",
        "Related works",
    ],
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


@pytest.mark.parametrize(
    ("text", "promo"),
    [
        ("[Read more: Bridge Closed]", ("Read more", "Bridge Closed")),
        ("(Read more: Bridge Closed)", ("Read more", "Bridge Closed")),
        (">> Read more: Bridge Closed", ("Read more", "Bridge Closed")),
        ("► See also — Bridge Closed", ("See also", "Bridge Closed")),
        ("Read more | Bridge Closed", ("Read more", "Bridge Closed")),
        ("Read more: Bridge (Closed)", ("Read more", "Bridge (Closed)")),
    ],
)
def test_marks_around_a_promo_are_no_part_of_it(text, promo):
    assert parse_promo(text) == promo


@pytest.mark.parametrize(
    ("language", "text", "promo"),
    [
        ("de", "Lesen Sie auch: Brücke gesperrt", ("Lesen Sie auch", "Brücke gesperrt")),
        ("fr", "Lire aussi : Le pont est fermé", ("Lire aussi", "Le pont est fermé")),
        ("fr", "À lire aussi : Le pont est fermé", ("À lire aussi", "Le pont est fermé")),
        ("es", "Lea también: Puente cerrado", ("Lea también", "Puente cerrado")),
        ("pt", "Leia também: Ponte fechada", ("Leia também", "Ponte fechada")),
        ("ru", "Читайте также: Мост закрыт", ("Читайте также", "Мост закрыт")),
        ("de", "Read more: Bridge Closed", ("Read more", "Bridge Closed")),
    ],
)
def test_other_languages_have_their_own(language, text, promo):
    assert parse_promo(text, load_vocabulary(language)) == promo


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À lire sans attendre"),
        ("es", "Además, el puente está cerrado."),
        ("pt", "Saiba mais quem puder."),
        ("fr", "Lire aussi le journal est un plaisir."),
        ("ru", "Читайте, сказал он, и думайте."),
    ],
)
def test_sentences_of_other_languages_are_no_promos(language, text):
    assert parse_promo(text, load_vocabulary(language)) is None


@pytest.mark.parametrize("heading", ["Recommended Stories", "Related stories:", "READ MORE", "** Read next **"])
def test_heading_makes_promos_of_the_lines_right_below_it(heading):
    assert within(f"{heading}\nBridge Closed\nBoats for the Lower Town") == "promo promo promo"


def test_promo_makes_promos_of_the_lines_right_below_it():
    assert within("Read more: Bridge Closed\nBoats for the Lower Town") == "promo promo"


def test_line_further_below_a_heading_is_no_promo():
    assert within("Recommended Stories", "Bread by Boat") == "promo subhead"


def test_sentence_right_below_a_heading_is_no_promo():
    assert within("Recommended Stories\nThe bridge is closed.") == "promo paragraph"


def test_heading_and_its_lines_are_only_likely_promos():
    blocks = parse(article(HEADLINE, PROSE, "Recommended Stories\nBridge Closed", PROSE)).blocks

    assert [block.certainty for block in blocks[2:4]] == [Certainty.LIKELY, Certainty.LIKELY]


def test_promo_may_stand_anywhere():
    assert (above("See also: Bridge Closed"), below("See also: Bridge Closed")) == ("promo", "promo")


@pytest.mark.parametrize("line", ["More", "Watch", "Related"])
def test_ordinary_word_alone_is_no_promo(line):
    assert "promo" not in within(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more slowly, she said.",
        "See also what the river left.",
        "More than a hundred boats came.",
        "Related species were found upstream.",
        "Watch out, they cried.",
        "Listen, she said.",
        "Up next to the wall the water stood.",
        "Must read like a novel, the mayor said.",
        "Recommended by nobody, the road was empty.",
    ],
)
def test_sentence_that_begins_like_a_promo_is_left_alone(line):
    assert (within(line), below(line)) == ("paragraph", "paragraph")
