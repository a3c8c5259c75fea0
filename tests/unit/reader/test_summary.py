from backfile.model.text import Block, BlockKind
from backfile.reader.summary import SUMMARY_CHARACTERS, summarise

from reader.builders import HEADLINE, PROSE, article, parse


def paragraph(text):
    return Block(BlockKind.PARAGRAPH, text, 1)


def test_article_without_metadata_has_none():
    parsed = parse(article(HEADLINE, PROSE))

    assert (parsed.section, parsed.authors, parsed.published, parsed.modified) == (None, None, None, None)
    assert (parsed.slug, parsed.summary, parsed.tags, parsed.countries) == (None, None, None, None)


def test_summary_is_the_first_paragraph():
    assert (
        summarise([Block(BlockKind.HEADLINE, "Flood", 1), paragraph("It rained."), paragraph("More.")]) == "It rained."
    )


def test_summary_ends_with_a_sentence_where_one_ends():
    text = f"{'word ' * 30}end. {'word ' * 30}"

    assert summarise([paragraph(text)]) == f"{'word ' * 30}end."


def test_summary_ends_with_a_word_where_no_sentence_does():
    summary = summarise([paragraph("word " * 100)])

    assert summary.endswith("word…")
    assert len(summary) <= SUMMARY_CHARACTERS + 1


def test_summary_passes_over_a_rule():
    assert summarise([paragraph("* * *"), paragraph("It rained.")]) == "It rained."


def test_summary_passes_over_lines_of_a_table():
    assert summarise([paragraph("Conservative Party - 365 seats"), paragraph("It rained.")]) == "It rained."


def test_summary_of_lines_alone_is_the_first_of_them():
    assert (
        summarise([paragraph("Conservative Party - 365 seats"), paragraph("Rain")]) == "Conservative Party - 365 seats"
    )


def test_article_without_prose_has_no_summary():
    assert summarise([Block(BlockKind.HEADLINE, "Flood", 1)]) == ""
