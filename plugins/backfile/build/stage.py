"""What an executor is told of the stage it works for, and what it says when a worker dies."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from backfile.errors import WorkerDiedError
from backfile.problems import Problem


class Cluster(msgspec.Struct, frozen=True):
    """Machines that work together, and what they share."""

    address: str
    """Of the scheduler, as BACKFILE_EXECUTOR has it: `dask://host:port`."""
    read_program: Callable[[], str]
    """Finds a digest of the program and its libraries; called on each machine."""
    folders: tuple[Path, ...] = ()
    """Folders that must be the same on each machine; they exist."""


class Stage(msgspec.Struct, frozen=True):
    """The stage of a build that an executor works for."""

    name: str
    """As the report calls it: `read`, `render`."""
    report: Callable[[Problem], None]
    """Told of workers that died."""
    cluster: Cluster | None = None
    """Where the work is done, if not on this machine."""

    def report_deaths(self, deaths: Sequence[str]) -> None:
        """Say that workers died and that nothing is missing for it.

        Args:
            deaths: how each died; none is fine.
        """
        if deaths:
            workers = "a worker process" if len(deaths) == 1 else f"{len(deaths)} worker processes"
            how = ", ".join(sorted(set(deaths)))
            what = f'{workers} of the stage "{self.name}" died ({how}), and the work was done again'
            setting, fix = (
                ("BACKFILE_EXECUTOR", "if memory ran out, start fewer workers on a machine")
                if self.cluster
                else ("BACKFILE_WORKERS", "if memory ran out, set it to a smaller number")
            )
            self.report(Problem("B301", setting, 0, what, fix))

    def deadly(self, task: object, death: str) -> WorkerDiedError:
        """The error for a task that no worker survives.

        Args:
            task: what the worker was at, and nothing else.
            death: how it died.
        """
        name = getattr(task, "path", task)
        return WorkerDiedError(
            f'{name}: each worker process of the stage "{self.name}" that took it died ({death}), the last with nothing '
            "else to do; if memory ran out, set BACKFILE_WORKERS to 1, otherwise take the file away and report it [B301]"
        )
