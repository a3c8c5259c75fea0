"""What the benchmarks of one process share: the machine, the clock, long texts."""

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable

ROUNDS = 3
SMALL, LARGE = 500_000, 5_000_000
"""Characters of a long text and of one ten times as long."""


def read_options(description: str | None) -> argparse.Namespace:
    """Articles and seed from the command line."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def machine() -> str:
    """What the figures were measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; one process"


def seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def median_of_rounds(work: Callable[[], object], items: int) -> str:
    """Microseconds of CPU an item, over some rounds, in words."""
    each = [1e6 * seconds(work) / items for _ in range(ROUNDS)]
    return f"{statistics.median(each):.0f} µs of CPU each, median of {ROUNDS} ({min(each):.0f} to {max(each):.0f})"


def long_text(pattern: str, length: int) -> str:
    """A pattern again and again."""
    return pattern * (length // len(pattern))
