"""Backfile in Pelican's place: Pelican reads the settings and the command line, Backfile builds the site."""

import gc
import logging
import multiprocessing
import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from pelican import Pelican
from pelican.generators import ArticlesGenerator

from backfile.errors import BackfileError
from backfile.pelican_shell.idle import idle_addresses, idle_plugins, idle_settings
from backfile.pelican_shell.plugin import register
from backfile.pelican_shell.terminal import Terminal, keep_one_thread
from backfile.problems import Severity
from backfile.report.summary import BuildReport
from backfile.settings import Settings, read_settings
from backfile.start import build_site

if TYPE_CHECKING:
    from backfile.pelican_shell.articles import GatheredArticles

log = logging.getLogger(__name__)

MARK = "listing.html"
"""The template that every theme made for Backfile has, and no other."""

_WATCH = re.compile(r"--autoreload|-[a-zA-Z]*r[a-zA-Z]*")


class ArchivePelican(Pelican):  # type: ignore[misc] # Pelican has no types
    """Set `PELICAN_CLASS` to this class and `pelican` builds an archive.

    With a theme of Backfile's that is Backfile's pipeline; with any other it is Pelican, with Backfile's articles.
    """

    gathered: "GatheredArticles | None" = None
    """The articles, while Pelican makes the pages."""

    def __init__(self, settings: dict[str, object]) -> None:
        super().__init__(settings)
        keep_one_thread()

    def run(self) -> None:
        """Build the site and say what happened.

        Raises:
            SystemExit: the build could not be finished, or articles were left out and it was to be strict about that.
        """
        with Terminal() as terminal:
            try:
                settings = read_settings(self.settings)
                report = self._build(settings, terminal)
            except BackfileError as error:
                terminal.stop()
                _fail(str(error))
                return
            except KeyboardInterrupt:  # Pelican would end as if all were well
                terminal.stop()
                message = "The build was interrupted; the next one finishes it"
                raise SystemExit(message) from None
            except OSError as error:
                terminal.stop()
                if error.filename is None:  # a plugin's, of a network for one
                    raise
                _fail(f"{error.filename}: {error.strerror}; check that it exists and may be read")
                return
            terminal.stop()
            terminal.show(report, settings)
        if not _is_watching():
            gc.freeze()  # at its end Python looks for cycles among all that is left, a second for 100,000 articles
        _judge(report, strict=settings.strict)

    def _build(self, settings: Settings, terminal: Terminal) -> BuildReport:
        if is_pelican_theme(settings.theme_path):
            from backfile.pelican_shell.stock import build_with_pelican  # noqa: PLC0415 - only such a theme needs it

            report = build_with_pelican(
                settings, terminal.progress, source_date_epoch(), terminal.waiting, self._run_pelican
            )
            idle = (*idle_addresses(self.settings),)
        else:
            report = build_site(settings, terminal.progress, source_date_epoch(), terminal.waiting)
            idle = (*idle_settings(self.settings), *idle_plugins(self))
        return replace(report, problems=(*idle, *report.problems))

    def _run_pelican(self, gathered: "GatheredArticles") -> None:
        """Let Pelican make the site, as if it had read these articles."""
        register()  # the standing pages are text too
        self.settings["ARTICLE_TRANSLATION_ID"] = None  # articles of one headline are not translations of one another
        self.gathered = gathered
        try:
            super().run()
        finally:
            self.gathered = None

    def _get_generator_classes(self) -> list[object]:
        """Pelican's generators, the one of articles with ours in its place."""
        from backfile.pelican_shell.articles import GatheredArticlesGenerator  # noqa: PLC0415 - see above

        ours = partial(GatheredArticlesGenerator, gathered=self.gathered)
        return [ours if kind is ArticlesGenerator else kind for kind in super()._get_generator_classes()]


def is_pelican_theme(theme: Path) -> bool:
    """Whether a theme is made for Pelican and not for Backfile."""
    templates = theme / "templates"
    return any(templates.glob("*.html")) and not (templates / MARK).exists()


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
    if not _is_watching():
        raise SystemExit(1)


def _is_watching() -> bool:
    return multiprocessing.parent_process() is not None or any(map(_WATCH.fullmatch, sys.argv[1:]))


def source_date_epoch() -> int | None:
    """SOURCE_DATE_EPOCH of the environment (reproducible-builds.org), if it is a number."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(value) if value.isdigit() else None
