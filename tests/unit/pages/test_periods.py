import pytest
from backfile.pages.periods import fold_periods, months_of, period_text, periods_between
from builders import make_article
from hypothesis import given
from hypothesis import strategies as st

MONTHS = st.tuples(st.integers(1, 9900), st.integers(1, 12)).map(lambda found: f"{found[0]:04}-{found[1]:02}")


def test_the_month_of_an_article_is_as_much_as_is_known_of_it():
    assert months_of(make_article(date=date) for date in ("2024-06-27", "2024", "")) == ["2024-06", "2024", ""]


def test_periods_fold_into_coarser_ones():
    assert fold_periods({"2024-06": 2, "2024": 1, "2019-01": 4, "": 3}, 4) == {"2024": 3, "2019": 4, "": 3}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023-11", "2024-01", ("2023-11", "2023-12", "2024-01")),
        ("0998", "1001", ("0998", "0999", "1000", "1001")),
        ("199", "201", ("199", "200", "201")),
        ("2024", "2024", ("2024",)),
    ],
)
def test_periods_follow_one_another(first, last, expected):
    assert periods_between(first, last) == expected


@given(MONTHS, st.integers(0, 400))
def test_so_many_months_later_there_are_so_many_months_more(first, more):
    year, month = divmod(int(first[:4]) * 12 + int(first[5:]) - 1 + more, 12)
    found = periods_between(first, f"{year:04}-{month + 1:02}")

    assert len(found) == more + 1
    assert list(found) == sorted(found)


@pytest.mark.parametrize(
    ("period", "language", "expected"),
    [
        ("2024-06", "en", "June 2024"),
        ("2024", "en", "2024"),
        ("199", "en", "1990s"),
        ("2024-06", "es", "junio de 2024"),
    ],
)
def test_a_period_is_written_as_the_language_does(period, language, expected):
    assert period_text(period, language) == expected
