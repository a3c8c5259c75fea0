import pytest

from reader.builders import PROSE, above, below, within

HEADERS = "From: Ana Silva <ana@example.org>\nSent: Monday, 7 October 2019\nTo: Jan Novák\nSubject: the bridge"


@pytest.mark.parametrize(
    "lines",
    [
        HEADERS,
        HEADERS.replace("\n", "\n> ").replace("From", "> From"),
        "*From:* Ana Silva\n*To:* Jan Novák",
        "FROM: Ana Silva\nTO: Jan Novák",
    ],
)
def test_headers_of_a_message_in_the_text_stand_together(lines):
    assert set(within(lines).split()) == {"mail_header"}


def test_mark_above_a_forwarded_message_opens_its_headers():
    assert within("---------- Forwarded message ----------\nFrom: Ana Silva") == "mail_header mail_header"


@pytest.mark.parametrize(
    "line", ["-----Original Message-----", "Begin forwarded message:", "---------- Forwarded message ---------"]
)
def test_line_of_a_mail_program_is_a_mail_header(line):
    assert within(line) == "mail_header"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", "Von: Ana Silva\nGesendet: Montag, 7. Oktober 2019\nAn: Jan Novák\nBetreff: die Brücke"),
        ("fr", "De: Ana Silva\nEnvoyé: lundi 7 octobre 2019"),
        ("es", "De: Ana Silva\nEnviado: lunes, 7 de octubre de 2019\nPara: Jan Novák\nAsunto: el puente"),
        ("pt", "De: Ana Silva\nPara: Jan Novák\nAssunto: a ponte"),
        ("ru", "От: Анна Новак\nКому: Ян Новак\nТема: мост"),
    ],
)
def test_headers_of_other_languages_are_known(language, lines):
    assert set(within(lines, language=language).split()) == {"mail_header"}


@pytest.mark.parametrize(
    "line",
    [
        "From: the river.",
        "To: whom it may concern.",
        "Date: unknown.",
        "From Goma to Bukavu the road was open.",
        "To the north the road was open.",
        "Sent to the bridge, the boats waited.",
        "Subject to rain, the bridge will open.",
        "The original message was lost.",
    ],
)
def test_single_line_that_begins_like_a_header_is_left_alone(line):
    assert within(line) == "paragraph"


def test_two_sentences_that_begin_like_headers_are_left_alone():
    assert within("From Goma the boats went out.", "To Bukavu they came.") == "paragraph paragraph"


def test_long_paragraph_below_a_header_is_left_alone():
    assert within(f"{HEADERS}\nDate: {PROSE} {PROSE}").split()[-1] == "paragraph"


def test_lines_below_two_hyphens_are_the_signature():
    assert below("--\nAna Silva\nThe Post, Goma\n+243 555 1234") == "signature"


@pytest.mark.parametrize("line", ["Sent from my iPhone", "Get Outlook for iOS", "sent from my iPad."])
def test_line_that_a_mail_program_adds_is_a_signature(line):
    assert below(line) == "signature"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von meinem iPhone gesendet"),
        ("fr", "Envoyé de mon iPhone"),
        ("es", "Enviado desde mi iPhone"),
        ("pt", "Enviado do meu iPhone"),
        ("ru", "Отправлено с iPhone"),
    ],
)
def test_mail_programs_of_other_languages_are_known(language, line):
    assert below(line, language=language) == "signature"


@pytest.mark.parametrize("line", ["Sent from my iPhone to hers.", "He was sent from my town."])
def test_sentence_like_what_a_mail_program_adds_is_left_alone(line):
    assert below(line) == "paragraph"


def test_two_hyphens_within_the_text_separate_it():
    assert within("--", PROSE) == "separator paragraph"


def test_two_hyphens_at_the_very_end_separate_it_from_nothing():
    assert below("--") == "separator"


def test_two_hyphens_above_the_prose_open_no_signature():
    assert "signature" not in above("--\nAna Silva")


def test_paragraph_below_a_signature_with_a_blank_line_between_is_no_part_of_it():
    assert below("--\nAna Silva", "The river fell again on Tuesday.").split()[-1] == "paragraph"
