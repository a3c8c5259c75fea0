"""A real scheduler and real workers, started with dask's own commands."""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds that a machine under load may need to start a process."""


@dataclass
class Machines:
    """Processes that stand for the machines of a cluster."""

    folder: Path
    scheduler: BaseProcess | None = None
    workers: list[BaseProcess] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.scheduler_file["address"].replace("tcp://", "dask://")

    @property
    def scheduler_file(self) -> dict:
        return json.loads((self.folder / "scheduler.json").read_text())

    def start_scheduler(self, **environment: str) -> None:
        self.scheduler = self._start(
            "scheduler", "--port=0", f"--scheduler-file={self.folder / 'scheduler.json'}", **environment
        )
        self.wait((self.folder / "scheduler.json").exists)

    def start_worker(self, **environment: str) -> BaseProcess:
        """Start a worker, and wait until it is ready."""
        name = f"worker-{len(self.workers)}"
        options = "--nthreads=1", "--no-nanny", f"--name={name}", f"--local-directory={self.folder / name}"
        worker = self._start("worker", self.scheduler_file["address"], *options, **environment)
        self.workers.append(worker)
        self.wait(lambda: "Registered to" in (self.folder / f"{name}.log").read_text())
        return worker

    def scheduler_log(self) -> str:
        return (self.folder / "scheduler.log").read_text()

    def wait(self, is_done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not is_done():
            if time.monotonic() > deadline:
                raise TimeoutError("\n".join(log.read_text() for log in self.folder.glob("*.log")))
            time.sleep(0.02)

    def stop(self) -> None:
        for process in [*self.workers, self.scheduler]:
            if process is not None:
                process.kill()
                process.join()

    def _start(self, command: str, *options: str, **environment: str) -> BaseProcess:
        name = f"{command}-{len(self.workers)}" if command == "worker" else command
        own = {
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",  # it is tried for as long with a machine that is gone
            "PYTHONPATH": os.pathsep.join([str(ROOT / "plugins"), str(ROOT / "tests/cluster")]),
        }
        common = "--host=127.0.0.1", "--no-dashboard", "--dashboard-address=127.0.0.1:0"
        log = self.folder / f"{name}.log"
        log.write_text("")
        arguments = (command, *common, *options), {**own, **environment}, log
        process = _CONTEXT.Process(target=_run_dask, args=arguments, daemon=True)
        process.start()
        return process


def _run_dask(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
    """Be the command `dask`, as if it had been started in this environment."""
    handle = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.environ.update(environment)
    ours = (str(ROOT / "plugins"), str(ROOT / "tests"))
    sys.path[:] = [path for path in sys.path if path and not path.startswith(ours)]
    sys.path[:0] = filter(None, environment["PYTHONPATH"].split(os.pathsep))
    sys.argv = ["dask", *arguments]
    dask = import_module("dask")
    dask.config.refresh()
    import_module("dask.__main__").main()


_CONTEXT = multiprocessing.get_context("forkserver")
"""A process that has loaded dask and becomes each of the others: to load it takes as long as most tests."""
_CONTEXT.set_forkserver_preload(["dask.__main__", "distributed.cli.dask_scheduler", "distributed.cli.dask_worker"])
