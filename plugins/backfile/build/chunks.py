"""Cut tasks into chunks so that no worker waits for another at the end.

Chunks are of about equal cost, and smaller towards the end: guided self-scheduling
(Polychronopoulos and Kuck, 1987, https://doi.org/10.1109/TC.1987.5009495).
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST = 50
"""Mean tasks in a chunk at most: enough that sending them is cheap, few enough that they need little memory."""
LEAST = 5
"""Mean tasks in a chunk at least: fewer would cost more to send than they save in waiting."""
_SHARES = 4
"""Chunks that each worker would still get if all were as large as the next one."""


def cut_chunks(tasks: Iterable[T], workers: int, weigh: Callable[[T], float] = lambda _: 1.0) -> Iterator[Sequence[T]]:
    """Cut tasks into chunks, in their order.

    Args:
        tasks: an iterator is read only as far as chunks are taken; as its end is unknown, all chunks are alike.
        workers: processes that take the chunks.
        weigh: what a task costs beside the others, 0 or more, in any unit.
    """
    left = mean = math.inf
    if isinstance(tasks, Sequence):
        left = sum(map(weigh, tasks))
        mean = left / max(1, len(tasks))
    chunk: list[T] = []
    weight = 0.0
    for task in tasks:
        chunk.append(task)
        weight += weigh(task)
        enough = min(max(left / (_SHARES * workers), LEAST * mean), MOST * mean)
        if weight >= enough or len(chunk) == MOST:
            yield chunk
            left -= weight
            chunk, weight = [], 0.0
    if chunk:
        yield chunk
