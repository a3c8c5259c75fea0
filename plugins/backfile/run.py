"""One build under way: its settings, and what it gathers for the report."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from backfile.problems import Problem
from backfile.settings import Settings


class Progress(Protocol):
    """Somebody who wants to know how far a long stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that so many of a stage's items are done."""


@dataclass
class Run:
    """What one build gathers as it goes."""

    settings: Settings
    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds by stage, in order."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        started = time.perf_counter()
        yield
        self.timings[name] = time.perf_counter() - started
