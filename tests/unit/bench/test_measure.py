import sys

import pytest
from measure import run

PYTHON = sys.executable
BUSY = "import time; end = time.process_time() + {seconds}\nwhile time.process_time() < end: pass"
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
ORPHAN = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {work!r}])"

needs_wait4 = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no CPU of children")
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs prctl or /proc")


def test_the_clock_runs_until_the_command_ends():
    cost = run([PYTHON, "-c", "import time; time.sleep(0.3)"])

    assert cost.wall >= 0.3


@needs_wait4
def test_the_cpu_of_a_command_is_counted():
    cost = run([PYTHON, "-c", BUSY.format(seconds=0.3)])

    assert cost.cpu >= 0.3


@needs_wait4
def test_sleep_is_no_cpu():
    cost = run([PYTHON, "-c", "import time; time.sleep(1)"])

    assert cost.cpu < 0.9


@needs_wait4
def test_the_cpu_of_a_child_is_counted():
    cost = run([PYTHON, "-c", CHILD.format(work=BUSY.format(seconds=0.3))])

    assert cost.cpu >= 0.3


@needs_linux
def test_the_cpu_of_a_child_that_outlives_the_command_is_counted():
    cost = run([PYTHON, "-c", ORPHAN.format(work=BUSY.format(seconds=0.5))])

    assert cost.cpu >= 0.5


@needs_linux
def test_the_memory_of_a_child_is_counted():
    work = "import time; held = bytearray(100 * 2**20); held[::4096] = b'x' * (len(held) // 4096); time.sleep(0.5)"

    cost = run([PYTHON, "-c", CHILD.format(work=work)], is_watched=True)

    assert 100 <= cost.memory < 200


def test_memory_that_is_not_watched_is_none():
    cost = run([PYTHON, "-c", ""])

    assert cost.memory == 0


def test_a_command_that_fails_ends_the_benchmark_with_what_it_printed():
    with pytest.raises(SystemExit, match=r"ended with 3:\nno room"):
        run([PYTHON, "-c", "import sys; print('no room', flush=True); sys.exit(3)"])
