import sqlite3
from dataclasses import replace

import pytest
from backfile.catalog import catalog as module
from backfile.catalog.catalog import KnownFile, ReadFile, decode_body, encode_body, open_catalog
from backfile.errors import OutputError
from backfile.model.annotation import CountryMention, Evidence, Role, TagKind, TagMention
from backfile.model.article import ArticleBody
from backfile.model.source import SourceFile
from backfile.model.text import Block, BlockKind
from backfile.problems import Problem
from builders import make_body, make_record

SOURCE = SourceFile("a.txt", 10, 1_700_000_000_000_000_000)
PROBLEM = Problem("R102", "content/a.txt", 3, '"soon" is no date', "write it as 2024-06-27")
RECORD = make_record(
    "a.txt",
    headline="Überschwemmung “heute”",
    date="2024-06-27T10:00:00+02:00",
    modified="2024-07",
    section="World",
    authors=["Ana Ruiz"],
    tags=["Floods"],
    countries=["BO"],
    mentioned=["PE"],
    promos=["Drought"],
    slug="flood",
)


def _write(folder, *files, fingerprint="reader"):
    with open_catalog(folder) as catalog:
        catalog.read_known_files(fingerprint)
        catalog.write_files(files, ())
        catalog.commit()


def _read(folder, fingerprint="reader"):
    with open_catalog(folder) as catalog:
        return catalog.read_known_files(fingerprint)


def test_a_record_comes_back_as_it_was(tmp_path):
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, encode_body(make_body("Text."))),), (PROBLEM,)))

    assert {"a.txt": KnownFile(SOURCE, (RECORD,), (PROBLEM,))} == _read(tmp_path)


def test_a_rejected_file_is_remembered_with_its_problem(tmp_path):
    _write(tmp_path, ReadFile(SOURCE, (), (PROBLEM,)))

    assert {"a.txt": KnownFile(SOURCE, (), (PROBLEM,))} == _read(tmp_path)


def test_a_body_comes_back_as_it_was(tmp_path):
    evidence = (Evidence("Beni", "In Beni, the river rose."),)
    body = ArticleBody(
        (Block(BlockKind.DATELINE, "BENI -", 1), Block(BlockKind.PARAGRAPH, "“Ü”", 2)),
        "A deck",
        (CountryMention("BO", Role.MAIN, 2.5, evidence),),
        (TagMention("Floods", TagKind.TOPIC, 1.0, evidence),),
    )
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, encode_body(body)),), ()))

    with open_catalog(tmp_path) as catalog:
        stored = catalog.read_body("a.txt")

    assert body == decode_body(stored)


def test_a_file_that_is_gone_is_forgotten(tmp_path):
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, b"{}"),), ()))
    with open_catalog(tmp_path) as catalog:
        catalog.write_files((), ["a.txt"])
        catalog.commit()

    assert _read(tmp_path) == {}


def test_a_file_that_is_read_again_replaces_itself(tmp_path):
    changed = make_record("a.txt", headline="Drought")
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, b"{}"),), ()))
    _write(tmp_path, ReadFile(SOURCE, ((changed, b"{}"),), ()))

    assert (changed,) == _read(tmp_path)["a.txt"].records


def _bulk(*names):
    return ReadFile(SOURCE, tuple((make_record(f"a.txt#{name}"), encode_body(make_body(name))) for name in names), ())


def _bodies(folder):
    with open_catalog(folder) as catalog:
        paths = [record.path for file in catalog.read_known_files("reader").values() for record in file.records]
        return {path: decode_body(catalog.read_body(path)) for path in paths}


def test_the_articles_of_one_file_come_back_in_reading_order_with_their_bodies(tmp_path):
    _write(tmp_path, _bulk("rain", "flood", "drought"))

    assert {f"a.txt#{name}": make_body(name) for name in ("rain", "flood", "drought")} == _bodies(tmp_path)
    assert list(_bodies(tmp_path)) == ["a.txt#rain", "a.txt#flood", "a.txt#drought"]


def test_an_article_that_is_taken_out_of_its_file_is_forgotten_and_new_ones_keep_their_order(tmp_path):
    _write(tmp_path, _bulk("rain", "flood", "drought"))
    _write(tmp_path, _bulk("snow", "drought", "rain"))

    assert list(_bodies(tmp_path)) == ["a.txt#snow", "a.txt#drought", "a.txt#rain"]


