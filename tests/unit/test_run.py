import subprocess
import sys

import pytest
from backfile.run import Run, peak_memory
from builders import make_settings


def test_stages_are_timed_in_order(tmp_path):
    run = Run(make_settings(tmp_path), lambda *_: None)

    with run.stage("scan"):
        pass
    with run.stage("read"):
        pass

    assert list(run.timings) == ["scan", "read"]
    assert all(seconds >= 0 for seconds in run.timings.values())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_the_peak_of_memory_is_that_of_the_largest_process_even_if_it_has_ended():
    size = 2 * peak_memory() + 50_000_000
    subprocess.run([sys.executable, "-c", f"b'x' * {size}"], check=True)

    assert size <= peak_memory() < 2 * size
