"""A limit of time that a busy machine does not break: of the CPU of this process."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cpu_seconds(at_most: float) -> Iterator[None]:
    """Fail if the block takes longer."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert taken < at_most, f"{taken:.2f} s"
