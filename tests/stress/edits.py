"""Edits that the owner of an archive may make between two builds, at random."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from archives import Archive, article_text, make_stories

PARAGRAPHS = (
    "Ana Larsen and the Weather Service spoke of a flood in Berlin, Germany.",
    "In Quito, Ecuador, nobody was hurt. The Lima Rail Company said so on Monday.",
    "Correction: an earlier version named the wrong harbour.",
    "Kofi Byrne, the author of the report, will come to Accra, Ghana, in May.",
)
TAG_ROWS = (
    ("Flood", "High water", "", ""),
    ("Election", "", "", "never"),
    ("Summit", "", "", "always"),
    ("Ana Silva", "Ana M. Silva", "person", ""),
    ("Lima Central Bank", "Central Bank of Peru", "organisation", ""),
    ("harbour", "", "topic", "always"),
    ("Drought", "Flood", "", ""),
)
PHRASE_ROWS = (("Berlin", "Kenya"), ("Lima", "not a place"), ("Oslo", "Sweden"), ("the harbour", "Peru"))
SETTINGS = {
    "SITENAME": ("Test Archive", "Another Archive"),
    "SITESUBTITLE": ("", "News", "More news & <views>"),
    "SITEURL": ("https://example.org", "", "https://example.org/archive"),
    "DEFAULT_LANG": ("en", "en", "fr"),
    "TIMEZONE": ("UTC", "America/La_Paz"),
    "USE_FOLDER_AS_CATEGORY": (False, True),
    "EXTRA_PATH_METADATA": ({}, {"extra/0.txt": {"path": "robots.txt"}}),
    "BACKFILE_INDEX_SIZE": (100, 100, 10, 3),
    "BACKFILE_FEED_SIZE": (20, 5),
    "BACKFILE_HOME_COUNTRY": ("", "BO"),
    "BACKFILE_HISTORIC_STATES": ({}, {"SUHH": "RU"}),
    "BACKFILE_DATE_ORDER": ("", "day-first", "month-first"),
    "BACKFILE_DETECT": (True, True, False),
    "BACKFILE_STAMPS": ("stat", "stat", "hash"),
    "BACKFILE_MAX_FILE_SIZE": (10_000_000, 3_800),
    "BACKFILE_SEARCH": (False, True),
    "BACKFILE_SEARCH_WHOLE": (5_000, 10),
    "BACKFILE_WORKERS": (1, 1, 1, 1, 1, 2, 3),
}


class Owner:
    """Edits an archive; the same seed gives the same edits."""

    def __init__(self, archive: Archive, seed: int, pool: int = 2000) -> None:
        self.archive = archive
        self.chance = random.Random(seed)  # noqa: S311 - no cryptography
        self.new = make_stories(pool, seed + 1)
        self.step = 0
        self.broken: dict[Path, bytes] = {}
        self.edits: dict[Callable[[], None], int] = {
            self.add: 6,
            self.extend: 6,
            self.replace_words: 3,
            self.undo_a_change: 2,
            self.change_in_place: 2,
            self.retitle: 2,
            self.redate: 2,
            self.delete: 4,
            self.rename: 3,
            self.repeat_a_headline: 1,
            self.file_again: 3,
            self.spoil: 1,
            self.touch: 1,
            self.write_tags: 3,
            self.write_geography: 2,
            self.write_metadata: 3,
            self.write_sidecar: 3,
            self.write_standing_page: 1,
            self.write_static_file: 2,
            self.change_template: 2,
            self.change_asset: 1,
            self.change_settings: 4,
            self.shorten_ledger: 1,
            self.damage_output: 1,
            self.nothing: 1,
        }

    def edit(self) -> str:
        """Make one to three edits, or damage the catalog, and return their names."""
        self.step += 1
        edits = self.chance.choices(list(self.edits), list(self.edits.values()), k=self.chance.choice((1, 1, 2, 3)))
        if self.chance.random() < 0.03:  # alone: pages that an edit takes away would stay, as files that no build made
            edits = [self.damage_catalog]
        for edit in edits:
            edit()
        return f"step {self.step}: {', '.join(edit.__name__ for edit in edits)}"

    def add(self) -> None:
        story = next(self.new)
        folder = self.chance.choice(("", "desk/", f"{story.day:%Y/%m}/", f"{story.day:%Y/%m/%Y-%m-%d}-"))
        self.archive.write(f"content/{folder}new-{story.number}.txt", article_text(story))

    def extend(self) -> None:
        path = self._article()
        path.write_bytes(path.read_bytes() + f"\n{self.chance.choice(PARAGRAPHS)}\n".encode())

    def replace_words(self) -> None:
        old, new = self.chance.sample(("Kenya", "Bolivia", "Berlin", "harbour", "flood", "Silva", "Monday"), 2)
        path = self._article()
        path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))

    def undo_a_change(self) -> None:
        """Put an article back as it was before the last edit of this kind."""
        before = {path: path.read_bytes() for path in self.chance.sample(self.archive.articles(), 2)}
        for path, text in self.broken.items():
            if path.exists():
                path.write_bytes(text)
        for path, text in before.items():
            path.write_bytes(text.replace(b"said", b"denied"))
        self.broken = before

    def change_in_place(self) -> None:
        """Change an article, but not its size; the time of change that an archiver keeps is some old one."""
        path = self._article()
        path.write_bytes(path.read_bytes().replace(b"Monday", b"Sunday"))
        os.utime(path, (self.step, self.step))

    def retitle(self) -> None:
        path = self._article()
        path.write_bytes(path.read_bytes().replace(b" After ", self.chance.choice((b" Before ", b" During ")), 1))

    def redate(self) -> None:
        path = self._article()
        date = self.chance.choice(("2003-02-01", "2011-11", "2019", "3/4/2005", "nonsense"))
        path.write_text(f"Date: {date}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    def delete(self) -> None:
        if len(self.archive.articles()) > 10:
            self._article().unlink()

    def rename(self) -> None:
        path = self._article()
        target = self.archive.content / self.chance.choice(("", "moved")) / f"renamed-{self.step}-{path.name}"[:80]
        target.parent.mkdir(exist_ok=True)
        path.rename(target.with_suffix(".txt"))

    def repeat_a_headline(self) -> None:
        shutil.copyfile(self._article(), self.archive.content / f"again-{self.step}.txt")

    def file_again(self) -> None:
        """File an article once more, with other words in front of it, less at its end, or a paragraph more."""
        text = self._article().read_text(encoding="utf-8", errors="replace")
        cut = text[: len(text) * 3 // 4].rpartition("\n")[0]
        again = self.chance.choice((f"Update {self.step}: {text}", cut, f"{text}\n{self.chance.choice(PARAGRAPHS)}\n"))
        self.archive.write(f"content/{self.chance.choice(('', 'late/'))}version-{self.step}.txt", again)

    def spoil(self) -> None:
        """Make an article one that cannot be published."""
        self._article().write_bytes(self.chance.choice((b"", b"\n \n", b"\x00\x01\x02" * 90)))

    def touch(self) -> None:
        self._article().touch()

    def write_tags(self) -> None:
        self._table("tags.csv", "tag,name,type,use", self._some(TAG_ROWS))

    def write_geography(self) -> None:
        self._table("geography.csv", "phrase,country", self._some(PHRASE_ROWS))

    def write_metadata(self) -> None:
        articles = self.chance.sample(self.archive.articles(), self.chance.randint(0, 4))
        rows = [
            (
                path.relative_to(self.archive.content).as_posix(),
                self.chance.choice(("", "A headline of the desk", f"Headline {self.step}")),
                self.chance.choice(("", "", "2010-10-10")),
                self.chance.choice(("", "World", "Sport")),
                self.chance.choice(("", "Flood; Harbours", "Kofi Byrne")),
                self.chance.choice(("", "Peru; Kenya")),
            )
            for path in articles
        ]
        self._table("metadata.csv", "path,title,date,section,tags,countries", [*rows, *self._some([("no.txt",)])])

    def write_sidecar(self) -> None:
        found = sorted(self.archive.content.rglob("*.yml"))
        if found and self.chance.random() < 0.4:
            self.chance.choice(found).unlink()
            return
        says = ("title: A title from beside", "date: 2012-12-12", "tags: [Flood, Mud]", "section: Culture", "[broken")
        self._article().with_suffix(".yml").write_text("\n".join(self._some(says)) + "\n", encoding="utf-8")

    def write_standing_page(self) -> None:
        self._write_or_delete(f"content/pages/{self.chance.choice('ab')}.txt", f"About {self.step}\n\nAn archive.\n")

    def write_static_file(self) -> None:
        name = self.chance.choice(("images/0.svg", "images/maps/1.svg", "extra/0.txt"))
        self._write_or_delete(f"content/{name}", f"<svg xmlns='http://www.w3.org/2000/svg' id='s{self.step}'/>")

    def change_template(self) -> None:
        templates = sorted((self.archive.folder / "theme" / "templates").rglob("*.html"))
        with self.chance.choice(templates).open("a", encoding="utf-8") as file:
            file.write(f"<!-- {self.step} -->")

    def change_asset(self) -> None:
        self._write_or_delete("theme/static/logo.svg", f"<svg xmlns='http://www.w3.org/2000/svg' id='l{self.step}'/>")
        with self.chance.choice(sorted((self.archive.folder / "theme" / "static").rglob("*.css"))).open("a") as file:
            file.write(f"/* {self.step} */\n.changed {{ order: {self.step}; }}\n")

    def change_settings(self) -> None:
        name = self.chance.choice(list(SETTINGS))
        self.archive.settings[name] = self.chance.choice(SETTINGS[name])

    def shorten_ledger(self) -> None:
        ledger = self.archive.content / "ledger.csv"
        rows = ledger.read_bytes().splitlines(keepends=True) if ledger.exists() else [b""]
        del rows[self.chance.randrange(len(rows))]  # once in a while that is the header
        ledger.write_bytes(b"".join(rows))

    def damage_catalog(self) -> None:
        for path in sorted((self.archive.folder / "cache").glob("*.*")):
            data = path.read_bytes()
            start = self.chance.randrange(max(len(data), 1))
            path.write_bytes(self.chance.choice((data[:start], b"", b"This is no catalog.")))

    def damage_output(self) -> None:
        shutil.rmtree(self.chance.choice((self.archive.output, self.archive.control)))

    def nothing(self) -> None:
        """Build again."""

    def _article(self) -> Path:
        return self.chance.choice(self.archive.articles())

    def _some(self, values):
        return self.chance.sample(values, self.chance.randint(0, len(values)))

    def _table(self, name: str, header: str, rows) -> None:
        lines = (header, *(",".join(row) for row in rows))
        self._write_or_delete(f"content/{name}", "\n".join(lines) + "\n")

    def _write_or_delete(self, path: str, text: str) -> None:
        if (self.archive.folder / path).exists() and self.chance.random() < 0.3:
            (self.archive.folder / path).unlink()
        else:
            self.archive.write(path, text)
