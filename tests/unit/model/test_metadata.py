from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from backfile.model.metadata import PartialDate


@pytest.mark.parametrize(
    ("iso", "precision"),
    [("2024", "year"), ("2024-06", "month"), ("2024-06-27", "day"), ("2024-06-27T14:30:00+02:00", "time")],
)
def test_a_date_knows_how_precise_it_is(iso, precision):
    assert precision == PartialDate(iso).precision


@pytest.mark.parametrize(
    ("iso", "parts"),
    [("2024", ("2024",)), ("2024-06", ("2024", "06")), ("2024-06-27T14:30:00+00:00", ("2024", "06", "27"))],
)
def test_a_date_has_the_parts_that_are_known(iso, parts):
    assert parts == PartialDate(iso).parts


@pytest.mark.parametrize(("iso", "day"), [("2024", date(2024, 1, 1)), ("2024-06", date(2024, 6, 1))])
def test_the_first_day_of_a_coarse_date_is_the_first_it_can_mean(iso, day):
    assert day == PartialDate(iso).first_day


def test_a_day_begins_at_midnight_utc():
    assert datetime(2024, 6, 27, tzinfo=UTC) == PartialDate("2024-06-27").instant


def test_a_time_keeps_its_own_zone():
    instant = PartialDate("2024-06-27T14:30:00+02:00").instant

    assert datetime(2024, 6, 27, 14, 30, tzinfo=timezone(timedelta(hours=2))) == instant
    assert timedelta(hours=2) == instant.utcoffset()


def test_dates_sort_by_time():
    dates = [PartialDate(iso) for iso in ("2024-06-27", "2023", "2024-06", "2024")]

    assert [found.iso for found in sorted(dates)] == ["2023", "2024", "2024-06", "2024-06-27"]


@pytest.mark.parametrize(
    ("finer", "coarser", "refines"),
    [
        ("2024-06-27", "2024-06", True),
        ("2024-06-27", "2024-07", False),
        ("2024-06", "2024-06", False),
        ("2024", "2024-06", False),
    ],
)
def test_a_date_refines_one_that_it_agrees_with_and_is_finer_than(finer, coarser, refines):
    assert refines is PartialDate(finer).refines(PartialDate(coarser))
