"""What a process imports is paid for by each worker of each build."""

import os
import subprocess
import sys
from pathlib import Path

import backfile

SELDOM = {"charset_normalizer", "eld", "email.header", "ftfy", "yaml"}
"""Libraries that few archives need."""


IDLE = {"babel", "feedgen", "lxml", "backfile.gather", "backfile.pages.site", "backfile.reader", "backfile.geography"}
"""What only a build that makes pages needs."""


def test_reading_articles_imports_nothing_that_few_archives_need():
    assert _imported_by("backfile.ingest") & SELDOM == set()


def test_a_build_imports_nothing_that_makes_pages_before_it_finds_something_to_do():
    assert _imported_by("backfile.pelican_shell") & IDLE == set()


def _imported_by(module):
    environment = {**os.environ, "PYTHONPATH": str(Path(backfile.__file__).parent.parent)}
    command = [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.split())
