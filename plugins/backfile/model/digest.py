"""Short names for bytes: BLAKE2b (RFC 7693) with 128 bits, so that equal digests mean equal bytes."""

from hashlib import blake2b

DIGEST_BYTES = 16
SHORT_BYTES = 15
"""Of a digest that is kept in memory for every article: the most that CPython has in 48 bytes."""


def digest_text(text: str) -> str:
    """The digest of a text, 32 hexadecimal digits."""
    return blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()


def digest_bytes(*parts: bytes) -> str:
    """The digest of some bytes, 32 hexadecimal digits."""
    return blake2b(b"".join(parts) if len(parts) != 1 else parts[0], digest_size=DIGEST_BYTES).hexdigest()


def short_digest(*parts: bytes) -> bytes:
    """The digest of some bytes, as SHORT_BYTES bytes."""
    return blake2b(b"".join(parts), digest_size=SHORT_BYTES).digest()
