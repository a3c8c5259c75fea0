import csv
from pathlib import Path

from backfile import geography, tagging
from backfile.tagging.tables import load_tables


def data(package, file):
    return (Path(package.__file__).parent / "data" / file).read_text(encoding="utf-8")


def test_tables_are_read_once():
    assert load_tables() is load_tables()


def test_given_names_are_the_same_in_both_stages():
    assert data(tagging, "given_names.txt") == data(geography, "given_names.txt")


def test_sentences_are_cut_the_same_way_in_both_stages():
    sources = [
        (Path(package.__file__).parent / "sentences.py").read_text(encoding="utf-8") for package in (tagging, geography)
    ]

    assert sources[0] == sources[1]


def test_word_lists_are_sorted():
    for file in ("common_words.txt", "given_names.txt", "roles.txt", "things.txt", "organisation_nouns.txt"):
        words = data(tagging, file).split()
        assert words == sorted(set(words)), file


def test_no_form_belongs_to_two_topics():
    rows = list(csv.DictReader(data(tagging, "topics.csv").splitlines()))
    forms = [form for row in rows for form in row["forms"].split("|")]

    assert len(forms) == len(set(forms))
