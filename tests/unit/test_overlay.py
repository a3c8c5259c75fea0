import pytest
from backfile.overlay import read_overlay, remember_overlay
from backfile.pieces import MemoryStore
from builders import make_settings, write_files


class _Store:
    """Keeps what is written, and counts how often."""

    def __init__(self):
        self.kept, self.written = {}, 0

    def read(self, key):
        return self.kept.get(key)

    def write(self, key, data):
        self.kept[key] = data
        self.written += 1


def _read(folder, *rows, store=None):
    write_files(folder / "content", {"metadata.csv": "".join(f"{row}\n" for row in ("path,title,language", *rows))})
    return read_overlay(make_settings(folder), store or MemoryStore())


def _remember(overlay, store, paths=("a.txt", "b.txt")):
    return remember_overlay(overlay, dict.fromkeys(overlay.changed, ()), paths, store)


def test_every_row_is_new_at_the_first_build(tmp_path):
    assert _read(tmp_path, "a.txt,One,", "b.txt,Two,").changed == {"a.txt", "b.txt"}


@pytest.mark.parametrize(
    ("rows", "changed"),
    [
        (["a.txt,One,", "b.txt,Two,"], set()),
        (["a.txt,Other,", "b.txt,Two,"], {"a.txt"}),
        (["a.txt,One,"], {"b.txt"}),
        (["a.txt,One,", "b.txt,Two,", "c.txt,Three,"], {"c.txt"}),
        (["b.txt,Two,", "a.txt,One,"], {"a.txt", "b.txt"}),  # problems name their lines
    ],
    ids="same edited gone added moved".split(),
)
def test_rows_that_differ_from_the_last_build_are_changed(tmp_path, rows, changed):
    store = _Store()
    _remember(_read(tmp_path, "a.txt,One,", "b.txt,Two,"), store)

    assert changed == _read(tmp_path, *rows, store=store).changed


def test_a_row_of_no_article_is_new_until_there_is_one(tmp_path):
    store = _Store()
    problems = _remember(_read(tmp_path, "c.txt,Three,"), store)

    assert [problem.code for problem in problems] == ["S202"]
    assert _read(tmp_path, "c.txt,Three,", store=store).changed == {"c.txt"}


def test_a_table_that_is_the_same_is_not_written_again(tmp_path):
    store = _Store()
    for _ in range(2):
        _remember(_read(tmp_path, "a.txt,One,", store=store), store)

    assert store.written == 1


def test_languages_are_codes_and_worked_out_once(tmp_path):
    overlay = _read(tmp_path, "a.txt,,pt-BR", "b.txt,,no language", "c.txt,Three,")

    assert overlay.languages == {"a.txt": "pt"}
    assert overlay.languages is overlay.languages


@pytest.mark.parametrize(("language", "is_typeset"), [("en", False), ("EN-gb", False), ("de", True), ("", True)])
def test_an_article_is_typeset_anew_when_its_language_changes(tmp_path, language, is_typeset):
    store = _Store()
    _remember(_read(tmp_path, "a.txt,,en"), store)

    assert _read(tmp_path, f"a.txt,One,{language}", store=store).changes_language("a.txt") is is_typeset
