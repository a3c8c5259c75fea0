import csv

import pytest
from backfile.geography.gazetteer import load_gazetteer
from backfile.geography.plain import plain_name
from backfile.geography.senses import Kind, parse_city_row
from backfile.geography.tables import DATA
from backfile.model.annotation import NO_RULES


def rows(file):
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_gazetteer_is_read_once():
    assert load_gazetteer() is load_gazetteer(NO_RULES)


@pytest.mark.parametrize(
    "file", ["aliases.csv", "capitals.csv", "clues.csv", "demonyms.csv", "leaders.csv", "metonyms.csv", "states.csv"]
)
def test_every_row_has_a_known_code(gazetteer, file):
    assert {row["alpha2"] for row in rows(file)} <= gazetteer.slugs.keys()


def test_exceptions_have_a_known_code_or_none(gazetteer):
    assert {row["alpha2"] for row in rows("exceptions.csv")} <= gazetteer.slugs.keys() | {""}


def test_every_demonym_means_its_country(gazetteer):
    for row in rows("demonyms.csv"):
        for name in row["names"].split("|"):
            senses = gazetteer.senses(plain_name(name)) or ()
            assert row["alpha2"] in {sense.alpha2 for sense in senses}, name


def test_cities_are_sorted():
    lines = (DATA / "cities.tsv").read_text(encoding="utf-8").splitlines()

    assert lines == sorted(lines)


def test_data_folder_stays_small():
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 1_000_000


def test_city_row_is_read_largest_first():
    senses = parse_city_row("FR 2138;US.TX 24")

    assert [(sense.alpha2, sense.region, sense.thousands) for sense in senses] == [("FR", "", 2138), ("US", "TX", 24)]


def test_capital_keeps_the_towns_of_its_name(gazetteer):
    kinds = [sense.kind for sense in gazetteer.senses("Athens") or ()]

    assert kinds[0] is Kind.CAPITAL
    assert Kind.CITY in kinds


def test_unknown_name_has_no_senses(gazetteer):
    assert gazetteer.senses("Narnia") is None


def test_exception_is_known_to_be_no_place(gazetteer):
    assert gazetteer.senses("Indian Ocean") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Guinea-Bissau", "Guinea Bissau"), ("U.S.", "US"), ("Türkiye", "Turkiye"), ("Łódź", "Lodz"), ("Perú", "Peru")],
)
def test_name_is_spelled_plainly(name, expected):
    assert plain_name(name) == expected


def test_plain_name_is_left_alone():
    assert plain_name("New York") == "New York"
