import time
from datetime import date, datetime

import pytest
from backfile.model.metadata import PartialDate
from backfile.reader.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MAX_FOUND,
    DateStyle,
    find_dates_in,
    has_date_label,
    is_ambiguous,
    parse_date,
    parse_date_line,
    parse_path_date,
)
from backfile.reader.vocabulary import LANGUAGES, load_vocabulary
from hypothesis import given
from hypothesis import strategies as st

STYLES = {language: DateStyle(words=load_vocabulary(language).date) for language in LANGUAGES}
DAY_FIRST, MONTH_FIRST = DateStyle(order="day-first"), DateStyle(order="month-first")

LONG = [
    "-" * 100_000,
    "12 " * 100_000,
    "12." * 90_000 + "2019",
    "2019" * 40_000,
    "2019 " * 60_000,
    "2019-10-12 " * 20_000,
    "12 October " * 20_000,
    "1 of 2019 " * 20_000,
    "oct 2019 " * 20_000,
    "published " * 20_000 + "2019",
    "le " * 50_000 + "2019",
    "a" + " " * 200_000 + "2019",
]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-10-12", "2019-10-12"),
        ("2019/10/12", "2019-10-12"),
        ("2019.10.12", "2019-10-12"),
        ("12 October 2019", "2019-10-12"),
        ("12th October, 2019", "2019-10-12"),
        ("12th of October 2019", "2019-10-12"),
        ("October 12, 2019", "2019-10-12"),
        ("Oct. 12 2019", "2019-10-12"),
        ("Sept 3, 2019", "2019-09-03"),
        ("12-Oct-2019", "2019-10-12"),
        ("Saturday, October 12, 2019", "2019-10-12"),
        ("SAT 12 OCT 2019", "2019-10-12"),
        ("October 2019", "2019-10"),
        ("2019-10", "2019-10"),
        ("2019", "2019"),
        ("  12   October\t2019 ", "2019-10-12"),
    ],
)
def test_date_is_as_precise_as_written(text, iso):
    assert parse_date(text) == PartialDate(iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-10-12T14:30:05Z", "2019-10-12T14:30:05+00:00"),
        ("2019-10-12 14:30 +02:00", "2019-10-12T14:30:00+02:00"),
        ("2019-10-12 14:30 -0530", "2019-10-12T14:30:00-05:30"),
        ("2019-10-12 14:30 UTC+3", "2019-10-12T14:30:00+03:00"),
        ("2019-10-12 14:30 GMT-05:30", "2019-10-12T14:30:00-05:30"),
        ("2019-10-12 14:30 \N{MINUS SIGN}02:00", "2019-10-12T14:30:00-02:00"),
        ("12 October 2019, 14:30 GMT", "2019-10-12T14:30:00+00:00"),
        ("12 October 2019, 14:30 (GMT)", "2019-10-12T14:30:00+00:00"),
        ("Tue, 05 Mar 2019 14:30:00 +0100", "2019-03-05T14:30:00+01:00"),
        ("Tue, 05 Mar 2019 14:30:00 +0100 (CET)", "2019-03-05T14:30:00+01:00"),
    ],
)
def test_time_is_read_with_its_zone(text, iso):
    assert parse_date(text) == PartialDate(iso)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, October 22, 2019 at 4:30 p.m.",
        "Oct 22, 2019 | 4:30 PM",
        "Oct 22, 2019 - 4:30 PM",
        "Oct 22, 2019 \N{MIDDLE DOT} 4:30 PM",
        "Oct 22, 2019 \N{EN DASH} 16.30",
        "22 October 2019 16:30",
        "22 October 2019, 16h30",
        "22 October 2019, 16 h 30",
        "22-OCT-2019 16:30:00.79",
    ],
)
def test_time_may_follow_the_date(text):
    assert parse_date(text) == PartialDate("2019-10-22T16:30:00+00:00")


@pytest.mark.parametrize(
    "text",
    [
        "4:30 p.m. Tuesday, October 22, 2019",
        "at 4:30 p.m., 22 October 2019",
        "16:30, 22 October 2019",
        "16:30 Tue 22 October 2019",
        "16:30 GMT, Tue 22 October 2019",
        "16:30 22.10.2019",
        "16:30 | 2019-10-22",
    ],
)
def test_time_may_precede_the_date(text):
    assert parse_date(text) == PartialDate("2019-10-22T16:30:00+00:00")


@pytest.mark.parametrize(
    ("text", "hour"), [("12:05 am", 0), ("1:05 a.m.", 1), ("12:05 p.m.", 12), ("1:05 pm", 13), ("11:05 P. M.", 23)]
)
def test_half_of_the_day_is_counted_from_twelve(text, hour):
    assert parse_date(f"October 12, 2019, {text}") == PartialDate(f"2019-10-12T{hour:02}:05:00+00:00")


