import pytest
from backfile.model.text import Certainty

from reader.builders import HEADLINE, PROSE, above, article, below, parse, within


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "SIGN UP FOR OUR NEWSLETTER",
        "Follow us on Facebook and Twitter.",
        ">> Click here to subscribe",
        "Share this",
        "Advertisement",
        "ADVERTISEMENT:",
        "Story continues below advertisement",
        "Leave a comment",
        "This article was originally published by The Post.",
        "All rights reserved.",
        "Tags: rain, rivers",
        "Source: Ministry of Water",
        "Filed under: Weather",
        "Most Read",
        "12 comments",
        "Comments (12)",
        "1,234 shares",
        "https://example.org/flood?id=3",
        "<https://example.org/flood>",
        "www.example.org",
    ],
)
def test_line_of_a_web_page_is_boilerplate_wherever_it_stands(line):
    assert (above(line), within(line), below(line)) == ("boilerplate",) * 3


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Alle Rechte vorbehalten."),
        ("fr", "Tous droits réservés."),
        ("fr", "Recevez notre infolettre"),
        ("es", "Suscríbete a nuestro boletín"),
        ("es", "12 comentarios"),
        ("pt", "Deixe um comentário"),
        ("ru", "Все права защищены."),
        ("ru", "Подпишитесь на наш канал"),
        ("de", "Sign up for our newsletter"),
    ],
)
def test_other_languages_have_their_own(language, line):
    assert within(line, language=language) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the paper were told first.",
        "Copyright law was changed last year.",
        "Source code was stolen from the ministry.",
        "Sources said the bridge would open on Monday.",
        "Tags on the birds told where they had been.",
        "Trending downwards, the river left the square.",
        "Donate blood, the mayor told the town.",
        "Advertisements were the first to go.",
        "Sharing this much was new to them.",
        "12 comments were heard at the meeting.",
        "Comments were few.",
        "She told them to click here to leave.",
        "The site www.example.org was down.",
        "Printing this line took an hour.",
    ],
)
def test_sentence_that_begins_like_boilerplate_is_left_alone(line):
    assert (within(line), below(line)) == ("paragraph", "paragraph")


def test_long_paragraph_is_left_alone():
    assert within(f"Subscribe to nothing, she said. {PROSE} {PROSE}") == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "© 2019 The Post",
        "Copyright 2019 The Agency. This material may not be published, broadcast, rewritten or redistributed.",
        f"{PROSE} © 2019 The Post",
    ],
)
def test_notice_below_the_text_is_boilerplate(line):
    assert below(line) == "boilerplate"


def test_sentence_about_rights_within_the_text_is_left_alone():
    assert within("The leaflet, all rights reserved by nobody, was read aloud.") == "paragraph"


def test_lines_about_the_author_below_the_text_are_boilerplate():
    text = article(HEADLINE, "By Ana Silva", PROSE, "Ana Silva is a writer in Goma. Her book on rivers is out now.")

    assert [block.kind.value for block in parse(text).blocks] == ["headline", "byline", "paragraph", "boilerplate"]


def test_lines_about_the_author_within_the_text_are_left_alone():
    text = article(HEADLINE, "By Ana Silva", PROSE, "Ana Silva went to see it.", PROSE, PROSE, PROSE, PROSE)

    assert {block.kind.value for block in parse(text).blocks[2:]} == {"paragraph"}


def test_line_that_ends_as_a_sentence_is_only_likely_boilerplate():
    blocks = parse(
        article(HEADLINE, PROSE, "Subscribe to our newsletter", PROSE, "Subscribe to our letter.", PROSE)
    ).blocks

    assert (blocks[2].certainty, blocks[4].certainty) == (Certainty.SURE, Certainty.LIKELY)
