import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from backfile.build import exchange, twin
from backfile.build.output import control_folder, open_tree
from backfile.build.publish import write_file
from backfile.build.trees import MARK
from backfile.errors import OutputError
from builders import write_files
from site_trees import Builder, kill_build, never, read_site

FIRST = {"index.html": "1", "a/index.html": "a", "b/c/index.html": "c", "feed.xml": "1"}
SECOND = {"index.html": "2", "a/index.html": "a", "d/index.html": "d", "feed.xml": "2"}
THIRD = {"index.html": "3", "a": "a file now", "d/index.html": "d", "b/c/index.html": "c"}


@pytest.fixture
def builder(tmp_path):
    return Builder(tmp_path / "output")


@pytest.fixture(params=["in one step", "by two renames"])
def way(request, monkeypatch):
    """How the two folders are exchanged."""
    if request.param == "by two renames":
        monkeypatch.setattr(exchange, "_renameat2", None)
        monkeypatch.setattr(exchange, "_renamex_np", None)
    return request.param


@pytest.mark.usefixtures("way")
def test_each_build_replaces_the_whole_site(builder):
    for number, pages in enumerate((FIRST, SECOND, THIRD, FIRST, THIRD, SECOND)):
        builder.build(f"site {number}", pages)

        assert pages == read_site(builder.output)


def test_the_tree_says_which_site_the_folder_holds(builder):
    seen = []
    for token in ("one", "two"):
        with open_tree(builder.output, never) as tree:
            seen.append((tree.token, tree.is_fresh))
        builder.build(token, FIRST)

    assert seen == [(None, True), ("one", False)]


def test_without_begin_the_site_stays(builder):
    builder.build("one", FIRST)
    with open_tree(builder.output, never):
        pass

    assert read_site(builder.output) == FIRST


def test_the_first_build_links_nothing(builder, monkeypatch):
    monkeypatch.delattr(os, "link")
    builder.build("one", FIRST)

    assert read_site(builder.output) == FIRST


