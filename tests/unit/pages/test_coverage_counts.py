from backfile.pages.coverage_counts import COUNTRIES, CoverageCounts, find_gaps, gap_length
from builders import make_archive, make_article
from hypothesis import given
from hypothesis import strategies as st


def _counts(*articles):
    return CoverageCounts(
        make_archive(
            make_article(f"{number}.txt", date=date, countries=countries.split())
            for number, (date, countries) in enumerate(articles)
        )
    )


def test_articles_are_counted_by_as_much_of_their_month_as_is_known():
    counts = _counts(("2024-06-27", ""), ("2024-06", ""), ("2024", ""), ("", ""))

    assert counts.all == {"2024-06": 2, "2024": 1, "": 1}


def test_an_article_counts_for_each_of_its_countries_and_those_with_most_come_first():
    counts = _counts(("2024-06", "BO PE"), ("2023", "PE"))

    assert [(found.term.name, found.by_month) for found in counts.within("").countries] == [
        ("Peru", {"2024-06": 1, "2023": 1}),
        ("Bolivia", {"2024-06": 1}),
    ]


def test_the_countries_of_a_year_are_those_with_most_articles_in_it():
    counts = _counts(("2024-06", "BO PE"), ("2024-07", "BO"), *[("2023", "PE")] * 3, ("2023", "KE"))

    assert [found.term.name for found in counts.within("2024").countries] == ["Bolivia", "Peru"]
    assert [found.term.name for found in counts.within("202").countries] == ["Peru", "Bolivia", "Kenya"]


def test_articles_without_a_country_are_counted():
    counts = _counts(("2024-06", "BO"), ("2023", ""), ("", ""))

    assert counts.within("").nowhere == {"2023": 1, "": 1}
    assert counts.within("2024").nowhere == {}


def test_few_countries_leave_no_others():
    found = _counts(("2024-06", "BO PE")).within("")

    assert (found.number_of_others, found.others) == (0, {})


def test_an_article_of_several_other_countries_is_counted_once(monkeypatch):
    monkeypatch.setattr("backfile.pages.coverage_counts.COUNTRIES", 1)
    counts = _counts(("2024-06", "BO PE KE"), ("2024-07", "BO"), ("2023", "KE"))

    found = counts.within("2024")
    assert [country.term.name for country in found.countries] == ["Bolivia"]
    assert (found.number_of_others, found.others) == (2, {"2024-06": 1})
    assert COUNTRIES > 1


def test_gaps_lie_between_the_first_month_and_the_last():
    gaps, months = find_gaps({"2010-11": 1, "2011-02": 1, "2011-03": 1, "2012": 5, "": 2, "2012-05": 1})

    assert gaps == (("2010-12", "2011-01"), ("2011-04", "2012-04"))
    assert (months, [gap_length(gap) for gap in gaps]) == (19, [2, 13])


def test_articles_whose_month_is_unknown_make_no_gaps():
    assert find_gaps({"2010": 1, "2015": 1, "": 1}) == ((), 0)


@given(st.sets(st.tuples(st.integers(1, 9999), st.integers(1, 12)), min_size=1))
def test_every_month_has_articles_or_lies_in_one_gap(known):
    months = {f"{year:04}-{month:02}": 1 for year, month in known}
    gaps, between = find_gaps(months)

    assert sum(map(gap_length, gaps)) + len(months) == between
    assert list(gaps) == sorted(gaps)
    assert not any(first <= month <= last for first, last in gaps for month in list(months)[:5])
