import pytest
from backfile.reader.names import parse_authors, parse_byline, parse_credits, parse_names
from backfile.reader.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Silva", ("Ana Silva",)),
        ("by Ana Silva", ("Ana Silva",)),
        ("By: Ana Silva", ("Ana Silva",)),
        ("BY ANA SILVA AND JAN NOVÁK", ("Ana Silva", "Jan Novák")),
        ("By Ana Silva, Jan Novák & Li Wei", ("Ana Silva", "Jan Novák", "Li Wei")),
        ("By Ana Silva, Jan Novák, and Li Wei", ("Ana Silva", "Jan Novák", "Li Wei")),
        ("By Jeanne d’Arc-Petit", ("Jeanne d’Arc-Petit",)),
        ("By Jan van der Berg", ("Jan van der Berg",)),
        ("By J. K. O’Neil", ("J. K. O’Neil",)),
        ("By AFP", ("AFP",)),
        ("By 李明", ("李明",)),
        ("By Ana Silva, Staff Writer", ("Ana Silva",)),
        ("By Ana Silva, science editor", ("Ana Silva",)),
        ("By Ana Silva, Reuters", ("Ana Silva",)),
        ("By Ana Silva, The Goma Times", ("Ana Silva",)),
        ("By ANA SILVA, Associated Press", ("Ana Silva",)),
        ("By Ana Silva, Goma", ("Ana Silva",)),
        ("By Ana Silva in Goma", ("Ana Silva",)),
        ("By Ana Silva in Goma and Jan Novák in Bukavu", ("Ana Silva", "Jan Novák")),
        ("By Ana Silva and Jan Novák, Staff Writers", ("Ana Silva", "Jan Novák")),
        ("By Ana Silva | The Post", ("Ana Silva",)),
        ("By Ana Silva • 12 May", ("Ana Silva",)),
        ("By Ana Silva ana@example.org", ("Ana Silva",)),
        ("By Ana Silva (ana@example.org)", ("Ana Silva",)),
    ],
)
def test_byline_names_its_authors(line, authors):
    assert parse_byline(line) == authors


@pytest.mark.parametrize(
    "line",
    ["By the river", "By 2020", "By", "Ana Silva", "By Ana Silva, who was there", "Bypass Opens", "By " + "Ana " * 60],
)
def test_other_lines_are_no_bylines(line):
    assert parse_byline(line) == ()


@pytest.mark.parametrize(
    ("language", "line", "authors"),
    [
        ("de", "Von Ana Silva und Jan Novák", ("Ana Silva", "Jan Novák")),
        ("fr", "Par Ana Silva et Jan Novák", ("Ana Silva", "Jan Novák")),
        ("es", "Por Ana Silva y Jan Novák", ("Ana Silva", "Jan Novák")),
        ("pt", "Por Ana Silva e Jan Novák", ("Ana Silva", "Jan Novák")),
        ("ru", "Автор: Анна Новак", ("Анна Новак",)),
        ("de", "By Ana Silva", ("Ana Silva",)),
        ("es", "Por Ana Silva, corresponsal", ("Ana Silva",)),
    ],
)
def test_bylines_of_other_languages_are_known(language, line, authors):
    assert parse_byline(line, load_vocabulary(language)) == authors


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Von der Brücke blieb nichts"),
        ("fr", "Par la rivière, les bateaux"),
        ("es", "Por la tarde el agua bajó"),
        ("pt", "Por volta das três"),
        ("ru", "Автор неизвестен."),
    ],
)
def test_other_lines_of_other_languages_are_no_bylines(language, line):
    assert parse_byline(line, load_vocabulary(language)) == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("(Reporting by Ana Silva; Editing by Jan Novák)", ("Ana Silva",)),
        ("(Reporting by Ana Silva and Li Wei; Editing by Jan Novák)", ("Ana Silva", "Li Wei")),
        ("Additional reporting by Li Wei.", ("Li Wei",)),
        ("(Editing by Jan Novák)", ("Jan Novák",)),
        ("(Reporting by Ana Silva in Goma; Writing by Li Wei)", ("Ana Silva", "Li Wei")),
    ],
)
def test_credits_name_the_reporters(line, authors):
    assert parse_credits(line) == authors


@pytest.mark.parametrize("line", ["Reporting by phone was hard.", "Ana Silva", "(Ana Silva)", "", "Reporting by"])
def test_other_lines_are_no_credits(line):
    assert parse_credits(line) == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Silva", ("Ana Silva",)),
        ("Ana Silva", ("Ana Silva",)),
        ("ANA SILVA", ("Ana Silva",)),
        ("— Ana Silva", ("Ana Silva",)),
        ("Ana Silva, Goma", ("Ana Silva",)),
        ("Ana Silva is at ana@example.org", ("Ana Silva",)),
        ("ana@example.org", ()),
        ("AS/JN", ()),
        ("Staff Writer", ()),
    ],
)
def test_any_byline_names_its_people(line, authors):
    assert parse_names(line) == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ana Silva", ("Ana Silva",)),
        ("By Ana Silva and Jan Novák", ("Ana Silva", "Jan Novák")),
        ("Silva, Ana; Novák, Jan", ("Silva, Ana", "Novák, Jan")),
        ("staff writers of the desk", ("staff writers of the desk",)),
        (" ; ", (";",)),
    ],
)
def test_list_of_authors_is_split(text, authors):
    assert parse_authors(text) == authors
