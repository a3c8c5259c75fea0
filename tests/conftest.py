"""What holds for all tests."""

import pytest
from hypothesis import HealthCheck, settings
from site_trees import do_not_flush

# A busy machine is slow now and then; what things cost is counted (tests/sites/test_work.py) and measured (bench/).
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def _no_wait_for_the_disk():
    """Let builds in this process leave it to the system when the disk is written: it takes longer than all else."""
    with pytest.MonkeyPatch.context() as patch:
        do_not_flush(patch)
        yield
