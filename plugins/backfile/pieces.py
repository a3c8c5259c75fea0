"""Tables that outlive a build, cut into pieces: a change reads and writes the few that it touches.

A store keeps bytes by key. Each piece is MessagePack (https://msgpack.org) behind its CRC-32, so that damage shows.
"""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from zlib import crc32

import msgspec

P = TypeVar("P")

_SUM = 4
"""Bytes of a CRC-32."""


class Store(Protocol):
    """Keeps bytes by key from one build to the next."""

    def read(self, key: str) -> bytes | None:
        """What was written under a key; None when nothing was."""

    def write(self, key: str, data: bytes) -> None:
        """Keep bytes in place of those that were there."""


class MemoryStore:
    """A store that lasts as long as the object: for an archive that is seen once."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def read(self, key: str) -> bytes | None:
        """What was written under a key; None when nothing was."""
        return self.blobs.get(key)

    def write(self, key: str, data: bytes) -> None:
        """Keep bytes in place of those that were there."""
        self.blobs[key] = data


class Form(msgspec.Struct, Generic[P], frozen=True):
    """How the pieces of a table are made and stored."""

    new: Callable[[], P]
    encode: Callable[[P], bytes]
    decode: Callable[[bytes], P]
    """Raises msgspec.DecodeError."""


def packed(kind: type[P]) -> Form[P]:
    """Pieces that msgspec stores as they are."""
    return Form(kind, msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(kind).decode)


class Pieces(Generic[P]):
    """A table in numbered pieces, each read when it is first asked for."""

    def __init__(self, store: Store, name: str, count: int, form: Form[P]) -> None:
        """Read nothing yet.

        Args:
            store: that keeps it.
            name: of the table; keys are `name/number`.
            count: pieces that were saved before: those must be there.
            form: of a piece.
        """
        self._store, self._name, self._count, self._form = store, name, count, form
        self._read: dict[int, P] = {}
        self._changed: set[int] = set()

    def __getitem__(self, number: int) -> P:
        """A piece that is only looked at.

        Raises:
            msgspec.DecodeError: it is missing or damaged.
        """
        piece = self._read.get(number)
        if piece is None:
            stored = read_sealed(self._store, f"{self._name}/{number}") if number < self._count else None
            piece = self._read[number] = self._form.new() if stored is None else self._form.decode(stored)
        return piece

    def change(self, number: int) -> P:
        """A piece that is going to be changed."""
        self._changed.add(number)
        return self[number]

    def save(self, count: int) -> None:
        """Write the pieces that were changed.

        Args:
            count: pieces from now on, no fewer than before.
        """
        for number in sorted(self._changed.union(range(self._count, count))):
            write_sealed(self._store, f"{self._name}/{number}", self._form.encode(self[number]))
        self._changed.clear()
        self._count = count


def read_sealed(store: Store, key: str) -> bytes:
    """Bytes as they were written with `write_sealed`.

    Raises:
        msgspec.DecodeError: they are missing or damaged.
    """
    data = store.read(key)
    if data is None or int.from_bytes(data[:_SUM], "big") != crc32(data[_SUM:]):
        message = f'"{key}" in the catalog is {"missing" if data is None else "damaged"}: it is to be made anew'
        raise msgspec.DecodeError(message)
    return data[_SUM:]


def write_sealed(store: Store, key: str, data: bytes) -> None:
    """Keep bytes behind their CRC-32."""
    store.write(key, crc32(data).to_bytes(_SUM, "big") + data)


def piece_of(text: str, count: int) -> int:
    """The piece of a table that a text belongs to: the same on every machine."""
    return crc32(text.encode()) % count
