import gzip
import json
import sys

import pytest
from backfile.errors import SearchIndexError
from backfile.model.search import SearchRecord
from backfile.search import pagefind
from backfile.search.pagefind import index_records, pagefind_version, read_runtime

RECORD = SearchRecord("a/", "The river rose.", {"title": "Flood"}, {"country": ("Peru", "Bolivia")}, "20240000")


def test_each_record_has_a_fragment_that_says_what_it_was_given():
    files = index_records([RECORD], "en")
    (fragment,) = (data for path, data in files.items() if path.startswith("fragment/"))
    shown = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))

    assert (shown["url"], shown["content"], shown["meta"]) == ("a/", "The river rose.", {"title": "Flood"})
    assert shown["filters"] == {"country": ["Peru", "Bolivia"]}


def test_an_article_is_named_after_its_day():
    (path,) = (path for path in index_records([RECORD], "en") if path.startswith("fragment/"))

    assert path.startswith("fragment/20240000")


def test_an_index_brings_no_program():
    paths = index_records([RECORD], "en").keys()

    assert [path for path in paths if path.endswith((".js", ".css", ".pagefind"))] == []


def test_the_same_records_give_the_same_bytes():
    records = [
        SearchRecord(f"{number}/", f"word{number} flood", {"title": "Flood"}, {"year": (f"{number}",)}, "20240101")
        for number in range(40)
    ]

    assert index_records(records, "en") == index_records(records, "en")


@pytest.mark.parametrize(("language", "program"), [("es", "wasm.es.pagefind"), ("ja", "wasm.unknown.pagefind")])
def test_the_runtime_has_the_program_of_the_language_and_an_empty_index(language, program):
    files = read_runtime(language)

    assert {path for path in files if not path.endswith(".pf_meta")} == {
        "pagefind-entry.json",
        "pagefind.js",
        "pagefind-worker.js",
        program,
    }
    assert json.loads(files["pagefind-entry.json"])["languages"][language]["page_count"] == 0


def _program(tmp_path, monkeypatch, script):
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))


def _message():
    with pytest.raises(SearchIndexError) as caught:
        index_records([RECORD], "en")
    return str(caught.value)


def test_a_program_that_ends_is_named_with_what_to_do(tmp_path, monkeypatch):
    _program(tmp_path, monkeypatch, "exit 1")

    assert _message().endswith("; run `pip install 'pagefind[bin]'`, or set BACKFILE_SEARCH to False")
    assert _message().startswith("Pagefind failed (")


def test_what_a_program_says_instead_of_an_answer_is_shown(tmp_path, monkeypatch):
    _program(tmp_path, monkeypatch, "echo out of memory; sleep 1")

    assert _message().startswith("Pagefind failed (out of memory")


def test_a_program_that_does_not_answer_is_given_up(tmp_path, monkeypatch):
    _program(tmp_path, monkeypatch, "exec sleep 60")
    monkeypatch.setattr(pagefind, "_ANSWER", 0.2)

    assert _message().startswith("Pagefind failed (it did not answer for 0 seconds)")


def test_an_error_of_pagefind_is_shown(tmp_path, monkeypatch):
    told = json.dumps({"message_id": 0, "payload": {"type": "Error", "message": "no such index"}})
    _program(tmp_path, monkeypatch, f"printf '%s' '{told}' | base64 -w0; printf ','; sleep 1")

    assert _message().startswith("Pagefind failed (no such index)")


def test_a_missing_program_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nothing"))

    assert _message().startswith("the program of Pagefind is missing; run")


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind.service", None)

    assert _message().startswith("Pagefind is not installed; run")


def test_the_version_is_that_of_the_package():
    assert pagefind_version().count(".") == 2
