"""What `pelican` and its exit codes say to an operator."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
THEME = {str(ROOT / "theme")!r}
"""
GOOD = "Rain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "good.txt").write_text(GOOD)
    (tmp_path / "conf.py").write_text(CONF)
    return tmp_path


def pelican(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", *arguments]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=environment, stdin=subprocess.DEVNULL
    )


def test_a_build_ends_with_its_figures(folder):
    done = pelican(folder)

    assert done.returncode == 0, done.stderr
    assert "Articles  1 found = 1 published + 0 rejected" in done.stdout
    assert "Dates     1 from the text" in done.stdout
    assert "written, 0 kept, 0 deleted" in done.stdout


def test_a_rejected_file_does_not_fail_an_ordinary_build(folder):
    (folder / "content" / "empty.txt").write_text("")
    done = pelican(folder)

    assert done.returncode == 0
    assert "Error: content/empty.txt: it holds no text and is left out" in done.stdout
    assert (folder / "output/2012/05/07/rain-in-lima/index.html").exists()


def test_a_rejected_file_fails_a_build_with_fatal_errors(folder):
    (folder / "content" / "empty.txt").write_text("")
    done = pelican(folder, "--fatal", "errors")

    assert done.returncode == 1
    assert "content/empty.txt: it holds no text and is left out" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_rejected_file_fails_a_strict_build(folder):
    (folder / "content" / "empty.txt").write_text("")
    done = pelican(folder, "-e", "BACKFILE_STRICT=true")

    assert done.returncode == 1


def test_an_unknown_setting_is_one_line_with_a_suggestion(folder):
    done = pelican(folder, "-e", "BACKFILE_WORKER=2")

    assert done.returncode == 1
    assert 'unknown setting BACKFILE_WORKER; did you mean "BACKFILE_WORKERS"?' in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr


def test_a_home_country_that_is_none_is_one_line_with_a_suggestion(folder):
    done = pelican(folder, "-e", 'BACKFILE_HOME_COUNTRY="Bolivia"')

    assert done.returncode == 1
    assert 'did you mean "BO"?' in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr


def test_a_broken_template_is_one_line_with_its_place(folder):
    theme = folder / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "static" / "css").mkdir(parents=True)
    (theme / "templates" / "listing.html").write_text("made for Backfile")
    (theme / "templates" / "article.html").write_text("line\n{% if %}\n")
    done = pelican(folder, "-t", str(theme))

    assert done.returncode == 1
    assert "theme/templates/" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_setting_without_effect_is_said(folder):
    done = pelican(folder, "-e", 'ARTICLE_URL="{slug}/"')

    assert done.returncode == 0
    assert "ARTICLE_URL: the setting has no effect" in done.stdout


def test_an_output_folder_that_cannot_be_made_is_one_line(folder):
    (folder / "output").write_text("a file in the way")
    done = pelican(folder)

    assert done.returncode == 1
    assert "output" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_address_without_its_scheme_is_one_line(folder):
    done = pelican(folder, "-e", 'SITEURL="example.org"')

    assert done.returncode == 1
    assert 'SITEURL is "example.org", which is no address' in " ".join(done.stdout.split())


def test_a_site_without_a_name_is_one_line(folder):
    done = pelican(folder, "-e", 'SITENAME=""')

    assert done.returncode == 1
    assert "SITENAME is empty" in " ".join(done.stdout.split())


def test_a_file_name_is_printed_as_it_is(folder):
    (folder / "content" / "a:smile:b[red].txt").write_text("")
    done = pelican(folder)

    assert "content/a:smile:b[red].txt: it holds no text" in done.stdout
