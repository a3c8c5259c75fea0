"""One interface for work that may run elsewhere: `concurrent.futures.Executor`, serial or in worker processes.

Tasks are plain functions over plain data; results come back in the order of the tasks, so that the executor never
shows in the output.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

CHUNK = 50
"""Tasks sent to a worker at once: enough that sending them is cheap, few enough that all workers end together."""
WORTH_A_WORKER = 200
"""Fewer tasks are done sooner by the main process than a worker process starts."""


class SerialExecutor(Executor):
    """Does each task at once, in this process."""

    def submit(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Run the task and return its result as a finished future."""
        future: Future[R] = Future()
        future.set_result(function(*args, **kwargs))
        return future


@contextmanager
def open_executor(workers: int, tasks: int, prepare: Callable[..., None], *args: object) -> Iterator[Executor]:
    """An executor for a number of tasks.

    Args:
        workers: processes that may be used.
        tasks: how many tasks there will be.
        prepare: called once in each process before its first task.
        args: arguments of `prepare`.
    """
    if workers == 1 or tasks < WORTH_A_WORKER:
        prepare(*args)
        yield SerialExecutor()
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with ProcessPoolExecutor(workers, context, prepare, args) as pool:
        yield pool


def run_chunks(
    executor: Executor, function: Callable[[Sequence[T]], Sequence[R]], tasks: Iterable[T], ahead: int
) -> Iterator[R]:
    """Run a function over tasks in chunks, and give the results in the order of the tasks.

    Args:
        executor: where the work runs.
        function: takes a chunk of tasks, returns a result for each.
        tasks: read only as far ahead as `ahead` allows, so that they need not all be in memory.
        ahead: chunks under way at once.
    """
    under_way: list[Future[Sequence[R]]] = []
    for chunk in _chunks(tasks):
        under_way.append(executor.submit(function, chunk))
        if len(under_way) > ahead:
            yield from under_way.pop(0).result()
    for future in under_way:
        yield from future.result()


def _chunks(tasks: Iterable[T]) -> Iterator[list[T]]:
    chunk: list[T] = []
    for task in tasks:
        chunk.append(task)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
