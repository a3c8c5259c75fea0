"""Measure whole builds of a generated archive: cold, unchanged, and with one article added.

    python bench/bench.py --articles 10000 --seed 1 --runs 3

Prints wall and CPU seconds (median of the runs, all processes), peak memory (all processes, each at its own peak, so
an upper bound), pages and bytes, with the machine, n and seed. Work happens in a temporary folder.
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from generate import write_archive

ROOT = Path(__file__).parent.parent
CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH, THEME = {content!r}, {output!r}, {cache!r}, {theme!r}
"""
SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build cost."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system, of all processes."""
    memory: float
    """MiB at the peak, of all processes together; pages that they share count once (PSS)."""
    pages: str
    """The build's own line on pages."""


def main() -> None:
    """Read the command line, build, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_archive(folder / "content", options.articles, options.seed)
        size = sum(path.stat().st_size for path in (folder / "content").rglob("*.txt"))
        print(
            f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
            f"n = {options.articles:,} articles of {size // options.articles:,} bytes, seed {options.seed}, "
            f"median of {options.runs} runs (least to most)"
        )
        conf = folder / "conf.py"
        paths = {part: str(folder / part) for part in ("content", "output", "cache")}
        conf.write_text(CONF.format(root=str(ROOT), theme=str(ROOT / "theme"), **paths))
        _measure(folder, conf, options.runs, options.articles)


def _measure(folder: Path, conf: Path, runs: int, articles: int) -> None:
    cold, unchanged, added = [], [], []
    for run in range(runs):
        shutil.rmtree(folder / "output", ignore_errors=True)
        shutil.rmtree(folder / "cache", ignore_errors=True)
        (folder / "content" / "ledger.csv").unlink(missing_ok=True)
        cold.append(_build(conf))
        unchanged.append(_build(conf))
        new = folder / "content" / f"2010-06-15-added-{run}.txt"
        new.write_text(f"Harbour Council Adds Article {run}\n\nNAIROBI, Kenya - The council met on Monday.\n")
        added.append(_build(conf))
        new.unlink()
    for name, costs in (("cold", cold), ("unchanged", unchanged), ("one added", added)):
        _print(name, costs)
    files = [path.stat().st_size for path in (folder / "output").rglob("*") if path.is_file()]
    print(f"output: {len(files):,} files, {sum(files) / articles:,.0f} bytes an article")


def _print(name: str, costs: list[Cost]) -> None:
    wall, cpu, memory = ([getattr(cost, field) for cost in costs] for field in ("wall", "cpu", "memory"))
    print(f"{name:10} wall {_spread(wall)} s, CPU {_spread(cpu)} s, memory {max(memory):.0f} MiB; {costs[-1].pages}")


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _build(conf: Path) -> Cost:
    started = time.perf_counter()
    command = [sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:  # noqa: S603 - our own command
        watch = _Watch(process.pid)
        output, _ = process.communicate()
        memory, cpu = watch.stop()
    wall = time.perf_counter() - started
    if process.returncode:
        sys.exit(output)
    pages = next(line for line in output.splitlines() if line.startswith("Pages"))
    return Cost(wall, cpu, memory, " ".join(pages.split()))


class _Watch:
    """Samples the memory and the processor time of a process and all its descendants."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._cpu, self._done = pid, 0.0, dict[int, float](), threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> tuple[float, float]:
        """Peak MiB and CPU seconds; 0 where the system does not tell. Each process's last 50 ms may be missed."""
        self._done.set()
        self._thread.join()
        return self._peak, sum(self._cpu.values())

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            family = _family(self._pid)
            self._peak = max(self._peak, sum(map(_pss, family)))
            for pid in family:
                self._cpu[pid] = max(self._cpu.get(pid, 0.0), _cpu(pid))


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    user, system = fields[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


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


def _processor() -> str:
    try:
        match = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        match = None
    return match[1] if match else platform.machine()


if __name__ == "__main__":
    main()
