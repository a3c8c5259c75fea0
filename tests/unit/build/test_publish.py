import os

import pytest
from backfile.build.plan import list_output
from backfile.build.publish import Publisher
from backfile.build.render import RenderedPage
from backfile.errors import OutputError
from builders import write_files


def test_a_page_is_written_with_its_folders(tmp_path):
    Publisher(tmp_path / "output").write(RenderedPage("a/b/index.html", b"text"))

    assert (tmp_path / "output" / "a" / "b" / "index.html").read_bytes() == b"text"


def test_a_page_is_written_aside_and_renamed(tmp_path, monkeypatch):
    write_files(tmp_path, {"index.html": "old"})
    seen = []

    def replace(source, target, rename=os.replace):
        with open(source, "rb") as aside, open(target, "rb") as old:
            seen.append((aside.read(), old.read()))
        rename(source, target)

    monkeypatch.setattr(os, "replace", replace)
    Publisher(tmp_path).write(RenderedPage("index.html", b"new"))

    assert seen == [(b"new", b"old")]
    assert os.listdir(tmp_path) == ["index.html"]


def test_an_interrupted_write_leaves_the_old_page(tmp_path, monkeypatch):
    write_files(tmp_path, {"index.html": "old"})

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError) as caught:
        Publisher(tmp_path).write(RenderedPage("index.html", b"new"))

    path = tmp_path / "index.html"
    assert f"{path}: it cannot be written (No space left on device); free the way and build again" == str(caught.value)
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_in_the_way_is_named_in_full(tmp_path):
    (tmp_path / "feed.xml").mkdir()

    with pytest.raises(OutputError) as caught:
        Publisher(tmp_path).write(RenderedPage("feed.xml", b"new"))

    path = tmp_path / "feed.xml"
    assert f"{path}: it cannot be written (Is a directory); free the way and build again" == str(caught.value)


def test_a_file_in_the_way_of_a_folder_is_named_in_full(tmp_path):
    write_files(tmp_path, {"tags": "a file"})

    with pytest.raises(OutputError) as caught:
        Publisher(tmp_path).write(RenderedPage("tags/index.html", b"new"))

    message = "the folder cannot be made (File exists); free the way or make the output folder writable"
    assert f"{tmp_path / 'tags'}: {message}" == str(caught.value)


def test_pages_are_removed_with_the_folders_they_leave_empty(tmp_path):
    write_files(tmp_path, {"a/b/c/index.html": "", "a/b/d/index.html": "", "a/x/index.html": "", "index.html": ""})

    Publisher(tmp_path).remove(["a/b/c/index.html", "a/b/d/index.html"])

    assert {"a/x/index.html", "index.html"} == list_output(tmp_path)
    assert not (tmp_path / "a" / "b").exists()


def test_a_folder_that_holds_something_else_stays(tmp_path):
    write_files(tmp_path, {"a/index.html": "", "a/foreign.txt": ""})

    Publisher(tmp_path).remove(["a/index.html"])

    assert {"a/foreign.txt"} == list_output(tmp_path)


def test_folders_that_were_empty_before_are_left_alone(tmp_path):
    (tmp_path / "empty").mkdir()
    write_files(tmp_path, {"a/index.html": ""})

    Publisher(tmp_path).remove(["a/index.html"])

    assert os.listdir(tmp_path) == ["empty"]


def test_a_page_that_is_gone_already_is_fine(tmp_path):
    Publisher(tmp_path).remove(["gone/index.html", "gone.html"])

    assert set() == list_output(tmp_path)


def test_the_output_folder_itself_stays(tmp_path):
    write_files(tmp_path / "output", {"index.html": ""})

    Publisher(tmp_path / "output").remove(["index.html"])

    assert (tmp_path / "output").is_dir()


def test_a_folder_in_the_place_of_a_page_is_not_removed(tmp_path):
    write_files(tmp_path, {"feed.xml/keep.txt": ""})

    with pytest.raises(OutputError, match=r"feed\.xml: it cannot be removed \(.+\); remove it and build again"):
        Publisher(tmp_path).remove(["feed.xml"])
