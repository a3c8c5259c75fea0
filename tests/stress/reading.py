"""A process that reads pages of a site, while other processes publish sites.

Usage: reading.py OUTPUT SITES READS, with PYTHONPATH naming plugins and tests/stress. SITES is a JSON file: a list of sites,
each with the digest of every file by path. It prints what it found as JSON.
"""

import hashlib
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

IN_A_ROW = 10
"""Pages read through one handle of the folder."""
LONGEST = 0.1
"""Seconds that such a set may take: the build after the next one changes the tree that the handle is of."""
PAUSE = 0.004
"""Seconds between two sets, so that there are several builds in all."""
SITES = 3
"""Different sites to meet at least."""


def read_sites(output: str, sites: Sequence[dict[str, str]], reads: int) -> Counter[str]:
    """Read pages at random, by path and through one handle, and count what was wrong with them."""
    chance = random.Random(os.getpid())  # noqa: S311 - no cryptography
    paths = sorted({path for site in sites for path in site})
    met: set[int] = set()
    found = Counter(reads=0, missing=0, half_written=0, mixed=0, slow=0)
    while found["reads"] < reads or len(met) < SITES:
        chosen = chance.sample(paths, IN_A_ROW)
        for path in chosen:
            judge(sites, path, read(f"{output}/{path}"), found)
        started = time.monotonic()
        handle = os.open(output, os.O_RDONLY)
        digests = {path: read(path, handle) for path in chosen}
        os.close(handle)
        if time.monotonic() - started > LONGEST:
            found["slow"] += 1
            continue
        for path, digest in digests.items():
            judge(sites, path, digest, found)
        fits = {number for number, site in enumerate(sites) if all(site.get(path) == digests[path] for path in chosen)}
        found["mixed"] += not fits
        if len(fits) == 1:
            met |= fits
        time.sleep(PAUSE)
    found["sites"] = len(met)
    return found


def judge(sites: Sequence[dict[str, str]], path: str, digest: str | None, found: Counter[str]) -> None:
    """Count a page that was read."""
    found["reads"] += 1
    if all(site.get(path) != digest for site in sites):
        found["missing" if digest is None else "half_written"] += 1


def read(path: str, folder: int | None = None) -> str | None:
    """The digest of a file; None if there is none."""
    try:
        handle = os.open(path, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    with open(handle, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    known = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    print(json.dumps(read_sites(sys.argv[1], known, int(sys.argv[3]))))  # noqa: T201 - what the test reads
