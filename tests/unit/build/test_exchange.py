import errno
import os

import pytest
from backfile.build import exchange
from backfile.build.exchange import OLD, exchange_folders, finish_exchange, flush_folder
from builders import write_files


@pytest.fixture
def folders(tmp_path):
    """A new and a live folder."""
    write_files(tmp_path, {"aside/new/a.html": "new", "live/a.html": "live"})
    return str(tmp_path / "aside" / "new"), str(tmp_path / "live")


@pytest.fixture
def without(monkeypatch):
    """Take the system's call away."""

    def remove():
        monkeypatch.setattr(exchange, "_renameat2", None)
        monkeypatch.setattr(exchange, "_renamex_np", None)

    return remove


def read(folder):
    with open(f"{folder}/a.html", encoding="utf-8") as file:
        return file.read()


def test_two_folders_exchange_their_names(folders):
    exchange_folders(*folders)

    assert [read(folder) for folder in folders] == ["live", "new"]


def test_without_the_call_two_renames_do_it(folders, without):
    without()
    exchange_folders(*folders)

    assert [read(folder) for folder in folders] == ["live", "new"]
    assert os.listdir(os.path.dirname(folders[0])) == ["new"]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_where_the_file_system_cannot_two_renames_do_it(folders, without, monkeypatch, number):
    without()

    def refuse(*_):
        exchange.ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", refuse)
    exchange_folders(*folders)

    assert [read(folder) for folder in folders] == ["live", "new"]


def test_macos_has_a_call_of_its_own(folders, without, monkeypatch):
    without()
    calls = []
    monkeypatch.setattr(exchange, "_renamex_np", lambda *arguments: calls.append(arguments) or 0)
    exchange_folders(*folders)

    assert [(os.fsencode(folders[0]), os.fsencode(folders[1]), 2)] == calls


def test_a_missing_folder_is_an_error(folders):
    with pytest.raises(FileNotFoundError):
        exchange_folders(folders[0] + "-missing", folders[1])

    assert read(folders[1]) == "live"


def test_a_second_rename_that_fails_takes_the_first_back(folders, without):
    without()
    with pytest.raises(FileNotFoundError):
        exchange_folders(folders[0] + "-missing", folders[1])

    assert read(folders[1]) == "live"


def test_a_folder_left_between_two_renames_gets_its_name_back(folders):
    new, live = folders
    os.rename(live, new + OLD)
    finish_exchange(os.path.dirname(new), live)

    assert read(live) == "live"
    assert read(new) == "new"


def test_a_live_folder_is_not_replaced_by_an_old_one(folders):
    new, live = folders
    os.rename(new, new + OLD)
    finish_exchange(os.path.dirname(new), live)

    assert read(live) == "live"


@pytest.mark.parametrize("has_call", [True, False])
def test_the_disk_is_asked_to_hold_a_folder(folders, monkeypatch, has_call):
    asked = []
    monkeypatch.setattr(exchange, "_syncfs", (lambda _: asked.append("folder")) if has_call else None)
    monkeypatch.setattr(os, "sync", lambda: asked.append("all"))
    flush_folder(folders[0])

    assert ["folder" if has_call else "all"] == asked
