import shutil
from pathlib import Path

import pytest
from backfile.annotate_folder import AnnotatedFile
from evaluate import format_table, list_errors, main
from gold_measures import Row
from gold_set import parse_label

GOLD = Path(__file__).parent.parent.parent / "gold"


@pytest.fixture
def gold(tmp_path):
    shutil.copytree(GOLD, tmp_path / "gold")
    return tmp_path / "gold"


def test_the_example_set_is_measured(capsys):
    main([str(GOLD)])
    said = capsys.readouterr()
    strict = next(line for line in said.out.splitlines() if line.startswith("countries, strict"))

    assert said.out.startswith(f"10 articles with labels, of 10 in {GOLD}/txt\n")
    assert float(strict.split()[-1]) > 75
    assert said.err == ""


def test_shares_are_printed_in_percent():
    lines = list(
        format_table([Row("countries, strict", 1234, 0.5, 1.0, 2 / 3), Row("main country right", 2, share=0.5)])
    )

    assert [line.split() for line in lines] == [
        ["judged", "precision", "recall", "F1", "share"],
        ["countries,", "strict", "1,234", "50.0", "100.0", "66.7"],
        ["main", "country", "right", "2", "50.0"],
    ]
    assert lines[2].endswith(" 50.0")
    assert len(lines[2]) == len(lines[0])


def test_errors_name_the_words_that_misled():
    label = parse_label('{"id": "a", "countries": ["BO", "PE"], "mentioned": ["US"], "primary": "BO"}', 1)
    evidence = (("US", ("Lima", "Lima", "Ohio")), ("PE", ("Peru",)))
    file = AnnotatedFile("a", "a.txt", "Flood", ("US",), ("PE",), (), evidence)

    assert list_errors([label], {"a": file}, 5) == [
        "a  Flood\n  main      BO, not US\n  missed    BO (no words); PE (Peru)\n  invented  US (Lima, Ohio), named there"
    ]


def test_the_worst_articles_come_first_and_right_ones_do_not_come():
    labels = [parse_label(f'{{"id": "{name}", "countries": ["BO"]}}', 1) for name in "abc"]
    codes = {"a": ("BO",), "b": ("BO", "PE"), "c": ("PE",)}
    files = {name: AnnotatedFile(name, name, name, found) for name, found in codes.items()}

    assert [text[0] for text in list_errors(labels, files, 5)] == ["c", "b"]
    assert [text[0] for text in list_errors(labels, files, 1)] == ["c"]


def test_a_set_without_labels_is_told(tmp_path):
    with pytest.raises(SystemExit) as failed:
        main([str(tmp_path)])

    words = "gold.jsonl: No such file or directory; write a line for each article, see docs/evaluation.md"
    assert str(failed.value) == f"{tmp_path}/{words}"


def test_a_set_without_texts_is_told(tmp_path):
    (tmp_path / "gold.jsonl").write_text('{"id": "a"}\n')
    with pytest.raises(SystemExit) as failed:
        main([str(tmp_path)])

    assert str(failed.value) == f"{tmp_path}/txt: there is no such folder; name a folder of .txt files"


def test_a_label_without_a_text_is_told_and_left_out(gold, capsys):
    (gold / "txt/recipe.txt").unlink()
    main([str(gold)])
    said = capsys.readouterr()

    assert said.out.startswith("9 articles with labels, of 9 in ")
    assert said.err == (
        f'{gold}/gold.jsonl:10: there is no txt/recipe.txt, "recipe" is left out; add the file, or delete the line\n'
    )


def test_labels_of_other_texts_are_told(gold):
    (gold / "gold.jsonl").write_text('{"id": "a"}\n')
    with pytest.raises(SystemExit, match=r"gold\.jsonl: it has no label of any text; see docs/evaluation\.md"):
        main([str(gold)])


def test_a_broken_line_and_a_broken_text_are_told_and_the_rest_is_measured(gold, capsys):
    (gold / "txt/recipe.txt").write_text("")
    (gold / "gold.jsonl").write_text((gold / "gold.jsonl").read_text() + "{\n")
    main([str(gold)])
    said = capsys.readouterr()

    assert said.out.startswith("10 articles with labels, of 10 in ")
    assert [line.split(":")[0] for line in said.err.splitlines()] == [f"{gold}/gold.jsonl", f"{gold}/txt/recipe.txt"]


def test_a_home_country_that_is_none_is_told():
    with pytest.raises(SystemExit, match='"Oz" is no country'):
        main([str(GOLD), "--home-country", "Oz"])
