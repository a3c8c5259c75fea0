"""Finds links and fragments of a built site that lead nowhere."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_LINKS = re.compile(rb"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_IDS = re.compile(rb"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


def find_dead_links(output: Path, site_url: str) -> Iterator[tuple[str, str]]:
    """Follow every link of every page within the site.

    Args:
        output: of the site.
        site_url: that it was built for.
    Yields:
        Each link that leads to no file or to no element of it, with its page.
    """
    host, base = urlsplit(site_url).netloc, f"{urlsplit(site_url).path.rstrip('/')}/"
    pages: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    for name in sorted(name for name in files if name.endswith(".html")):
        data = (output / name).read_bytes()
        pages[name] = _values(_LINKS, data)
        ids[name] = _values(_IDS, data)
    for name, links in pages.items():
        here = f"https://{host}{base}{name.removesuffix('index.html')}"
        for link in sorted(links):
            url, fragment = urldefrag(urljoin(here, link).partition(":~:")[0])  # words to find are no element
            parts = urlsplit(url)
            if parts.netloc != host or parts.scheme not in {"http", "https"}:
                continue
            target = unquote(parts.path).removeprefix(base)
            target += "index.html" if target.endswith("/") or not target else ""
            is_there = parts.path.startswith(base) and target in files
            if not is_there or (fragment and target in ids and unquote(fragment) not in ids[target]):
                yield name, link


def _values(attribute: re.Pattern[bytes], data: bytes) -> set[str]:
    """Values of an attribute, without character references."""
    return {unescape(next(filter(None, groups), b"").decode()) for groups in attribute.findall(data)}
