import json

import pytest
from backfile.annotate_folder import AnnotatedFile, annotate_folder, format_json, format_listing
from backfile.errors import SettingsError
from backfile.model.annotation import TagKind
from backfile.model.article import TagRef
from builders import write_files

BOLIVIA = "Flood in Bolivia\n\nThe river rose in Bolivia on Thursday. Bolivia has asked Peru for help.\n"
PERU = "Drought in Peru\n\nNo rain fell in Peru in May. Peru has asked Chile for water.\n"
LOCAL = "Bridge Closed in Georgia\n\nThe bridge at Albany was closed on Monday, and Georgia will repair it by May.\n"
PART = """{}

By Ana Ruiz

{}

It rained in {} on Thursday, for the first time in a year.

Nobody was ready for it, the mayor said on the next day.
"""
BULK = f"\n{'=' * 40}\n\n".join(
    (PART.format("Rain in Lima", "27 June 2024", "Lima"), PART.format("Snow in La Paz", "28 June 2024", "La Paz"))
)


def annotate(folder, files, **options):
    write_files(folder, files)
    return annotate_folder(folder, **options)


def the_only(folder, text, **options):
    (file,) = annotate(folder, {"a.txt": text}, **options).files
    return file


def test_main_countries_come_apart_from_those_mentioned(tmp_path):
    file = the_only(tmp_path, BOLIVIA)

    assert (file.countries, file.mentioned) == (("BO",), ("PE",))


def test_each_country_has_the_words_that_show_it(tmp_path):
    file = the_only(tmp_path, BOLIVIA)

    assert dict(file.evidence)["PE"] == ("Peru",)


def test_files_of_all_folders_come_sorted_by_path(tmp_path):
    found = annotate(tmp_path, {"c.txt": PERU, "b/d.txt": PERU, "pages/about.txt": PERU, "a.TXT": PERU})

    assert [file.path for file in found.files] == ["a.TXT", "b/d.txt", "c.txt", "pages/about.txt"]


def test_the_id_is_the_name_of_the_file(tmp_path):
    found = annotate(tmp_path, {"b/d.txt": PERU})

    assert [file.id for file in found.files] == ["d"]


def test_files_of_one_name_have_their_folder_in_the_id(tmp_path):
    found = annotate(tmp_path, {"2019/d.txt": PERU, "2020/d.txt": PERU, "d.txt": PERU, "e.txt": PERU})

    assert [file.id for file in found.files] == ["2019/d", "2020/d", "d", "e"]


def test_files_that_differ_in_their_ending_alone_have_it_in_the_id(tmp_path):
    found = annotate(tmp_path, {"d.TXT": PERU, "d.txt": PERU})

    assert [file.id for file in found.files] == ["d.TXT", "d.txt"]


def test_files_that_are_no_text_files_are_passed_over(tmp_path):
    found = annotate(tmp_path, {"a.txt": PERU, "a.md": BOLIVIA, ".b.txt": BOLIVIA, "metadata.csv": "path\n"})

    assert [file.path for file in found.files] == ["a.txt"]


def test_a_file_of_several_articles_is_one(tmp_path):
    file = the_only(tmp_path, BULK)

    assert set(file.countries + file.mentioned) == {"BO", "PE"}


def test_a_sidecar_is_not_read(tmp_path):
    found = annotate(tmp_path, {"a.txt": PERU, "a.yml": "countries: Kenya\n"})

    assert found.files[0].countries == ("PE",)


def test_geography_csv_and_tags_csv_of_the_folder_are_applied(tmp_path):
    files = {"geography.csv": "phrase,country\nMamore,Bolivia\n", "tags.csv": "tag,name\nwater,Clean water\n"}
    found = annotate(tmp_path, {**files, "a.txt": "Tags: water\n\nFlood\n\nThe Mamore rose. It is wide.\n"})

    assert found.files[0].countries == ("BO",)
    assert [tag.name for tag in found.files[0].tags] == ["Clean water"]


def test_a_wrong_row_of_geography_csv_is_told_by_the_path_that_the_user_knows(tmp_path):
    found = annotate(tmp_path, {"geography.csv": "phrase,country\nMamore,Oz\n", "a.txt": PERU})

    assert [str(problem).split(": ")[0] for problem in found.problems] == [f"{tmp_path}/geography.csv:2"]


