import pickle
import shutil
import threading
from functools import partial

import pytest
from backfile.build.kit import Kit, Kits, require_here
from backfile.errors import ClusterError

seen = []


def _program():
    return seen[-1] if seen else "this one"


def _prepare(value):
    seen.append(value)


def _what_was_prepared(tasks):
    return [(task, *seen) for task in tasks]


@pytest.fixture(autouse=True)
def _forget():
    seen.clear()


@pytest.fixture
def folder(tmp_path):
    for name in ("2023", "2024", "pages"):
        (tmp_path / "content" / name).mkdir(parents=True)
    return tmp_path / "content"


def test_a_machine_is_like_itself(folder):
    assert require_here(_program, [folder]).difference() == ""


def test_more_in_a_folder_is_no_difference(folder):
    required = require_here(_program, [folder])
    (folder / "2025").mkdir()

    assert required.difference() == ""


def test_another_program_is_a_difference():
    required = require_here(_program, [])
    seen.append("another one")

    assert required.difference() == (
        "its program, Python or a library is of another version; install the same ones there and start it again"
    )


def test_another_version_of_dask_is_a_difference(monkeypatch):
    required = require_here(_program, [])
    monkeypatch.setattr("backfile.build.kit.version_of", lambda _: "2020.1.0")

    assert required.difference() == (
        f"it has distributed 2020.1.0, not {required.dask}; install the same version there"
    )


def test_a_folder_that_is_not_there_is_a_difference(folder):
    required = require_here(_program, [folder])
    shutil.rmtree(folder)

    assert required.difference() == (
        f"it does not see the folder {folder}; mount the same folder at the same path there"
    )


def test_a_folder_with_other_things_is_a_difference(folder):
    required = require_here(_program, [folder])
    shutil.rmtree(folder)
    (folder / "2023").mkdir(parents=True)

    assert required.difference() == (
        f"it does not see 2 of the names in {folder}; mount the same folder at the same path there"
    )


def _kit(key, value):
    return Kit(key, pickle.dumps(partial(_prepare, value)), require_here(str, []))


def test_a_process_is_prepared_once_for_a_kit():
    kits = Kits()
    kits.add(_kit("a", "A"))
    call = pickle.dumps((_what_was_prepared, [1]))

    assert [kits.answer("a", call) for _ in range(2)] == [[(1, "A")], [(1, "A")]]


def test_a_process_is_prepared_anew_when_the_kit_changes():
    kits = Kits()
    kits.add(_kit("a", "A"))
    kits.add(_kit("b", "B"))
    call = pickle.dumps((_what_was_prepared, [1]))

    assert [kits.answer(key, call) for key in "aba"] == [[(1, "A")], [(1, "A", "B")], [(1, "A", "B", "A")]]


def test_a_process_unlike_the_one_that_builds_does_nothing():
    kits = Kits()
    kits.add(Kit("a", pickle.dumps(_prepare), require_here(_program, [])))
    seen.append("another one")
    with pytest.raises(ClusterError, match=r"^BACKFILE_EXECUTOR: a worker on .*: its program"):
        kits.answer("a", pickle.dumps((_what_was_prepared, [1])))


def test_threads_of_a_process_do_not_mix_what_they_prepared():
    kits = Kits()
    for key in "ab":
        kits.add(_kit(key, key))
    call = pickle.dumps((_last_prepared, range(100)))
    found = {key: set() for key in "ab"}

    def ask(key):
        for _ in range(50):
            found[key].update(kits.answer(key, call))

    threads = [threading.Thread(target=ask, args=(key,)) for key in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {"a": {"a"}, "b": {"b"}}


def _last_prepared(tasks):
    return [seen[-1] for _ in tasks]
