import re
import tomllib
from pathlib import Path

from backfile.catalog.versions import _LIBRARIES, code_fingerprint

PROJECT = Path(__file__).parent.parent.parent.parent / "pyproject.toml"
UNSEEN = {"pelican", "rich"}
"""They hand over settings and show progress: nothing of the output is theirs."""


def test_the_program_has_one_fingerprint():
    assert re.fullmatch(r"[0-9a-f]{32}", code_fingerprint())


def test_the_fingerprint_stays_while_the_program_does():
    first = code_fingerprint()
    code_fingerprint.cache_clear()

    assert first == code_fingerprint()


def test_every_library_that_the_program_needs_is_in_the_fingerprint():
    needed = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=[]", name)[0] for name in needed}

    assert names - UNSEEN <= set(_LIBRARIES)
