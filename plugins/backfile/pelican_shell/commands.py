"""The commands beside `pelican`: `python -m backfile review` and `python -m backfile explain FILE`."""

import argparse
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pelican.log import console
from pelican.settings import read_settings as read_pelican_settings

from backfile.errors import BackfileError, SettingsError
from backfile.one_file import read_one
from backfile.pages.wording import country_names
from backfile.pelican_shell.archive import idle_settings, source_date_epoch
from backfile.pelican_shell.terminal import Terminal
from backfile.pipeline import build_site
from backfile.report.explain import explain_articles
from backfile.report.review import PAGE, TABLE
from backfile.review_files import write_review
from backfile.settings import Settings, read_settings

WIDTH = 120
"""Characters of a line where there is no terminal."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command.

    Args:
        arguments: of the command line; None for those of this process.
    Raises:
        SystemExit: it could not be done; the text says why.
    """
    parser = argparse.ArgumentParser("backfile", description="Look at what Backfile made of the articles.")
    commands = parser.add_subparsers(dest="command", required=True)
    review = commands.add_parser("review", help="build the site, and write output/review.html and output/review.csv")
    explain = commands.add_parser("explain", help="print the blocks of one file with the rule that matched")
    explain.add_argument("file", metavar="FILE", help="content/2019/a.txt, or any text file")
    for command in (review, explain):
        command.add_argument("-s", "--settings", default="pelicanconf.py", help="settings file (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        mapping = _read_mapping(options.settings)
        settings = read_settings(mapping)
        if options.command == "review":
            _review(settings, mapping)
        else:
            _explain(settings, options.file)
    except BackfileError as error:
        raise SystemExit(str(error)) from error
    except OSError as error:
        message = f"{error.filename}: {error.strerror}; check that it exists and may be read"
        raise SystemExit(message) from error


def _read_mapping(path: str) -> Mapping[str, object]:
    """Pelican's settings from a file.

    Raises:
        SettingsError: there is no such file, or Pelican cannot use what it says.
    """
    if not os.path.isfile(path):
        message = f"{path}: there is no such file; run this beside pelicanconf.py, or name the settings file with -s"
        raise SettingsError(message)
    try:
        return dict(read_pelican_settings(path))
    except ValueError as error:  # PATH is no folder, THEME cannot be found
        message = f"{path}: Pelican cannot use it ({error}); see docs/settings.md"
        raise SettingsError(message) from error


def _review(settings: Settings, mapping: Mapping[str, object]) -> None:
    with Terminal() as terminal:
        report = build_site(settings, terminal.progress, source_date_epoch())
        review = write_review(settings, report)
        terminal.stop()
        terminal.show(replace(report, problems=(*idle_settings(dict(mapping)), *report.problems)), settings)
    _say(f"Review    {len(review.articles):,} of {review.total:,} articles have something missing or doubtful")
    _say(f"          {settings.output_path / PAGE}")
    _say(f"          {settings.output_path / TABLE}, to correct and paste into content/metadata.csv")


def _explain(settings: Settings, given: str) -> None:
    file = read_one(settings, given)
    if not file.articles:
        raise SystemExit("\n".join(map(str, file.problems)))
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    for line in explain_articles(file.articles, file.problems, country_names(settings.language), width):
        _say(line)


def _say(line: str) -> None:
    console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)
