from pathlib import Path

import pytest
from backfile.catalog.catalog import decode_body
from backfile.ingest import IngestOptions, ingest_chunk, ingest_file, prepare_worker, read_text
from backfile.model.annotation import Role
from backfile.model.article import CountryRef
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.model.source import SourceFile
from backfile.reader.article import ReaderOptions
from builders import write_files

ARTICLE = """Title: Flood in Beni
Date: 2024-06-27

The river rose in Bolivia on Thursday. Bolivia has asked for help.

Read more: Drought in Peru
"""


def _options(folder, max_size=1000):
    return IngestOptions(str(folder), ReaderOptions(), max_size, "")


def _source(folder, data, path="a.txt"):
    data = data if isinstance(data, bytes) else data.encode()
    write_files(folder, {})
    Path(folder, path).write_bytes(data)
    return SourceFile(path, len(data), 0)


def _ingest(folder, data):
    return ingest_file(_source(folder, data), _options(folder))


def _problems(folder, data):
    return [str(problem) for problem in read_text(_source(folder, data), _options(folder)).problems]


def test_a_file_becomes_a_record_and_a_body(tmp_path):
    file = _ingest(tmp_path, ARTICLE)

    assert (file.record.path, file.record.headline.value) == ("a.txt", "Flood in Beni")
    assert Found(PartialDate("2024-06-27"), Origin.HEADER, 2) == file.record.published
    assert "The river rose in Bolivia" in decode_body(file.body).blocks[2].text


def test_a_record_knows_the_digest_of_its_file(tmp_path):
    assert digest_bytes(ARTICLE.encode()) == _ingest(tmp_path, ARTICLE).record.digest


def test_a_record_keeps_the_headlines_of_its_promos(tmp_path):
    assert _ingest(tmp_path, ARTICLE).record.promos == ("Drought in Peru",)


def test_an_article_is_summarised_by_its_beginning_unless_it_says_how(tmp_path):
    written = ARTICLE.replace("Date:", "Summary: Water.\nDate:")

    assert _ingest(tmp_path, ARTICLE).record.summary.value.startswith("The river rose")
    assert Found("Water.", Origin.HEADER, 2) == _ingest(tmp_path, written).record.summary


def test_countries_are_worked_out_from_the_text(tmp_path):
    countries = _ingest(tmp_path, ARTICLE).record.countries

    assert Origin.DERIVED is countries.origin
    assert CountryRef("BO", Role.MAIN) in countries.value


def test_countries_in_a_header_win(tmp_path):
    countries = _ingest(tmp_path, f"Countries: Kenya\n{ARTICLE}").record.countries

    assert Found((CountryRef("KE", Role.MAIN),), Origin.HEADER, 1) == countries


def test_an_unknown_country_in_a_header_is_reported_and_passed_over(tmp_path):
    file = _ingest(tmp_path, f"Countries: Atlantis\n{ARTICLE}")

    assert [str(problem) for problem in file.problems] == [
        'content/a.txt:1: "Atlantis" is no country, it is not used; write its name or ISO code [G101]'
    ]
    assert Origin.DERIVED is file.record.countries.origin


def test_tags_in_a_header_win(tmp_path):
    tags = _ingest(tmp_path, f"Tags: Rain, Mud\n{ARTICLE}").record.tags

    assert ([tag.name for tag in tags.value], tags.origin, tags.line) == (["Rain", "Mud"], Origin.HEADER, 1)


def test_a_file_without_text_is_rejected(tmp_path):
    file = _ingest(tmp_path, " \n\n")

    assert (file.record, file.body) == (None, b"")
    assert [str(problem) for problem in file.problems] == [
        "content/a.txt: it holds no text and is left out; write the article, or delete the file [S102]"
    ]


def test_a_file_that_is_too_large_is_rejected(tmp_path):
    message = "content/a.txt: it has 1,001 bytes, more than 1,000, and is left out; split it, or raise BACKFILE_MAX_FILE_SIZE [S107]"

    assert [message] == _problems(tmp_path, "a" * 1001)


def test_a_file_that_cannot_be_read_is_rejected(tmp_path):
    (problem,) = read_text(SourceFile("gone.txt", 5, 0), _options(tmp_path)).problems

    message = (
        "content/gone.txt: it cannot be read (No such file or directory) and is left out; check its permissions [S101]"
    )
    assert message == str(problem)


def test_a_file_that_is_not_text_is_rejected(tmp_path):
    message = (
        "content/a.txt: it is not text (it holds NUL bytes) and is left out; save the article as plain text [S103]"
    )

    assert [message] == _problems(tmp_path, b"\x7fELF\0\0\1")


def test_a_file_with_a_broken_encoding_is_rejected(tmp_path):
    message = "content/a.txt: its encoding cannot be found and it is left out; save it as UTF-8 [S106]"

    assert [message] == _problems(tmp_path, b"\xef\xbb\xbfcaf\xe9")


def test_an_older_encoding_is_found_and_reported(tmp_path):
    message = "content/a.txt: it is not UTF-8 and was read as cp1252; check its accents, or save it as UTF-8 [S104]"

    assert [message] == _problems(
        tmp_path, "The café in Bogotá was closed “for ever”, the owner said.".encode("cp1252")
    )


def test_control_characters_are_reported(tmp_path):
    message = "content/a.txt: 2 control characters were taken for spaces; nothing to do unless words look torn [S105]"

    assert [message] == _problems(tmp_path, "one\x07two\x0bthree")


def test_a_plain_file_has_no_problems(tmp_path):
    assert _problems(tmp_path, ARTICLE) == []


def test_a_chunk_is_read_in_order(tmp_path):
    sources = [_source(tmp_path, ARTICLE, path) for path in ("b.txt", "a.txt")]
    prepare_worker(_options(tmp_path))

    assert [ingest_file(source, _options(tmp_path)) for source in sources] == ingest_chunk(sources)


def test_a_process_that_is_not_ready_reads_nothing(monkeypatch):
    monkeypatch.setattr("backfile.ingest._options", None)

    with pytest.raises(RuntimeError, match=r"prepare_worker was not called"):
        ingest_chunk([])
