import subprocess
import sys
import textwrap
from contextlib import contextmanager

import pytest
from backfile.build import lock
from backfile.build.lock import hold_lock
from backfile.errors import BuildUnderWayError, OutputError
from builders import write_files
from site_trees import never

HOLDER = """
import sys
sys.path[:0] = sys.argv[2:]
from backfile.build.lock import hold_lock
with hold_lock(sys.argv[1], lambda: None):
    {inside}
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def other_process(path, inside=""):
    """Another process that holds the lock until it is told to end."""
    script = textwrap.dedent(HOLDER.format(inside=inside))
    command = [sys.executable, "-c", script, path, *sys.path]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "folder" / "lock")


def test_the_lock_can_be_had_again_and_again(path):
    for _ in range(2):
        with hold_lock(path, never):
            pass


def test_a_second_process_says_that_it_waits_and_gives_up_in_time(path):
    waits = []
    with (
        other_process(path),
        pytest.raises(BuildUnderWayError) as caught,
        hold_lock(path, lambda: waits.append(1), 0.2),
    ):
        pass

    message = "another build is under way; wait for its end, or stop it, and build again"
    assert f"{path}: {message}" == str(caught.value)
    assert waits == [1]


def test_a_second_process_goes_on_when_the_first_ends(path):
    with other_process(path) as first, hold_lock(path, first.stdin.close, 60):
        assert first.wait() == 0


def test_a_killed_process_holds_nothing(path):
    with other_process(path) as first:
        first.kill()
        first.wait()
        with hold_lock(path, never):
            pass


def test_workers_that_outlive_a_killed_process_hold_nothing(path):
    fork = "import os; os.fork() or __import__('time').sleep(60) or os._exit(0)"
    with other_process(path, fork) as first:
        first.kill()
        first.wait()
        with hold_lock(path, never):
            pass
        first.stdout.close()


def test_where_the_lock_cannot_be_made_that_is_said(tmp_path):
    write_files(tmp_path, {"file": ""})
    with (
        pytest.raises(OutputError, match=r"file: it cannot be written \(.+\); free the way"),
        hold_lock(f"{tmp_path}/file/lock", never),
    ):
        pass


def test_waiting_is_said_once(path, monkeypatch):
    answers = iter([False, False, False, True])
    monkeypatch.setattr(lock, "_try", lambda _: next(answers))
    monkeypatch.setattr(lock, "PAUSE", 0)
    waits = []
    with hold_lock(path, lambda: waits.append(1)):
        pass

    assert waits == [1]
