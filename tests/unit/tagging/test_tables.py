import csv
from pathlib import Path

from backfile import tagging
from backfile.tagging.tables import load_tables


def data(package, file):
    return (Path(package.__file__).parent / "data" / file).read_text(encoding="utf-8")


def test_tables_are_read_once():
    assert load_tables() is load_tables()


def test_word_lists_are_sorted():
    for file in ("common_words.txt", "roles.txt", "things.txt", "organisation_nouns.txt"):
        words = data(tagging, file).split()
        assert words == sorted(set(words)), file


def test_no_form_belongs_to_two_topics():
    rows = list(csv.DictReader(data(tagging, "topics.csv").splitlines()))
    forms = [form for row in rows for form in row["forms"].split("|")]

    assert len(forms) == len(set(forms))
