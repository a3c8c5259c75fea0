"""Real processes: readers while sites are published, and builds killed with kill -9.

scale.py says how often.
"""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from backfile.build.output import open_tree
from publishing import SITES, make_site
from scale import TIMES
from site_trees import never, read_site

COMMAND = (sys.executable, str(Path(__file__).with_name("publishing.py")))
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
LONGEST = 0.08
"""Seconds before a build is killed, at most; a dozen sites are published in that time."""


@contextmanager
def builds(folder):
    """A process that publishes site after site, until it is killed."""
    command = [*COMMAND, "build", folder]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def wait_for(path):
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} was not published")


def test_readers_meet_no_missing_half_written_or_mixed_pages(tmp_path):
    with builds(tmp_path):
        wait_for(tmp_path / "output" / "index.html")
        reader = [*COMMAND, "read", tmp_path, str(4000 * TIMES)]
        said = subprocess.run(reader, env=ENVIRONMENT, check=True, capture_output=True, text=True).stdout
    found = json.loads(said)

    assert found.pop("sites") >= SITES
    assert found == {"missing": 0, "mixed": 0}


def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_goes_on(tmp_path):
    chance = random.Random(7)  # noqa: S311 - no cryptography
    numbers = []
    with builds(tmp_path):
        wait_for(tmp_path / "output" / "index.html")
    for _ in range(6 * TIMES):
        with builds(tmp_path) as process:
            time.sleep(chance.uniform(0, LONGEST))
            process.kill()
            process.wait()
        with open_tree(tmp_path / "output", never) as tree:
            numbers.append(int(tree.token or 0))

        assert make_site(numbers[-1]) == read_site(tmp_path / "output")

    assert numbers == sorted(numbers)
