"""Short names for bytes: BLAKE2b (RFC 7693) with 128 bits, so that equal digests mean equal bytes."""

from hashlib import blake2b

DIGEST_BYTES = 16


def digest_bytes(*parts: bytes) -> str:
    """The digest of some bytes, 32 hexadecimal digits."""
    digest = blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
