from backfile.geography.senses import Kind, Sense
from backfile.geography.support import Support

TOWN = Sense(Kind.CITY, "US", "OH", 20)
CLUE = Sense(Kind.CLUE, "US")


def test_small_town_counts_only_where_its_country_shows():
    support = Support(None)
    before = support.allows(TOWN)
    support.add(Sense(Kind.COUNTRY, "US"), 1.0)

    assert (before, support.allows(TOWN)) == (False, True)


def test_large_town_needs_nothing():
    assert Support(None).allows(TOWN._replace(thousands=900))


def test_state_makes_its_towns_likelier():
    support = Support(None)
    before = support.likelihood(TOWN)
    support.add(Sense(Kind.STATE, "US"), 0.9)

    assert support.likelihood(TOWN) > before


def test_state_leaves_the_towns_of_other_countries_alone():
    support = Support(None)
    before = support.likelihood(TOWN)
    support.add(Sense(Kind.STATE, "CA"), 0.9)

    assert support.likelihood(TOWN) == before


def test_home_country_allows_its_small_towns():
    assert Support("US").allows(TOWN)


def test_clue_counts_once_for_each_name():
    once, twice = Support(None), Support(None)
    once.add_clue("sheriff", CLUE, 0.5)
    twice.add_clue("sheriff", CLUE, 0.5)
    twice.add_clue("sheriff", CLUE, 0.5)

    assert once.clues == twice.clues


def test_clues_of_two_countries_alike_name_neither():
    support = Support(None)
    support.add_clue("sheriff", CLUE, 1.0)
    support.add_clue("barangay", Sense(Kind.CLUE, "PH"), 1.0)

    assert not support.allows(CLUE)


def test_clues_need_more_against_a_country():
    support = Support(None)
    support.add(Sense(Kind.COUNTRY, "PE"), 1.0)
    support.add_clue("sheriff", CLUE, 1.0)

    assert not support.allows(CLUE)
