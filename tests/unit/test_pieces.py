import msgspec
import pytest
from backfile.pieces import MemoryStore, Pieces, packed, piece_of, read_sealed, write_sealed


def _table(store, count=0):
    return Pieces(store, "table", count, packed(dict[str, int]))


def test_a_piece_that_was_changed_is_there_the_next_time():
    store = MemoryStore()
    table = _table(store)
    table.change(1)["a"] = 5
    table.save(2)

    assert _table(store, 2)[1] == {"a": 5}


def test_a_piece_that_was_only_looked_at_is_not_written_again():
    store = MemoryStore()
    _table(store).save(2)
    table = _table(store, 2)
    table[0]["a"] = 5
    table.save(2)

    assert _table(store, 2)[0] == {}


def test_pieces_that_nothing_changed_are_written_once():
    store = MemoryStore()
    _table(store).save(2)

    assert list(store.blobs) == ["table/0", "table/1"]


def test_a_piece_that_must_be_there_and_is_not_is_an_error():
    with pytest.raises(msgspec.DecodeError, match=r'"table/0" in the catalog is missing: it is to be made anew'):
        _table(MemoryStore(), 1)[0]


@pytest.mark.parametrize("place", [0, 4, 6])
def test_a_byte_that_changed_is_an_error(place):
    store = MemoryStore()
    write_sealed(store, "key", b"abc")
    data = bytearray(store.blobs["key"])
    data[place] ^= 1
    store.blobs["key"] = bytes(data)

    with pytest.raises(msgspec.DecodeError, match="damaged"):
        read_sealed(store, "key")


def test_the_piece_of_a_text_is_the_same_everywhere():
    assert piece_of("123456789", 1 << 32) == 0xCBF43926  # the check value of CRC-32
