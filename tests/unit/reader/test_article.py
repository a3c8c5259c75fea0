import pytest
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind, Certainty
from backfile.reader.article import SUMMARY_CHARACTERS, ReaderOptions, read_articles, summarise

from reader.builders import HEADLINE, PROSE, article, kinds, parse

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

    assert parsed.headline == Found("Date: 2019-10-12", Origin.DERIVED, 1, Certainty.GUESS)


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


def one_of(name, *lines):
    """One of several articles of a file."""
    return f"Title: {name}\nDate: 2019-10-12\n\n" + "\n\n".join(lines or [PROSE]) + "\n\n"


def test_file_with_one_article_has_one_without_a_name():
    read = read_articles(article(HEADLINE, PROSE), "story.txt", ReaderOptions())

    assert [(one.name, one.article.headline.value) for one in read] == [("", HEADLINE)]


def test_every_article_of_a_file_is_named_by_its_headline():
    read = read_articles(one_of("Flood") + one_of("Fire") + one_of("Flood"), "story.txt", ReaderOptions())

    assert [(one.name, one.article.headline.value) for one in read] == [
        ("flood", "Flood"),
        ("fire", "Fire"),
        ("flood-2", "Flood"),
    ]


def test_lines_of_every_article_are_those_of_the_file():
    read = read_articles(one_of("Flood") + one_of("Fire"), "story.txt", ReaderOptions())

    assert [[block.line for block in one.article.blocks] for one in read] == [[1, 2, 4], [6, 7, 9]]


def test_line_between_two_articles_opens_the_second():
    text = one_of("Flood") + "=====\n\n" + one_of("Fire")
    second = read_articles(text, "story.txt", ReaderOptions())[1].article

    assert second.blocks[0] == Block(BlockKind.SEPARATOR, "=====", 6)


def test_every_block_comes_with_its_rule():
    text = one_of("Flood") + "=====\n\n" + one_of("Fire", "By Ana Silva", PROSE)

    assert [one.rules for one in read_articles(text, "story.txt", ReaderOptions())] == [
        ("headers", "headers", "paragraph"),
        ("parts", "headers", "headers", "byline", "paragraph"),
    ]


def test_path_dates_a_file_with_one_article_alone():
    options = ReaderOptions(folder_is_section=True)
    alone = read_articles(article(HEADLINE, PROSE), "sport/2019-10-14.txt", options)
    many = read_articles("Title: Flood\n\n" + PROSE + "\n\nTitle: Fire\n\n" + PROSE, "sport/2019-10-14.txt", options)

    assert alone[0].article.published == Found(PartialDate("2019-10-14"), Origin.PATH)
    assert [one.article.published for one in many] == [None, None]


def test_problems_name_lines_of_the_file():
    text = one_of("Flood") + one_of("Fire").replace("2019-10-12", "soon")
    read = read_articles(text, "story.txt", ReaderOptions())

    assert [[(problem.code, problem.line) for problem in one.problems] for one in read] == [[], [("R102", 7)]]


def test_language_header_is_the_language():
    assert parse(f"Title: Flood\nLanguage: pt-BR\n\n{PROSE}").language == Found("pt", Origin.HEADER, 2)


def test_language_is_told_by_the_words():
    assert parse(article(HEADLINE, PROSE)).language == Found("en", Origin.DERIVED, 0, Certainty.LIKELY)


def test_language_that_the_words_do_not_tell_is_that_of_the_site():
    assert parse("Inundación", options=ReaderOptions(language="es")).language.value == "es"


def test_rules_know_the_language_of_the_words():
    text = article(
        "La rivière atteint la ville basse",
        "Par Ana Silva",
        "Publié le 12 octobre 2019",
        "La rivière est montée dans la nuit et à l’aube la ville basse était sous un mètre d’eau brune, ont dit les "
        "autorités, et des bateaux sont allés de porte en porte avec du pain et des couvertures pour ceux qui restent.",
        "Lire aussi : Le pont est fermé",
    )

    assert kinds(text) == "headline byline date_line paragraph promo"
    assert parse(text).authors.value == ("Ana Silva",)
    assert parse(text).published.value.iso == "2019-10-12"


def test_header_is_certain():
    parsed = parse(f"Title: Flood\nAuthor: Ana Silva\nTags: rain\n\n{PROSE}")

    assert [(found.origin, found.certainty) for found in (parsed.headline, parsed.authors, parsed.tags)] == [
        (Origin.HEADER, Certainty.SURE)
    ] * 3


def test_headline_made_of_the_first_words_is_a_guess():
    headline = parse(article(f"{PROSE} {PROSE}", PROSE)).headline

    assert (headline.origin, headline.line, headline.certainty) == (Origin.DERIVED, 1, Certainty.GUESS)


def test_unknown_kicker_is_only_likely_one_and_so_is_the_deck():
    blocks = parse(article("Riverside", HEADLINE, "Boats bring bread to streets below the bridge", PROSE)).blocks

    assert [block.certainty for block in blocks] == [
        Certainty.LIKELY,
        Certainty.SURE,
        Certainty.LIKELY,
        Certainty.SURE,
    ]


MAIL = "From: Ana Silva <ana@example.org>\nSubject: copy for tomorrow\nDate: Mon, 7 Oct 2019 14:30:00 +0000\n\n"


def test_subject_of_a_mail_is_the_headline_of_a_text_without_one():
    assert parse(f"{MAIL}{PROSE} {PROSE}").headline == Found("copy for tomorrow", Origin.HEADER, 2)


def test_headline_of_the_text_of_a_mail_wins_over_its_subject():
    assert parse(f"{MAIL}{HEADLINE}\n\n{PROSE}").headline == Found(HEADLINE, Origin.TEXT, 5)


def test_sender_of_a_mail_is_the_author():
    assert parse(f"{MAIL}{HEADLINE}\n\n{PROSE}").authors == Found(("Ana Silva",), Origin.HEADER, 1)
