"""A whole site built on a cluster is the site built here, byte for byte."""

import os
import subprocess
import sys

import pytest
from machines import ROOT, Machines

sys.path.insert(0, str(ROOT / "bench"))

from generate import make_stories, text_alone, write_archive

pytest_plugins = ["machine_fixtures"]

ARTICLES = 120
STARTED = "Registering Worker plugin backfile"
"""What a scheduler logs when a stage of a build begins."""
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
THEME = {str(ROOT / "theme")!r}
"""


class Site:
    """One archive, built in folders of its own."""

    def __init__(self, folder, content, **settings):
        self.folder = folder
        self.folder.mkdir()
        own = {"PATH": str(content), "OUTPUT_PATH": str(folder / "output"), "CACHE_PATH": str(folder / "cache")}
        lines = [f"{name} = {value!r}" for name, value in {**own, **settings}.items()]
        (folder / "conf.py").write_text("\n".join([CONF, *lines, ""]))

    def start(self):
        """Start a build."""
        return subprocess.Popen(
            [sys.executable, "-m", "pelican", "-s", "conf.py", "--fatal", "errors"],
            cwd=self.folder,
            env={**os.environ, "COLUMNS": "200"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def build(self):
        """Build, and return what was said."""
        with self.start() as process:
            said, _ = process.communicate()
        assert process.returncode == 0, said
        return said

    def files(self):
        """What is in the output folder."""
        found = (path for path in (self.folder / "output").rglob("*") if path.is_file())
        return {path.relative_to(self.folder / "output").as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive") / "content"
    write_archive(folder, make_stories(ARTICLES, 1), text_alone)
    return folder


@pytest.fixture(scope="module")
def local(tmp_path_factory, content):
    """The site, built in one process."""
    site = Site(tmp_path_factory.mktemp("local") / "site", content, BACKFILE_WORKERS=1)
    site.build()
    return site.files()


def _stages(machines: Machines) -> int:
    return machines.scheduler_log().count(STARTED)


def test_the_site_is_the_same(machines, tmp_path, content, local):
    site = Site(tmp_path / "site", content, BACKFILE_EXECUTOR=machines.address)
    before = _stages(machines)
    site.build()

    assert len(local) > ARTICLES
    assert _stages(machines) - before >= 2, "reading and rendering did not run on the cluster"
    assert local == site.files()


def test_the_site_is_the_same_when_a_worker_is_killed(mortal_machines, tmp_path, content, local):
    for _ in range(2):
        mortal_machines.start_worker()
    log = mortal_machines.folder / "worker-0.log"
    site = Site(tmp_path / "site", content, BACKFILE_EXECUTOR=mortal_machines.address)
    with site.start() as build:
        mortal_machines.wait(lambda: "Starting Worker plugin backfile" in log.read_text() or build.poll() is not None)
        mortal_machines.workers[0].kill()
        said, _ = build.communicate()

    assert build.returncode == 0, said
    assert "[B301]" in said
    assert local == site.files()