def test_tags_have_the_name_that_most_files_have(tmp_path):
    files = {f"{number}.txt": f"Tags: {tag}\n\n{PERU}" for number, tag in enumerate(("Clean Water", "clean water") * 2)}
    found = annotate(tmp_path, {**files, "5.txt": f"Tags: Clean Water\n\n{PERU}"})

    assert {tag.name for file in found.files for tag in file.tags} == {"Clean Water"}


def test_there_are_at_most_eight_tags(tmp_path):
    names = ("Ana Ruiz", "Ben Otieno", "Carl Weber", "Dora Nagy", "Emil Holm", "Fay Chen", "Gina Rossi", "Hugo Blanc")
    people = " ".join(f"{name} spoke first, and {name} was heard." for name in (*names, "Ivo Horvat", "Jana Kral"))
    file = the_only(tmp_path, f"Many Speak\n\n{people}\n")

    assert len(file.tags) == 8


@pytest.mark.parametrize(("home", "country"), [("", "GE"), ("US", "US"), ("united states", "US")])
def test_the_home_country_decides_what_a_name_means(tmp_path, home, country):
    assert the_only(tmp_path, LOCAL.replace("at Albany ", ""), home_country=home).countries == (country,)


def test_a_home_country_that_is_none_is_told(tmp_path):
    with pytest.raises(SettingsError, match='--home-country: "Oz" is no country; write its ISO 3166-1 code'):
        the_only(tmp_path, PERU, home_country="Oz")


def test_the_result_is_the_same_with_any_number_of_workers(tmp_path):
    write_files(tmp_path, {f"{number}.txt": (BOLIVIA, PERU, LOCAL)[number % 3] for number in range(220)})

    assert annotate_folder(tmp_path, workers=1) == annotate_folder(tmp_path, workers=2)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it holds no text and is left out; write the article, or delete the file [S102]"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", "it is not text"),
    ],
)
def test_a_file_that_cannot_be_read_has_no_countries_and_is_told(tmp_path, data, words):
    (tmp_path / "bad.txt").write_bytes(data)
    found = annotate(tmp_path, {"good.txt": PERU})

    bad, _ = found.files

    assert (bad.id, bad.countries, bad.tags) == ("bad", (), ())
    assert [str(problem).startswith(f"{tmp_path}/bad.txt: {words}") for problem in found.problems] == [True]


def test_a_link_to_nowhere_has_no_countries_and_is_told(tmp_path):
    (tmp_path / "lost.txt").symlink_to(tmp_path / "none")
    found = annotate(tmp_path, {"a.txt": PERU})

    assert [file.id for file in found.files] == ["a", "lost"]
    assert "lost.txt: it cannot be read" in str(found.problems[0])


def test_a_file_too_large_is_to_be_split(tmp_path):
    found = annotate(tmp_path, {"a.txt": "word " * 2_000_001, "b.txt": PERU})

    assert str(found.problems[0]).endswith("and is left out; split it [S107]")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none", "none: there is no such folder; name a folder of .txt files"),
        ("file.md", "file.md: it is a file; name a folder of .txt files"),
        ("", ": no file in it ends with .txt; name a folder of .txt files"),
    ],
)
def test_a_folder_without_articles_is_told(tmp_path, name, words):
    (tmp_path / "file.md").write_text("text")
    with pytest.raises(SettingsError) as failed:
        annotate_folder(tmp_path / name)

    assert str(failed.value).endswith(words)


def test_json_has_a_line_with_the_four_keys():
    file = AnnotatedFile("a", "2024/a.txt", "Gbagbo", ("CI",), ("GH",), (TagRef("Émile Gbagbo", TagKind.PERSON),))
    line = format_json(file)

    assert json.loads(line) == {
        "id": "a",
        "countries": ["CI"],
        "mentioned": ["GH"],
        "tags": [{"name": "Émile Gbagbo", "type": "person"}],
    }
    assert b"\n" not in line


def test_the_listing_names_countries_and_kinds_of_tags():
    tags = (TagRef("Luis Arce", TagKind.PERSON), TagRef("flood", TagKind.TOPIC))
    file = AnnotatedFile("a", "2024/a.txt", "Flood in Bolivia", ("BO", "XX"), (), tags)

    assert format_listing(file, {"BO": "Bolivia"}) == (
        "2024/a.txt\n  Flood in Bolivia\n  main       Bolivia, XX\n  mentioned  -\n"
        "  tags       Luis Arce (person), flood (topic)\n"
    )


def test_the_listing_says_what_cannot_be_read(tmp_path):
    file = the_only(tmp_path, "")

    assert format_listing(file, {}) == "a.txt\n  it cannot be read\n"
