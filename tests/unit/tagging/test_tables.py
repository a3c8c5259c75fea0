import csv
from pathlib import Path

import pytest
from backfile import tagging
from backfile.tagging.tables import load_tables


def data(package, file):
    return (Path(package.__file__).parent / "data" / file).read_text(encoding="utf-8")


def test_tables_are_read_once():
    assert load_tables() is load_tables()


@pytest.mark.parametrize(
    "file",
    [
        "census_given_names.txt",
        "common_words.txt",
        "company_ends.txt",
        "ordinary.txt",
        "organisation_nouns.txt",
        "people_nouns.txt",
        "roles.txt",
        "subjects.txt",
        "surnames.txt",
        "things.txt",
        "titles.txt",
        "vague_nouns.txt",
    ],
)
def test_word_lists_are_sorted(file):
    words = data(tagging, file).splitlines()

    assert words == sorted(set(words))


def test_every_list_names_its_source():
    licences = data(tagging, "LICENSES.md")
    files = (Path(tagging.__file__).parent / "data").iterdir()

    assert [file.name for file in files if file.suffix != ".md" and f"`{file.name}`" not in licences] == []


@pytest.mark.parametrize(("file", "column"), [("topics.csv", "forms"), ("organisations.csv", "aliases")])
def test_no_form_belongs_to_two_names(file, column):
    rows = list(csv.DictReader(data(tagging, file).splitlines()))
    forms = [form for row in rows for form in row[column].split("|") if form]

    assert len(forms) == len(set(forms))


def test_titles_are_roles():
    tables = load_tables()

    assert tables.titles <= tables.roles


@pytest.mark.parametrize("file", ["people_nouns.txt", "vague_nouns.txt"])
def test_nouns_that_are_seldom_tags_are_subjects(file):
    assert set(data(tagging, file).splitlines()) <= set(data(tagging, "subjects.txt").splitlines())
