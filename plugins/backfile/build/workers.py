"""Worker processes of this machine, each at the other end of a pipe of its own.

`concurrent.futures.ProcessPoolExecutor` is not used: all its workers write to one pipe, and a build hangs when one is
killed while it writes (docs/decisions/0013-worker-processes.md). Here a dead worker is the end of its pipe, which says
what it was doing, and this process needs no thread, so that it can fork.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from backfile.build.chunk_queue import Piece, Pieces
from backfile.build.stage import Stage
from backfile.build.worker_process import serve

T = TypeVar("T")
R = TypeVar("R")

_DEEP = 2
"""Pieces a worker has at most: the one it is at, and the next, so that it need not wait."""


class _Worker(msgspec.Struct):
    """A worker process as this process sees it."""

    process: BaseProcess
    connection: Connection
    pieces: deque[Piece[Any]] = msgspec.field(default_factory=deque)
    """Given to it and not answered, in order."""


class LocalExecutor:
    """Does chunks in worker processes.

    Where this process may fork, it calls `prepare` itself, once, and the workers inherit what that made; they share its
    memory until one writes to it. Elsewhere each worker calls it.
    """

    def __init__(self, workers: int, prepare: Callable[[], None], stage: Stage) -> None:
        self.workers = workers
        self._prepare = prepare
        self._is_prepared = False
        self._stage = stage
        self._crew: list[_Worker] = []
        self._deaths: list[str] = []

    def __enter__(self) -> Self:
        for _ in range(self.workers):
            self._crew.append(self._start())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._crew:
            if worker.pieces:
                worker.process.kill()
            worker.connection.close()
        for worker in self._crew:
            worker.process.join()
        gc.unfreeze()
        self._stage.report_deaths(self._deaths)

    def run(
        self, function: Callable[[Sequence[T]], Sequence[R]], chunks: Iterator[Sequence[T]], ahead: int
    ) -> Iterator[Sequence[R]]:
        """Do the chunks, and give their results in the order of the chunks.

        Args:
            function: takes a chunk, returns a result for each task.
            chunks: taken when there is a worker for them.
            ahead: chunks under way at most, or done and not asked for.
        Raises:
            WorkerDiedError: worker after worker died of one task.
        """
        pieces: Pieces[T, R] = Pieces(chunks, ahead)
        self._give(function, pieces)
        while not pieces.is_finished:
            self._receive(pieces, None if not pieces.is_ready else 0.0)
            self._give(function, pieces)
            if pieces.is_ready:
                yield pieces.take()
                self._give(function, pieces)

    def _give(self, function: Callable[[Sequence[T]], Sequence[R]], pieces: Pieces[T, R]) -> None:
        """Give each worker something to do, and then each the next."""
        for deep in range(_DEEP):
            for worker in self._crew:
                if len(worker.pieces) == deep and (piece := pieces.next_piece()) is not None:
                    worker.pieces.append(piece)
                    with suppress(ConnectionError):  # it died; `_receive` sees the end of its pipe
                        worker.connection.send_bytes(pickle.dumps((function, piece.tasks)))

    def _receive(self, pieces: Pieces[T, R], timeout: float | None) -> None:
        """Take the answers that are there, or wait for one."""
        readable = wait([worker.connection for worker in self._crew], timeout)
        for worker in [worker for worker in self._crew if worker.connection in readable]:
            try:
                error, results = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 - our own worker wrote it
            except (EOFError, OSError):
                self._replace(worker, pieces)
                continue
            if error is not None:
                raise error
            pieces.keep(worker.pieces.popleft(), results)

    def _replace(self, worker: _Worker, pieces: Pieces[T, R]) -> None:
        """Start a worker for one that died. What it was at is done again, task by task."""
        worker.connection.close()
        worker.process.join()
        death = _death(worker.process.exitcode or 0)
        self._deaths.append(death)
        while len(worker.pieces) > 1:
            pieces.put_back(worker.pieces.pop())
        if worker.pieces:
            piece = worker.pieces.pop()
            if piece.is_last_try:
                raise self._stage.deadly(piece.tasks[0], death)
            pieces.try_again(piece)
        self._crew[self._crew.index(worker)] = self._start()

    def _start(self) -> _Worker:
        method = start_method()
        prepare = self._prepare
        if method == "fork":
            if not self._is_prepared:
                prepare()
                gc.freeze()  # the collector of a worker would write to all that it shares with this process
                self._is_prepared = True
            prepare = _inherited
        mine, theirs = multiprocessing.Pipe()
        others = [worker.connection for worker in self._crew] + [mine] if method == "fork" else []
        context = multiprocessing.get_context(method)
        process: BaseProcess = context.Process(  # type: ignore[attr-defined] # each context has it
            target=serve, args=(theirs, others, prepare), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, mine)


def start_method() -> str:
    """How a worker is started here: `fork` if that is safe, or `forkserver`, or `spawn`.

    A fork copies the one thread that calls it, and a lock that another thread held would stay locked. On macOS the
    system's own libraries have such threads.
    """
    if sys.platform == "linux" and os.path.isdir("/proc/self/task") and len(os.listdir("/proc/self/task")) == 1:
        return "fork"
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _inherited() -> None:
    """Prepare nothing: the process that forked did."""


def _death(code: int) -> str:
    """How a process ended, in words."""
    return f"killed, {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
