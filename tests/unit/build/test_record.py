import os

import pytest
from backfile.build.record import Record, read_record, write_record

RECORD = Record("a1b2", ("one", "two"), ("index.html", "münchen/\udcff.html"))


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "record.json")


def test_a_record_is_read_as_it_was_written(path):
    write_record(path, RECORD)

    assert read_record(path) == RECORD


def test_there_may_be_no_record(path):
    assert read_record(path) is None


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"folder": "a"}', b"\xff", b'{"folder": 1, "tokens": 2}'])
def test_a_damaged_record_is_none(path, text):
    with open(path, "wb") as file:
        file.write(text)

    assert read_record(path) is None


def test_a_record_that_cannot_be_written_whole_leaves_the_one_before(path, monkeypatch):
    write_record(path, RECORD)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_record(path, Record("", (), ()))

    assert read_record(path) == RECORD