def test_hour_needs_no_minutes_if_its_half_of_the_day_is_named():
    assert parse_date("October 12, 2019, 4 p.m.") == PartialDate("2019-10-12T16:00:00+00:00")


def test_number_alone_is_no_time():
    assert parse_date("22 October 2019 14") is None


def test_time_without_zone_is_in_the_zone_of_the_site():
    assert parse_date("2019-07-12 14:30", DateStyle("Europe/Paris")) == PartialDate("2019-07-12T14:30:00+02:00")


@pytest.mark.parametrize("text", ["Oct. 12, 2019 at 10:30 a.m. EST", "10:30 AM ET, Sat October 12, 2019"])
def test_time_in_a_zone_with_an_ambiguous_name_gives_the_day_alone(text):
    assert parse_date(text) == PartialDate("2019-10-12")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "5 de marzo de 2019"),
        ("es", "5 de marzo del 2019"),
        ("es", "martes, 5 de marzo de 2019"),
        ("es", "el martes 5 de marzo de 2019"),
        ("es", "mar 5 mar 2019"),
        ("es", "marzo 5 de 2019"),
        ("fr", "5 mars 2019"),
        ("fr", "le 5 mars 2019"),
        ("fr", "le mardi 5 mars 2019"),
        ("de", "5. März 2019"),
        ("de", "05. Mrz. 2019"),
        ("de", "Dienstag, den 5. März 2019"),
        ("de", "Di., 5.3.2019"),
        ("de", "5. 3. 2019"),
        ("ru", "5 марта 2019"),
        ("ru", "5 марта 2019 г."),
        ("ru", "вторник, 5 марта 2019 года"),
        ("ru", "05.03.2019 г."),
        ("pt", "5 de março de 2019"),
        ("pt", "terça-feira, 5 de março de 2019"),
        ("pt", "em 5 de mar. de 2019"),
    ],
)
def test_date_is_read_in_every_known_language(language, text):
    assert parse_date(text, STYLES[language]) == PartialDate("2019-03-05")


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "1º de marzo de 2019"), ("fr", "1er mars 2019"), ("de", "1. März 2019"), ("pt", "1º de março de 2019")],
)
def test_ordinal_mark_of_the_first_day_is_read(language, text):
    assert parse_date(text, STYLES[language]) == PartialDate("2019-03-01")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "5 de marzo de 2019 a las 14:30 horas"),
        ("es", "5 mar 2019 - 14:30h"),
        ("es", "5 de marzo de 2019 2:30 p. m."),
        ("fr", "mardi 5 mars 2019 à 14h30"),
        ("fr", "14 h 30, le 5 mars 2019"),
        ("de", "5. März 2019, 14.30 Uhr"),
        ("de", "05.03.2019 um 14:30 Uhr"),
        ("ru", "5 марта 2019 г. в 14:30"),
        ("ru", "14:30, 5 марта 2019"),
        ("pt", "05.03.2019 às 14h30"),
        ("pt", "5 de março de 2019 às 14h30min"),
    ],
)
def test_time_is_read_in_every_known_language(language, text):
    assert parse_date(text, STYLES[language]) == PartialDate("2019-03-05T14:30:00+00:00")


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_date_is_read_whatever_the_language(language):
    assert parse_date("Tuesday, March 5, 2019", STYLES[language]) == PartialDate("2019-03-05")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_month_is_read(language):
    read = {
        form: parse_date(f"5 {form} 2019", STYLES[language])
        for forms in STYLES[language].words.months
        for form in forms.split()
    }
    expected = {
        form: PartialDate(f"2019-{number:02}-05")
        for number, forms in enumerate(STYLES[language].words.months, 1)
        for form in forms.split()
    }

    assert read == expected


def test_date_of_a_language_that_is_not_set_is_not_read():
    assert parse_date("5 de marzo de 2019") is None


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2019",
        "3-4-2019",
        "Saturday",
        "October",
        "October 12",
        "June 31, 2019",
        "31/6/2019",
        "13/13/2019",
        "0/4/2019",
        "25/12/19",
        "20190305",
        "2019-02-29",
        "2019-13-01",
        "1066",
        "9999-01-01",
        "2019-10-12 25:00",
        "2019-10-12 14:60",
        "2019-10-12 13:00 pm",
        "2019-10-12 10:00 +99:00",
        "2019-10-1214:30",
        "in October 2019",
        "2019-10-12 and later",
        "",
    ],
)
def test_what_is_no_certain_date_is_not_read(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("12-25-2019", "2019-12-25"),
        ("4/4/2019", "2019-04-04"),
        ("03.04.2019", "2019-04-03"),
        ("12.25.2019", "2019-12-25"),
    ],
)
def test_date_in_figures_that_can_mean_one_day_only_is_read(text, iso):
    assert parse_date(text) == PartialDate(iso)


