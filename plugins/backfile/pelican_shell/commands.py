"""The commands `review` and `explain` of `python -m backfile`: they read pelicanconf.py as `pelican` does."""

import os
import shutil
from collections.abc import Mapping

from msgspec.structs import replace
from pelican.log import console
from pelican.settings import read_settings as read_pelican_settings

from backfile.errors import SettingsError
from backfile.one_file import read_one
from backfile.pages.wording import country_names
from backfile.pelican_shell.archive import is_pelican_theme, source_date_epoch
from backfile.pelican_shell.idle import idle_settings
from backfile.pelican_shell.terminal import Terminal
from backfile.report.explain import explain_articles
from backfile.report.files import PAGE, TABLE
from backfile.review_files import write_review
from backfile.settings import read_settings
from backfile.start import build_site

WIDTH = 120
"""Characters of a line where there is no terminal."""


def review(path: str) -> None:
    """Build the site and list what is missing or doubtful.

    Args:
        path: of the settings file.
    Raises:
        BackfileError: it cannot be built, or the theme is not made for Backfile.
    """
    mapping = _read_mapping(path)
    settings = read_settings(mapping)
    if is_pelican_theme(settings.theme_path):
        message = (
            f"{path}: THEME is made for Pelican, and the review is a page of Backfile's; set THEME to a theme of its"
        )
        raise SettingsError(message)
    with Terminal() as terminal:
        report = build_site(settings, terminal.progress, source_date_epoch())
        found = write_review(settings, report)
        terminal.stop()
        terminal.show(replace(report, problems=(*idle_settings(mapping), *report.problems)), settings)
    _say(f"Review    {len(found.articles):,} of {found.total:,} articles have something missing or doubtful")
    _say(f"          {settings.output_path / PAGE}")
    _say(f"          {settings.output_path / TABLE}, to correct and paste into content/metadata.csv")


def explain(path: str, given: str) -> None:
    """Print how one file is read.

    Args:
        path: of the settings file.
        given: the text file, from here or from the content folder.
    Raises:
        SystemExit: it cannot be read; the text says why.
        SettingsError: a setting cannot be used.
    """
    settings = read_settings(_read_mapping(path))
    file = read_one(settings, given)
    if not file.articles:
        raise SystemExit("\n".join(map(str, file.problems)))
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    for line in explain_articles(file.articles, file.problems, country_names(settings.language), width):
        _say(line)


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


def _say(line: str) -> None:
    console.print(line, markup=False, emoji=False, highlight=False, soft_wrap=True)
