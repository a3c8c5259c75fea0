import pytest
from backfile.model.metadata import PartialDate
from backfile.reader.dates import parse_date, parse_date_line, parse_path_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2019-10-12", "2019-10-12"),
        ("2019/10/12", "2019-10-12"),
        ("12 October 2019", "2019-10-12"),
        ("12th October, 2019", "2019-10-12"),
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
        ("12 October 2019, 14:30 GMT", "2019-10-12T14:30:00+00:00"),
        ("October 12, 2019 at 2:30 p.m.", "2019-10-12T14:30:00+00:00"),
        ("October 12, 2019 12:05 am", "2019-10-12T00:05:00+00:00"),
    ],
)
def test_time_is_read_with_its_zone(text, iso):
    assert parse_date(text) == PartialDate(iso)


def test_time_without_zone_is_in_the_zone_of_the_site():
    assert parse_date("2019-07-12 14:30", "Europe/Paris") == PartialDate("2019-07-12T14:30:00+02:00")


def test_time_in_a_zone_with_an_ambiguous_name_gives_the_day_alone():
    assert parse_date("Oct. 12, 2019 at 10:30 a.m. EST") == PartialDate("2019-10-12")


@pytest.mark.parametrize(
    "text",
    [
        "3/4/2019",
        "03.04.2019",
        "3-4-2019",
        "Saturday",
        "October",
        "October 12",
        "June 31, 2019",
        "2019-02-29",
        "2019-13-01",
        "1066",
        "9999-01-01",
        "2019-10-12 25:00",
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
    ("line", "name", "iso"),
    [
        ("Saturday, October 12, 2019", "published", "2019-10-12"),
        ("Published: 12 October 2019", "published", "2019-10-12"),
        ("Posted on October 12, 2019", "published", "2019-10-12"),
        ("Updated: 2019-10-13", "modified", "2019-10-13"),
        ("Last updated 13 October 2019, 08:00 UTC", "modified", "2019-10-13T08:00:00+00:00"),
    ],
)
def test_date_line_says_what_it_dates(line, name, iso):
    assert parse_date_line(line) == (name, PartialDate(iso))


@pytest.mark.parametrize(
    "line", ["Saturday", "October 2019", "2019", "Updated: today", "On October 12, 2019, it rained"]
)
def test_other_lines_are_no_date_lines(line):
    assert parse_date_line(line) is None


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
