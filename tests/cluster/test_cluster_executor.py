"""Work on a cluster: the same results as here, and one clear line when it cannot be used."""

import socket
import sys

import cluster_work
import pytest
from backfile.build.executor import WORTH_A_WORKER, SerialExecutor, open_executor, run_chunks
from backfile.build.stage import Cluster, Stage
from backfile.errors import ClusterError, ThemeError, WorkerDiedError

pytest_plugins = ["machine_fixtures"]

TASKS = range(400)


def _open(address, problems=None, folders=(), value="ready", tasks=400):
    report = [].append if problems is None else problems.append
    stage = Stage("read", report, Cluster(address, cluster_work.program, folders))
    return open_executor(1, tasks, cluster_work.prepare, value, stage=stage)


def _run(machines, function, problems=None, **options):
    with _open(machines.address, problems, **options) as executor:
        return list(run_chunks(executor, function, TASKS, 4))


def _reject(machines, **options):
    with pytest.raises(ClusterError) as caught:
        _run(machines, cluster_work.double, **options)
    return str(caught.value)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr("backfile.build.cluster.PATIENCE", 1)


def test_results_come_in_the_order_of_the_tasks(machines):
    problems = []

    assert cluster_work.double(TASKS) == _run(machines, cluster_work.double, problems)
    assert problems == []


def test_both_workers_work_and_are_prepared_once(machines):
    seen = set(_run(machines, cluster_work.who))

    assert len(seen) == 2
    assert all(prepared.count((pid, "ready")) == len(prepared) for pid, *prepared in seen)


def test_each_stage_prepares_anew(machines):
    before = {pid: len(prepared) for pid, *prepared in _run(machines, cluster_work.who)}
    after = {pid: len(prepared) for pid, *prepared in _run(machines, cluster_work.who)}

    assert {pid: count + 1 for pid, count in before.items()} == after


def test_two_builds_on_one_cluster_do_not_mix(machines):
    with _open(machines.address, value="one") as one, _open(machines.address, value="other") as other:
        first = run_chunks(one, cluster_work.last_prepared, TASKS, 4)
        second = run_chunks(other, cluster_work.last_prepared, TASKS, 4)

        assert set(zip(first, second, strict=True)) == {("one", "other")}


def test_small_work_stays_in_this_process():
    with _open("dask://127.0.0.1:1", tasks=WORTH_A_WORKER - 1) as executor:
        assert isinstance(executor, SerialExecutor)


def test_an_error_in_a_worker_ends_the_work(machines):
    with pytest.raises(ThemeError) as caught:
        _run(machines, cluster_work.reject)

    assert str(caught.value) == "article.html: no"


def test_the_work_of_a_killed_worker_is_done_again(mortal_machines):
    problems = []
    mortal_machines.start_worker()
    mortal_machines.start_worker()
    with _open(mortal_machines.address, problems) as executor:
        results = run_chunks(executor, cluster_work.slowly_double, TASKS, 4)
        some = [next(results)]
        mortal_machines.workers[0].kill()
        some += results

    assert cluster_work.double(TASKS) == some
    assert [problem.path for problem in problems] == ["BACKFILE_EXECUTOR"]
    assert "is gone), and the work was done again" in problems[0].what


def test_a_worker_that_joins_later_is_prepared(mortal_machines):
    mortal_machines.start_worker()
    with _open(mortal_machines.address) as executor:
        seen = run_chunks(executor, cluster_work.who, range(4000), 4)
        some = {next(seen)}
        mortal_machines.start_worker()
        some |= set(seen)

    assert len(some) == 2
    assert all((pid, "ready") in prepared for pid, *prepared in some)


def test_a_task_that_no_worker_survives_is_named(park):
    park.start_scheduler(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    for _ in range(5):
        park.start_worker()
    with pytest.raises(WorkerDiedError) as caught:
        _run(park, cluster_work.die_of_123)

    assert str(caught.value).startswith('123: each worker process of the stage "read" that took it died (last tcp://')


@pytest.mark.usefixtures("impatient")
def test_a_cluster_that_lost_all_its_workers_is_reported(mortal_machines):
    worker = mortal_machines.start_worker()
    with _open(mortal_machines.address) as executor:
        results = run_chunks(executor, cluster_work.slowly_double, TASKS, 4)
        next(results)
        worker.kill()
        with pytest.raises(ClusterError, match="has no worker; start some with"):
            list(results)


def test_a_scheduler_that_is_killed_is_reported(mortal_machines):
    mortal_machines.start_worker()
    address = _tcp(mortal_machines)
    message = f"BACKFILE_EXECUTOR: the scheduler at {address} is gone; start it again, and build again"
    with _open(mortal_machines.address) as executor:
        results = run_chunks(executor, cluster_work.slowly_double, TASKS, 4)
        next(results)
        mortal_machines.scheduler.kill()
        with pytest.raises(ClusterError) as caught:
            list(results)

    assert message == str(caught.value)


@pytest.mark.usefixtures("impatient")
def test_no_scheduler_is_reported():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ClusterError) as caught, _open(f"dask://127.0.0.1:{port}"):
        pass

    assert str(caught.value) == (
        f"BACKFILE_EXECUTOR: no scheduler answers at tcp://127.0.0.1:{port}; start one with `dask scheduler`, "
        "or correct the address"
    )


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_without_workers_is_reported(mortal_machines):
    address = _tcp(mortal_machines)

    assert _reject(mortal_machines) == (
        f"BACKFILE_EXECUTOR: the scheduler at {address} has no worker; "
        f"start some with `dask worker {address} --nthreads 1`"
    )


def test_a_worker_with_another_program_is_named(mortal_machines):
    mortal_machines.start_worker(TEST_PROGRAM="another one")
    message = _reject(mortal_machines)

    assert message.startswith("BACKFILE_EXECUTOR: tcp://127.0.0.1:")
    assert message.endswith(
        "its program, Python or a library is of another version; install the same ones there and start it again"
    )


def test_a_worker_with_another_program_that_joins_later_is_named(mortal_machines):
    mortal_machines.start_worker()
    with _open(mortal_machines.address) as executor:
        results = run_chunks(executor, cluster_work.slowly_double, range(4000), 4)
        next(results)
        mortal_machines.start_worker(TEST_PROGRAM="another one")
        with pytest.raises(ClusterError, match=r"a worker on .*: its program"):
            list(results)


def test_a_worker_without_the_program_is_named(mortal_machines):
    mortal_machines.start_worker(PYTHONPATH="")

    assert "it cannot run the program (ModuleNotFoundError(\"No module named 'backfile'\")" in _reject(mortal_machines)


def test_a_scheduler_without_the_program_is_named(park):
    park.start_scheduler(PYTHONPATH="")
    park.start_worker()

    assert "the scheduler: it cannot run the program (No module named 'backfile')" in _reject(park)


def test_dask_that_is_not_installed_is_reported(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "backfile.build.cluster", raising=False)
    with pytest.raises(ClusterError) as caught, _open("dask://127.0.0.1:1"):
        pass

    assert str(caught.value) == ("BACKFILE_EXECUTOR: there is no distributed; run `pip install 'backfile[cluster]'`")


def _tcp(machines):
    return machines.address.replace("dask://", "tcp://")
