"""What a person sees while and after a build: a progress bar when it is long, then the report."""

import time
from contextlib import nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pelican.log import console

from backfile.problems import Severity
from backfile.report.summary import BuildReport, format_report
from backfile.settings import Settings

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a progress bar appears."""
TICK = 0.1
"""Seconds between two states of the bar; it is drawn here and not by a thread, for a process with threads cannot fork."""
STEP = 10.0
"""Seconds between two lines of progress where there is no terminal."""

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "dim", None: ""}


def keep_one_thread() -> None:
    """Take away Pelican's spinner, which is drawn by a thread: only a process with one thread can fork its workers."""
    console.status = lambda *_, **__: nullcontext()


class Terminal:
    """One build's output."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._said = self._started
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def progress(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is: a bar on a terminal, a line now and then elsewhere."""
        now = time.monotonic()
        if not console.is_terminal:
            if now - self._said >= STEP:
                self._said = now
                console.print(f"{stage} {done:,} of {total:,}", highlight=False, soft_wrap=True)
            return
        if now - self._started < PATIENCE or (now - self._said < TICK and done < total):
            return
        self._said = now
        if self._bar is None:
            self._bar = _new_bar()
            self._bar.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._bar.add_task(stage, total=total)
        self._bar.update(self._tasks[stage], completed=done, refresh=True)

    def waiting(self) -> None:
        """Say that another build is under way."""
        console.print("Another build is under way; waiting for its end", highlight=False, soft_wrap=True)

    def stop(self) -> None:
        """Take the progress bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def show(self, report: BuildReport, settings: Settings) -> None:
        """Print the report, and where to look."""
        for severity, line in format_report(report):
            console.print(line, style=_STYLES[severity], markup=False, emoji=False, highlight=False, soft_wrap=True)
        console.print(f"Site      {settings.output_path}", markup=False, emoji=False, highlight=False, soft_wrap=True)


def _new_bar() -> "Progress":
    from rich import progress  # noqa: PLC0415 - 5 ms that a short build does not need

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    )
    return progress.Progress(*columns, console=console, transient=True, auto_refresh=False)
