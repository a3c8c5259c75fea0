import pytest
from backfile.build.executor import WORTH_A_WORKER, SerialExecutor, open_executor, run_chunks
from backfile.build.workers import LocalExecutor


def _double(numbers):
    return [2 * number for number in numbers]


def _nothing(*_):
    pass


def _run(workers, count):
    with open_executor(workers, count, _nothing) as executor:
        return type(executor), list(run_chunks(executor, _double, range(count), 4))


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 250])
def test_results_come_in_the_order_of_the_tasks(count):
    assert [2 * number for number in range(count)] == list(run_chunks(SerialExecutor(), _double, range(count), 2))


def test_one_process_reads_no_task_before_its_time():
    read = []
    results = run_chunks(SerialExecutor(), _double, (read.append(number) or number for number in range(500)), 2)

    next(results)

    assert len(read) == 50


def test_small_work_stays_in_this_process():
    prepared = []
    with open_executor(8, WORTH_A_WORKER - 1, prepared.append, "here") as executor:
        assert isinstance(executor, SerialExecutor)

    assert prepared == ["here"]


def test_one_worker_is_this_process():
    with open_executor(1, 10**6, _nothing) as executor:
        assert isinstance(executor, SerialExecutor)


@pytest.mark.parametrize(("tasks", "workers"), [(WORTH_A_WORKER, 2), (250, 5), (10**6, 6)])
def test_no_more_workers_start_than_have_something_to_do(tasks, workers):
    with open_executor(6, tasks, _nothing) as executor:
        assert workers == executor.workers


def test_worker_processes_give_the_same_results_in_the_same_order():
    serial, here = _run(1, WORTH_A_WORKER + 7)
    pool, there = _run(2, WORTH_A_WORKER + 7)

    assert (SerialExecutor, LocalExecutor) == (serial, pool)
    assert here == there
