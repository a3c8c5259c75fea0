import pytest
from backfile.model.annotation import Role, TagKind
from backfile.model.article import CountryRef, TagRef
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.references.overrides import Overrides, ValueReaders, apply_overrides, read_countries
from builders import make_record

LINE = 5
READERS = ValueReaders(
    date=lambda text: PartialDate(text) if text[:2] == "20" else None,
    authors=lambda text: tuple(text.split(" and ")),
    words=lambda text: tuple(text.split(", ")),
    country={"Bolivia": "BO", "bo": "BO", "Peru": "PE"}.get,
)


def _apply(record=None, **values):
    lines = dict.fromkeys(values, LINE)
    overrides = Overrides(values, Origin.TABLE, "content/metadata.csv", lines)
    return apply_overrides(record or make_record(), overrides, READERS)


def _apply_sidecar(record=None, **values):
    lines = {column: line for line, column in enumerate(values, 1)}
    overrides = Overrides(values, Origin.SIDECAR, "content/flood.yml", lines)
    return apply_overrides(record or make_record(), overrides, READERS)


@pytest.mark.parametrize(
    ("column", "field", "cell", "value"),
    [
        ("title", "headline", "High water", "High water"),
        ("section", "section", "World", "World"),
        ("slug", "slug", "high-water", "high-water"),
        ("summary", "summary", "It rained.", "It rained."),
        ("authors", "authors", "Ana and Luis", ("Ana", "Luis")),
        ("tags", "tags", "Floods, Rain", (TagRef("Floods", TagKind.TOPIC), TagRef("Rain", TagKind.TOPIC))),
        ("date", "published", "2024-06", PartialDate("2024-06")),
        ("modified", "modified", "2024-07-01", PartialDate("2024-07-01")),
        ("countries", "countries", "Peru, Bolivia", (CountryRef("PE", Role.MAIN), CountryRef("BO", Role.MAIN))),
        ("language", "language", "pt-BR", "pt"),
        ("language", "language", "ES", "es"),
    ],
)
def test_a_cell_wins_over_the_file(column, field, cell, value):
    record, problems = _apply(**{column: cell})

    assert Found(value, Origin.TABLE, LINE) == getattr(record, field)
    assert problems == ()


def test_a_row_without_values_leaves_the_record_alone():
    assert (make_record(), ()) == _apply()


def test_what_the_row_does_not_name_is_left_alone():
    before = make_record(date="2024", tags=["Floods"])

    record, _ = _apply(before, title="Drought")

    assert (before.published, before.tags, before.path) == (record.published, record.tags, record.path)


@pytest.mark.parametrize(("column", "field"), [("date", "published"), ("modified", "modified")])
def test_a_date_that_cannot_be_read_is_reported_and_passed_over(column, field):
    before = make_record(date="1999", modified="1999")

    record, (problem,) = _apply(before, **{column: "soon"})

    assert getattr(before, field) == getattr(record, field)
    assert (
        f'content/metadata.csv:5: "soon" in "{column}" cannot be read, it is not used; '
        "write a date, as 2024-06-27 [S204]"
    ) == str(problem)


def test_an_unknown_country_beside_a_known_one_is_reported():
    record, (problem,) = _apply(countries="Peru, Atlantis")

    assert (CountryRef("PE", Role.MAIN),) == record.countries.value
    assert str(problem) == (
        'content/metadata.csv:5: "Atlantis" in "countries" cannot be read, it is not used; '
        "write a country's name or ISO 3166-1 code [S204]"
    )


def test_a_cell_with_nothing_but_unknown_countries_is_passed_over():
    before = make_record(countries=["KE"])

    record, problems = _apply(before, countries="Atlantis, Mu")

    assert before.countries == record.countries
    assert len(problems) == 2


def test_a_language_that_is_no_code_is_reported_and_passed_over():
    record, (problem,) = _apply(language="Spanish")

    assert make_record().language == record.language
    assert str(problem) == (
        'content/metadata.csv:5: "Spanish" in "language" cannot be read, it is not used; '
        'write an ISO 639-1 code, as "en" [S204]'
    )


def test_a_value_of_a_sidecar_has_its_own_line():
    record, _ = _apply_sidecar(title="High water", date="2024")

    assert Found("High water", Origin.SIDECAR, 1) == record.headline
    assert Found(PartialDate("2024"), Origin.SIDECAR, 2) == record.published


def test_a_value_of_a_sidecar_that_cannot_be_read_is_reported_with_its_line():
    _, (problem,) = _apply_sidecar(title="High water", date="soon")

    assert str(problem) == (
        'content/flood.yml:2: "soon" in "date" cannot be read, it is not used; write a date, as 2024-06-27 [S207]'
    )


def test_a_sidecar_wins_over_the_table_value_by_value():
    beside, _ = _apply_sidecar(title="High water", date="soon")
    record, problems = _apply(beside, title="Flood", date="2024", tags="Rain")

    assert Found("High water", Origin.SIDECAR, 1) == record.headline
    assert (record.published.origin, record.tags.origin, problems) == (Origin.TABLE, Origin.TABLE, ())


def test_a_country_that_is_named_twice_counts_once():
    assert ((CountryRef("BO", Role.MAIN),), ()) == read_countries(["Bolivia", "bo"], READERS.country)
