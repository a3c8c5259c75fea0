import unicodedata

import pytest
from backfile.source.metadata_table import MetadataRow, read_metadata_table, unknown_rows

PATHS = ("2019/flood.txt", "2019/fire.txt")


@pytest.fixture
def read(tmp_path):
    def write_and_read(text):
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "metadata.csv").write_bytes(data)
        return read_metadata_table(tmp_path)

    return write_and_read


def words(table):
    return [str(problem) for problem in table.problems]


def unknown(table, paths=PATHS):
    return [str(problem) for problem in unknown_rows(table, paths)]


def test_missing_table_is_empty(tmp_path):
    table = read_metadata_table(tmp_path)

    assert (table.rows, table.problems) == ({}, ())


def test_row_gives_its_values_by_column(read):
    table = read("path,title,date\n2019/flood.txt,Flood,2019-10-12\n")

    assert table.rows == {"2019/flood.txt": MetadataRow(2, {"title": "Flood", "date": "2019-10-12"})}
    assert table.problems == ()


def test_names_of_columns_may_be_in_any_case_and_order(read):
    assert read("Title, PATH\nFlood,2019/flood.txt\n").rows["2019/flood.txt"].values == {"title": "Flood"}


def test_empty_cells_say_nothing(read):
    assert read("path,title,tags\n2019/flood.txt, ,rain\n").rows["2019/flood.txt"].values == {"tags": "rain"}


def test_control_characters_in_a_cell_are_taken_for_spaces(read):
    assert read("path,title\n2019/flood.txt,Fl\x0bood\x01s\n").rows["2019/flood.txt"].values == {"title": "Fl ood s"}


def test_quoted_cell_may_hold_commas_quotes_and_lines(read):
    table = read('path,title\n2019/flood.txt,"Rain, ""wind""\nand fire"\n2019/fire.txt,Fire\n')

    assert table.rows["2019/flood.txt"] == MetadataRow(2, {"title": 'Rain, "wind" and fire'})
    assert table.rows["2019/fire.txt"].line == 4


def test_a_line_separator_in_a_cell_is_a_space_and_ends_no_row(read):
    assert read("path,title\n2019/flood.txt,One\u2028Two\n").rows["2019/flood.txt"].values == {"title": "One Two"}


def test_accents_of_values_are_composed(read):
    table = read(f"path,title\n2019/flood.txt,{unicodedata.normalize('NFD', 'Café')}\n")

    assert table.rows["2019/flood.txt"].values == {"title": "Café"}


def test_byte_order_mark_and_windows_line_ends_are_read(read):
    table = read("path,title\r\n2019/flood.txt,Flood\r\n".encode("utf-8-sig"))

    assert table.rows["2019/flood.txt"].values == {"title": "Flood"}


def test_blank_rows_are_left_alone(read):
    table = read("path,title\n\n,\n2019/flood.txt,Flood\n")

    assert table.rows["2019/flood.txt"].line == 4
    assert table.problems == ()


def test_row_may_be_shorter_than_the_first_one(read):
    assert read("path,title,date\n2019/flood.txt,Flood\n").problems == ()


def test_table_that_is_not_utf8_is_reported(read):
    table = read(b"path,title\n2019/flood.txt,Caf\xe9\n")

    assert table.rows == {}
    assert words(table)[0].startswith("content/metadata.csv: it cannot be read ('utf-8' codec can't decode byte 0xe9")
    assert words(table)[0].endswith("; save it as CSV in UTF-8 [S201]")


def test_table_that_is_a_folder_is_reported(tmp_path):
    (tmp_path / "metadata.csv").mkdir()

    assert [problem.code for problem in read_metadata_table(tmp_path).problems] == ["S201"]


