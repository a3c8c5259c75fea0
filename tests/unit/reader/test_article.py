import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import Block, BlockKind
from backfile.reader.article import SUMMARY_CHARACTERS, ReaderOptions, summarise

from reader.builders import HEADLINE, PROSE, article, parse

BY_FOLDER = ReaderOptions(folder_is_section=True)


def paragraph(text):
    return Block(BlockKind.PARAGRAPH, text, 1)


def test_article_without_metadata_has_none():
    parsed = parse(article(HEADLINE, PROSE))

    assert (parsed.section, parsed.authors, parsed.published, parsed.modified) == (None, None, None, None)
    assert (parsed.slug, parsed.summary, parsed.tags, parsed.countries) == (None, None, None, None)


def test_title_header_is_the_headline():
    assert parse(f"Title: Flood\n\n{PROSE}").headline == Found("Flood", Origin.HEADER, 1)


def test_kicker_header_wins_over_the_text():
    assert parse(f"Title: Flood\nKicker: Rivers\n\nWorld\n\n{PROSE}").kicker == "Rivers"


def test_section_comes_from_its_header_first():
    text = f"Title: Flood\nSection: Weather\n\nWorld\n\n{PROSE}"

    assert parse(text, "sport/a.txt", BY_FOLDER).section == Found("Weather", Origin.HEADER, 2)


def test_section_comes_from_the_folder_where_the_site_says_so():
    assert parse(article("World", HEADLINE, PROSE), "sport/a.txt", BY_FOLDER).section == Found("sport", Origin.PATH)


@pytest.mark.parametrize(
    ("path", "options"), [("sport/a.txt", ReaderOptions()), ("2019/a.txt", BY_FOLDER), ("a.txt", BY_FOLDER)]
)
def test_section_comes_from_the_kicker_else(path, options):
    assert parse(article("World", HEADLINE, PROSE), path, options).section == Found("World", Origin.TEXT, 1)


def test_kicker_that_is_no_section_gives_none():
    assert parse(article("Breaking News", HEADLINE, PROSE)).section is None


def test_header_without_an_article_is_an_article():
    parsed = parse("Date: 2019-10-12\nTags: rain")

    assert parsed.headline == Found("Date: 2019-10-12", Origin.DERIVED, 1)


def test_time_is_read_in_the_zone_of_the_site():
    parsed = parse(article(HEADLINE, "12 July 2019, 14:30", PROSE), options=ReaderOptions("Asia/Tokyo"))

    assert parsed.published.value.iso == "2019-07-12T14:30:00+09:00"


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


def test_title_of_a_text_of_dashes_is_made_of_dashes():
    assert parse("-" * 300).headline.value == "-" * 90 + "…"