@pytest.mark.parametrize(("style", "iso"), [(DAY_FIRST, "2019-04-03"), (MONTH_FIRST, "2019-03-04")])
def test_order_of_the_site_settles_a_date_that_can_mean_two_days(style, iso):
    assert parse_date("3/4/2019", style) == PartialDate(iso)


def test_order_of_the_site_does_not_change_a_date_that_can_mean_one_day_only():
    assert parse_date("25/12/2019", MONTH_FIRST) == PartialDate("2019-12-25")


def test_dots_mean_day_first_whatever_the_order_of_the_site():
    assert parse_date("03.04.2019", MONTH_FIRST) == PartialDate("2019-04-03")


@pytest.mark.parametrize("text", ["3/4/2019", "03-04-2019", "3/4/2019 14:30", "Updated: 3/4/2019"])
def test_date_that_can_mean_two_days_is_known_as_such(text):
    assert is_ambiguous(text)


@pytest.mark.parametrize(
    "text", ["25/12/2019", "4/4/2019", "03.04.2019", "2019-03-04", "3/4/1066", "3/4/19", "Rain in 2019"]
)
def test_other_text_is_not_called_ambiguous(text):
    assert not is_ambiguous(text)


def test_nothing_is_ambiguous_once_the_order_is_known():
    assert not is_ambiguous("3/4/2019", DAY_FIRST)


@pytest.mark.parametrize(
    ("line", "name", "iso"),
    [
        ("Saturday, October 12, 2019", "published", "2019-10-12"),
        ("Published: 12 October 2019", "published", "2019-10-12"),
        ("Posted on October 12, 2019", "published", "2019-10-12"),
        ("Updated: 2019-10-13", "modified", "2019-10-13"),
        ("Last updated 13 October 2019, 08:00 UTC", "modified", "2019-10-13T08:00:00+00:00"),
        ("Updated at 8:00 a.m., October 13, 2019", "modified", "2019-10-13T08:00:00+00:00"),
    ],
)
def test_date_line_says_what_it_dates(line, name, iso):
    assert parse_date_line(line) == ((name, PartialDate(iso)),)


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("es", "Publicado el 5 de marzo de 2019", "published"),
        ("es", "Última actualización: 5 de marzo de 2019", "modified"),
        ("fr", "Publié le mardi 5 mars 2019", "published"),
        ("fr", "Mis à jour le 5 mars 2019", "modified"),
        ("de", "Veröffentlicht am 5. März 2019", "published"),
        ("de", "Stand: 05.03.2019", "modified"),
        ("ru", "Опубликовано 5 марта 2019 г.", "published"),
        ("ru", "ОБНОВЛЕНО: 05.03.2019", "modified"),
        ("pt", "Publicado em 5 de março de 2019", "published"),
        ("pt", "Atualizado em 5 de março de 2019", "modified"),
    ],
)
def test_label_is_known_in_every_language(language, line, name):
    assert parse_date_line(line, STYLES[language]) == ((name, PartialDate("2019-03-05")),)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Published 5 March 2019 | Updated 6 March 2019"),
        ("en", "First published 5 March 2019 (updated 6 March 2019)"),
        ("en", "March 5, 2019 - Last updated: March 6, 2019"),
        ("es", "Publicado: 5 de marzo de 2019. Actualizado: 6 de marzo de 2019."),
        ("fr", "Publié le 05 mars 2019, mis à jour le 06 mars 2019"),
        ("ru", "Опубликовано: 05.03.2019, обновлено: 06.03.2019"),
    ],
)
def test_line_may_hold_two_dates(language, line):
    expected = (("published", PartialDate("2019-03-05")), ("modified", PartialDate("2019-03-06")))

    assert parse_date_line(line, STYLES[language]) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Saturday",
        "October 2019",
        "2019",
        "Updated: today",
        "Updated: 3/4/2019",
        "On October 12, 2019, it rained",
        "LONDON, October 12, 2019",
        "(Agency) 12 October 2019",
        "5 March 2019 | 6 March 2019",
        "Published by the council, updated 6 March 2019",
        "",
    ],
)
def test_other_lines_are_no_date_lines(line):
    assert parse_date_line(line) == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Updated: 5"), ("en", "LAST UPDATED 5 March"), ("es", "Actualizado: hoy"), ("de", "Stand: heute")],
)
def test_label_of_a_date_is_seen(language, line):
    assert has_date_label(line, STYLES[language])