@pytest.mark.parametrize("text", ["", "2019/flood.txt,Flood\n", "path;title\n2019/flood.txt;Flood\n"])
def test_table_without_column_names_is_reported(read, text):
    assert words(read(text)) == [
        (
            "content/metadata.csv:1: its first row does not name the columns; "
            "write: path,title,date,modified,section,authors,tags,countries,summary,slug,language [S201]"
        )
    ]


def test_broken_quotes_end_the_table_and_are_reported(read):
    table = read('path,title\n2019/flood.txt,Flood\n2019/fire.txt,"Fire" and smoke\n')

    assert list(table.rows) == ["2019/flood.txt"]
    assert words(table) == [
        (
            "content/metadata.csv:3: the row cannot be read (',' expected after '\"'), it and those below are not used; "
            "save the table again as CSV [S201]"
        )
    ]


def test_row_with_too_many_cells_is_reported_and_not_used(read):
    table = read("path,title\n2019/flood.txt,Rain, wind\n2019/fire.txt,Fire,\n")

    assert list(table.rows) == ["2019/fire.txt"]
    assert words(table) == [
        (
            "content/metadata.csv:2: the row has 3 cells for 2 columns, it is not used; "
            'quote cells that hold commas: "One, two" [S201]'
        )
    ]


def test_row_for_no_article_is_reported_with_the_nearest_path(read):
    assert unknown(read("path,title\n2019/floods.txt,Flood\n")) == [
        'content/metadata.csv:2: no article is at "2019/floods.txt"; did you mean "2019/flood.txt"? [S202]'
    ]


def test_row_that_is_near_no_article_is_reported(read):
    assert unknown(read("path,title\nelsewhere.txt,Flood\n")) == [
        (
            'content/metadata.csv:2: no article is at "elsewhere.txt"; '
            "give its path below the content folder, or delete the row [S202]"
        )
    ]


def test_row_may_name_one_of_the_articles_of_a_file(read):
    table = read("path,title\na.txt#flood,Flood\n")

    assert list(table.rows) == ["a.txt#flood"]
    assert unknown(table, ("a.txt#rain", "a.txt#flood")) == []


def test_row_for_a_file_that_holds_several_articles_is_reported(read):
    assert unknown(read("path,title\na.txt,Flood\n"), ("a.txt#rain", "a.txt#flood")) == [
        ('content/metadata.csv:2: no article is at "a.txt"; the file holds several, name one as "a.txt#rain" [S202]')
    ]


def test_row_without_a_path_is_reported(read):
    assert [problem.split(";")[0] for problem in unknown(read("path,title\n,Flood\n"))] == [
        'content/metadata.csv:2: no article is at ""'
    ]


def test_near_paths_are_looked_for_only_in_the_first_wrong_rows(read):
    table = read("path,title\n" + "".join(f"2019/floods{number}.txt,Flood\n" for number in range(50)))
    problems = unknown(table)

    assert (len(problems), sum("did you mean" in problem for problem in problems)) == (50, 20)


def test_unknown_column_is_reported_with_the_nearest_one(read):
    assert words(read("path,titel\n2019/flood.txt,Flood\n")) == [
        'content/metadata.csv:1: unknown column "titel", it is not used; did you mean "title"? [S203]'
    ]


def test_unknown_column_that_is_near_no_other_is_reported_with_the_list(read):
    assert words(read("path,mood\n2019/flood.txt,wet\n")) == [
        (
            'content/metadata.csv:1: unknown column "mood", it is not used; '
            "the columns are path, title, date, modified, section, authors, tags, countries, summary, slug, language [S203]"
        )
    ]


def test_second_row_for_an_article_is_reported_and_not_used(read):
    table = read("path,title\n2019/flood.txt,Flood\n2019/flood.txt,Fire\n")

    assert table.rows["2019/flood.txt"].values == {"title": "Flood"}
    assert words(table) == [
        (
            'content/metadata.csv:3: "2019/flood.txt" has a row already, in line 2; this one is not used; '
            "join the two rows [S205]"
        )
    ]
