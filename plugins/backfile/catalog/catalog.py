"""The catalog: one SQLite file with the parsed archive and the manifest of the site. It can always be made anew.

Tables (JSON columns are readable with SQLite's own JSON functions):

    about     key, value             schema and fingerprints
    source    path, size, mtime_ns   stamps of each file and (JSON) of the sidecars beside it;
              sidecars, problems         what was found wrong with it (JSON)
    article   path, source           each article, the file it stands in, its record and its body (JSON);
              record, body               a rejected file has none, a bulk export many
    page      path, fingerprint      each page of the site; an empty fingerprint marks one that is being written
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from backfile.errors import OutputError
from backfile.model.article import ArticleBody, ArticleRecord
from backfile.model.source import SourceFile
from backfile.problems import Problem

SCHEMA = "3"
WAIT = 5.0
"""Seconds to wait for somebody else who has the catalog open."""
_TABLES = f"""
BEGIN;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sidecars TEXT NOT NULL,
    problems TEXT NOT NULL
);
CREATE TABLE article (path TEXT PRIMARY KEY, source TEXT NOT NULL, record TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX article_source ON article (source);
CREATE TABLE page (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO about VALUES ('schema', '{SCHEMA}');
COMMIT;
"""  # noqa: S608 - the schema is a constant

_encode = msgspec.json.Encoder().encode
_decode_record = msgspec.json.Decoder(ArticleRecord).decode
_decode_body = msgspec.json.Decoder(ArticleBody).decode
_decode_sidecars = msgspec.json.Decoder(tuple[SourceFile, ...]).decode
_decode_problems = msgspec.json.Decoder(tuple[Problem, ...]).decode


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The outcome of reading one source file."""

    source: SourceFile
    articles: tuple[tuple[ArticleRecord, bytes], ...]
    """The record of each article in it, and JSON of its ArticleBody; none when the file was rejected."""
    problems: tuple[Problem, ...]
    """What was found wrong; it says why when the file was rejected."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A source file as the catalog remembers it."""

    source: SourceFile
    records: tuple[ArticleRecord, ...]
    problems: tuple[Problem, ...]


def encode_body(body: ArticleBody) -> bytes:
    """The stored form of an article's text."""
    return _encode(body)


def decode_body(stored: bytes) -> ArticleBody:
    """The opposite of `encode_body`."""
    return _decode_body(stored)


class Catalog:
    """An open catalog. Use it as a context manager; nothing is kept unless `commit` is called."""

    def __init__(self, connection: sqlite3.Connection, *, was_replaced: bool) -> None:
        self._connection = connection
        self.was_replaced = was_replaced
        """Whether a damaged or foreign file stood in its place."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def read_known_files(self, fingerprint: str) -> dict[str, KnownFile]:
        """Every file read before, by path.

        Args:
            fingerprint: of the reader; when it differs from the stored one nothing is known.
        Raises:
            msgspec.DecodeError: the catalog holds what this version never wrote.
        """
        if self._about("reader") != fingerprint:
            self._connection.execute("DELETE FROM source")
            self._connection.execute("DELETE FROM article")
            self._set_about("reader", fingerprint)
            return {}
        records: dict[str, list[ArticleRecord]] = {}
        for path, record in self._connection.execute("SELECT source, record FROM article ORDER BY rowid"):
            records.setdefault(path, []).append(_decode_record(record))
        rows = self._connection.execute("SELECT path, size, mtime_ns, sidecars, problems FROM source")
        return {
            path: KnownFile(
                SourceFile(path, size, mtime_ns, _decode_sidecars(sidecars) if sidecars != "[]" else ()),
                tuple(records.get(path, ())),
                _decode_problems(problems) if problems != "[]" else (),
            )
            for path, size, mtime_ns, sidecars, problems in rows
        }

    def write_files(self, files: Iterable[ReadFile], gone: Iterable[str]) -> None:
        """Remember files that were read, and forget those that are gone."""
        run = self._connection.execute
        for path in gone:
            run("DELETE FROM source WHERE path = ?", (path,))
            run("DELETE FROM article WHERE source = ?", (path,))
        for file in files:
            source, problems = file.source, _encode(file.problems).decode()
            stamps = (source.path, source.size, source.mtime_ns, _encode(source.sidecars).decode(), problems)
            run("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)", stamps)
            run("DELETE FROM article WHERE source = ?", (source.path,))
            for record, body in file.articles:
                row = (record.path, source.path, _encode(record).decode(), body.decode())
                run("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", row)

    def read_body(self, path: str) -> bytes:
        """The stored text of one article, JSON of ArticleBody."""
        (body,) = self._connection.execute("SELECT body FROM article WHERE path = ?", (path,)).fetchone()
        return str(body).encode()

    def read_manifest(self) -> dict[str, str]:
        """Fingerprint of every page written before, by output path."""
        return dict(self._connection.execute("SELECT path, fingerprint FROM page"))

    def write_manifest(self, pages: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Remember pages by output path; an empty fingerprint says that the page is being written."""
        self._connection.executemany("INSERT OR REPLACE INTO page VALUES (?, ?)", pages.items())
        self._connection.executemany("DELETE FROM page WHERE path = ?", ((path,) for path in gone))

    def read_state(self) -> str:
        """The digest of all inputs of the last build that was finished; empty when there was none."""
        return self._about("state")

    def write_state(self, state: str) -> None:
        """Remember the digest of all inputs of a finished build; empty while one is under way."""
        self._set_about("state", state)

    def commit(self) -> None:
        """Keep all that was written so far."""
        self._connection.commit()

    def _about(self, key: str) -> str:
        row = self._connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _set_about(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))


def open_catalog(folder: Path) -> Catalog:
    """Open the catalog of a cache folder, or make it.

    A file that is damaged, of another program or of another version of the catalog is replaced by an empty one; one
    that another build is writing is left alone.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    path = folder / "catalog.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        existed = path.exists()
        try:
            return Catalog(_connect(path, is_new=not existed), was_replaced=False)
        except sqlite3.DatabaseError as error:
            if not existed or _is_busy(error):
                raise
            for suffix in ("", "-journal", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            return Catalog(_connect(path, is_new=True), was_replaced=True)
    except (OSError, sqlite3.Error) as error:
        message = f"{path}: the catalog cannot be written ({error}); make the folder writable or set CACHE_PATH"
        raise OutputError(message) from error


def _connect(path: Path, *, is_new: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT)
    try:
        if is_new:
            connection.executescript(_TABLES)
        else:
            _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    schema = connection.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if (schema, found) != ((SCHEMA,), ("ok",)):
        message = f"schema {schema}, {found}"
        raise sqlite3.DatabaseError(message)


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
