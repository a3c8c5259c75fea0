import re

from backfile.catalog.versions import code_fingerprint


def test_the_program_has_one_fingerprint():
    assert re.fullmatch(r"[0-9a-f]{32}", code_fingerprint())


def test_the_fingerprint_stays_while_the_program_does():
    first = code_fingerprint()
    code_fingerprint.cache_clear()

    assert first == code_fingerprint()
