"""metadata.csv over the records of the archive, and what of it changed since the last build."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

import msgspec

from backfile.model.article import ArticleRecord
from backfile.model.digest import digest_bytes
from backfile.model.metadata import Origin
from backfile.problems import Problem
from backfile.references.overrides import Overrides, ValueReaders, apply_overrides, read_language
from backfile.settings import Settings
from backfile.source.metadata_table import WHERE, MetadataTable, read_metadata_table, unknown_rows

_KEY = "metadata.csv"
_encode = msgspec.json.Encoder().encode


class Applied(NamedTuple):
    """What the catalog remembers of a row that was applied."""

    digest: str
    """Of its line and its values."""
    language: str
    """That it gives the article; empty when it gives none."""
    problems: tuple[Problem, ...]
    """Of its values."""


_decode = msgspec.json.Decoder(dict[str, Applied]).decode


class Store(Protocol):
    """What remembers the rows between builds."""

    def read(self, key: str) -> bytes | None:
        """What was kept under a key."""

    def write(self, key: str, data: bytes) -> None:
        """Keep something under a key."""


class Overlay(msgspec.Struct, frozen=True):
    """metadata.csv, now and at the last build."""

    table: MetadataTable
    before: Mapping[str, Applied]
    digests: Mapping[str, str]
    """Of each row, by source path."""
    languages: Mapping[str, str]
    """That rows give articles, by source path: ISO 639-1."""

    @property
    def changed(self) -> set[str]:
        """Source paths of rows that are new, changed or gone."""
        digests = self.digests
        gone = self.before.keys() - digests.keys()
        return gone | {
            path for path, digest in digests.items() if path not in self.before or self.before[path].digest != digest
        }

    def changes_language(self, path: str) -> bool:
        """Whether an article has to be typeset anew."""
        before = self.before[path].language if path in self.before else ""
        return before != self.languages.get(path, "")


def apply_table(
    table: MetadataTable, record: ArticleRecord, readers: ValueReaders
) -> tuple[ArticleRecord | None, tuple[Problem, ...]]:
    """The record of an article as its row of metadata.csv wants it, None if it has none; and what could not be read."""
    row = table.rows.get(record.path)
    if row is None:
        return None, ()
    overrides = Overrides(row.values, Origin.TABLE, WHERE, dict.fromkeys(row.values, row.line))
    return apply_overrides(record, overrides, readers)


def read_overlay(settings: Settings, store: Store) -> Overlay:
    """Read metadata.csv, and what the last build made of it."""
    table = read_metadata_table(settings.content_path)
    stored = store.read(_KEY)
    digests = {path: digest_bytes(_encode((row.line, row.values))) for path, row in table.rows.items()}
    written = {path: read_language(row.values.get("language", "")) for path, row in table.rows.items()}
    languages = {path: language for path, language in written.items() if language}
    return Overlay(table, _decode(stored) if stored else {}, digests, languages)


def remember_overlay(
    overlay: Overlay, applied: Mapping[str, tuple[Problem, ...]], paths: Collection[str], store: Store
) -> tuple[Problem, ...]:
    """Keep what was made of metadata.csv for the next build.

    Args:
        overlay: metadata.csv.
        applied: the problems of each row that was applied in this build, by source path.
        paths: of all articles.
        store: keeps it.
    Returns:
        All that is wrong with metadata.csv.
    """
    languages = overlay.languages
    kept = {
        path: Applied(
            digest, languages.get(path, ""), applied[path] if path in applied else overlay.before[path].problems
        )
        for path, digest in overlay.digests.items()
        if path in paths
    }
    if kept != overlay.before:
        store.write(_KEY, _encode(kept))
    found = [problem for row in kept.values() for problem in row.problems]
    return (*overlay.table.problems, *unknown_rows(overlay.table, paths), *found)
