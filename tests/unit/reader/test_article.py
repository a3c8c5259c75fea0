from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.text import Block, BlockKind
from backfile.reader.article import ReaderOptions, read_articles

from reader.builders import HEADLINE, PROSE, article, kinds, parse

BY_FOLDER = ReaderOptions(folder_is_section=True)


def paragraph(text):
    return Block(BlockKind.PARAGRAPH, text, 1)


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


MAIL = "From: Ana Silva <ana@example.org>\nSubject: copy for tomorrow\nDate: Mon, 7 Oct 2019 14:30:00 +0000\n\n"
