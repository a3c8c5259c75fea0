"""The catalog: one SQLite file with the parsed archive and the manifest of the site. It can always be made anew.

Tables (JSON columns are readable with SQLite's own JSON functions):

    about     key, value               schema and fingerprints
    source    path, size, mtime_ns     stamps of each file and (JSON) of the sidecars beside it, the digest of their
              sidecars, digest, problems   bytes, and what was found wrong with it (JSON)
    article   path, source, line       each article, the file and the line it begins in; its record as it was read and
              record, body                 its body (JSON); a rejected file has none, a bulk export many
    shown     path, settled, record,   what each article gets in the light of the others (JSON); its record if metadata.csv
              related                      changes it (JSON), else nothing; the paths of related articles (JSON)
    page      part, fingerprint        each part of the site, such as one index, and how many pages it has;
              count, pages                 their output paths and fingerprints (JSON)
    blob      key, value               what stages remember between builds, in forms of their own
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeAlias

import msgspec

from backfile.errors import DamagedCatalogError, OutputError
from backfile.model.article import ArticleBody, ArticleRecord, Settled, StoredArticle, settle_record
from backfile.model.metadata import Found
from backfile.model.page import StoredPart
from backfile.model.source import SourceFile
from backfile.problems import Problem

SCHEMA = "7"
WAIT = 5.0
"""Seconds to wait for somebody else who has the catalog open."""
_DAMAGE = ("no such", "Could not decode")
"""How SQLite's operational errors begin that tell of damage."""
_TABLES = f"""
PRAGMA page_size = 8192;
BEGIN;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sidecars TEXT NOT NULL,
    digest TEXT NOT NULL, problems TEXT NOT NULL
);
CREATE INDEX source_problems ON source (path) WHERE problems != '[]';
CREATE TABLE article (
    path TEXT PRIMARY KEY, source TEXT NOT NULL, line INTEGER NOT NULL, record TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX article_source ON article (source);
CREATE TABLE shown (path TEXT PRIMARY KEY, settled TEXT NOT NULL, record TEXT NOT NULL, related TEXT NOT NULL);
CREATE TABLE page (part TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, count INTEGER NOT NULL, pages TEXT NOT NULL);
CREATE TABLE blob (key TEXT PRIMARY KEY, value BLOB NOT NULL);
INSERT INTO about VALUES ('schema', '{SCHEMA}');
COMMIT;
"""  # noqa: S608 - the schema is a constant

encode_record = msgspec.json.Encoder().encode
"""The stored form of an ArticleRecord, of an ArticleBody, of anything: JSON."""
encode_body = encode_record
_encode = encode_record
decode_record = msgspec.json.Decoder(ArticleRecord).decode
decode_body = msgspec.json.Decoder(ArticleBody).decode
_decode_settled = msgspec.json.Decoder(Settled).decode
_decode_paths = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_sidecars = msgspec.json.Decoder(tuple[SourceFile, ...]).decode
_decode_problems = msgspec.json.Decoder(tuple[Problem, ...]).decode
_decode_pages = msgspec.json.Decoder(dict[str, str]).decode


class _Summary(msgspec.Struct):
    """A record of which only the summary matters."""

    summary: Found[str]


_decode_summary = msgspec.json.Decoder(_Summary).decode


class ReadRow(NamedTuple):
    """One article of a file that was read, in stored form."""

    path: str
    line: int
    """Of its file, where it begins."""
    record: bytes
    body: bytes
    sketch: bytes = b""
    """Of its text; the catalog has it not in its rows, but where the versions of articles are found."""


class ReadFile(msgspec.Struct, frozen=True):
    """The outcome of reading one source file."""

    source: SourceFile
    digest: str
    """Of its bytes and its sidecar's; empty when it could not be read."""
    articles: tuple[ReadRow, ...]
    """None when the file was rejected."""
    problems: tuple[Problem, ...]
    """What was found wrong; it says why when the file was rejected."""


Stamp: TypeAlias = tuple[int, int, str]
"""A source file as the catalog remembers it: its size, its mtime_ns, and its sidecars as `stamp_sidecars` gives them."""


class ShownRow(NamedTuple):
    """What the archive made of an article."""

    path: str
    settled: Settled
    record: ArticleRecord | None
    """None when it is the one that was read."""
    related: tuple[str, ...] = ()
    """Paths of the articles that are related to it, the nearest first."""


