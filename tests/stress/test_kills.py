"""Real builds, killed with kill -9 at any moment: one site, the old or the new, stands, and the next build repairs all."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from archives import Archive, differences
from edits import Owner
from scale import TIMES, say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

KILLS = 2
LIMIT = 60.0
"""Seconds that no build takes."""


def kill_group(process: subprocess.Popen) -> None:
    """Kill a build with its workers."""
    os.killpg(process.pid, signal.SIGKILL)


def kill_main(process: subprocess.Popen) -> None:
    """Kill a build, but not its workers."""
    process.kill()


class Assailant:
    """Kills builds of an archive, and knows how long they take."""

    def __init__(self, archive: Archive, chance: random.Random) -> None:
        self.archive = archive
        self.chance = chance
        self.seconds = 0.0
        """What the last build took that was not killed."""

    def build(self) -> None:
        started = time.monotonic()
        self.archive.run()
        self.seconds = time.monotonic() - started

    def kill_build(self, kill: Callable[[subprocess.Popen], None]) -> bool:
        """Start a build and kill it: half of them at any moment, half soon after they begin to write.

        Returns:
            Whether it was killed; False if it was over before.
        """
        before = self._noted()
        with self.archive.start() as process:
            if self.chance.random() < 0.5:
                time.sleep(self.chance.uniform(0, self.seconds))
            else:
                self._wait(lambda: self._noted() != before or process.poll() is not None)
                time.sleep(self.chance.choice((0.0, 0.003, 0.03, 0.1)) * self.chance.random())
            with suppress(ProcessLookupError):  # it is over, and it left no worker
                kill(process)
            process.communicate()
        return process.returncode == -signal.SIGKILL

    def _noted(self) -> object:
        """Changes when a build writes down what it is about to change, and again when it is done."""
        try:
            return (self.archive.control / "record.json").stat().st_mtime_ns
        except FileNotFoundError:
            return None

    @staticmethod
    def _wait(happened: Callable[[], bool]) -> None:
        end = time.monotonic() + LIMIT
        while not happened() and time.monotonic() < end:
            time.sleep(0.0005)


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_repairs_all(tmp_path):
    archive = Archive(tmp_path, {"BACKFILE_WORKERS": 2})
    archive.fill(101)
    owner = Owner(archive, seed=TIMES)
    assailant = Assailant(archive, owner.chance)
    assailant.build()
    kills, missed, seen = 0, 0, {"old": 0, "new": 0}
    while kills < KILLS * TIMES:
        old = archive.site()
        changes = make_large_change(owner) if kills % 2 else owner.edit()
        archive.settings["BACKFILE_WORKERS"] = 2
        if not assailant.kill_build(owner.chance.choice((kill_group, kill_main))):
            missed += 1
            continue
        kills += 1
        stands = archive.site()
        assailant.build()
        new = archive.clean_site()

        assert (changes, []) == (changes, differences(archive.site(), new))
        assert (changes, []) == (changes, differences(stands, old) and differences(stands, new))
        seen["old" if stands == old else "new"] += 1
    say(f"{kills} builds killed, {seen} site stood, all repaired; {missed} builds were over before")

    assert sum(seen.values()) == KILLS * TIMES


def make_large_change(owner: Owner) -> str:
    """Change all pages, and half of the time all articles too."""
    owner.step += 1
    owner.archive.settings["SITESUBTITLE"] = f"Edition {owner.step}"
    if owner.chance.random() < 0.5:
        for path in owner.archive.articles():
            path.write_bytes(path.read_bytes() + f"\nStep {owner.step} went on in Oslo, Norway.\n".encode())
        return "all articles"
    return "all pages"
