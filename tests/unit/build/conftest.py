import pytest
from site_trees import do_not_flush


@pytest.fixture(autouse=True)
def _do_not_flush(monkeypatch):
    """No test waits for the disk."""
    do_not_flush(monkeypatch)
