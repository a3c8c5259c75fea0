import os

import pytest
from backfile.build import output
from backfile.build.in_place import InPlaceTree
from backfile.build.lock import hold_lock
from backfile.build.output import control_folder, open_tree
from backfile.build.twin import TwinTree
from backfile.errors import BuildUnderWayError, OutputError
from builders import write_files
from site_trees import Builder, never, read_site


def kind(folder):
    with open_tree(folder, never) as tree:
        return type(tree)


def test_a_folder_is_exchanged(tmp_path):
    (tmp_path / "output").mkdir()

    assert [kind(tmp_path / "output"), kind(tmp_path / "missing")] == [TwinTree, TwinTree]


def test_what_builds_need_stands_beside_the_folder(tmp_path):
    builder = Builder(tmp_path / "output")
    builder.build("one", {"index.html": "1"})

    assert {"output", ".output.backfile"} == set(os.listdir(tmp_path))


def test_a_mount_point_is_filled_in_place(tmp_path, monkeypatch):
    (tmp_path / "output").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: path == str(tmp_path / "output"))

    assert kind(tmp_path / "output") is InPlaceTree


def test_a_folder_below_one_that_may_not_be_written_is_filled_in_place(tmp_path, monkeypatch):
    (tmp_path / "output").mkdir()
    monkeypatch.setattr(output.os, "access", lambda path, _: path != str(tmp_path))

    assert kind(tmp_path / "output") is InPlaceTree


def test_a_link_to_a_folder_elsewhere_stays_a_link(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "output").symlink_to(tmp_path / "www" / "site")
    builder = Builder(tmp_path / "project" / "output")
    for number in range(3):
        builder.build(f"site {number}", {"index.html": str(number)})

    assert os.path.islink(builder.output)
    assert read_site(tmp_path / "www" / "site") == {"index.html": "2"}
    assert os.listdir(tmp_path / "project") == ["output"]


def test_the_mask_of_the_process_is_put_back(tmp_path):
    before = os.umask(0o027)
    with open_tree(tmp_path / "output", never):
        during = os.umask(0o022)
    after = os.umask(before)

    assert (during, after) == (0o022, 0o027)


def test_one_build_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr("backfile.build.lock._try", lambda _: False)
    waits = []
    with pytest.raises(BuildUnderWayError), open_tree(tmp_path / "output", lambda: waits.append(1), 0):
        pass

    assert waits == [1]


def test_the_lock_is_free_after_a_build_that_failed(tmp_path):
    with pytest.raises(ZeroDivisionError), open_tree(tmp_path / "output", never):
        raise ZeroDivisionError
    with hold_lock(f"{control_folder(str(tmp_path / 'output'))}/lock", never):
        pass


def test_a_place_that_is_no_folder_is_named(tmp_path):
    write_files(tmp_path, {"file": ""})
    with pytest.raises(OutputError, match=r"it cannot be written \(Not a directory\)"):
        kind(tmp_path / "file" / "output")
