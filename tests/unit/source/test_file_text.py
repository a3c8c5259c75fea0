from pathlib import Path

from backfile.model.source import SourceFile
from backfile.source.file_text import read_text


def _read(folder, data, max_size=1000):
    data = data if isinstance(data, bytes) else data.encode()
    Path(folder, "a.txt").write_bytes(data)
    return read_text(SourceFile("a.txt", len(data), 0), str(folder), max_size)


def _problems(folder, data):
    return [str(problem) for problem in _read(folder, data).problems]


def test_a_file_that_is_too_large_is_rejected(tmp_path):
    message = "content/a.txt: it has 1,001 bytes, more than 1,000, and is left out; split it, or raise BACKFILE_MAX_FILE_SIZE [S107]"

    assert [message] == _problems(tmp_path, "a" * 1001)


def test_a_file_that_cannot_be_read_is_rejected(tmp_path):
    (problem,) = read_text(SourceFile("gone.txt", 5, 0), str(tmp_path), 1000).problems

    message = (
        "content/gone.txt: it cannot be read (No such file or directory) and is left out; check its permissions [S101]"
    )
    assert message == str(problem)


def test_a_file_that_is_not_text_is_rejected(tmp_path):
    message = "content/a.txt: it is not text (it is a program) and is left out; save the article as plain text [S103]"

    assert [message] == _problems(tmp_path, b"\x7fELF\0\0\1")


def test_a_file_with_a_broken_encoding_is_rejected(tmp_path):
    message = "content/a.txt: its encoding cannot be found and it is left out; save it as UTF-8 [S106]"

    assert [message] == _problems(tmp_path, b"\xff\xfe\0\xd8")


def test_an_older_encoding_is_found_and_reported(tmp_path):
    message = "content/a.txt: it is not UTF-8 and was read as cp1252; check its accents, or save it as UTF-8 [S104]"

    assert [message] == _problems(
        tmp_path, "The café in Bogotá was closed “for ever”, the owner said.".encode("cp1252")
    )


def test_control_characters_are_reported(tmp_path):
    message = "content/a.txt: 2 control characters were taken for spaces; nothing to do unless words look torn [S105]"

    assert [message] == _problems(tmp_path, "one\x07two\x0bthree")


def test_stray_bytes_in_a_utf8_file_are_reported(tmp_path):
    message = "content/a.txt: 1 bytes that are not UTF-8 were read as Windows-1252; check its accents, or save it as UTF-8 [S113]"

    assert [message] == _problems(tmp_path, "Café in Bogotá.\nNiño.\n".encode() + b"Caf\xe9\n")


def test_what_is_repaired_in_a_text_is_reported(tmp_path):
    file = _read(tmp_path, "The cafÃ© in BogotÃ¡ &amp; the bar\u200b\n")

    assert file.text == "The café in Bogotá & the bar\n"
    assert [problem.code for problem in file.problems] == ["S109", "S110", "S112"]
    assert str(file.problems[0]).endswith("; check that no word suffered [S109]")


def test_a_plain_file_has_no_problems(tmp_path):
    assert _problems(tmp_path, "Flood in Beni\n\nThe river rose.\n") == []
