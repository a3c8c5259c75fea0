"""`ledger.csv`: the archive's memory, committed with the content.

One row an article: its permanent id, its source path, the date it was added, its address. Rows are never changed or
taken away, so that an id, a feed date and an address stay what they are. See docs/decisions/0002-ledger.md.
"""

import csv
import io
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from backfile.errors import OutputError
from backfile.model.article import ArticleRecord, LedgerEntry
from backfile.model.metadata import PartialDate
from backfile.problems import Problem
from backfile.urls import AddressBook, article_address, is_address

NAME = "ledger.csv"
WHERE = f"content/{NAME}"
COLUMNS = tuple(field.name for field in fields(LedgerEntry))
NAMESPACE = uuid.UUID("6f5c1c9e-7d0b-5c3e-9a51-2c1d4f0b8e77")
"""Namespace of article ids (RFC 9562, version 5), chosen once for Backfile."""
FIRST_DAY = "1970-01-01"
"""When an article was added that has no date, in an archive that knows none at all."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows of ledger.csv."""

    entries: Mapping[str, LedgerEntry]
    """By source path."""
    problems: tuple[Problem, ...] = ()


def read_ledger(folder: Path) -> Ledger:
    """Read `ledger.csv` from the content folder. A missing file is an empty ledger."""
    try:
        text = (folder / NAME).read_bytes().decode("utf-8-sig")  # a spreadsheet adds the mark
    except FileNotFoundError:
        return Ledger({})
    except (OSError, UnicodeDecodeError) as error:
        what = f"it cannot be read ({error}), so every article gets a new row"
        return Ledger({}, (Problem("B201", WHERE, 0, what, "restore it from your version control"),))
    entries: dict[str, LedgerEntry] = {}
    used: set[str] = set()
    problems = []
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in reader:
            entry = LedgerEntry(**{name: row.get(name) or "" for name in COLUMNS})
            if not _is_usable(entry) or entry.path in entries or used & {entry.id, entry.address}:
                what = "the row is incomplete, malformed or a repetition, and is not used"
                problems.append(Problem("B201", WHERE, reader.line_num, what, "restore it from your version control"))
                continue
            entries[entry.path] = entry
            used |= {entry.id, entry.address}
    except csv.Error as error:
        what = f"the row cannot be read ({error}), it and those below are not used"
        problems.append(Problem("B201", WHERE, reader.line_num, what, "restore it from your version control"))
    return Ledger(entries, tuple(problems))


def extend_ledger(ledger: Ledger, records: Iterable[ArticleRecord], site_name: str, epoch: int | None) -> Ledger:
    """Give every new article a row.

    `added` is the later of the article's own date and the newest `added` of the ledger so far; an undated first
    article takes the epoch, or else the newest date in the archive. No clock is read.

    Args:
        ledger: as read.
        records: all articles of the archive, each with the metadata that holds.
        site_name: makes ids of two archives differ that hold files of one name.
        epoch: SOURCE_DATE_EPOCH (seconds since 1970), or None.
    Returns:
        A ledger with a row for each record.
    """
    records = sorted(records, key=lambda record: record.path)
    new = [record for record in records if record.path not in ledger.entries]
    if not new:
        return ledger
    newest = max((entry.added for entry in ledger.entries.values()), default="")
    dates = (record.published.value for record in records if record.published)
    fallback = newest or _epoch_day(epoch) or max((_day(date) for date in dates), default=FIRST_DAY)

    entries = dict(ledger.entries)
    book = AddressBook(entry.address for entry in entries.values())
    for record in new:
        address = book.claim(article_address(record))
        added = max(_day(record.published.value), newest) if record.published else fallback
        identity = uuid.uuid5(NAMESPACE, f"{site_name}\n{record.path}")
        entries[record.path] = LedgerEntry(identity.urn, record.path, added, address)
    return Ledger(entries, ledger.problems)


def write_ledger(folder: Path, before: Ledger, ledger: Ledger) -> None:
    """Write `ledger.csv` if it has new rows: aside first, then renamed.

    A file with rows that cannot be used stays as it is until somebody mends it: nothing of it is lost.

    Raises:
        OutputError: the content folder cannot be written.
    """
    if ledger.entries == before.entries or before.problems:
        return
    path = folder / NAME
    aside = path.with_name(f".{NAME}.new")
    try:
        aside.write_bytes(format_ledger(ledger))
        aside.replace(path)
    except OSError as error:
        message = f"{path}: the ledger cannot be written ({error.strerror}); make the content folder writable"
        raise OutputError(message) from error


def format_ledger(ledger: Ledger) -> bytes:
    """The file's bytes: rows sorted by path."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for path in sorted(ledger.entries):
        entry = ledger.entries[path]
        writer.writerow([getattr(entry, name) for name in COLUMNS])
    return out.getvalue().encode()


def _is_usable(entry: LedgerEntry) -> bool:
    if not entry.id.startswith("urn:uuid:") or not entry.path or not is_address(entry.address):
        return False
    try:
        uuid.UUID(entry.id)
        added = PartialDate(entry.added).instant
    except ValueError:
        return False
    return len(entry.added) >= len(FIRST_DAY) and added.tzinfo is not None


def _day(date: PartialDate) -> str:
    return date.first_day.isoformat()


def _epoch_day(epoch: int | None) -> str:
    return PartialDate(f"{datetime.fromtimestamp(epoch, tz=UTC):%Y-%m-%d}").iso if epoch is not None else ""
