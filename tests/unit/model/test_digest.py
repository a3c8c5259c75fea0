from backfile.model.digest import digest_bytes


def test_a_digest_is_blake2b_with_128_bits():
    assert digest_bytes(b"abc") == "cf4ab791c62b8d2b2109c90275287816"


def test_a_digest_does_not_depend_on_how_the_bytes_are_cut():
    assert digest_bytes(b"abc", b"def") == digest_bytes(b"abcdef")
