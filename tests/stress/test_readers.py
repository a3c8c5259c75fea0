"""Real processes read a site by path, and through one handle of its folder, while real builds publish others."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from archives import Archive
from scale import TIMES, say

READS = 1200
READERS = 2
EDITIONS = 3
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def turn_to(archive: Archive, edition: int) -> None:
    """Make the content that of an edition: a number on all pages, a text of its own, an article the others lack."""
    archive.settings["SITESUBTITLE"] = f"Edition {edition}"
    for number in range(EDITIONS):
        path = archive.content / f"only-{number}.txt"
        if number == edition:
            archive.write(f"content/{path.name}", f"Only in {number}\n\n{number + 1} May 2012\n\nRain in Lima, Peru.\n")
        else:
            path.unlink(missing_ok=True)
    archive.write(
        "content/always.txt", f"Every Edition\n\n7 May 2012\n\nThis is number {edition}, from Oslo, Norway.\n"
    )


def read_digests(archive: Archive) -> dict[str, str]:
    """The digest of each file of the site, without its mode."""
    return {path: value.partition(" ")[2] for path, value in archive.site().items()}


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="this system opens no files through a handle of a folder")
def test_readers_meet_no_missing_half_written_or_mixed_pages_while_sites_are_built(tmp_path):
    archive = Archive(tmp_path)
    archive.fill(30)
    sites = []
    for edition in (*range(EDITIONS), *range(EDITIONS)):  # after the first round the ledger has all rows
        turn_to(archive, edition)
        archive.build()
        sites.append(read_digests(archive))
    archive.write("sites.json", json.dumps(sites[EDITIONS:]))
    script = Path(__file__).with_name("reading.py")
    command = (sys.executable, script, archive.output, tmp_path / "sites.json", str(READS * TIMES // READERS))
    readers = [subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True) for _ in range(READERS)]
    edition = 0
    while any(reader.poll() is None for reader in readers):
        turn_to(archive, edition % EDITIONS)
        archive.run()
        edition += 1
    found = sum((Counter(json.loads(reader.communicate()[0])) for reader in readers), Counter())
    say(f"{found['reads']} reads by path and by handle during {edition} builds: {dict(found)}")

    assert found["reads"] >= READS * TIMES
    assert {name: found[name] for name in ("missing", "half_written", "mixed")} == {
        "missing": 0,
        "half_written": 0,
        "mixed": 0,
    }
