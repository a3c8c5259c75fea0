"""One build under way: its settings, and what it gathers for the report."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import msgspec

from backfile.build.stage import Cluster, Stage
from backfile.build.theme import Theme
from backfile.catalog.versions import code_fingerprint
from backfile.model.source import Scan
from backfile.problems import Problem
from backfile.settings import Settings

if sys.platform != "win32":
    import resource

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what `ru_maxrss` counts."""


class Progress(Protocol):
    """Somebody who wants to know how far a long stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that so many of a stage's items are done."""


class Inputs(msgspec.Struct, frozen=True):
    """What a build starts from."""

    scan: Scan
    theme: Theme
    epoch: int | None
    """SOURCE_DATE_EPOCH, seconds since 1970, for an archive without dates."""


class Run(msgspec.Struct):
    """What one build gathers as it goes."""

    settings: Settings
    progress: Progress
    problems: list[Problem] = msgspec.field(default_factory=list)
    """Of the archive: they are there again at the next build."""
    events: list[Problem] = msgspec.field(default_factory=list)
    """Problems of this build alone, such as a worker that died."""
    timings: dict[str, float] = msgspec.field(default_factory=dict)
    """Seconds by stage, in order."""
    is_incomplete: bool = False
    """Whether something is missing that the next build should try again, though nothing changed."""

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, or a part of one."""
        started = time.perf_counter()
        yield
        self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - started

    def working(self, name: str) -> Stage:
        """A stage that worker processes work for, here or on the machines of BACKFILE_EXECUTOR."""
        settings = self.settings
        shared = (settings.content_path, settings.theme_path, settings.cache_path, settings.output_path.parent)
        cluster = Cluster(settings.executor, code_fingerprint, shared) if settings.executor else None
        return Stage(name, self.events.append, cluster)


def peak_memory() -> int:
    """Bytes that the largest process of the build has held: this one, or one of the workers that have ended.

    Workers share pages with this process, so a sum over all would count those more than once. 0 on Windows.
    """
    if sys.platform == "win32":
        return 0
    return _UNIT * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
