"""What a worker process does: takes calls from its pipe, and answers each."""

import gc
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue


def serve(connection: Connection, others: Iterable[Connection], prepare: Callable[[], None]) -> None:
    """Answer calls until the main process closes the pipe or dies.

    Args:
        connection: brings pickled (function, tasks); each is answered with pickled (error or None, results).
        others: pipes of the main process that a fork inherits. They are closed, for a pipe ends when nobody has it.
        prepare: called before the first call is answered.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the main process ends the others
    gc.enable()
    calls: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, calls), daemon=True).start()
    while True:
        answer = _answer(calls.get(), prepare)
        prepare = _prepared
        with suppress(OSError):  # the main process is gone, and `_receive` is about to see it
            connection.send_bytes(answer)


def _prepared() -> None:
    pass


def _receive(connection: Connection, calls: SimpleQueue[bytes]) -> None:
    """Take calls while the worker is busy, so that the main process need not wait; end with the main process."""
    while True:
        try:
            calls.put(connection.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _answer(call: bytes, prepare: Callable[[], None]) -> bytes:
    try:
        prepare()
        function, tasks = pickle.loads(call)  # noqa: S301 - the main process wrote it
        return pickle.dumps((None, function(tasks)))
    except Exception as error:  # noqa: BLE001 - the main process raises it again
        error.add_note(f"In a worker process:\n{traceback.format_exc()}")
        return _pickle_error(error)


def _pickle_error(error: Exception) -> bytes:
    """An error as an answer; one that cannot be sent becomes a RuntimeError with its text."""
    try:
        answer = pickle.dumps((error, None))
        pickle.loads(answer)  # noqa: S301 - made in the line above
    except Exception:  # noqa: BLE001 - an error class may do anything when it is made again
        return pickle.dumps((RuntimeError(*error.__notes__), None))
    return answer
