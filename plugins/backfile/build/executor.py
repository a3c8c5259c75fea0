"""One interface for work that may run elsewhere: in this process, in worker processes, on a cluster.

Tasks are plain functions over plain data; results come back in the order of the tasks, so that the executor never
shows in the output.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Protocol, TypeVar

from backfile.build.chunks import MOST, cut_chunks
from backfile.build.stage import Cluster, Stage
from backfile.build.workers import LocalExecutor
from backfile.errors import ClusterError

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_WORKER = 100
"""Fewer tasks are done sooner by the main process than by workers."""


class Executor(Protocol):
    """Somewhere that chunks of tasks are done."""

    @property
    def workers(self) -> int:
        """Processes that work at once."""

    def run(
        self, function: Callable[[Sequence[T]], Sequence[R]], chunks: Iterator[Sequence[T]], ahead: int
    ) -> Iterator[Sequence[R]]:
        """Do the chunks, and give their results in the order of the chunks."""


class SerialExecutor:
    """Does each chunk in this process, when its results are wanted."""

    workers = 1

    def run(
        self,
        function: Callable[[Sequence[T]], Sequence[R]],
        chunks: Iterator[Sequence[T]],
        ahead: int,  # noqa: ARG002 - nothing runs ahead here
    ) -> Iterator[Sequence[R]]:
        """Do the chunks one after another."""
        return map(function, chunks)


def _ignore(_: object) -> None:
    """Nobody wants to know."""


@contextmanager
def open_executor(
    workers: int, tasks: int, prepare: Callable[..., None], *args: object, stage: Stage | None = None
) -> Iterator[Executor]:
    """An executor for a number of tasks.

    Args:
        workers: processes that may be used.
        tasks: how many tasks there will be.
        prepare: called once in this process, or in each worker where workers cannot inherit what it made.
        args: arguments of `prepare`.
        stage: that the tasks belong to.
    Raises:
        ClusterError: the cluster of the stage cannot be used.
        WorkerDiedError: each worker died that took some task.
    """
    stage = stage or Stage("work", _ignore)
    ready = partial(prepare, *args)
    if tasks < WORTH_A_WORKER or (workers == 1 and stage.cluster is None):
        ready()
        yield SerialExecutor()
        return
    enough = min(workers, max(2, tasks // MOST))
    with _on(stage.cluster, ready, stage) if stage.cluster else LocalExecutor(enough, ready, stage) as executor:
        yield executor


def _on(cluster: Cluster, ready: Callable[[], None], stage: Stage) -> AbstractContextManager[Executor]:
    try:
        from backfile.build.cluster import ClusterExecutor  # noqa: PLC0415 - only who has a cluster needs dask
    except ModuleNotFoundError as error:
        message = f"BACKFILE_EXECUTOR: there is no {error.name}; run `pip install 'backfile[cluster]'`"
        raise ClusterError(message) from error
    return ClusterExecutor(cluster, ready, stage)


def run_chunks(
    executor: Executor,
    function: Callable[[Sequence[T]], Sequence[R]],
    tasks: Iterable[T],
    ahead: int,
    weigh: Callable[[T], float] = lambda _: 1.0,
) -> Iterator[R]:
    """Run a function over tasks in chunks, and give the results in the order of the tasks.

    Args:
        executor: where the work runs.
        function: takes a chunk of tasks, returns a result for each.
        tasks: a sequence, cut into ever smaller chunks so that all workers end together; or an iterator, read only as
            far ahead as `ahead` allows, so that they need not all be in memory.
        ahead: chunks under way at once, or done and not yet asked for.
        weigh: what a task costs beside the others, 0 or more, in any unit, such as bytes.
    """
    for results in executor.run(function, cut_chunks(tasks, executor.workers, weigh), ahead):
        yield from results
