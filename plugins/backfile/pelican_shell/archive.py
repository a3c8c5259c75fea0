"""Backfile in Pelican's place: Pelican reads the settings and the command line, Backfile builds the site."""

import logging
import multiprocessing
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from pelican import Pelican
from pelican.settings import DEFAULT_CONFIG

from backfile.errors import BackfileError
from backfile.pelican_shell.terminal import Terminal
from backfile.pipeline import build_site
from backfile.problems import Problem, Severity
from backfile.report.summary import BuildReport
from backfile.settings import WITHOUT_EFFECT, read_settings

log = logging.getLogger(__name__)

_WATCH = re.compile(r"--autoreload|-[a-zA-Z]*r[a-zA-Z]*")


class ArchivePelican(Pelican):  # type: ignore[misc] # Pelican has no types
    """Set `PELICAN_CLASS` to this class and `pelican` builds an archive."""

    def run(self) -> None:
        """Build the site and say what happened.

        Raises:
            SystemExit: the build could not be finished, or articles were left out and it was to be strict about that.
        """
        with Terminal() as terminal:
            try:
                settings = read_settings(self.settings)
                report = build_site(settings, terminal.progress, source_date_epoch())
            except BackfileError as error:
                terminal.stop()
                _fail(str(error))
                return
            except OSError as error:
                terminal.stop()
                _fail(f"{error.filename}: {error.strerror}; check that it exists and may be read")
                return
            report = replace(report, problems=(*idle_settings(self.settings), *report.problems))
            terminal.stop()
            terminal.show(report, settings)
        _judge(report, strict=settings.strict)


def _judge(report: BuildReport, *, strict: bool) -> None:
    """End with a failure when the site is not whole and Pelican's `--fatal` or BACKFILE_STRICT wants that."""
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in report.problems)
    try:
        if errors:
            log.error("%d of the files above are not in the site", errors)
        elif warnings:
            log.warning("%d warnings above", warnings)
    except RuntimeError:  # Pelican's logger raises it for --fatal
        _exit()
    if errors and strict:
        _exit()


def _fail(message: str) -> None:
    """Say in one line why there is no new site."""
    try:
        log.critical(message)
    finally:
        _exit()


def _exit() -> None:
    """End the process with a failure; a watching process stays, for the next change may mend it."""
    is_watching = multiprocessing.parent_process() is not None or any(map(_WATCH.fullmatch, sys.argv[1:]))
    if not is_watching:
        raise SystemExit(1)


def idle_settings(settings: dict[str, object]) -> Iterator[Problem]:
    """Settings that a Pelican user may have set and that do nothing here."""
    for name in WITHOUT_EFFECT:
        if settings.get(name) != DEFAULT_CONFIG.get(name):
            what = "the setting has no effect, for Backfile makes and removes every page itself"
            yield Problem("P101", name, 0, what, "delete it; docs/settings.md lists the settings that are read")


def source_date_epoch() -> int | None:
    """SOURCE_DATE_EPOCH of the environment (reproducible-builds.org), if it is a number."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdigit() else None
