"""A real scheduler and real workers, started with dask's own commands."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds that a machine under load may need to start a process."""


@dataclass
class Machines:
    """Processes that stand for the machines of a cluster."""

    folder: Path
    scheduler: subprocess.Popen | None = None
    workers: list[subprocess.Popen] = field(default_factory=list)

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

    def start_worker(self, **environment: str) -> subprocess.Popen:
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
                process.wait()

    def _start(self, command: str, *options: str, **environment: str) -> subprocess.Popen:
        name = f"{command}-{len(self.workers)}" if command == "worker" else command
        own = {
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "plugins"), str(ROOT / "tests/cluster")]),
        }
        with (self.folder / f"{name}.log").open("w") as log:
            return subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "dask",
                    command,
                    "--host=127.0.0.1",
                    "--no-dashboard",
                    "--dashboard-address=127.0.0.1:0",
                    *options,
                ],
                env={**os.environ, **own, **environment},
                stdout=log,
                stderr=log,
            )
