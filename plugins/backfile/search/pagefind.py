"""Index records with Pagefind (https://pagefind.app): the only module that knows how it is run.

Its program is told what to do on its standard input, one message after another, and answers each on its standard output
(https://pagefind.app/docs/py-api/). Messages are JSON in Base64, with a comma after each. The package's own `PagefindIndex`
speaks the same to it, but looks for an answer ten times a second, which is 17 minutes for 10,000 articles.
"""

import base64
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO

import msgspec

from backfile.errors import SearchIndexError
from backfile.model.search import SearchRecord
from backfile.search.canonical import settle_index, write_empty

RUNTIME = ("pagefind.js", "pagefind-worker.js")
"""What the browser needs beside the index, and the program in WebAssembly (`wasm.en.pagefind`)."""
KEPT = ("pagefind-entry.json",)
_INSTALL = "run `pip install 'pagefind[bin]'`, or set BACKFILE_SEARCH to False"
_ANSWER = 300.0
"""Seconds that the program may take for what it was sent."""
_encode = msgspec.json.Encoder().encode


def pagefind_version() -> str:
    """The version of Pagefind that is installed.

    Raises:
        SearchIndexError: none is.
    """
    try:
        return version("pagefind")
    except PackageNotFoundError as error:
        message = f"Pagefind is not installed; {_INSTALL}"
        raise SearchIndexError(message) from error


def write_index(records: Iterable[SearchRecord], language: str, folder: Path) -> None:
    """Index records into a folder that is not there yet. It is there when it is whole.

    Args:
        records: their order is that of the index.
        language: ISO 639-1: how the words of all of them are cut and reduced to their stems.
        folder: to make.
    Raises:
        SearchIndexError: Pagefind is missing, or failed.
        OSError: a file cannot be written.
    """
    new = _run(records, language, folder)
    for path in list(new.iterdir()):
        if path.is_file() and path.name not in KEPT and path.suffix != ".pf_meta":
            path.unlink()
    settle_index(new)
    _finish(new, folder)


def write_runtime(language: str, folder: Path) -> None:
    """Write what a browser needs to search, with an index of no articles, into a folder that is not there yet.

    Args:
        language: of the indexes.
        folder: to make.
    Raises:
        SearchIndexError: Pagefind is missing, or failed.
        OSError: a file cannot be written.
    """
    some = SearchRecord("", "word", {}, {}, {})  # without one, Pagefind writes no program for the language
    new = _run([some], language, folder)
    entry = (new / "pagefind-entry.json").read_bytes()
    wasm = {f"wasm.{found['wasm'] or 'unknown'}.pagefind" for found in json.loads(entry)["languages"].values()}
    for path in list(new.iterdir()):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {*RUNTIME, *wasm}:
            path.unlink()
    write_empty(new, entry)
    _finish(new, folder)


def _run(records: Iterable[SearchRecord], language: str, folder: Path) -> Path:
    """Have Pagefind write an index beside the folder that it is for."""
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        _index(records, language, new)
    except (OSError, ValueError, KeyError) as error:  # a broken pipe, an answer that is cut off or of another form
        message = f"Pagefind could not index {folder.name} ({error or type(error).__name__}); {_INSTALL}"
        raise SearchIndexError(message) from error
    return new


def _finish(new: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    new.replace(folder)


def _index(records: Iterable[SearchRecord], language: str, folder: Path) -> None:
    with _open_service() as service:
        if service.stdin is None or service.stdout is None:
            message = "no pipes"
            raise OSError(message)
        answers = _Answers(service.stdout)
        try:
            _send(service.stdin, 0, {"type": "NewIndex", "config": {"force_language": language}})
            index = answers.wait(1)["index_id"]
            number = 0
            for number, record in enumerate(records, 1):  # noqa: B007 - counts them
                _send(service.stdin, number, {"type": "AddRecord", "index_id": index, "language": language, **_told(record)})
            answers.wait(number + 1)
            _send(service.stdin, number + 1, {"type": "WriteFiles", "index_id": index, "output_path": str(folder)})
            answers.wait(number + 2)
        finally:
            service.terminate()


def _open_service() -> "subprocess.Popen[bytes]":
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - a site without search does without it
    except ImportError as error:
        message = f"Pagefind is not installed; {_INSTALL}"
        raise SearchIndexError(message) from error
    program = get_executable()
    if program is None or not os.path.exists(program):
        message = f"the program of Pagefind is missing; {_INSTALL}"
        raise SearchIndexError(message)
    pipe = subprocess.PIPE
    return subprocess.Popen([str(program), "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT)  # noqa: S603 - the program of a package


def _told(record: SearchRecord) -> dict[str, object]:
    return msgspec.structs.asdict(record)


def _send(stream: IO[bytes], number: int, payload: dict[str, object]) -> None:
    stream.write(base64.b64encode(_encode({"message_id": number, "payload": payload})) + b",")
    stream.flush()


class _Answers:
    """Reads answers while messages are sent: Pagefind waits when nobody takes them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last: dict[str, object] = {}
        self._count, self._failure = 0, ""
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def wait(self, count: int) -> dict[str, object]:
        """The answer to the message of this number, counted from 1, once all before it came too."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._count >= count or self._failure, _ANSWER):
                self._failure = f"it did not answer for {_ANSWER:.0f} seconds"
            if self._failure:
                raise ValueError(self._failure)
            return self._last

    def _read(self) -> None:
        for data in self._split():
            with self._changed:
                try:
                    self._last = msgspec.json.decode(base64.b64decode(data, validate=True))["payload"]
                except (ValueError, KeyError, TypeError):
                    self._failure = data.decode(errors="replace")[:200]
                if self._last.get("type") == "Error":
                    self._failure = str(self._last.get("message"))
                self._count += 1
                self._changed.notify_all()
        with self._changed:
            self._failure = self._failure or "its program ended"
            self._changed.notify_all()

    def _split(self) -> Iterator[bytes]:
        rest = b""
        with suppress(OSError, ValueError):  # the pipe is closed when the work is done
            while data := self._stream.read1(1 << 16):  # type: ignore[attr-defined] # of a BufferedReader
                *whole, rest = (rest + data).split(b",")
                yield from whole
        if rest.strip():
            yield rest