class Catalog:
    """An open catalog. Use it as a context manager; nothing is kept unless `commit` is called."""

    def __init__(self, connection: sqlite3.Connection, *, was_replaced: bool) -> None:
        self._connection = connection
        connection.row_factory = _whole_row
        self.was_replaced = was_replaced
        """Whether a damaged or foreign file stood in its place."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def forget_articles(self) -> None:
        """Forget all that was read."""
        for table in ("source", "article", "shown", "blob"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def read_stamps(self) -> dict[str, Stamp]:
        """The stamps of every file read before, by path."""
        rows = self._connection.execute("SELECT path, size, mtime_ns, sidecars FROM source")
        return {row[0]: row[1:] for row in rows}

    def read_digests(self, paths: Iterable[str]) -> dict[str, str]:
        """The digests of the bytes of some files, by path; of those that were read before."""
        query, run = "SELECT path, digest FROM source WHERE path = ?", self._connection.execute
        return dict(chain.from_iterable(run(query, (path,)) for path in paths))

    def count_files(self) -> tuple[int, int]:
        """How many files were read, and how many articles they hold that were settled."""
        count = "(SELECT count(*) FROM {})".format
        files, articles = self._row(f"SELECT {count('source')}, min({count('article')}, {count('shown')})")
        return int(files), int(articles)

    def count_settled(self) -> int:
        """How many articles the archive has made something of."""
        return int(self._row("SELECT count(*) FROM shown")[0])

    def read_problems(self) -> Iterator[Problem]:
        """What was found wrong with any file."""
        for (problems,) in self._connection.execute("SELECT problems FROM source WHERE problems != '[]' ORDER BY path"):
            yield from _decode_problems(problems)

    def count_rejected(self) -> int:
        """How many files have no article."""
        query = "SELECT count(*) FROM source WHERE path NOT IN (SELECT source FROM article)"
        return int(self._connection.execute(query).fetchone()[0])

    def write_file(self, file: ReadFile) -> None:
        """Remember a file that was read; the articles it held before are forgotten with `forget_files`."""
        run, source = self._connection.execute, file.source
        stamps = (source.path, source.size, source.mtime_ns, stamp_sidecars(source), file.digest)
        run("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)", (*stamps, _encode(file.problems).decode()))
        for path, line, record, body, _ in file.articles:
            row = (path, source.path, line, record.decode(), body.decode())
            run("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", row)

    def write_stamps(self, sources: Iterable[SourceFile]) -> None:
        """Remember new stamps of files whose bytes are what they were."""
        rows = ((source.size, source.mtime_ns, stamp_sidecars(source), source.path) for source in sources)
        self._connection.executemany("UPDATE source SET size = ?, mtime_ns = ?, sidecars = ? WHERE path = ?", rows)

    def forget_files(self, paths: Iterable[str]) -> list[str]:
        """Forget files, and give the paths of the articles they held."""
        run = self._connection.execute
        gone: list[str] = []
        for path in paths:
            gone += (article for (article,) in run("SELECT path FROM article WHERE source = ?", (path,)))
            run("DELETE FROM source WHERE path = ?", (path,))
            run("DELETE FROM article WHERE source = ?", (path,))
        return gone

    def read_record(self, path: str) -> ArticleRecord:
        """The record of an article as it was read."""
        (record,) = self._row("SELECT record FROM article WHERE path = ?", path)
        return decode_record(record)

    def read_line(self, path: str) -> int:
        """The line of its file where an article begins."""
        (line,) = self._row("SELECT line FROM article WHERE path = ?", path)
        return int(line)

    def read_shown(self, path: str) -> ShownRow:
        """What the archive made of an article."""
        query = "SELECT settled, record, related FROM shown WHERE path = ?"
        settled, record, related = self._row(query, path)
        known = decode_record(record) if record else None
        return ShownRow(path, _decode_settled(settled), known, _decode_paths(related))

    def write_shown(self, rows: Iterable[ShownRow], gone: Iterable[str] = ()) -> None:
        """Remember what the archive made of articles, and forget those that are gone."""
        self._connection.executemany("DELETE FROM shown WHERE path = ?", ((path,) for path in gone))
        self._connection.executemany(
            "INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?)",
            (
                (path, _encode(settled).decode(), _encode(record).decode() if record else "", _encode(related).decode())
                for path, settled, record, related in rows
            ),
        )

    def read_stored(self, path: str) -> StoredArticle:
        """All that the page of an article is made from."""
        query = (
            "SELECT article.record, shown.record, shown.settled, article.body, shown.related"
            " FROM article JOIN shown USING (path) WHERE path = ?"
        )
        read, changed, settled, body, related = self._row(query, path)
        record = decode_record(changed or read)
        return StoredArticle(record, _decode_settled(settled), decode_body(body), _decode_paths(related))

    def read_summary(self, path: str) -> str:
        """The summary of an article."""
        query = "SELECT article.record, shown.record FROM article JOIN shown USING (path) WHERE path = ?"
        read, changed = self._row(query, path)
        return _decode_summary(changed or read).summary.value

    def read_published(self) -> Iterator[ArticleRecord]:
        """The record of every article as it was published, by path."""
        query = "SELECT article.record, shown.record, shown.settled FROM article JOIN shown USING (path) ORDER BY path"
        for read, changed, settled in self._connection.execute(query):
            yield settle_record(decode_record(changed or read), _decode_settled(settled))

    def read_parts(self) -> dict[str, StoredPart]:
        """Every part of the site that was written, by name."""
        rows = self._connection.execute("SELECT part, fingerprint, count FROM page")
        return {part: StoredPart(fingerprint, count) for part, fingerprint, count in rows}

    def count_pages(self) -> int:
        """How many pages were written."""
        return int(self._connection.execute("SELECT total(count) FROM page").fetchone()[0])

    def read_all_pages(self) -> set[str]:
        """The output paths of all pages."""
        rows = self._connection.execute("SELECT pages FROM page")
        return {path for (pages,) in rows for path in _decode_pages(pages)}

    def read_pages(self, part: str) -> dict[str, str]:
        """The fingerprint of each page of a part, by output path."""
        row = self._connection.execute("SELECT pages FROM page WHERE part = ?", (part,)).fetchone()
        return _decode_pages(row[0]) if row else {}

    def write_parts(self, parts: Iterable[tuple[str, str, Mapping[str, str]]], gone: Iterable[str] = ()) -> None:
        """Remember parts of the site with their fingerprints and their pages, and forget those that are gone."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?)",
            ((part, fingerprint, len(pages), _encode(pages).decode()) for part, fingerprint, pages in parts),
        )
        self._connection.executemany("DELETE FROM page WHERE part = ?", ((part,) for part in gone))

    def forget_pages(self) -> None:
        """Forget every page: none of them is there."""
        self._connection.execute("DELETE FROM page")

    def read_about(self, key: str) -> str:
        """A fingerprint by its name; empty when there is none."""
        row = self._connection.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def write_about(self, key: str, value: str) -> None:
        """Remember a fingerprint."""
        self._connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))

    def read(self, key: str) -> bytes | None:
        """What a stage remembered under a key."""
        row = self._connection.execute("SELECT value FROM blob WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def write(self, key: str, data: bytes) -> None:
        """Remember something under a key."""
        self._connection.execute("INSERT OR REPLACE INTO blob VALUES (?, ?)", (key, data))

    def delete(self, key: str) -> None:
        """Forget what was remembered under a key."""
        self._connection.execute("DELETE FROM blob WHERE key = ?", (key,))

    def _row(self, query: str, *values: str) -> tuple[Any, ...]:
        """The one row of a query. Nobody asks for what was not there: one that is missing was lost."""
        row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        if row is None:
            message = "a row is missing"
            raise sqlite3.DatabaseError(message)
        return row

    def commit(self) -> None:
        """Keep all that was written so far."""
        self._connection.commit()


def stamp_sidecars(source: SourceFile) -> str:
    """The stamps of the files beside an article, as JSON; empty when there are none."""
    return _encode(source.sidecars).decode() if source.sidecars else ""


def open_catalog(folder: Path) -> Catalog:
    """Open the catalog of a cache folder, or make it.

    A file that is damaged, of another program or of another version of the catalog is replaced by an empty one; one
    that another build is writing is left alone.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    path = catalog_file(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        existed = path.exists()
        try:
            return Catalog(_connect(path, is_new=not existed), was_replaced=False)
        except sqlite3.DatabaseError as error:
            if not existed or _is_busy(error):
                raise
            discard_catalog(folder)
            return Catalog(_connect(path, is_new=True), was_replaced=True)
    except (OSError, sqlite3.Error) as error:
        message = f"{path}: the catalog cannot be written ({error}); make the folder writable or set CACHE_PATH"
        raise OutputError(message) from error


def discard_catalog(folder: Path) -> None:
    """Remove the catalog of a cache folder."""
    path = catalog_file(folder)
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def report_damage(folder: Path) -> Iterator[None]:
    """Say of a catalog that it is damaged, when what is read from it shows that.

    Raises:
        DamagedCatalogError: it is; discard it and build anew.
        OutputError: it cannot be written.
    """
    try:
        yield
    except (sqlite3.OperationalError, sqlite3.InterfaceError) as error:
        if str(error).startswith(_DAMAGE):
            raise DamagedCatalogError(str(error)) from error
        message = f"{catalog_file(folder)}: the catalog cannot be written ({error}); make room, or set CACHE_PATH"
        raise OutputError(message) from error
    except (sqlite3.DatabaseError, msgspec.DecodeError) as error:
        raise DamagedCatalogError(str(error)) from error


def catalog_file(folder: Path) -> Path:
    """Where the catalog of a cache folder lies."""
    return folder / "catalog.sqlite"


def read_catalog(folder: Path) -> Catalog:
    """Open the catalog of a cache folder that another process writes, to read from it."""
    return Catalog(
        sqlite3.connect(f"file:{catalog_file(folder).as_posix()}?mode=ro", timeout=WAIT, uri=True), was_replaced=False
    )


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
    """Raise DatabaseError for a file that is no catalog of this version.

    Damage further inside is met when it is read: looking for it would read the whole file at every build.
    """
    schema = connection.execute("SELECT value FROM about WHERE key = 'schema'").fetchone()
    if schema != (SCHEMA,):
        message = f"schema {schema}"
        raise sqlite3.DatabaseError(message)


def _whole_row(_: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
    """A row as it is. No column may be NULL: one that is was damaged."""
    if None in row:
        message = "a value is missing"
        raise sqlite3.DatabaseError(message)
    return row


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_BUSY