@pytest.mark.parametrize("line", ["Rain updated: 5", "Publishedly 5", "12 October 2019", "Actualizado: hoy"])
def test_other_openings_are_no_label_of_a_date(line):
    assert not has_date_label(line)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge closed on 5 March 2019 for repairs."),
        ("en", "The bridge closed on March 5th, 2019, for repairs."),
        ("en", "The log of 2019-03-05 says so."),
        ("es", "El puente cerró el 5 de marzo\nde 2019 por obras."),
        ("fr", "Le pont a fermé le 5 mars 2019."),
        ("de", "Die Brücke wurde am 5. März 2019 gesperrt."),
        ("ru", "Мост закрыли 5 марта 2019 года."),
        ("pt", "A ponte fechou a 5 de março de 2019."),
    ],
)
def test_date_in_prose_is_found(language, text):
    assert find_dates_in(text, STYLES[language]) == (PartialDate("2019-03-05"),)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it rained.",
        "It began in March 2019.",
        "It began on 3/4/2019.",
        "It began on 31 June 2019.",
        "Room 112 May 2019 plan",
        "File 2019-03-05-a and v1.2019-03-05.",
        "5 March, with 2019 to come",
        "5 March 20190",
    ],
)
def test_prose_without_a_date_in_full_has_none(text):
    assert find_dates_in(text) == ()


def test_dates_in_prose_keep_their_order_and_are_named_once():
    text = "On 6 March 2019, as on March 5, 2019 and on 6 March 2019"

    assert find_dates_in(text) == (PartialDate("2019-03-06"), PartialDate("2019-03-05"))


def test_only_the_first_dates_in_prose_are_found():
    text = ", ".join(f"{day} March 2019" for day in range(1, 20))

    assert len(find_dates_in(text)) == MAX_FOUND


@given(st.text() | st.text("0123456789/.-: ofmarchpublishedT+", max_size=40), st.sampled_from(LANGUAGES))
def test_reading_never_fails(text, language):
    for read in (parse_date, parse_date_line, is_ambiguous, has_date_label, find_dates_in):
        read(text, STYLES[language])


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_day_in_figures_is_read_in_the_order_of_the_site_and_never_in_two(day):
    text = f"{day.day}/{day.month}/{day.year}"

    assert parse_date(text, DAY_FIRST) == PartialDate(day.isoformat())
    assert is_ambiguous(text) == (parse_date(text) is None)


@given(
    st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31)),  # noqa: DTZ001 - the style adds the zone
    st.sampled_from(LANGUAGES),
)
def test_date_is_found_in_prose_as_it_is_read_alone(moment, language):
    month = STYLES[language].words.months[moment.month - 1].split()[0]
    text = f"{moment.day} {month} {moment.year}"

    assert find_dates_in(f"... {text} ...", STYLES[language]) == (parse_date(text, STYLES[language]),)


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
@pytest.mark.parametrize("read", [parse_date, parse_date_line, is_ambiguous, has_date_label, find_dates_in])
def test_long_text_is_read_quickly(read, text):
    has_date_label("", STYLES["fr"])
    started = time.process_time()
    for part in (text, text[:150], text[:80]):
        read(part, STYLES["fr"])

    assert time.process_time() - started < 0.2


@pytest.mark.parametrize(
    ("path", "iso"),
    [
        ("2024-06-27-coup.txt", "2024-06-27"),
        ("coup-2024-06-27.txt", "2024-06-27"),
        ("20240627.txt", "2024-06-27"),
        ("20241399-2024-06-27.txt", "2024-06-27"),
        ("2024/06/27/coup.txt", "2024-06-27"),
        ("2024/06/coup.txt", "2024-06"),
        ("2024/coup.txt", "2024"),
        ("news/2024/06/coup.txt", "2024-06"),
        ("2024/06/27/world/coup.txt", "2024-06-27"),
        ("1066/2024/06/coup.txt", "2024-06"),
        ("2023/2024-06-27-coup.txt", "2024-06-27"),
    ],
)
def test_path_gives_a_date(path, iso):
    assert parse_path_date(path) == PartialDate(iso)


@pytest.mark.parametrize(
    "path",
    [
        "coup.txt",
        "2024-13-01-coup.txt",
        "120240627.txt",
        "2024.txt",
        "route-66/coup.txt",
        "2024-06/coup.txt",
        "0001/a.txt",
    ],
)
def test_other_numbers_in_a_path_are_no_date(path):
    assert parse_path_date(path) is None


@pytest.mark.parametrize(
    "line",
    [
        "June 17, 1974, Page 3",
        "February 11, 1996, Sunday, FINAL EDITION",
        "March 3, 1998 Tuesday",
        "April 07, 2011 08:30 AM Eastern Daylight Time",
    ],
)
def test_edition_page_weekday_or_zone_may_follow_a_date(line):
    ((_, date),) = parse_date_line(line)

    assert date.precision == "day"
