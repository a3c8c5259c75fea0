import csv
import io
import unicodedata

import pytest
from backfile.problems import CODES
from backfile.source.decode import clean_line
from backfile.source.geography_table import GeographyTable, read_geography_table
from hypothesis import given
from hypothesis import strategies as st

COUNTRIES = {
    "bolivia": "BO",
    "bo": "BO",
    "brazil": "BR",
    "colombia": "CO",
    "pe": "PE",
    "russia": "RU",
    "turkey": "TR",
    "us": "US",
}


def country(name):
    """How the pipeline would read a country's name or code."""
    return COUNTRIES.get(name.casefold())


@pytest.fixture
def read(tmp_path):
    def write_and_read(text):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "geography.csv").write_bytes(data)
        return read_geography_table(tmp_path, country)

    return write_and_read


def words(table):
    return [str(problem) for problem in table.problems]


def test_a_missing_table_is_empty(tmp_path):
    assert read_geography_table(tmp_path, country) == GeographyTable((), ())


def test_a_row_gives_a_phrase_and_the_code_of_its_country(read):
    assert read("phrase,country\nSanta Cruz,Bolivia\n") == GeographyTable((("Santa Cruz", "BO"),), ())


def test_a_country_may_be_written_as_its_code(read):
    assert read("phrase,country\nSanta Cruz,bo\n").phrases == (("Santa Cruz", "BO"),)


@pytest.mark.parametrize("cell", ["not a place", "Not a place", " NOT  A PLACE "])
def test_a_phrase_may_be_not_a_place(read, cell):
    assert read(f"phrase,country\nVictoria Beckham,{cell}\n").phrases == (("Victoria Beckham", ""),)


def test_phrases_are_sorted(read):
    assert read("phrase,country\nOruro,BO\nCusco,PE\n").phrases == (("Cusco", "PE"), ("Oruro", "BO"))


def test_phrases_keep_their_case(read):
    assert read("phrase,country\nTURKEY,Turkey\nturkey,not a place\n").phrases == (("TURKEY", "TR"), ("turkey", ""))


def test_accents_of_phrases_are_composed_and_spaces_folded(read):
    text = unicodedata.normalize("NFD", "phrase,country\n São  Paulo ,Brazil\n")

    assert read(text).phrases == (("São Paulo", "BR"),)


def test_byte_order_mark_and_windows_line_ends_are_read(read):
    assert read("phrase,country\r\nOruro,BO\r\n".encode("utf-8-sig")) == GeographyTable((("Oruro", "BO"),), ())


def test_semicolons_may_part_the_cells(read):
    assert read("phrase;country\nOruro;BO\n") == GeographyTable((("Oruro", "BO"),), ())


def test_blank_rows_are_left_alone(read):
    assert read("phrase,country\n\n , \nOruro,BO\n") == GeographyTable((("Oruro", "BO"),), ())


def test_a_phrase_that_stands_twice_with_one_country_is_left_alone(read):
    assert read("phrase,country\nOruro,BO\nOruro,Bolivia\n") == GeographyTable((("Oruro", "BO"),), ())


@pytest.mark.parametrize("text", ["", "Oruro,Bolivia\n", "phrase,contry\nOruro,Bolivia\n", "phrase\nOruro\n"])
def test_a_table_without_column_names_is_reported(read, text):
    assert words(read(text)) == [
        "content/geography.csv:1: its first row does not name the columns; write: phrase,country [G201]"
    ]


def test_a_table_that_is_not_utf8_is_reported(read):
    table = read("phrase,country\nSão Paulo,Brazil\n".encode("cp1252"))

    assert table.phrases == ()
    assert words(table)[0].startswith("content/geography.csv: it cannot be read ('utf-8' codec can't decode byte 0xe3")
    assert words(table)[0].endswith("; save it as CSV in UTF-8 [G201]")


def test_a_table_that_is_a_folder_is_reported(tmp_path):
    (tmp_path / "geography.csv").mkdir()

    assert [problem.code for problem in read_geography_table(tmp_path, country).problems] == ["G201"]


def test_broken_quotes_end_the_table_and_are_reported(read):
    table = read('phrase,country\nOruro,BO\n"Cusco" town,PE\n')

    assert table.phrases == (("Oruro", "BO"),)
    assert words(table) == [
        (
            "content/geography.csv:3: the row cannot be read (',' expected after '\"'), it and those below are not used; "
            "save the table again as CSV [G201]"
        )
    ]


