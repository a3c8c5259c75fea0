"""What an executor is told of the stage it works for, and what it says when a worker dies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backfile.errors import WorkerDiedError
from backfile.problems import Problem


@dataclass(frozen=True, slots=True)
class Stage:
    """The stage of a build that an executor works for."""

    name: str
    """As the report calls it: `read`, `render`."""
    report: Callable[[Problem], None]
    """Told of workers that died."""

    def report_deaths(self, deaths: Sequence[str]) -> None:
        """Say that workers died and that nothing is missing for it.

        Args:
            deaths: how each died; none is fine.
        """
        if deaths:
            workers = "a worker process" if len(deaths) == 1 else f"{len(deaths)} worker processes"
            how = ", ".join(sorted(set(deaths)))
            what = f'{workers} of the stage "{self.name}" died ({how}), and the work was done again'
            self.report(Problem("B301", "BACKFILE_WORKERS", 0, what, "if memory ran out, set it to a smaller number"))

    def deadly(self, task: object, death: str) -> WorkerDiedError:
        """The error for a task that a worker died of twice.

        Args:
            task: the one it was at the second time.
            death: how it died then.
        """
        name = getattr(task, "path", task)
        return WorkerDiedError(
            f'{name}: two worker processes of the stage "{self.name}" died when it was their turn ({death}), the second '
            "with nothing else to do; if memory ran out, set BACKFILE_WORKERS to 1, otherwise take the file away and "
            "report it [B301]"
        )
