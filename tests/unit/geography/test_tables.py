from backfile.geography.tables import read_lines, read_rows


def test_row_has_a_cell_for_each_column():
    assert next(read_rows("countries.csv")) == {"alpha2": "AD", "alpha3": "AND", "slug": "andorra", "names": "Andorra"}


def test_lines_have_no_line_ends():
    assert not any(line.endswith(("\n", "\r")) for line in read_lines("languages.txt"))
