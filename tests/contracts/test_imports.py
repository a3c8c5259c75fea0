"""What a process imports is paid for by each worker of each build."""

import os
import subprocess
import sys
from pathlib import Path

import backfile

SELDOM = {"charset_normalizer", "eld", "email.header", "ftfy", "yaml"}
"""Libraries that few archives need."""


def test_reading_articles_imports_nothing_that_few_archives_need():
    command = "import sys, backfile.ingest; print(*sys.modules)"
    plugins = str(Path(backfile.__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": plugins}
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, env=environment)

    assert set(done.stdout.split()) & SELDOM == set()