def test_a_file_of_several_articles_that_is_gone_leaves_none_of_them(tmp_path):
    _write(tmp_path, _bulk("rain", "flood"))
    with open_catalog(tmp_path) as catalog:
        catalog.write_files((), ["a.txt"])
        catalog.commit()

    _write(tmp_path, ReadFile(SOURCE, (), ()))

    assert _bodies(tmp_path) == {}


def test_the_stamps_of_sidecars_come_back_as_they_were(tmp_path):
    source = replace(SOURCE, sidecars=(SourceFile("a.yml", 3, 17), SourceFile("a.json", 4, 18)))
    _write(tmp_path, ReadFile(source, ((RECORD, b"{}"),), ()))

    assert source == _read(tmp_path)["a.txt"].source


def test_another_reader_forgets_every_file(tmp_path):
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, b"{}"),), ()))

    assert _read(tmp_path, "newer reader") == {}


def test_nothing_is_kept_without_a_commit(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_manifest({"index.html": "1"})

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_manifest() == {}


def test_the_manifest_says_what_was_written_and_not_what_is_gone(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_manifest({"a.html": "1", "b.html": "2"})
        catalog.write_manifest({"a.html": "3"}, ["b.html"])
        catalog.commit()

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_manifest() == {"a.html": "3"}


def test_a_page_that_is_being_written_has_an_empty_fingerprint(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_manifest({"a.html": "1"})
        catalog.write_manifest({"a.html": ""})
        catalog.commit()

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_manifest() == {"a.html": ""}


def test_a_new_catalog_has_no_finished_build(tmp_path):
    with open_catalog(tmp_path) as catalog:
        assert catalog.read_state() == ""


def test_the_state_of_a_finished_build_is_remembered(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_state("state")
        catalog.commit()

    with open_catalog(tmp_path) as catalog:
        assert catalog.read_state() == "state"


def test_a_new_catalog_replaces_nothing(tmp_path):
    with open_catalog(tmp_path / "new" / "folder") as catalog:
        assert not catalog.was_replaced


def test_a_catalog_of_a_build_that_failed_early_is_not_replaced(tmp_path):
    open_catalog(tmp_path).__exit__(None, None, None)

    with open_catalog(tmp_path) as catalog:
        assert not catalog.was_replaced


@pytest.mark.parametrize("data", [b"", b"no database at all " * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_replaced_by_an_empty_catalog(tmp_path, data):
    (tmp_path / "catalog.sqlite").write_bytes(data)

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced
        assert catalog.read_manifest() == {}


def test_a_file_with_a_damaged_page_is_replaced(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_manifest({f"{number}.html": "fingerprint" * 9 for number in range(2000)})
        catalog.commit()
    path = tmp_path / "catalog.sqlite"
    data = bytearray(path.read_bytes())
    data[-3 * 4096 : -4096] = b"\x5a" * (2 * 4096)
    path.write_bytes(data)

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced


def test_a_catalog_of_another_schema_is_replaced(tmp_path):
    with open_catalog(tmp_path) as catalog:
        catalog.write_manifest({"a.html": "1"})
        catalog.commit()
    connection = sqlite3.connect(tmp_path / "catalog.sqlite")
    connection.execute("UPDATE about SET value = '0' WHERE key = 'schema'")
    connection.commit()
    connection.close()

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced
        assert catalog.read_manifest() == {}


@pytest.mark.parametrize("table", ["about (other)", "page (path)"])
def test_the_database_of_another_program_is_replaced(tmp_path, table):
    connection = sqlite3.connect(tmp_path / "catalog.sqlite")
    connection.execute(f"CREATE TABLE {table}")
    connection.close()

    with open_catalog(tmp_path) as catalog:
        assert catalog.was_replaced


def test_a_catalog_that_another_build_writes_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "WAIT", 0)
    _write(tmp_path, ReadFile(SOURCE, ((RECORD, b"{}"),), ()))
    other = sqlite3.connect(tmp_path / "catalog.sqlite")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(OutputError, match="database is locked"):
        open_catalog(tmp_path)
    other.rollback()
    other.close()

    assert list(_read(tmp_path)) == ["a.txt"]


def test_a_folder_that_cannot_be_made_ends_the_build(tmp_path):
    (tmp_path / "cache").write_text("a file stands in the way", encoding="utf-8")

    with pytest.raises(OutputError) as caught:
        open_catalog(tmp_path / "cache")

    assert str(caught.value).startswith(f"{tmp_path / 'cache' / 'catalog.sqlite'}: the catalog cannot be written (")
    assert str(caught.value).endswith("); make the folder writable or set CACHE_PATH")
