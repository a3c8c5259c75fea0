"""After any edits an incremental build leaves the same bytes as a clean one."""

from archives import Archive, differences
from edits import Owner
from scale import TIMES, say

STEPS = 20
COMPARED = 2


def test_a_site_after_many_edits_equals_a_clean_build(tmp_path):
    archive = Archive(tmp_path)
    archive.fill(30)
    archive.build()
    owner = Owner(archive, seed=TIMES)
    steps = range(1, STEPS * TIMES + 1)
    sample = {steps[-1], *owner.chance.sample(steps[:-1], COMPARED * TIMES - 1)}
    for step in steps:
        edits = owner.edit()
        if archive.settings.get("BACKFILE_WORKERS", 1) == 1:
            archive.build()
        else:
            archive.run()
        if step in sample:
            assert (edits, []) == (edits, differences(archive.site(), archive.clean_site()))
    say(f"{len(steps)} steps, {len(sample)} compared with clean builds, all equal")
