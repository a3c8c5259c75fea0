"""What a command costs: seconds on the clock, seconds of CPU and peak memory of all its processes.

CPU is what the system charged to the command and to everything it started. A process that outlives the command is
adopted and counted on Linux, see PR_SET_CHILD_SUBREAPER in prctl(2); elsewhere it is missed. Windows tells no CPU.
Memory is sampled from /proc, so on Linux only.
"""

import ctypes
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.1
_SET_CHILD_SUBREAPER = 36
_WITHOUT_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Set in many containers, for they start once; with it Python compiles the whole program anew for each build."""
_HAS_GROUPS = hasattr(os, "wait4")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    wall: float
    """Seconds until it ended."""
    cpu: float
    """Seconds, user and system, of all processes; 0 where the system does not tell."""
    memory: float
    """MiB at the peak, of all processes together; pages that they share count once (PSS). 0 unless it was watched."""


def run(command: Sequence[str], *, is_watched: bool = False) -> Cost:
    """Run a command to its end.

    Args:
        command: program and arguments.
        is_watched: sample the memory, which costs large processes time.
    Returns:
        Its cost.
    Raises:
        SystemExit: it failed; the message is what it printed.
    """
    _adopt_orphans()
    with tempfile.TemporaryFile() as printed:  # a pipe would wait for what outlives the command
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command,
            stdout=printed,
            stderr=subprocess.STDOUT,
            process_group=0 if _HAS_GROUPS else None,
            env={name: value for name, value in os.environ.items() if name != _WITHOUT_BYTECODE},
        )
        watch = _Watch(process.pid) if is_watched else None
        try:
            code, cpu, ended = _wait(process)
        except BaseException:
            _kill(process)
            raise
        finally:
            memory = watch.stop() if watch else 0.0
        printed.seek(0)
        if code:
            sys.exit(f"{' '.join(command)} ended with {code}:\n{printed.read().decode(errors='replace')}")
    return Cost(ended - started, cpu, memory)


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, float, float]:
    """Exit code, CPU seconds of the whole process group, and when the process ended."""
    if not _HAS_GROUPS:
        return process.wait(), 0.0, time.perf_counter()
    code, cpu, ended = 0, 0.0, 0.0
    while True:
        try:
            pid, status, usage = os.wait4(-process.pid, 0)  # any of the group: itself, and orphans that we adopted
        except ChildProcessError:
            process.returncode = code
            return code, cpu, ended
        cpu += usage.ru_utime + usage.ru_stime
        if pid == process.pid:
            code, ended = os.waitstatus_to_exitcode(status), time.perf_counter()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if _HAS_GROUPS:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


class _Watch:
    """Samples the memory of a process and all its descendants."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._done = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        """MiB at the peak."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self._peak = max(self._peak, sum(map(_pss, _family(self._pid))))


def _family(pid: int) -> list[int]:
    family = [pid]
    for member in family:
        try:
            children = Path(f"/proc/{member}/task/{member}/children").read_text()
        except OSError:
            continue
        family += map(int, children.split())
    return family


def _pss(pid: int) -> float:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    match = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(match[1]) / 1024 if match else 0.0
