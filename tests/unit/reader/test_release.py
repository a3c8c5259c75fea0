import pytest

from reader.builders import HEADLINE, PROSE, above, article, below, kinds, within


@pytest.mark.parametrize("line", ["FOR IMMEDIATE RELEASE", "For immediate release:", "PRESS RELEASE", "Media Advisory"])
def test_line_above_the_headline_is_of_a_release(line):
    assert kinds(article(line, HEADLINE, PROSE)) == "release headline paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Embargoed until 5 March 2019, 10:00",
        "EMBARGO: 5 March",
        "Embargo : 5 March",
        "Not for release before Monday",
        "Contact: Ana Silva, +243 555 1234",
        "CONTACT:",
        "Media contact: Ana Silva",
        "For more information, contact Ana Silva at 555 1234.",
        "Tel: +243 555 1234",
        "E-mail: ana@example.org",
        "Notes to editors:",
    ],
)
def test_embargo_or_contact_is_of_a_release_wherever_it_stands(line):
    assert (above(line), within(line), below(line)) == ("release",) * 3


def test_lines_right_below_a_contact_belong_to_it():
    assert below("Contact:\nAna Silva\nMinistry of Water\n+243 555 1234") == "release release release release"


def test_line_further_below_a_contact_does_not():
    assert below("Contact:", "The river fell again on Tuesday.") == "release paragraph"


def test_sentence_right_below_a_contact_does_not():
    assert below("Contact: Ana Silva\nThe river fell again on Tuesday.") == "release paragraph"


def test_headline_right_below_a_release_line_stays_the_headline():
    assert kinds(f"FOR IMMEDIATE RELEASE\n{HEADLINE}\n\n{PROSE}\n") == "release headline paragraph"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Sperrfrist: 5. März"),
        ("fr", "Contact presse : Ana Silva"),
        ("es", "Contacto de prensa: Ana Silva"),
        ("pt", "Contactos: Ana Silva"),
        ("ru", "Контакты: Анна Новак"),
        ("ru", "Contact: Ana Silva"),
    ],
)
def test_other_languages_have_their_own(language, line):
    assert within(line, language=language) == "release"


@pytest.mark.parametrize(
    "line",
    [
        "Contact with the boats was lost at noon.",
        "Embargoes were lifted on Monday.",
        "Embargo talks went on.",
        "Mobile homes were swept away.",
        "Web cameras showed the bridge.",
        "Phone lines were down on Monday.",
        "The press release was read aloud.",
        "For release of the prisoners they prayed.",
        "Email was down.",
    ],
)
def test_sentence_that_begins_like_one_is_left_alone(line):
    assert (within(line), below(line)) == ("paragraph", "paragraph")


def test_line_of_a_release_within_the_prose_is_left_alone():
    assert "release" not in within("Press Release")


def test_long_paragraph_that_begins_with_a_label_is_left_alone():
    assert within(f"Contact: {PROSE}") == "paragraph"
