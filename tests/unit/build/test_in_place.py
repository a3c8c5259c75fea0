import errno
import os
import shutil

import pytest
from backfile.build import in_place, output
from backfile.build.in_place import replace_files
from backfile.build.output import open_tree
from backfile.build.trees import INSIDE, MARK
from backfile.errors import OutputError
from builders import write_files
from site_trees import Builder, kill_build, never, read_site

FIRST = {"index.html": "1", "a/index.html": "a", "b/c/index.html": "c", "feed.xml": "1"}
SECOND = {"index.html": "2", "a/index.html": "a", "d/index.html": "d", "feed.xml": "2"}
THIRD = {"index.html": "3", "a": "a file now", "d/index.html": "d", "b/c/index.html": "c", "feed.xml/x.html": "x"}


@pytest.fixture
def builder(tmp_path, monkeypatch):
    """Builds into a folder that cannot be renamed."""
    monkeypatch.setattr(output, "_can_be_renamed", lambda _: False)
    (tmp_path / "output").mkdir()
    return Builder(tmp_path / "output")


def pages(builder):
    return {path: text for path, text in read_site(builder.output).items() if not path.startswith(INSIDE)}


def test_each_build_replaces_the_whole_site(builder):
    inode = os.stat(builder.output).st_ino
    for number, site in enumerate((FIRST, SECOND, THIRD, FIRST, THIRD, SECOND)):
        builder.build(f"site {number}", site)

        assert pages(builder) == site
    assert os.stat(builder.output).st_ino == inode


def test_files_put_into_the_folder_by_hand_stay(builder):
    by_hand = {"CNAME": "example.org", ".git/HEAD": "main", "a/by-hand.txt": "mine"}
    write_files(builder.output, by_hand)
    builder.build("one", FIRST)
    builder.build("two", SECOND)

    assert {**SECOND, **by_hand} == pages(builder)


def test_what_a_build_needs_is_not_taken_for_a_file_of_the_site(builder):
    with open_tree(builder.output, never) as tree:
        assert (tree.is_fresh, tree.files()) == (True, set())


def test_nothing_but_the_lock_is_left(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)

    assert os.listdir(builder.output / INSIDE) == ["lock"]


def test_new_pages_come_first_and_old_ones_go_last(builder, monkeypatch):
    builder.build("one", FIRST)
    steps = []
    for name, target in (("replace", 1), ("unlink", 0)):
        function = getattr(os, name)

        def note(*paths, function=function, target=target, name=name, **options):
            function(*paths, **options)
            if os.fspath(paths[target]).startswith(f"{builder.output}/") and INSIDE not in paths[target]:
                steps.append((name, os.path.relpath(paths[target], builder.output)))

        monkeypatch.setattr(os, name, note)
    builder.build("two", SECOND)

    new, changed = [("replace", "d/index.html")], {("replace", "feed.xml"), ("replace", "index.html")}
    assert [("unlink", MARK), *new] == steps[:2]
    assert changed == set(steps[2:4])
    assert steps[4:] == [("unlink", "b/c/index.html"), ("replace", MARK)]


@pytest.mark.parametrize("second", [SECOND, THIRD])
def test_a_build_killed_at_any_step_leaves_whole_pages_and_is_repaired(tmp_path, monkeypatch, second):
    monkeypatch.setattr(output, "_can_be_renamed", lambda _: False)
    step, died = 0, True
    while died:
        builder = Builder(tmp_path / str(step) / "output")
        builder.build("one", FIRST)
        died = kill_build(builder, "two", second, step)

        assert pages(builder).items() <= {*FIRST.items(), *second.items()}

        with open_tree(builder.output, never) as tree:
            assert pages(builder) == (second if tree.token in {"two", None} else FIRST)
        builder.build("last", {**FIRST, "last.html": ""})

        assert pages(builder) == {**FIRST, "last.html": ""}
        step += 1
    assert step > 10


def test_a_folder_of_which_something_is_gone_is_built_anew(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    os.unlink(builder.output / "index.html")
    builder.build("two", SECOND)

    assert pages(builder) == SECOND


def test_a_folder_that_a_build_removed_is_not_missed_for_long(builder):
    gone = {path: text for path, text in SECOND.items() if path not in {"feed.xml", "d/index.html"}}
    for token, site in (("one", SECOND), ("two", gone), ("three", gone)):
        builder.build(token, site)
    with open_tree(builder.output, never) as tree:
        token = tree.token

    assert token == "three"  # noqa: S105 - no password


def test_a_full_disk_leaves_the_old_site(builder, monkeypatch):
    builder.build("one", FIRST)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OutputError):
            builder.build("two", SECOND)

    assert pages(builder) == FIRST
    assert os.listdir(builder.output / INSIDE) == ["lock"]


def test_files_from_another_disk_are_copied_aside(tmp_path, monkeypatch):
    write_files(tmp_path, {"staged/a/index.html": "new", f"staged/{MARK}": "two", "live/a/index.html": "old"})
    seen = []

    def replace(source, target, rename=os.replace):
        if f"{tmp_path}/staged/" in source:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        seen.append(os.path.relpath(source, tmp_path))
        rename(source, target)

    monkeypatch.setattr(in_place.os, "replace", replace)
    replace_files(f"{tmp_path}/staged", f"{tmp_path}/live", ["a/index.html"], [])
    shutil.rmtree(tmp_path / "staged")

    assert {"live/a/index.html": "new", f"live/{MARK}": "two"} == {
        f"live/{path}": (tmp_path / "live" / path).read_text(encoding="utf-8") for path in ("a/index.html", MARK)
    }
    assert ["live/a/index.html.backfile-new", f"live/{MARK}.backfile-new"] == seen
