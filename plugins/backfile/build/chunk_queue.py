"""Chunks under way: what is to be done next, what is done, and what must be done again."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import msgspec
from msgspec.structs import replace

T = TypeVar("T")
R = TypeVar("R")

_LAST_TRY = 2
"""Deaths after which a piece is tried once more: one with its chunk, and one alone, which may be chance."""


class Piece(msgspec.Struct, Generic[T], frozen=True):
    """What a worker is given at once: a chunk, or one task of a chunk that a worker died of."""

    chunk: int
    """Number of the chunk."""
    place: int
    """Where in the chunk's results those of the piece belong."""
    tasks: Sequence[T]
    deaths: int = 0
    """Workers that died of it: one of the whole chunk, the others of this task alone."""

    @property
    def is_last_try(self) -> bool:
        """Whether it ends the build if a worker dies of it once more."""
        return self.deaths == _LAST_TRY


class Pieces(Generic[T, R]):
    """The pieces of all chunks, and their results until they are taken in the order of the chunks."""

    def __init__(self, chunks: Iterator[Sequence[T]], ahead: int) -> None:
        """Begin.

        Args:
            chunks: taken when there is a worker for them.
            ahead: chunks under way at most, or done and not taken.
        """
        self._chunks = enumerate(chunks)
        self._ahead = max(1, ahead)
        self._waiting: deque[Piece[T]] = deque()
        self._results: dict[int, list[Sequence[R] | None]] = {}
        self._first = 0

    @property
    def is_finished(self) -> bool:
        """Whether all that was begun is done and taken. Nothing is left if so after `next_piece` had none."""
        return not self._results

    @property
    def is_ready(self) -> bool:
        """Whether there are results to take."""
        return None not in self._results.get(self._first, (None,))

    def next_piece(self) -> Piece[T] | None:
        """What to do next, if anything."""
        if self._waiting:
            return self._waiting.popleft()
        if len(self._results) == self._ahead:
            return None
        for number, tasks in self._chunks:
            self._results[number] = [None]
            return Piece(number, 0, tasks)
        return None

    def keep(self, piece: Piece[T], results: Sequence[R]) -> None:
        """Keep the results of a piece until all before them are there."""
        self._results[piece.chunk][piece.place] = results

    def put_back(self, piece: Piece[T]) -> None:
        """Do a piece before all others that wait."""
        self._waiting.appendleft(piece)

    def try_again(self, piece: Piece[T]) -> None:
        """Do a piece again that a worker died of, one task at a time, so that a task that cannot be done is alone."""
        if piece.deaths:
            self.put_back(replace(piece, deaths=piece.deaths + 1))
            return
        self._results[piece.chunk] = [None] * len(piece.tasks)
        for place in reversed(range(len(piece.tasks))):
            self.put_back(Piece(piece.chunk, place, piece.tasks[place : place + 1], deaths=1))

    def take(self) -> list[R]:
        """Take the results of the first chunk that was not taken; they must be ready."""
        parts = self._results.pop(self._first)
        self._first += 1
        return [result for part in parts for result in part or ()]