def test_unchanged_files_are_shared_and_changed_ones_are_not(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    builder.build("three", {**SECOND, "index.html": "3"})

    links = {path: os.stat(builder.output / path).st_nlink for path in SECOND}
    assert links == {"index.html": 1, "a/index.html": 2, "d/index.html": 2, "feed.xml": 2}


def test_the_mark_is_that_of_a_clean_build(builder, tmp_path):
    for token, pages in (("one", FIRST), ("two", SECOND), ("three", THIRD)):
        builder.build(token, pages)
    clean = Builder(tmp_path / "clean" / "output")
    clean.build("three", THIRD)

    assert (builder.output / MARK).read_bytes() == (clean.output / MARK).read_bytes()


def test_a_build_touches_only_what_the_last_two_changed(builder, monkeypatch):
    pages = {f"{number}/index.html": "same" for number in range(50)}
    builder.build("one", {**pages, "index.html": "1"})
    builder.build("two", {**pages, "index.html": "2", "new.html": "2"})
    linked = []
    monkeypatch.setattr(os, "link", lambda source, target, link=os.link: (linked.append(target), link(source, target)))
    builder.build("three", {**pages, "index.html": "3", "new.html": "2"})

    assert [os.path.basename(path) for path in linked] == ["new.html"]


def test_without_hard_links_files_are_copied(builder, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    builder.build("three", THIRD)

    assert read_site(builder.output) == THIRD


@pytest.mark.usefixtures("way")
def test_files_put_into_the_folder_by_hand_stay(builder):
    by_hand = {"CNAME": "example.org", ".well-known/security.txt": "Contact:", "old/site/index.html": "old"}
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    write_files(builder.output, by_hand)
    builder.build("three", THIRD)
    write_files(builder.output, {"old/site/more.html": "more"})
    builder.build("four", FIRST)

    assert {**FIRST, **by_hand, "old/site/more.html": "more"} == read_site(builder.output)


def test_files_that_were_there_before_the_first_build_stay(builder):
    write_files(builder.output, {"CNAME": "example.org", "a/by-hand.txt": "mine", "index.html": "replaced"})
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    builder.build("three", SECOND)

    assert read_site(builder.output) == {**SECOND, "CNAME": "example.org", "a/by-hand.txt": "mine"}


def test_a_file_changed_by_hand_stays_changed(builder):
    write_files(builder.output, {"CNAME": "example.org"})
    for token in ("one", "two"):
        builder.build(token, FIRST)
    (builder.output / "CNAME").unlink()
    write_files(builder.output, {"CNAME": "example.net"})
    for token in ("three", "four", "five"):
        builder.build(token, SECOND)

    assert read_site(builder.output) == {**SECOND, "CNAME": "example.net"}


def test_a_file_removed_by_hand_stays_away(builder):
    builder.build("one", FIRST)
    write_files(builder.output, {"CNAME": "example.org", "old/index.html": "old"})
    for token in ("two", "three"):
        builder.build(token, FIRST)
    (builder.output / "CNAME").unlink()
    (builder.output / "old" / "index.html").unlink()
    for token in ("four", "five", "six"):
        builder.build(token, SECOND)

    assert read_site(builder.output) == SECOND


def test_a_file_made_by_hand_is_removed_when_the_build_says_so(builder):
    builder.build("one", FIRST)
    write_files(builder.output, {"review.html": "outdated"})
    builder.unfinished.add("review.html")
    builder.build("two", FIRST)

    assert read_site(builder.output) == FIRST


def test_a_link_made_by_hand_stays_and_what_it_leads_to_is_left_alone(builder, tmp_path):
    write_files(tmp_path, {"elsewhere/notes.txt": "mine"})
    builder.build("one", FIRST)
    write_files(builder.output, {"mine/sub/notes.txt": "", "mine/file": ""})
    builder.build("two", SECOND)
    shutil.rmtree(builder.output / "mine" / "sub")
    (builder.output / "latest").symlink_to(tmp_path / "elsewhere")
    (builder.output / "mine" / "sub").symlink_to(tmp_path / "elsewhere")
    for number in range(3):
        builder.build(f"site {number}", FIRST if number % 2 else SECOND)

    links = [os.readlink(builder.output / path) for path in ("latest", "mine/sub")]
    assert links == [str(tmp_path / "elsewhere")] * 2
    assert read_site(tmp_path / "elsewhere") == {"notes.txt": "mine"}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("when", ["before the first build", "later"])
def test_version_control_stays_in_the_folder(builder, when):
    if when == "later":
        builder.build("one", FIRST)
    subprocess.run(["git", "init", "-q", builder.output], check=True)  # noqa: S607 - whichever git the person has
    inode = os.stat(builder.output / ".git").st_ino
    builder.build("two", FIRST)
    builder.build("three", SECOND)

    assert os.stat(builder.output / ".git").st_ino == inode
    status = subprocess.run(["git", "status", "-s"], cwd=builder.output, check=True, capture_output=True, text=True)  # noqa: S607 - the same
    assert "?? index.html" in status.stdout


def test_files_no_build_made_are_listed(builder):
    write_files(builder.output, {"CNAME": "", ".git/HEAD": "", "a/by-hand.txt": "", "index.html": ""})
    with open_tree(builder.output, never) as tree:
        assert tree.foreign({"index.html"}) == ["CNAME", "a/by-hand.txt"]


def test_the_folder_holds_regular_files_only(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)

    found = [entry for folder, _, names in os.walk(builder.output) for entry in (f"{folder}/{name}" for name in names)]
    assert len(SECOND) + 1 == len(found)
    assert not any(map(os.path.islink, found))


def test_the_folder_keeps_its_mode(builder):
    builder.build("one", FIRST)
    os.chmod(builder.output, 0o750)  # noqa: S103 - a person may
    builder.build("two", SECOND)

    assert os.stat(builder.output).st_mode & 0o777 == 0o750


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_modes_do_not_depend_on_the_mask_of_the_person(builder, mask):
    before = os.umask(mask)
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    after = os.umask(before)

    modes = {oct(os.stat(builder.output / path).st_mode & 0o777) for path in ("", "a", "d", *SECOND, MARK)}
    assert {"0o755", "0o644"} == modes
    assert mask == after


def test_another_folder_in_its_place_is_not_taken_for_the_site(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    os.rename(builder.output, builder.output.with_name("moved"))
    write_files(builder.output, {"index.html": "another program's", "other.html": "kept"})
    builder.build("three", {**SECOND, "index.html": "3"})

    assert read_site(builder.output) == {**SECOND, "index.html": "3", "other.html": "kept"}


def test_an_older_site_put_back_by_hand_is_not_taken_for_the_newer_one(builder, tmp_path):
    builder.build("one", FIRST)
    shutil.copytree(builder.output, tmp_path / "backup")
    builder.build("two", SECOND)
    builder.build("three", THIRD)
    shutil.rmtree(builder.output)
    os.rename(tmp_path / "backup", builder.output)
    builder.build("four", {**FIRST, "a/index.html": "new"})

    assert read_site(builder.output) == {**FIRST, "a/index.html": "new"}


def test_a_folder_removed_by_hand_is_built_anew(builder):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    shutil.rmtree(builder.output)
    builder.build("three", SECOND)

    assert read_site(builder.output) == SECOND


@pytest.mark.parametrize("removed", [("index.html",), ("a", "d"), ("index.html", "a", "d", "feed.xml")])
def test_a_folder_of_which_something_is_gone_is_built_anew(builder, removed):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    for name in removed:
        subprocess.run(["rm", "-r", builder.output / name], check=True)  # noqa: S607 - as a person would
    with open_tree(builder.output, never) as tree:
        assert tree.token is None
    builder.build("two", SECOND)

    assert read_site(builder.output) == SECOND


def test_a_project_copied_elsewhere_goes_on_there(builder, tmp_path):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    shutil.copytree(tmp_path, f"{tmp_path}-copy")
    builder.output = tmp_path.with_name(f"{tmp_path.name}-copy") / "output"
    builder.build("three", THIRD)

    assert read_site(builder.output) == THIRD


@pytest.mark.parametrize("damage", ["", "{}", "no JSON", '{"folder": 1}'])
def test_a_damaged_record_is_made_anew(builder, damage):
    builder.build("one", FIRST)
    builder.build("two", SECOND)
    write_files(builder.output.parent, {".output.backfile/record.json": damage})
    builder.build("three", THIRD)

    assert read_site(builder.output) == THIRD


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("builds", [0, 1, 2, 3])
def test_a_build_killed_at_any_step_leaves_a_whole_site_and_is_repaired(tmp_path, builds):
    step, died = 0, True
    while died:
        builder = Builder(tmp_path / str(step) / "output")
        sites = [FIRST, SECOND, FIRST, THIRD]
        for number in range(builds):
            builder.build(f"site {number}", sites[number])
            write_files(builder.output, {"CNAME": "example.org", ".git/HEAD": "main"})
        by_hand = {"CNAME": "example.org", ".git/HEAD": "main"} if builds else {}
        died = kill_build(builder, f"site {builds}", sites[builds], step)
        with open_tree(builder.output, never) as tree:
            token = tree.token
        live = {**sites[int(token[-1])], **by_hand} if token else {}

        assert live == read_site(builder.output)

        builder.build("last", {**SECOND, "last.html": ""})

        assert {**SECOND, "last.html": "", **by_hand} == read_site(builder.output)
        step += 1
    assert step > 10


def test_a_killed_build_leaves_nothing_behind_after_the_next(builder):
    builder.build("one", FIRST)
    for step in range(0, 30, 3):
        kill_build(builder, f"killed {step}", SECOND, step)
    builder.build("two", SECOND)
    builder.build("three", THIRD)

    assert len(os.listdir(control_folder(str(builder.output)))) == 3


def test_a_worker_that_outlives_a_killed_build_cannot_reach_the_site(builder):
    builder.build("one", FIRST)
    with open_tree(builder.output, never) as tree:
        tree.begin("killed", ["a/index.html"], [])
    builder.build("two", SECOND)
    write_file(tree.root, "a/index.html", b"late")
    builder.build("three", {**SECOND, "index.html": "3"})

    assert read_site(builder.output) == {**SECOND, "index.html": "3"}


def test_a_full_disk_leaves_the_old_site(builder, monkeypatch):
    builder.build("one", FIRST)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OutputError) as caught:
            builder.build("two", SECOND)

    what = "it cannot be written (No space left on device); free some space on the disk and build again"
    assert f"output/index.html: {what}" == str(caught.value)
    assert read_site(builder.output) == FIRST

    builder.build("two", SECOND)

    assert read_site(builder.output) == SECOND


def test_a_build_that_failed_frees_what_its_pages_took(builder, monkeypatch):
    builder.build("one", FIRST)
    builder.build("two", SECOND)

    def full(handle, data, write=os.write):
        if data == b"f":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError):
        builder.build("three", {**SECOND, "e/index.html": "e", "f/index.html": "f"})

    twin_of = control_folder(str(builder.output))
    assert not list(Path(twin_of).glob("*/e/index.html"))


def test_a_first_build_on_a_full_disk_frees_what_it_took(builder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError):
        builder.build("one", FIRST)

    assert os.listdir(control_folder(str(builder.output))) == ["lock"]


def test_a_disk_that_fills_while_files_are_linked_leaves_the_old_site(builder, monkeypatch):
    builder.build("one", FIRST)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", str(builder.output))

    with monkeypatch.context() as patch:
        patch.setattr(os, "mkdir", full)
        with pytest.raises(OutputError, match=r"output: it cannot be written \(No space left on device\); free some"):
            builder.build("two", SECOND)
    builder.build("two", SECOND)

    assert read_site(builder.output) == SECOND


def test_a_folder_that_may_not_be_written_is_refused_before_any_page_is(builder, monkeypatch):
    builder.build("one", FIRST)
    with open_tree(builder.output, never) as tree:
        monkeypatch.setattr(twin.os, "access", lambda *_: False)
        with pytest.raises(OutputError) as caught:
            tree.begin("two", SECOND, [])

    message = "it cannot be written (Permission denied); make it writable, or close the program that has it open"
    assert f"{builder.output}: {message}, and build again" == str(caught.value)


def test_a_file_in_the_place_of_the_folder_is_refused(builder):
    write_files(builder.output.parent, {"output": "a file"})
    with pytest.raises(OutputError) as caught:
        builder.build("one", FIRST)

    assert f"{builder.output}: it cannot be written (Not a directory); free the way and build again" == str(
        caught.value
    )


def test_a_file_made_by_hand_in_the_way_of_a_folder_is_named(builder):
    write_files(builder.output, {"a": "by hand"})
    with pytest.raises(OutputError) as caught:
        builder.build("one", FIRST)

    what = "output/a/index.html: it cannot be written (Not a directory); free the way and build again"
    assert what == str(caught.value)


def test_an_empty_folder_that_cannot_be_renamed_is_filled_in_place(builder, monkeypatch):
    builder.output.mkdir()

    def refuse(path, rmdir=os.rmdir, **options):
        if path == str(builder.output):
            raise OSError(errno.EBUSY, "Device or resource busy", path)
        rmdir(path, **options)

    monkeypatch.setattr(os, "rmdir", refuse)
    builder.build("one", FIRST)
    builder.build("two", SECOND)

    assert {path: text for path, text in read_site(builder.output).items() if path[0] != "."} == SECOND


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EBUSY])
def test_a_folder_that_cannot_be_renamed_is_filled_in_place(builder, monkeypatch, number):
    builder.build("one", FIRST)

    def refuse(_new, live):
        raise OSError(number, os.strerror(number), live)

    monkeypatch.setattr(twin, "exchange_folders", refuse)
    inode = os.stat(builder.output).st_ino
    builder.build("two", SECOND)

    assert read_site(builder.output) == SECOND

    builder.build("three", THIRD)

    assert {path: text for path, text in read_site(builder.output).items() if path[0] != "."} == THIRD
    assert os.stat(builder.output).st_ino == inode


def test_a_name_that_is_not_unicode_is_carried_over(builder):
    builder.build("one", FIRST)
    name = os.fsencode(builder.output) + b"/\xff.txt"
    with open(name, "w", encoding="utf-8") as file:
        file.write("by hand")
    for token in ("two", "three"):
        builder.build(token, SECOND)

    assert os.path.isfile(name)
