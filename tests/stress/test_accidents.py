"""What goes wrong between two builds or in one: the site stays whole, and the next build makes it what a clean one makes."""

import os
import shutil
import signal
import sys
import time
from contextlib import suppress

import pytest
from archives import Archive, differences
from backfile.build.lock import hold_lock
from backfile.errors import BackfileError
from scale import TIMES

if sys.platform != "win32":
    import resource

TEMPLATE = "theme/templates/article.html"
LIMITS = (0, 100_000)
"""Bytes that no file may be larger than, for builds to fail in different places."""
ATTEMPTS = 10
"""To interrupt a build before it is over."""
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and limits")


@pytest.fixture
def archive(tmp_path):
    """A site that was built, and changes that were not."""
    archive = Archive(tmp_path)
    archive.fill(15)
    archive.build()
    archive.settings |= {"BACKFILE_WORKERS": 2, "SITESUBTITLE": "Another"}
    for path in archive.articles()[::3]:
        path.write_bytes(path.read_bytes() + b"\nIt went on in Oslo, Norway.\n")
    return archive


def wait_for(change, process):
    end = time.monotonic() + 60
    while not change() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


def truncate_catalog(archive):
    catalog = archive.folder / "cache" / "catalog.sqlite"
    catalog.write_bytes(catalog.read_bytes()[:50_000])


def overwrite_catalog(archive):
    (archive.folder / "cache" / "catalog.sqlite").write_bytes(b"This is no catalog.\n" * 900)


def empty_catalog(archive):
    (archive.folder / "cache" / "catalog.sqlite").write_bytes(b"")


def delete_catalog(archive):
    shutil.rmtree(archive.folder / "cache")


def delete_output(archive):
    shutil.rmtree(archive.output)


def empty_output(archive):
    for path in archive.output.iterdir():
        if not path.name.startswith("."):  # as `rm -r output/*` does
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def delete_twin(archive):
    shutil.rmtree(archive.control)


def damage_record(archive):
    archive.control.joinpath("record.json").write_text("{")


def delete_ledger_row(archive):
    ledger = archive.content / "ledger.csv"
    rows = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(rows[:5] + rows[6:]))


def delete_ledger(archive):
    (archive.content / "ledger.csv").unlink()


@pytest.mark.parametrize(
    "accident",
    [
        truncate_catalog,
        overwrite_catalog,
        empty_catalog,
        delete_catalog,
        delete_output,
        empty_output,
        delete_twin,
        damage_record,
        delete_ledger_row,
        delete_ledger,
    ],
    ids=lambda accident: accident.__name__,
)
def test_the_build_after_an_accident_equals_a_clean_build(archive, accident):
    accident(archive)
    archive.settings["BACKFILE_WORKERS"] = 1
    archive.build()

    assert differences(archive.site(), archive.clean_site()) == []


def test_a_build_that_fails_changes_nothing_and_the_next_one_equals_a_clean_build(archive):
    before = archive.site()
    template = archive.folder / TEMPLATE
    whole = template.read_text(encoding="utf-8")
    archive.write(TEMPLATE, whole + "{% if %}")
    with pytest.raises(BackfileError):
        archive.build()

    assert differences(archive.site(), before) == []

    archive.write(TEMPLATE, whole)
    archive.build()

    assert differences(archive.site(), archive.clean_site()) == []


@pytest.fixture
def interruptible():
    """What the tests start may be interrupted, though the tests may not, as when a shell runs them in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@needs_posix
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_build_that_is_interrupted_leaves_a_whole_site_and_the_next_one_equals_a_clean_build(archive, number):
    for attempt in range(ATTEMPTS):
        archive.settings["SITESUBTITLE"] = f"Another {attempt}"
        before, clean = archive.site(), archive.clean_site()
        names = set(os.listdir(archive.control))
        with archive.start() as process:
            wait_for(lambda known=names: set(os.listdir(archive.control)) != known, process)  # it begins to write
            with suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            said, _ = process.communicate()
        if process.returncode:  # it was not over before
            break
    stands = archive.site()

    assert process.returncode != 0, said
    assert "Traceback" not in said
    assert stands in (before, clean)

    archive.run()

    assert differences(archive.site(), clean) == []


@needs_posix
@pytest.mark.parametrize("limit", LIMITS)
def test_a_build_that_may_not_write_says_so_and_the_next_one_equals_a_clean_build(archive, limit):
    before = archive.site()
    with archive.start(
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    ) as process:
        said, _ = process.communicate()

    assert process.returncode == 1, said
    assert "Traceback" not in said
    assert "written" in said
    assert differences(archive.site(), before) == []

    archive.run()

    assert differences(archive.site(), archive.clean_site()) == []


@needs_posix
@pytest.mark.parametrize("folder", ["", "output", ".output.backfile", "cache"])
def test_a_build_into_a_read_only_folder_says_so_and_the_next_one_equals_a_clean_build(archive, folder):
    archive.configure()
    before = archive.site()
    (archive.folder / folder).chmod(0o555)
    if os.access(archive.folder / folder, os.W_OK):
        pytest.skip("the superuser may write everywhere")
    with archive.start() as process:
        said, _ = process.communicate()
    (archive.folder / folder).chmod(0o755)

    assert "Traceback" not in said
    assert (process.returncode == 0) == (archive.site() != before), said

    archive.run()

    assert differences(archive.site(), archive.clean_site()) == []


def test_a_second_build_waits_for_the_first(archive):
    with hold_lock(str(archive.control / "lock"), lambda: None):
        process = archive.start()
        line = process.stdout.readline()
        before = archive.site()
    rest, _ = process.communicate()

    assert line == "Another build is under way; waiting for its end\n"
    assert process.returncode == 0, rest
    assert archive.site() != before
    assert differences(archive.site(), archive.clean_site()) == []


def test_builds_at_once_take_turns(archive):
    processes = [archive.start() for _ in range(2 + min(TIMES, 8))]
    codes = [process.communicate() and process.returncode for process in processes]

    assert codes == [0] * len(processes)
    assert differences(archive.site(), archive.clean_site()) == []
