"""Worker processes, killed and otherwise. What they run stands at the top, where other processes find it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from backfile.build.executor import run_chunks
from backfile.build.stage import Stage
from backfile.build.workers import LocalExecutor, start_method
from backfile.errors import ThemeError, WorkerDiedError

TASKS = range(400)
LARGE = 100_000
"""Bytes of a result that fills any pipe, so that a worker is killed while it writes."""
needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="fork is used on Linux only")

_prepared = []


def _prepare(value):
    _prepared.append(value)


def _double(numbers):
    return [2 * number for number in numbers]


def _what_was_prepared(numbers):
    return [(number, *_prepared) for number in numbers]


def _large(numbers):
    return [bytes([number % 256]) * LARGE for number in numbers]


def _pids(numbers):
    time.sleep(0.01)
    return [os.getpid() for _ in numbers]


def _die_once(flag, numbers):
    if 123 in numbers and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _double(numbers)


def _die_always(numbers):
    if 123 in numbers:
        os._exit(3)
    return _double(numbers)


def _reject(numbers):
    if 123 in numbers:
        raise ThemeError("article.html: no")
    return numbers


class _OddError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def _reject_oddly(_):
    raise _OddError("this", "that")


def _run(function, tasks=TASKS, workers=2, ahead=6):
    problems = []
    with LocalExecutor(workers, partial(_prepare, "here"), Stage("read", problems.append)) as executor:
        return list(run_chunks(executor, function, tasks, ahead)), problems


@pytest.fixture(autouse=True)
def _forget():
    _prepared.clear()


@pytest.fixture
def second_thread():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(workers):
    assert (_double(TASKS), []) == _run(_double, workers=workers)


def test_no_task_gives_no_result():
    assert _run(_double, tasks=[]) == ([], [])


def test_results_larger_than_a_pipe_holds_come_whole():
    assert _large(TASKS) == _run(_large)[0]


def test_tasks_larger_than_a_pipe_holds_come_whole():
    tasks = _large(range(50))

    assert [task * 2 for task in tasks] == _run(_double, tasks=tasks)[0]


def test_all_workers_work():
    assert len(set(_run(_pids, workers=3)[0])) == 3


def test_tasks_are_read_only_as_far_ahead_as_allowed():
    read = []
    tasks = (read.append(number) or number for number in range(1000))
    with LocalExecutor(2, partial(_prepare, "here"), Stage("read", print)) as executor:
        next(run_chunks(executor, _double, tasks, 3))

    assert len(read) <= 4 * 50


def test_each_worker_is_prepared_before_its_first_task():
    assert [(number, "here") for number in TASKS] == _run(_what_was_prepared)[0]


@pytest.mark.usefixtures("second_thread")
def test_each_worker_is_prepared_where_a_fork_is_not_safe():
    assert start_method() != "fork"
    assert [(number, "here") for number in TASKS] == _run(_what_was_prepared)[0]
    assert _prepared == []


def test_one_executor_does_one_thing_after_another():
    with LocalExecutor(2, partial(_prepare, "here"), Stage("read", print)) as executor:
        first = list(run_chunks(executor, _double, TASKS, 4))
        second = list(run_chunks(executor, _double, first, 4))

    assert _double(_double(TASKS)) == second


def test_an_error_in_a_worker_ends_the_work():
    with pytest.raises(ThemeError) as caught:
        _run(_reject)

    assert str(caught.value) == "article.html: no"


def test_an_error_in_a_worker_says_where_it_happened():
    with pytest.raises(ThemeError) as caught:
        _run(_reject)

    assert "in _reject" in caught.value.__notes__[0]


def test_an_error_that_cannot_be_sent_is_told_in_words():
    with pytest.raises(RuntimeError, match="_OddError: this and that"):
        _run(_reject_oddly)


def test_the_work_of_a_killed_worker_is_done_again(tmp_path):
    results, _ = _run(partial(_die_once, tmp_path / "died"))

    assert _double(TASKS) == results


def test_a_killed_worker_is_reported(tmp_path):
    _, problems = _run(partial(_die_once, tmp_path / "died"))

    (problem,) = problems
    assert str(problem) == (
        'BACKFILE_WORKERS: a worker process of the stage "read" died (killed, SIGKILL), and the work was done again; '
        "if memory ran out, set it to a smaller number [B301]"
    )


@pytest.mark.usefixtures("second_thread")
def test_the_work_of_a_killed_worker_is_done_again_where_a_fork_is_not_safe(tmp_path):
    results, problems = _run(partial(_die_once, tmp_path / "died"))

    assert _double(TASKS) == results
    assert len(problems) == 1


@pytest.mark.parametrize("moment", range(4))
def test_workers_killed_while_they_write_lose_nothing(moment):
    problems = []
    with LocalExecutor(2, partial(_prepare, "here"), Stage("read", problems.append)) as executor:
        results = []
        for result in run_chunks(executor, _large, TASKS, 6):
            results.append(result)
            if len(results) == 20 + 40 * moment:
                time.sleep(0.05)  # until both are in the middle of a result that nobody takes
                for process in multiprocessing.active_children():
                    process.kill()

    assert _large(TASKS) == results
    assert problems[0].what.startswith('2 worker processes of the stage "read" died (killed, SIGKILL)')


def test_a_task_that_workers_die_of_is_named():
    with pytest.raises(WorkerDiedError) as caught:
        _run(_die_always)

    assert str(caught.value) == (
        '123: each worker process of the stage "read" that took it died (exit code 3), the last with nothing else to do; '
        "if memory ran out, set BACKFILE_WORKERS to 1, otherwise take the file away and report it [B301]"
    )


ALONE = """
    import gc, multiprocessing, os, time
    from backfile.build.executor import run_chunks
    from backfile.build.stage import Stage
    from backfile.build.workers import LocalExecutor

    made = []
    def prepare(): made.append(os.getpid())
    def who(tasks): return [(os.getppid(), *made, gc.isenabled(), gc.get_freeze_count() > 0) for _ in tasks]
    def sleep(tasks): time.sleep(60)
"""
"""A program of one thread, whatever the threads of the test runner are."""


def _start_alone(code):
    path = str(Path(__file__).parents[3] / "plugins")
    source = textwrap.dedent(ALONE) + textwrap.dedent(code)
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", source], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE
    )


@needs_fork
def test_a_process_of_one_thread_forks_after_it_was_prepared():
    with _start_alone("""
        with LocalExecutor(2, prepare, Stage("read", print)) as executor:
            seen = set(run_chunks(executor, who, range(100), 4))
        assert seen == {(os.getpid(), os.getpid(), True, True)}, seen
        assert gc.get_freeze_count() == 0
        assert made == [os.getpid()]
    """) as process:
        pass

    assert process.returncode == 0


@needs_fork
def test_workers_end_with_the_main_process():
    with _start_alone("""
        with LocalExecutor(2, prepare, Stage("read", print)) as executor:
            print(*(process.pid for process in multiprocessing.active_children()), flush=True)
            list(run_chunks(executor, sleep, range(100), 4))
    """) as process:
        pids = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
        deadline = time.monotonic() + 60
        while any(map(_is_running, pids)) and time.monotonic() < deadline:
            time.sleep(0.01)

    assert not any(map(_is_running, pids))


def _is_running(pid):
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
