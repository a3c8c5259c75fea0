"""Index records with Pagefind (https://pagefind.app): the only module that knows how it is run.

Its program is told what to do on its standard input, one message after another, and answers each on its standard output
(https://pagefind.app/docs/py-api/). Messages are JSON in Base64, with a comma after each. The package's own `PagefindIndex`
speaks the same to it, but looks for an answer ten times a second, which is 17 minutes for 10,000 articles.
"""

import base64
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import IO, Any

import msgspec

from backfile.errors import SearchIndexError
from backfile.model.search import SearchRecord
from backfile.search.canonical import ENTRY, empty_index, settle_files

RUNTIME = ("pagefind.js", "pagefind-worker.js")
"""What the browser needs beside the index, and the program in WebAssembly (`wasm.en.pagefind`)."""
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


def index_records(records: Iterable[SearchRecord], language: str) -> dict[str, bytes]:
    """Index records.

    Args:
        records: their order is that of the index.
        language: ISO 639-1: how the words of all of them are cut and reduced to their stems.
    Returns:
        The files of the index, by path; of the same records always the same.
    Raises:
        SearchIndexError: Pagefind is missing, or failed.
    """
    known = list(records)
    return settle_files(_run(known, language), {record.url: record.day for record in known})


def read_runtime(language: str) -> dict[str, bytes]:
    """What a browser needs to search, with an index of no articles.

    Args:
        language: of the indexes.
    Returns:
        The files, by path.
    Raises:
        SearchIndexError: Pagefind is missing, or failed.
    """
    some = SearchRecord("", "word", {}, {}, "")  # without one, Pagefind brings no program for the language
    files = _run([some], language)
    found = json.loads(files[ENTRY])["languages"].values()
    names = {*RUNTIME, *(f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in found)}
    return {**empty_index(files[ENTRY]), **{path: data for path, data in files.items() if path in names}}


def _run(records: Iterable[SearchRecord], language: str) -> dict[str, bytes]:
    try:
        with _open_service() as service:
            return _index(service, records, language)
    except (OSError, ValueError, KeyError, TypeError) as error:  # a broken pipe, an answer cut off or of another form
        message = f"Pagefind failed ({error or type(error).__name__}); {_INSTALL}"
        raise SearchIndexError(message) from error


def _index(service: "subprocess.Popen[bytes]", records: Iterable[SearchRecord], language: str) -> dict[str, bytes]:
    if service.stdin is None or service.stdout is None:
        message = "it has no pipes"
        raise OSError(message)
    answers = _Answers(service.stdout)
    try:
        _send(service.stdin, 0, {"type": "NewIndex", "config": {"force_language": language}})
        index = {"index_id": answers.wait(1)["index_id"]}
        number = 0
        for number, record in enumerate(records, 1):
            told = msgspec.structs.asdict(record)
            del told["day"]
            _send(service.stdin, number, {"type": "AddRecord", **index, "language": language, **told})
        answers.wait(number + 1)
        # `WriteFiles` is answered before all is on the disk.
        _send(service.stdin, number + 1, {"type": "GetFiles", **index})
        files = answers.wait(number + 2)["files"]
        return {file["path"]: base64.b64decode(file["content"]) for file in files}
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


def _send(stream: IO[bytes], number: int, payload: dict[str, object]) -> None:
    stream.write(base64.b64encode(_encode({"message_id": number, "payload": payload})) + b",")
    stream.flush()


class _Answers:
    """Reads answers while messages are sent: Pagefind waits when nobody takes them."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._last: dict[str, Any] = {}
        self._count, self._failure = 0, ""
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def wait(self, count: int) -> dict[str, Any]:
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
        rest: list[bytes] = []
        with suppress(OSError, ValueError):  # the pipe is closed when the work is done
            while data := self._stream.read1(1 << 20):  # type: ignore[attr-defined] # of a BufferedReader
                *whole, last = data.split(b",")
                for each in whole:
                    yield b"".join([*rest, each])
                    rest = []
                rest.append(last)
        if text := b"".join(rest).strip():
            yield text
