import csv
import io

import pytest
from backfile.problems import CODES, Problem
from backfile.source.csv_table import TableForm, TableRow, near_hint, read_rows
from hypothesis import given
from hypothesis import strategies as st

FORM = TableForm("table.csv", ("word", "meaning"), ("word",), unreadable="S201", unknown="S203")
WITHOUT_SEMICOLONS = TableForm("table.csv", FORM.columns, FORM.needed, "S201", "S203", may_use_semicolons=False)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r"))


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, form=FORM):
        (tmp_path / "table.csv").write_bytes(text.encode())
        return list(read_rows(tmp_path, form))

    return write_and_read


def words(rows):
    return [str(row) for row in rows if isinstance(row, Problem)]


def test_a_missing_table_has_no_rows(tmp_path):
    assert list(read_rows(tmp_path, FORM)) == []


def test_rows_and_what_is_wrong_come_from_top_to_bottom(read):
    rows = read("word,meaning,mood\nsea,water\nsky,air,blue,high\nsun,fire\n")

    assert [row.line for row in rows] == [1, 2, 3, 4]


def test_semicolons_may_part_the_cells(read):
    assert read('word;meaning\nsea;"salt; water, too"\n') == [
        TableRow(2, {"word": "sea", "meaning": "salt; water, too"})
    ]


def test_semicolons_are_text_where_commas_part_the_cells(read):
    assert read("word,meaning\nsea;lake,water\n") == [TableRow(2, {"word": "sea;lake", "meaning": "water"})]


def test_semicolons_are_text_in_a_table_whose_lists_they_part(read):
    assert words(read("word;meaning\nsea;water\n", WITHOUT_SEMICOLONS)) == [
        "content/table.csv:1: its first row does not name the columns; write: word,meaning [S201]"
    ]


def test_too_many_cells_between_semicolons_are_reported(read):
    assert words(read("word;meaning\nsea;salt; water\n")) == [
        (
            "content/table.csv:2: the row has 3 cells for 2 columns, it is not used; "
            'quote cells that hold semicolons: "One; two" [S201]'
        )
    ]


def test_a_near_word_is_asked_for():
    assert near_hint("meening", FORM.columns, "") == 'did you mean "meaning"?'


def test_a_word_like_no_other_gets_the_other_words():
    assert near_hint("mood", FORM.columns, "write one of two") == "write one of two"


@given(data=st.binary())
def test_any_bytes_are_read_or_reported(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("content")
    (folder / "table.csv").write_bytes(b"word,meaning\n" + data)

    for row in read_rows(folder, FORM):
        assert row.line >= 0
        assert not isinstance(row, Problem) or row.code in CODES


@given(
    cells=st.lists(st.tuples(CELLS, CELLS)),
    delimiter=st.sampled_from(",;"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_what_a_spreadsheet_writes_is_read(tmp_path_factory, cells, delimiter, line_end, mark):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([("word", "meaning"), *cells])
    folder = tmp_path_factory.mktemp("content")
    (folder / "table.csv").write_bytes((mark + out.getvalue()).encode())

    rows = list(read_rows(folder, FORM))

    assert [(row.cells["word"], row.cells["meaning"]) for row in rows] == cells
