from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.dates import DateStyle
from backfile.reader.lines import Chunk
from backfile.reader.rules import RULES, classify_chunks
from backfile.reader.vocabulary import load_vocabulary

from reader.builders import HEADLINE, PROSE, article, kinds


def classify(chunks, title=""):
    return classify_chunks(chunks, title, load_vocabulary("en"), DateStyle())


def test_every_chunk_is_classified_in_order():
    chunks = [Chunk("World", 1), Chunk(HEADLINE, 2), Chunk(PROSE, 3)]

    assert [block for block, _ in classify(chunks)] == [
        Block(BlockKind.KICKER, "World", 1),
        Block(BlockKind.HEADLINE, HEADLINE, 2),
        Block(BlockKind.PARAGRAPH, PROSE, 3),
    ]


def test_every_block_comes_with_its_rule():
    chunks = [Chunk("World", 1), Chunk(HEADLINE, 2), Chunk(PROSE, 3)]

    assert [rule.name for _, rule in classify(chunks)] == ["kicker", "headline", "paragraph"]


def test_headline_that_is_known_is_not_looked_for():
    assert [block.kind for block, _ in classify([Chunk(PROSE, 1)], HEADLINE)] == [BlockKind.PARAGRAPH]


def test_names_of_rules_are_unique():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_applies_somewhere():
    assert [rule.name for rule in RULES if not rule.in_body and not rule.in_head] == []


def test_lines_of_one_signature_are_one_block():
    blocks = [
        block
        for block, _ in classify(
            [Chunk(HEADLINE, 1), Chunk(PROSE, 2), Chunk("--", 3), Chunk("Ana", 4, after_blank=False)]
        )
    ]

    assert blocks[2:] == [Block(BlockKind.SIGNATURE, "--\nAna", 3)]


def test_paragraph_that_does_not_end_as_a_sentence_is_a_guess():
    chunks = [Chunk(HEADLINE, 1), Chunk(PROSE, 2), Chunk("Bread.", 3), Chunk("Bread", 4)]

    assert [block.certainty for block, _ in classify(chunks)][2:] == [Certainty.SURE, Certainty.GUESS]


def test_last_rule_takes_whatever_is_left():
    assert RULES[-1].name == "paragraph"


def test_no_chunks_have_no_blocks():
    assert classify([]) == ()


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
