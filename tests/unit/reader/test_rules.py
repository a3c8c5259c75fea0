from backfile.model.text import Block, BlockKind
from backfile.reader.lines import Chunk
from backfile.reader.rules import RULES, classify_chunks

from reader.builders import HEADLINE, PROSE, article, kinds


def test_every_chunk_is_classified_in_order():
    chunks = [Chunk("World", 1), Chunk(HEADLINE, 2), Chunk(PROSE, 3)]

    assert classify_chunks(chunks) == (
        Block(BlockKind.KICKER, "World", 1),
        Block(BlockKind.HEADLINE, HEADLINE, 2),
        Block(BlockKind.PARAGRAPH, PROSE, 3),
    )


def test_last_rule_takes_whatever_is_left():
    assert RULES[-1].name == "paragraph"


def test_no_chunks_have_no_blocks():
    assert classify_chunks([]) == ()


def test_article_with_everything_is_read_without_blank_lines():
    lines = [
        "World",
        HEADLINE,
        HEADLINE,
        "By Ana Silva",
        "12 October 2019",
        f"GOMA - {PROSE}",
        "Read more: Fire",
        PROSE,
    ]

    assert kinds("\n".join(lines)) == (
        "kicker headline repeated_headline byline date_line dateline paragraph promo paragraph"
    )


def test_hard_wrapped_article_without_blank_lines_keeps_its_byline():
    text = (
        "Flood Reaches the Lower Town After Five Days of Rain in Spring\n"
        "By Ana Silva\n"
        "The river rose through the night and by dawn the lower town\n"
        "stood under a metre of brown water, officials said.\n"
    )

    assert kinds(text) == "headline byline paragraph"


def test_text_in_capitals_is_read_like_any_other():
    assert kinds(article(HEADLINE.upper(), PROSE.upper())) == "headline paragraph"


def test_indented_text_is_read_like_any_other():
    assert kinds(f"\tSport\n\t\n\t{HEADLINE}\n\t\n\t{PROSE}") == "kicker headline paragraph"


def test_quoted_lines_are_read_like_any_other():
    assert kinds(f'"{HEADLINE}"\n"{PROSE}"') == "headline paragraph"
