import pytest
from backfile.model.annotation import Role
from backfile.model.article import CountryRef, Settled, settle_record
from backfile.model.metadata import Origin
from backfile.model.text import Certainty
from builders import make_article, make_record
from msgspec.structs import replace


@pytest.mark.parametrize(
    ("date", "parts"),
    [("", ()), ("2024", ("2024",)), ("2024-06-27T10:00:00+02:00", ("2024", "06", "27"))],
)
def test_an_article_has_the_parts_of_its_date_that_are_known(date, parts):
    assert parts == make_article(date=date).date_parts


def test_a_settled_record_has_the_tags_and_countries_it_was_given():
    record = make_record(tags=["Rain"], countries=["BO"])
    given = make_record(tags=["Flood"], countries=["PE"])

    settled = settle_record(record, Settled(given.tags.value, given.countries.value))

    assert settled == replace(record, tags=given.tags, countries=given.countries)


def test_a_country_that_the_archive_taught_is_only_likely():
    learned = CountryRef("BO", Role.MAIN, learned_from="Andes Rail")

    countries = settle_record(make_record(), Settled((), (learned,))).countries

    assert (countries.certainty, countries.origin) == (Certainty.LIKELY, Origin.DERIVED)
