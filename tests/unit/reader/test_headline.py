import pytest
from backfile.model.metadata import Found, Origin
from backfile.model.text import BlockKind, Certainty
from backfile.reader.headline import is_headline

from reader.builders import HEADLINE, PROSE, article, kinds, parse, problems, texts


def test_first_line_is_the_headline_with_its_line_number():
    assert parse(f"\n\n{HEADLINE}\n\n{PROSE}").headline == Found(HEADLINE, Origin.TEXT, 3)


def test_headline_said_again_is_kept_once():
    text = article(HEADLINE, HEADLINE, PROSE)

    assert texts(text, BlockKind.HEADLINE) == [HEADLINE]
    assert kinds(text) == "headline repeated_headline paragraph"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Miners’ Union Votes", "Miners' Union Votes"),
        ("Flood – Day Two", "Flood - Day Two"),
        ("FLOOD REACHES TOWN", "Flood Reaches Town"),
        ("Flood Reaches Town.", "Flood Reaches Town"),
        ('"Enough" Says Mayor', "“Enough” Says Mayor"),
    ],
)
def test_repetition_may_differ_in_case_and_marks(one, other):
    assert kinds(article(one, other, PROSE)) == "headline repeated_headline paragraph"


def test_line_with_other_words_is_no_repetition():
    text = article(HEADLINE, "Flood Reaches the Upper Town", PROSE)

    assert BlockKind.REPEATED_HEADLINE.value not in kinds(text)


def test_header_with_the_title_makes_the_first_line_a_repetition():
    assert kinds(f"Title: {HEADLINE}\n\n{HEADLINE}\n\n{PROSE}") == "header repeated_headline paragraph"


def test_line_in_the_prose_that_says_the_headline_stays_there():
    assert kinds(article(HEADLINE, PROSE, HEADLINE)) == "headline paragraph paragraph"


def test_headline_in_capitals_stays_as_it_is():
    assert parse(article(HEADLINE.upper(), PROSE)).headline.value == HEADLINE.upper()


def test_headline_with_abbreviations_is_a_headline():
    assert is_headline("U.S. and U.K. Sign Fishing Accord in Washington D.C.", PROSE)


def test_headline_may_stand_below_a_rule():
    assert kinds(article("---", HEADLINE, "* * *", PROSE)) == "separator headline separator paragraph"


def test_headline_may_end_in_dots():
    assert is_headline("And then the river rose...", PROSE)


@pytest.mark.parametrize("text", ["The river rose. The town fled.", "It rained. “So much.”", "word " * 60, "***"])
def test_prose_is_no_headline(text):
    assert not is_headline(text, PROSE)


def test_sentence_with_nothing_below_is_no_headline():
    assert not is_headline("The river rose.", "")


def test_article_without_headline_is_titled_with_its_first_sentence():
    parsed = parse("The river rose. The town fled, and nobody knew for how long.\n\nBoats came.")

    assert parsed.headline == Found("The river rose.", Origin.DERIVED, 1, Certainty.GUESS)


def test_article_without_headline_keeps_its_first_sentence_as_a_paragraph():
    assert kinds("The river rose. The town fled.\n\nBoats came.") == "paragraph paragraph"


def test_derived_headline_does_not_end_at_an_abbreviation():
    parsed = parse("Mr. Ode of the U.S. office met Gen. Li. They spoke for an hour about the flood and its causes.")

    assert parsed.headline.value.startswith("Mr. Ode of the U.S. office met Gen. Li")


def test_derived_headline_is_cut_at_a_word():
    assert parse(PROSE).headline.value == (
        "The river rose through the night and by dawn the lower town stood under a metre of brown…"
    )


def test_article_without_headline_is_reported():
    assert [str(problem) for problem in problems("The river rose. The town fled.")] == [
        (
            "content/story.txt:1: no headline was found; its first words stand for it ('The river rose.'); "
            'write one above the text, or a line "Title: ..." [R103]'
        )
    ]


def test_article_with_headline_is_not_reported():
    assert problems(article(HEADLINE, PROSE)) == ()


@pytest.mark.parametrize(
    ("headline", "byline", "dateline"),
    [
        ("Flood Reaches the Lower Town", "", "GOMA, Congo -"),
        ("Flood Reaches the Lower Town", "", "GOMA, Oct 19 (Agency) -"),
        ("Flood Reaches the Lower Town", "By Ana Silva", "GOMA -"),
        ("“Enough,” Says the Mayor", "", "GOMA —"),
        ("Who Will Pay?", "", "WASHINGTON (AP) —"),
    ],
)
def test_headline_run_into_the_text_is_split_off(headline, byline, dateline):
    text = " ".join(filter(None, [headline, byline, dateline, PROSE]))

    assert [block.text for block in parse(text).blocks] == [*filter(None, [headline, byline, dateline]), PROSE]


def test_headline_split_off_is_only_likely_one():
    assert parse(f"{HEADLINE} GOMA - {PROSE}").headline == Found(HEADLINE, Origin.TEXT, 1, Certainty.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        f"GOMA - {PROSE}",
        PROSE,
        f"{HEADLINE} GOMA {PROSE}",
        f"{PROSE} GOMA - {PROSE}".replace(PROSE, PROSE * 2),
        f"{HEADLINE} GOMA - {PROSE}".upper(),
        f"The mayor of GOMA - who was there - said so. {PROSE}",
    ],
    ids=["dateline alone", "prose", "no dash", "far within", "capitals", "dashes in prose"],
)
def test_long_first_line_without_a_headline_is_left_whole(text):
    assert "headline" not in kinds(text).split()


@pytest.mark.parametrize("mark", ["-", "|", "–", "—", "·"])
def test_title_may_end_in_the_name_of_the_paper(mark):
    assert kinds(article(f"{HEADLINE} {mark} The Goma Times", HEADLINE, PROSE)) == (
        "headline repeated_headline paragraph"
    )


def test_half_of_a_headline_is_no_repetition():
    assert "repeated_headline" not in kinds(article(f"{HEADLINE}: Hundreds Flee", HEADLINE, PROSE))


def test_headline_without_a_full_stop_is_certain_and_one_with_it_a_guess():
    found = [parse(article(line, PROSE)).headline.certainty for line in (HEADLINE, f"{HEADLINE}.")]

    assert found == [Certainty.SURE, Certainty.GUESS]


@pytest.mark.parametrize("line", ["Who will pay for it?", "“Enough”", "Flood: day two", "1912 and 2019", "Ça suffit !"])
def test_headline_may_end_in_any_other_mark(line):
    assert parse(article(line, PROSE)).headline.value == line


@pytest.mark.parametrize(
    "line",
    ["MIYAZAWA EXPECTS DOLLAR REBOUND SOON - SPOKESMAN", "CORRECTED - BANK TO SELL UNIT", "U.S. MAY ACT -- USDA"],
)
def test_headline_in_capitals_with_a_dash_is_no_dateline(line):
    assert kinds(article(line, PROSE)) == "headline paragraph"


def test_line_of_marks_and_figures_above_the_headline_is_no_headline():
    assert kinds(article("*** 17-4-95 ***", HEADLINE, PROSE)) == "paragraph headline paragraph"
