"""A folder served as GitHub Pages serves a project's site: below a folder, with gzip, and 404.html for what is not there."""

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tiny_sites import ROOT, TinySite

BASE = "/archive/"
"""The folder of the site: what forgets it is not found."""
PACKED = re.compile(r"text/.*|image/svg\+xml|application/(?:javascript|json|xml|wasm)")
"""Types that GitHub Pages sends with gzip."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that is closed in the middle of an answer; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class ServedSite:
    """A site on a free port of this machine, from its making until `close`."""

    def __init__(self) -> None:
        """Open the port, so that the site can be built for its address."""
        self.folder = Path()
        self._made_for = b""
        self.answers: list[tuple[str, int]] = []
        """What was asked for, and the bytes of the answers without their headers."""
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}{BASE.rstrip('/')}"
        """As SITEURL."""

    def serve(self, folder: Path, made_for: str = "") -> None:
        """Begin to answer.

        Args:
            folder: the output of a build.
            made_for: the SITEURL of that build, if it is not this site's: where a page names it, it names this site's.
        """
        self.folder, self._made_for = folder, made_for.encode()
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop to answer."""
        self._server.shutdown()
        self._server.server_close()

    def find(self, path: str) -> tuple[int, Path]:
        """Which file answers a path of a URL, and with which status."""
        file = self.folder / unquote(path.removeprefix(BASE))
        if path.endswith("/"):
            file /= "index.html"
        if path.startswith(BASE) and file.is_file() and self.folder in file.resolve().parents:
            return 200, file
        return 404, self.folder / "404.html"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status, file = site.find(urlsplit(self.path).path)
                packed = "gzip" in self.headers.get("Accept-Encoding", "")
                change = (site._made_for, site.url.encode())
                kind, data, encoding = _answer(str(file), file.stat().st_mtime_ns, change, packed=packed)
                site.answers.append((self.path, len(data)))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Cache-Control", "max-age=600")
                self.send_header("Vary", "Accept-Encoding")
                self.send_header("Content-Length", str(len(data)))
                if encoding:
                    self.send_header("Content-Encoding", encoding)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Say nothing: a test tells what it misses."""

        return Handler


@contextmanager
def serve_site(site: TinySite, **settings: object) -> Iterator[ServedSite]:
    """Build a site with its search for the address at which it is served, and serve it."""
    served = ServedSite()
    site.build(**{"SITEURL": served.url, "BACKFILE_SEARCH": True, **settings})
    served.serve(site.output)
    yield served
    served.close()


@contextmanager
def serve_demo(folder: Path) -> Iterator[ServedSite]:
    """Copy the demo archive into a folder, build it and serve it."""
    site = TinySite(folder)
    shutil.copytree(ROOT / "content", site.content)
    with serve_site(site, SITENAME="Sample Archive", SITESUBTITLE="News of the world, 2000 to 2024") as served:
        yield served


@cache
def _answer(file: str, _changed: int, change: tuple[bytes, bytes], *, packed: bool) -> tuple[str, bytes, str]:
    """Type, bytes and encoding of a file, with one text in it changed into another."""
    kind = guess_type(file)[0] or "application/octet-stream"
    data = Path(file).read_bytes()
    data = data.replace(*change) if change[0] and kind == "text/html" else data
    if packed and PACKED.fullmatch(kind):
        return _with_charset(kind), gzip.compress(data, mtime=0), "gzip"
    return _with_charset(kind), data, ""


def _with_charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/javascript" else kind
