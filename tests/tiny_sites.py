"""Whole tiny sites, built in a temporary folder with the project's own theme."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
from backfile.build.trees import MARK
from backfile.catalog.catalog import open_catalog
from backfile.model.article import ArticleRecord
from backfile.report.summary import BuildReport
from backfile.settings import read_settings
from backfile.start import build_site
from lxml import etree

ROOT = Path(__file__).parent.parent
XHTML = "{http://www.w3.org/1999/xhtml}"
DEFAULTS = {
    "SITENAME": "Test Archive",
    "SITESUBTITLE": "",
    "SITEURL": "https://example.org",
    "DEFAULT_LANG": "en",
    "TIMEZONE": "UTC",
    "THEME": str(ROOT / "theme"),
    "STATIC_PATHS": ["images", "extra"],
    "EXTRA_PATH_METADATA": {},
    "USE_FOLDER_AS_CATEGORY": False,
    "IGNORE_FILES": ["**/.*"],
    "BACKFILE_WORKERS": 1,
    "BACKFILE_SEARCH": False,  # it takes longer than all else of a tiny site
}


@dataclass
class TinySite:
    """A content folder, and what is built from it."""

    folder: Path
    settings: dict = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, path: str, text: str | bytes) -> None:
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def ledger(self) -> dict[str, str]:
        """The row of each article, by source path."""
        rows = (self.content / "ledger.csv").read_text(encoding="utf-8").splitlines()[1:]
        return {row.split(",")[1]: row for row in rows}

    def build(self, **settings: object) -> BuildReport:
        self.content.mkdir(exist_ok=True)
        return build_site(read_settings(self.merged(**settings)), lambda *_: None)

    def merged(self, **settings: object) -> dict[str, object]:
        paths = {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.output),
            "CACHE_PATH": str(self.folder / "cache"),
        }
        return {**DEFAULTS, **paths, **self.settings, **settings}

    def records(self) -> tuple[ArticleRecord, ...]:
        """The articles of the last build."""
        settings = read_settings(self.merged())
        with open_catalog(settings.cache_path) as catalog:
            return tuple(catalog.read_published())

    def files(self) -> dict[str, bytes]:
        """All files of the site. The mark that says which build stands here is none of them."""
        found = (path for path in self.output.rglob("*") if path.is_file() and path.name != MARK)
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}

    def page(self, address: str) -> "Page":
        return Page(address, (self.output / address / "index.html").read_text(encoding="utf-8"))


@dataclass
class Page:
    """One page, parsed strictly: malformed HTML raises html5lib.html5parser.ParseError."""

    address: str
    text: str

    @property
    def tree(self) -> etree._Element:
        return html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("lxml")).parse(self.text).getroot()

    def texts(self, element: str) -> list[str]:
        return [" ".join("".join(found.itertext()).split()) for found in self.tree.iter(XHTML + element)]

    @property
    def prose(self) -> str:
        return " ".join(self.texts("main"))


def clean_build(site: TinySite, folder: Path) -> dict[str, bytes]:
    """The same content, ledger included, built from nothing."""
    other = TinySite(folder, site.settings)
    for path in site.content.rglob("*"):
        if path.is_file():
            other.write(path.relative_to(site.content).as_posix(), path.read_bytes())
    other.build()
    return other.files()


@lru_cache(maxsize=4)
def _article(tree: etree._Element) -> str:
    """The text of the article of a page, from its headline to its end."""
    parts = (*tree.iter(f"{XHTML}h1"), *(found for found in tree.iter(f"{XHTML}div") if found.get("class") == "prose"))
    return " ".join(" ".join("".join(part.itertext()) for part in parts).split())


def broken_links(files: dict[str, bytes], site_url: str) -> list[str]:
    """Links and fragments of a built site that lead nowhere, each with the page it stands on."""
    base = urlsplit(site_url).path.rstrip("/") + "/"
    host = urlsplit(site_url).netloc
    pages = {name: Page(name, data.decode()).tree for name, data in files.items() if name.endswith(".html")}
    ids = {name: {found.get("id") for found in tree.iter() if found.get("id")} for name, tree in pages.items()}
    broken = []
    for name, tree in pages.items():
        here = f"https://{host}{base}{name.removesuffix('index.html')}"
        for found in tree.iter():
            for attribute in ("href", "src"):
                link = found.get(attribute)
                if link is None or link.startswith(("data:", "mailto:")):
                    continue
                url, fragment = urldefrag(urljoin(here, link))
                if urlsplit(url).netloc != host:
                    continue
                path = urlsplit(url).path
                target = path.removeprefix(base)
                target += "index.html" if target.endswith("/") or not target else ""
                _, is_text, words = fragment.partition(":~:text=")
                is_there = not fragment or (
                    unquote(words) in _article(pages[target]) if is_text else fragment in ids[target]
                )
                if not path.startswith(base) or target not in files or not is_there:
                    broken.append(f"{name}: {link}")
    return broken
