"""Workers on other machines, by way of dask.distributed. No other module imports it.

A cluster is started with dask's own commands, `dask scheduler` and `dask worker` (docs/performance.md). What a stage
needs goes to each worker process once, as a plugin, which dask also gives to workers that join later or start again:
https://distributed.dask.org/en/stable/plugins.html
"""

import logging
import pickle
import uuid
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Self, TypeVar

import distributed
from distributed.scheduler import KilledWorker
from distributed.versions import VersionMismatchWarning
from msgspec.structs import replace

from backfile.build.chunk_queue import Piece, Pieces
from backfile.build.kit import KITS, Kit, answer_in_turn, require_here
from backfile.build.stage import Cluster, Stage
from backfile.errors import ClusterError

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 10
"""Seconds in which a scheduler must answer and have a worker."""
_DEEP = 3
"""Chunks under way for each worker: the one it is at, the next, and one whose results are on their way."""


class ClusterExecutor:
    """Does chunks in the worker processes of a dask cluster."""

    def __init__(self, cluster: Cluster, prepare: Callable[[], None], stage: Stage) -> None:
        self._address = cluster.address.replace("dask://", "tcp://")
        self._stage = stage
        self._kit = Kit(
            f"backfile-{uuid.uuid4().hex}", pickle.dumps(prepare), require_here(cluster.read_program, cluster.folders)
        )
        self._client: Any = None
        self._at_first: frozenset[str] = frozenset()

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            ClusterError: no scheduler answers, it has no worker, or a machine is unlike this one.
        """
        self._client = _connect(self._address)
        try:
            self._at_first = self._compare()
            self._client.register_plugin(_KitPlugin(self._kit), self._kit.key)
        except OSError as error:
            self._client.close()
            message = f"BACKFILE_EXECUTOR: a machine was lost when the work began ({error}); build again"
            raise ClusterError(message) from error
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client.status == "running":
            gone = sorted(self._at_first - self._addresses())
            self._client.unregister_worker_plugin(self._kit.key)
            self._stage.report_deaths([f"{address} is gone" for address in gone])
        self._client.close()

    @property
    def workers(self) -> int:
        """Processes that work at once."""
        return max(1, len(self._addresses()))

    def run(
        self, function: Callable[[Sequence[T]], Sequence[R]], chunks: Iterator[Sequence[T]], ahead: int
    ) -> Iterator[Sequence[R]]:
        """Do the chunks, and give their results in the order of the chunks.

        Args:
            function: takes a chunk, returns a result for each task.
            chunks: taken when there is a worker for them.
            ahead: chunks under way at most, or done and not asked for; more where there are more workers.
        Raises:
            ClusterError: the scheduler is gone, or all workers are.
            WorkerDiedError: worker after worker died of one task.
        """
        pieces: Pieces[T, R] = Pieces(chunks, max(ahead, _DEEP * self.workers))
        under_way: dict[Any, Piece[T]] = {}
        finished: SimpleQueue[Any] = SimpleQueue()
        while True:
            while (piece := pieces.next_piece()) is not None:
                call = pickle.dumps((function, piece.tasks))
                future = self._client.submit(answer_in_turn, self._kit.key, call, pure=False)
                under_way[future] = piece
                future.add_done_callback(finished.put)
            if pieces.is_finished:
                return
            future = self._wait_for_one(finished)
            self._take(future, under_way.pop(future), pieces)
            while pieces.is_ready:
                yield pieces.take()

    def _wait_for_one(self, finished: SimpleQueue[Any]) -> Any:  # noqa: ANN401 - dask has no types
        while True:
            try:
                return finished.get(timeout=PATIENCE)
            except Empty:
                if not self._addresses():  # dask would wait for one for ever
                    raise _no_worker(self._address) from None

    def _take(self, future: Any, piece: Piece[T], pieces: Pieces[T, R]) -> None:  # noqa: ANN401 - dask has no types
        try:
            pieces.keep(piece, future.result())
        except KilledWorker as error:
            if piece.is_last_try:
                raise self._stage.deadly(piece.tasks[0], f"last {error.last_worker.address}") from error
            pieces.try_again(piece)
        except CancelledError as error:
            message = f"BACKFILE_EXECUTOR: the scheduler at {self._address} is gone; start it again, and build again"
            raise ClusterError(message) from error

    def _addresses(self) -> frozenset[str]:
        return frozenset(self._client.scheduler_info(n_workers=-1)["workers"])

    def _compare(self) -> frozenset[str]:
        """See that the scheduler and each worker are as this process. Returns the addresses of the workers."""
        wanted = self._kit.requirements
        without_folders = replace(wanted, folders=())
        found: dict[str, str | Exception] = self._client.run(wanted.difference, on_error="return")
        workers = frozenset(found)
        try:
            found["the scheduler"] = self._client.run_on_scheduler(without_folders.difference)
        except ImportError as error:
            found["the scheduler"] = error
        for name, difference in sorted(found.items()):
            why = (
                f"it cannot run the program ({difference}); install it there, or set PYTHONPATH to its folder"
                if isinstance(difference, Exception)
                else difference
            )
            if why:
                message = f"BACKFILE_EXECUTOR: {name}: {why}"
                raise ClusterError(message)
        return workers


class _KitPlugin(distributed.WorkerPlugin):  # type: ignore[misc] # dask is not read by mypy
    """Brings a kit to each worker process."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def setup(self, worker: object) -> None:  # noqa: ARG002 - dask's name and shape
        KITS.add(self._kit)

    def teardown(self, worker: object) -> None:  # noqa: ARG002 - dask's name and shape
        KITS.forget(self._kit)


def _connect(address: str) -> Any:  # noqa: ANN401 - dask has no types
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it tells of, an error or the report says
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # `_compare` says it in one line
            client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        what = f"no scheduler answers at {address}; start one with `dask scheduler`, or correct the address"
        message = f"BACKFILE_EXECUTOR: {what}"
        raise ClusterError(message) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise _no_worker(address) from error
    return client


def _no_worker(address: str) -> ClusterError:
    what = f"the scheduler at {address} has no worker; start some with `dask worker {address} --nthreads 1`"
    return ClusterError(f"BACKFILE_EXECUTOR: {what}")