def test_a_row_with_too_many_cells_is_reported_and_not_used(read):
    table = read("phrase,country\nParis, Texas,US\nOruro,BO\n")

    assert table.phrases == (("Oruro", "BO"),)
    assert words(table) == [
        (
            "content/geography.csv:2: the row has 3 cells for 2 columns, it is not used; "
            'quote cells that hold commas: "One, two" [G201]'
        )
    ]


def test_an_unknown_column_is_reported(read):
    assert words(read("phrase,country,note\nOruro,BO,mines\n")) == [
        'content/geography.csv:1: unknown column "note", it is not used; the columns are phrase, country [G202]'
    ]


def test_a_row_without_a_phrase_is_reported(read):
    assert words(read("phrase,country\n,Bolivia\n")) == [
        (
            "content/geography.csv:2: the row has no phrase, it is not used; "
            "write the words as they stand in the text, or delete the row [G203]"
        )
    ]


def test_a_phrase_without_a_letter_is_reported(read):
    assert words(read("phrase,country\n1812,Russia\n")) == [
        (
            'content/geography.csv:2: the phrase "1812" has no letter, it is not used; '
            "write the words as they stand in the text, or delete the row [G203]"
        )
    ]


@pytest.mark.parametrize("row", ["Oruro,", "Oruro"])
def test_a_row_without_a_country_is_reported(read, row):
    assert words(read(f"phrase,country\n{row}\n")) == [
        (
            'content/geography.csv:2: the row of "Oruro" names no country, it is not used; '
            'write a country\'s name or ISO 3166-1 code, or "not a place" [G203]'
        )
    ]


def test_an_unknown_country_is_reported_and_its_row_not_used(read):
    table = read("phrase,country\nMordor,Middle-earth\nOruro,BO\n")

    assert table.phrases == (("Oruro", "BO"),)
    assert words(table) == [
        (
            'content/geography.csv:2: "Middle-earth" is no country, the row is not used; '
            'write its name or ISO 3166-1 code, or "not a place" [G204]'
        )
    ]


@pytest.mark.parametrize(("wrong", "near"), [("Columbia", "Colombia"), ("no place", "not a place")])
def test_an_unknown_country_is_reported_with_the_nearest_one(read, wrong, near):
    assert words(read(f"phrase,country\nCali,{wrong}\n")) == [
        f'content/geography.csv:2: "{wrong}" is no country, the row is not used; did you mean "{near}"? [G204]'
    ]


def test_near_countries_are_looked_for_only_in_the_first_wrong_rows(read):
    table = read("phrase,country\n" + "Cali,Columbia\n" * 50)

    assert sum("did you mean" in problem for problem in words(table)) == 20


def test_a_phrase_of_two_countries_is_reported_and_the_second_row_not_used(read):
    table = read("phrase,country\nSanta Cruz,Bolivia\nSanta Cruz,US\n")

    assert table.phrases == (("Santa Cruz", "BO"),)
    assert words(table) == [
        (
            'content/geography.csv:3: "Santa Cruz" is of another country in line 2; this row is not used; '
            "delete one of the two [G205]"
        )
    ]


@given(data=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_reported(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("content")
    (folder / "geography.csv").write_bytes(b"phrase,country\n" + data)

    table = read_geography_table(folder, country)

    assert list(table.phrases) == sorted(table.phrases)
    assert [problem.code for problem in table.problems if problem.code not in CODES] == []


@given(
    rows=st.dictionaries(
        st.text(st.characters(codec="utf-8")).map(lambda text: clean_line(f"A{text}")),
        st.sampled_from([*COUNTRIES, "not a place"]),
    )
)
def test_every_sound_table_is_read_whole(tmp_path_factory, rows):
    out = io.StringIO()
    csv.writer(out).writerows([("phrase", "country"), *rows.items()])
    folder = tmp_path_factory.mktemp("content")
    (folder / "geography.csv").write_bytes(out.getvalue().encode())

    table = read_geography_table(folder, country)

    assert table == GeographyTable(
        tuple(sorted((phrase, COUNTRIES.get(name, "")) for phrase, name in rows.items())), ()
    )
