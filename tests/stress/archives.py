"""Archives of generated articles, built in this process or by the command `pelican`."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backfile.build.trees import INSIDE
from backfile.report.summary import BuildReport
from backfile.settings import read_settings
from backfile.start import build_site
from tiny_sites import DEFAULTS, ROOT

sys.path.append(str(ROOT / "bench"))  # its scripts are no package

from generate import Story, make_stories, text_alone, text_with_headers

FOLDERS = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": "cache", "THEME": "theme"}
SETTINGS = {**DEFAULTS, **FOLDERS}
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "plugins")!r})
from backfile.pelican_shell import ArchivePelican
PELICAN_CLASS = ArchivePelican
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["backfile"]
"""
COMMAND = (sys.executable, "-m", "pelican", "-s", "pelicanconf.py")


@dataclass
class Archive:
    """A folder with content, a theme of its own and settings, and what is built from them."""

    folder: Path
    settings: dict[str, object] = field(default_factory=dict)

    def __post_init__(self):
        if not (self.folder / "theme").exists():
            shutil.copytree(ROOT / "theme", self.folder / "theme")
        self.content.mkdir(parents=True, exist_ok=True)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def control(self) -> Path:
        """Where builds keep what they need beside the output folder."""
        return self.folder / ".output.backfile"

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below the folder of the archive."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def fill(self, articles: int, seed: int = 1) -> None:
        """Write generated articles, every third one with header lines."""
        for story in make_stories(articles, seed):
            self.write(f"content/{story.path}.txt", article_text(story))

    def articles(self) -> list[Path]:
        """The files of all articles, sorted."""
        return sorted(path for path in self.content.rglob("*.txt") if path.parent.name != "pages")

    def build(self) -> BuildReport:
        """Build in this process."""
        folders = {name: str(self.folder / path) for name, path in FOLDERS.items()}
        return build_site(read_settings({**SETTINGS, **self.settings, **folders}), lambda *_: None)

    def configure(self) -> None:
        """Write the settings file, unless it is as it should be."""
        text = CONF + "".join(f"{name} = {value!r}\n" for name, value in {**SETTINGS, **self.settings}.items())
        path = self.folder / "pelicanconf.py"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

    def start(self, environment: Mapping[str, str] = os.environ, **options: object) -> subprocess.Popen:
        """Start the command `pelican`, with the processes that it starts in a group of their own."""
        self.configure()
        return subprocess.Popen(
            COMMAND,
            cwd=self.folder,
            env={**environment, "COLUMNS": "200"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            **options,
        )

    def run(self, environment: Mapping[str, str] = os.environ, **options: object) -> str:
        """Build by the command `pelican`, and return what it said."""
        with self.start(environment, **options) as process:
            said, _ = process.communicate()
        assert process.returncode == 0, said
        return said

    def site(self) -> dict[str, str]:
        """Mode and digest of each file in the output folder; of folders that hold nothing the mode alone."""
        return read_site(self.output)

    def copy(self, folder: Path) -> "Archive":
        """The same content, ledger included, theme and settings elsewhere, with new times of change."""
        shutil.copytree(self.content, folder / "content", copy_function=shutil.copyfile)
        shutil.copytree(self.folder / "theme", folder / "theme", copy_function=shutil.copyfile)
        return Archive(folder, dict(self.settings))

    def clean_site(self) -> dict[str, str]:
        """What the same content makes in one process from nothing."""
        other = self.copy(self.folder / "clean")
        other.settings["BACKFILE_WORKERS"] = 1
        other.build()
        made = other.site()
        shutil.rmtree(other.folder)
        return made


def article_text(story: Story) -> str:
    return text_alone(story) if story.number % 3 else text_with_headers(story)


def read_site(folder: Path) -> dict[str, str]:
    """Mode and digest of each file below a folder, what builds keep there aside; of empty folders the mode alone."""
    found = {}
    for top, folders, names in os.walk(folder):
        folders[:] = set(folders) - {INSIDE}
        for name in names or ([] if folders else [""]):
            path = os.path.join(top, name)
            digest = hashlib.sha256(Path(path).read_bytes()).hexdigest() if name else ""
            found[os.path.relpath(path, folder)] = f"{os.stat(path).st_mode & 0o777:o} {digest}"
    return found


def differences(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Paths of the files that are not the same in two sites."""
    return sorted(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))
