"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import random
import sys

import pytest
from archives import Archive, differences
from edits import Owner
from scale import TIMES

ZONES = ("UTC", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns")
LOCALES = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.SJIS")
MASKS = (0o022, 0o077, 0o000, 0o027)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A site with something of everything, built by the command `pelican`."""
    archive = Archive(tmp_path_factory.mktemp("first"))
    archive.fill(30)
    archive.write("content/extra/x.bin", bytes(range(256)))
    archive.write("content/Ökonomie/größe – 経済.txt", "Größe\n\n1 May 2001\n\nIn Zürich, Switzerland.\n")
    owner = Owner(archive, seed=1)
    for edit in (owner.write_tags, owner.write_metadata, owner.write_sidecar, owner.write_standing_page, owner.redate):
        edit()
    archive.run({**os.environ, "PYTHONHASHSEED": "0"})
    return archive


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask and no TZ")
@pytest.mark.parametrize("seed", range(TIMES))
def test_place_mask_zone_locale_hash_seed_workers_and_times_do_not_show(archive, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 - no cryptography
    other = archive.copy(tmp_path / chance.choice(("elsewhere", "a deeper/path with spaces/ünd more")))
    for path in other.folder.rglob("*.*"):
        os.utime(path, (times := chance.randrange(10**9), times))
    other.settings["BACKFILE_WORKERS"] = chance.choice((2, 3))
    locale = chance.choice(LOCALES)
    environment = {
        **os.environ,
        "TZ": chance.choice(ZONES),
        "LC_ALL": locale,
        "LANG": locale,
        "PYTHONHASHSEED": str(seed + 1),
        "USER": "somebody",
        "HOME": str(tmp_path),
    }
    other.run(environment, umask=chance.choice(MASKS[1:]))  # more than a second later

    assert differences(other.site(), archive.site()) == []
    assert ".backfile" in other.site()
