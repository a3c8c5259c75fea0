import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty
from backfile.reader.article import ReaderOptions

from reader.builders import HEADLINE, PROSE, article, kinds, parse, problems

BY_FOLDER = ReaderOptions(folder_is_section=True)
MAIL = "From: Ana Silva <ana@example.org>\nSubject: copy for tomorrow\nDate: Mon, 7 Oct 2019 14:30:00 +0000\n\n"


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


def test_title_of_a_text_of_dashes_is_made_of_dashes():
    assert parse("-" * 300).headline.value == "-" * 90 + "…"


def test_language_header_is_the_language():
    assert parse(f"Title: Flood\nLanguage: pt-BR\n\n{PROSE}").language == Found("pt", Origin.HEADER, 2)


def test_language_is_told_by_the_words():
    assert parse(article(HEADLINE, PROSE)).language == Found("en", Origin.DERIVED, 0, Certainty.LIKELY)


def test_language_that_the_words_do_not_tell_is_that_of_the_site():
    assert parse("Inundación", options=ReaderOptions(language="es")).language.value == "es"


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


def test_subject_of_a_mail_is_the_headline_of_a_text_without_one():
    assert parse(f"{MAIL}{PROSE} {PROSE}").headline == Found("copy for tomorrow", Origin.HEADER, 2)


def test_headline_of_the_text_of_a_mail_wins_over_its_subject():
    assert parse(f"{MAIL}{HEADLINE}\n\n{PROSE}").headline == Found(HEADLINE, Origin.TEXT, 5)


def test_sender_of_a_mail_is_the_author():
    assert parse(f"{MAIL}{HEADLINE}\n\n{PROSE}").authors == Found(("Ana Silva",), Origin.HEADER, 1)


def test_language_header_that_is_no_code_is_reported_and_not_used():
    text = f"Title: {HEADLINE}\nLanguage: Spanish\n\n{PROSE}\n"

    assert parse(text).language.value == "en"
    assert [str(problem) for problem in problems(text)] == [
        'content/story.txt:2: "Spanish" is no language, it is not used; write its code, such as "es" [R108]'
    ]


def test_author_whose_name_is_not_known_is_the_author():
    assert parse(article(HEADLINE, "Mirela Ionescu, Iași", PROSE)).authors.value == ("Mirela Ionescu",)


def test_heading_of_ordinary_words_is_no_author():
    assert parse(article(HEADLINE, "Day One", f"{PROSE} It was a long day for one and all.")).authors is None


def test_first_sentence_of_a_mail_stays_in_the_text():
    mail = f"{MAIL}The old mill burned on Monday.\n\nNobody was hurt in the fire, the chief said.\n"

    assert kinds(mail) == "header header header paragraph paragraph"
