import os

import pytest
from backfile.build.mirror import is_file, list_files, mirror_files, mirror_folder
from builders import write_files

FILES = {"index.html": "1", "a/b/index.html": "2", "a/c.html": "3"}


@pytest.fixture
def folders(tmp_path):
    """A folder with files and a mirror of it."""
    write_files(tmp_path / "source", FILES)
    mirror_folder(f"{tmp_path}/source", f"{tmp_path}/target")
    return tmp_path / "source", tmp_path / "target"


def read(folder):
    return {path: (folder / path).read_text(encoding="utf-8") for path in list_files(str(folder))}


def test_a_mirrored_folder_shares_all_files(folders):
    assert all(os.path.samefile(folders[0] / path, folders[1] / path) for path in FILES)


def test_a_name_that_is_passed_over_is_left_out(folders, tmp_path):
    mirror_folder(str(folders[0]), f"{tmp_path}/other", ("a",))

    assert {"index.html"} == set(list_files(f"{tmp_path}/other"))


def test_without_hard_links_files_are_copied(folders, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    mirror_folder(str(folders[0]), f"{tmp_path}/other")

    assert read(tmp_path / "other") == FILES
    assert not os.path.samefile(folders[0] / "index.html", tmp_path / "other" / "index.html")


def test_a_symbolic_link_is_made_anew(folders, tmp_path):
    (folders[0] / "link").symlink_to("nowhere")
    mirror_folder(str(folders[0]), f"{tmp_path}/other")

    assert os.readlink(tmp_path / "other" / "link") == "nowhere"


def test_files_become_those_of_the_source(folders):
    write_files(folders[0], {"new/index.html": "new"})
    (folders[0] / "index.html").unlink()
    (folders[0] / "a" / "c.html").unlink()
    write_files(folders[0], {"index.html": "changed"})
    paths = ["index.html", "new/index.html", "a/c.html", "gone/long/ago.html"]
    mirror_files(str(folders[0]), str(folders[1]), paths)

    assert read(folders[1]) == {"index.html": "changed", "new/index.html": "new", "a/b/index.html": "2"}


def test_files_that_are_not_named_are_left_alone(folders):
    (folders[0] / "index.html").unlink()
    mirror_files(str(folders[0]), str(folders[1]), ["a/c.html"])

    assert read(folders[1]) == FILES


def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(folders):
    (folders[0] / "a" / "b" / "index.html").unlink()
    (folders[0] / "a" / "b").rmdir()
    (folders[0] / "index.html").unlink()
    now = {"a/b": "a file", "index.html/index.html": "in a folder"}
    write_files(folders[0], now)
    mirror_files(str(folders[0]), str(folders[1]), ["a/b/index.html", "index.html", *now])

    assert {**now, "a/c.html": "3"} == read(folders[1])


def test_paths_are_listed_with_slashes(folders):
    assert set(FILES) == set(list_files(str(folders[0])))


def test_names_are_passed_over_at_any_depth(folders):
    assert {"a/c.html"} == set(list_files(str(folders[0]), ("index.html",)))


def test_a_folder_is_no_file(folders):
    found = [is_file(f"{folders[0]}/{path}") for path in ("index.html", "a", "missing", "index.html/below")]

    assert found == [True, False, False, False]
