"""Clusters for tests. No conftest.py, for `from conftest import` means that of tests/sites."""

import pytest
from machines import Machines


@pytest.fixture(scope="session")
def machines(tmp_path_factory):
    """A scheduler and two workers, for tests that leave them as they are."""
    machines = Machines(tmp_path_factory.mktemp("cluster"))
    try:
        machines.start_scheduler()
        machines.start_worker()
        machines.start_worker()
        yield machines
    finally:
        machines.stop()


@pytest.fixture
def park(tmp_path):
    """Machines that are all off."""
    machines = Machines(tmp_path / "machines")
    machines.folder.mkdir()
    yield machines
    machines.stop()


@pytest.fixture
def mortal_machines(park):
    """A scheduler without workers, for tests that start and kill some."""
    park.start_scheduler()
    return park
