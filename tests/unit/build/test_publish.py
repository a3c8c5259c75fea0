import errno
import os

import pytest
from backfile.build.mirror import list_files
from backfile.build.publish import remove_files, write_file
from backfile.errors import OutputError
from builders import write_files


def files(folder):
    return set(list_files(str(folder)))


def test_a_page_is_written_with_its_folders(tmp_path):
    write_file(f"{tmp_path}/new", "a/b/index.html", b"text")

    assert (tmp_path / "new" / "a" / "b" / "index.html").read_bytes() == b"text"


def test_a_page_is_written_over_an_older_one(tmp_path):
    write_files(tmp_path, {"index.html": "a longer text"})
    write_file(str(tmp_path), "index.html", b"text")

    assert (tmp_path / "index.html").read_bytes() == b"text"


def test_a_file_shared_with_the_live_site_is_never_written_to(tmp_path):
    write_files(tmp_path, {"live/index.html": "old"})
    (tmp_path / "new").mkdir()
    os.link(tmp_path / "live" / "index.html", tmp_path / "new" / "index.html")
    write_file(f"{tmp_path}/new", "index.html", b"new")

    assert (tmp_path / "live" / "index.html").read_bytes() == b"old"


def test_a_page_that_the_system_takes_in_parts_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "write", lambda handle, data, write=os.write: write(handle, data[:3]))
    write_file(str(tmp_path), "index.html", b"0123456789")

    assert (tmp_path / "index.html").read_bytes() == b"0123456789"


def test_modes_do_not_depend_on_the_mask(tmp_path):
    before = os.umask(0o077)
    write_file(str(tmp_path), "a/index.html", b"text")
    os.umask(before)

    assert os.stat(tmp_path / "a").st_mode & 0o777 == 0o755
    assert os.stat(tmp_path / "a" / "index.html").st_mode & 0o777 == 0o644


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError) as caught:
        write_file(str(tmp_path), "a/index.html", b"text")

    what = "it cannot be written (No space left on device); free some space on the disk and build again"
    assert f"output/a/index.html: {what}" == str(caught.value)


def test_a_limit_on_the_size_of_files_is_said(tmp_path):
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OutputError) as caught:
            write_file(str(tmp_path), "index.html", bytes(10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    what = "it cannot be written (File too large); raise the file-size limit (`ulimit -f`) and build again"
    assert f"output/index.html: {what}" == str(caught.value)


def test_a_folder_in_the_way_is_named(tmp_path):
    (tmp_path / "feed.xml").mkdir()

    with pytest.raises(
        OutputError, match=r"output/feed\.xml: it cannot be written \(.+\); free the way and build again"
    ):
        write_file(str(tmp_path), "feed.xml", b"new")


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path):
    write_files(tmp_path, {"tags": "a file"})

    with pytest.raises(OutputError, match=r"output/tags/a/index\.html: it cannot be written \(Not a directory\)"):
        write_file(str(tmp_path), "tags/a/index.html", b"new")


def test_pages_are_removed_with_the_folders_they_leave_empty(tmp_path):
    write_files(tmp_path, {"a/b/c/index.html": "", "a/b/d/index.html": "", "a/x/index.html": "", "index.html": ""})

    remove_files(str(tmp_path), ["a/b/c/index.html", "a/b/d/index.html"])

    assert {"a/x/index.html", "index.html"} == files(tmp_path)
    assert not (tmp_path / "a" / "b").exists()


def test_a_folder_that_holds_something_else_stays(tmp_path):
    write_files(tmp_path, {"a/index.html": "", "a/foreign.txt": ""})

    remove_files(str(tmp_path), ["a/index.html"])

    assert {"a/foreign.txt"} == files(tmp_path)


def test_folders_that_were_empty_before_are_left_alone(tmp_path):
    (tmp_path / "empty").mkdir()
    write_files(tmp_path, {"a/index.html": ""})

    remove_files(str(tmp_path), ["a/index.html"])

    assert os.listdir(tmp_path) == ["empty"]


def test_a_page_that_is_gone_already_is_fine(tmp_path):
    write_files(tmp_path, {"file": ""})

    remove_files(str(tmp_path), ["gone/index.html", "gone.html", "file/index.html"])

    assert {"file"} == files(tmp_path)


def test_the_folder_itself_stays(tmp_path):
    write_files(tmp_path / "output", {"index.html": ""})

    remove_files(str(tmp_path / "output"), ["index.html"])

    assert (tmp_path / "output").is_dir()


def test_a_folder_in_the_place_of_a_page_stays(tmp_path):
    write_files(tmp_path, {"feed.xml/keep.txt": ""})

    remove_files(str(tmp_path), ["feed.xml"])

    assert {"feed.xml/keep.txt"} == files(tmp_path)


def test_a_page_that_may_not_be_removed_is_named(tmp_path, monkeypatch):
    write_files(tmp_path, {"index.html": ""})

    def refuse(path):
        raise OSError(errno.EROFS, "Read-only file system", path)

    monkeypatch.setattr(os, "unlink", refuse)
    with pytest.raises(OutputError, match=r"output/index\.html: it cannot be written \(Read-only file system\); make"):
        remove_files(str(tmp_path), ["index.html"])
