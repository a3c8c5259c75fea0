"""Whole sites built by the command `pelican`, with settings, themes and plugins of other people."""

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from builders import write_files

ROOT = Path(__file__).parent.parent.parent
THEME = str(Path(__file__).parent / "theme")
SITE_URL = "https://example.org/archive"
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "plugins")!r})
from backfile.pelican_shell import ArchivePelican
SITENAME = "An archive"
SITEURL = {SITE_URL!r}
PATH = "content"
CACHE_PATH = "cache"
TIMEZONE = "Europe/Paris"
USE_FOLDER_AS_CATEGORY = False
FEED_DOMAIN = SITEURL
BACKFILE_WORKERS = 1
PELICAN_CLASS = ArchivePelican
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}, "."]
"""


@dataclass(frozen=True)
class PelicanSite:
    """A folder with a settings file and content."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def build(self, *arguments: str, **settings: object) -> str:
        """Run `pelican` and return what it said, in one line."""
        self.set(**settings)
        command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", *arguments]
        environment = {**os.environ, "COLUMNS": "200"}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )
        said = " ".join((done.stdout + done.stderr).split())
        assert done.returncode == 0, said
        return said

    def set(self, **settings: object) -> None:
        lines = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        self.write({"pelicanconf.py": CONF + lines})

    def write(self, files: dict[str, str]) -> None:
        write_files(self.folder, files)

    def addresses(self) -> dict[str, str]:
        """The address of each article in the ledger, by source path."""
        with (self.folder / "content" / "ledger.csv").open(encoding="utf-8", newline="") as file:
            return {row["path"]: row["address"] for row in csv.DictReader(file)}

    def page(self, address: str) -> str:
        return (self.output / address / "index.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}
