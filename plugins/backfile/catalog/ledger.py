"""`ledger.csv`: the archive's memory, committed with the content.

One row an article: its permanent id, its source path, the date it was added, its address. Rows are never changed or
taken away, so that an id, a feed date and an address stay what they are. See docs/decisions/0002-ledger.md.
"""

import csv
import io
import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from backfile.errors import OutputError
from backfile.model.article import LedgerEntry
from backfile.model.digest import digest_bytes
from backfile.model.metadata import PartialDate
from backfile.problems import Problem
from backfile.urls import AddressBook, is_address

NAME = "ledger.csv"
WHERE = f"content/{NAME}"
COLUMNS = LedgerEntry.__struct_fields__
NAMESPACE = uuid.UUID("6f5c1c9e-7d0b-5c3e-9a51-2c1d4f0b8e77")
"""Namespace of article ids (RFC 9562, version 5), chosen once for Backfile."""
_URN = re.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
"""RFC 9562, section 4."""
_cells = attrgetter(*COLUMNS)
FIRST_DAY = "1970-01-01"
"""When an article was added that has no date, in an archive that knows none at all."""


class Ledger(msgspec.Struct, frozen=True):
    """The rows of ledger.csv."""

    entries: Mapping[str, LedgerEntry]
    """By source path."""
    problems: tuple[Problem, ...] = ()


class NewArticle(NamedTuple):
    """An article that has no row yet."""

    path: str
    """Source path."""
    address: str
    """Where it wants to stand."""
    published: str
    """ISO 8601, as precise as known; empty when unknown."""


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
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(reader, [])
        for row in reader:
            cells = dict(zip(header, row, strict=False))
            entry = LedgerEntry(*(cells.get(name, "") for name in COLUMNS))
            if not _is_usable(entry) or entry.path in entries or entry.id in used or entry.address in used:
                what = "the row is incomplete, malformed or a repetition, and is not used"
                problems.append(Problem("B201", WHERE, reader.line_num, what, "restore it from your version control"))
                continue
            entries[entry.path] = entry
            used.add(entry.id)
            used.add(entry.address)
    except csv.Error as error:
        what = f"the row cannot be read ({error}), it and those below are not used"
        problems.append(Problem("B201", WHERE, reader.line_num, what, "restore it from your version control"))
    return Ledger(entries, tuple(problems))


def digest_ledger(folder: Path) -> str:
    """The digest of the file's bytes; empty when there is none."""
    try:
        return digest_bytes((folder / NAME).read_bytes())
    except OSError:
        return ""


def extend_ledger(ledger: Ledger, articles: Iterable[NewArticle], site_name: str, epoch: int | None) -> Ledger:
    """Give every new article a row.

    `added` is the later of the article's own date and the newest `added` of the ledger so far; an undated first
    article takes the epoch, or else the newest date in the archive. No clock is read.

    Args:
        ledger: as read.
        articles: those without a row, sorted by source path.
        site_name: makes ids of two archives differ that hold files of one name.
        epoch: SOURCE_DATE_EPOCH (seconds since 1970), or None.
    Returns:
        A ledger with a row for each of them too.
    """
    new = tuple(articles)
    if not new:
        return ledger
    newest = max((entry.added for entry in ledger.entries.values()), default="")
    dates = (_day(article.published) for article in new if article.published)
    fallback = newest or _epoch_day(epoch) or max(dates, default=FIRST_DAY)

    entries = dict(ledger.entries)
    book = AddressBook(entry.address for entry in entries.values())
    for article in new:
        added = max(_day(article.published), newest) if article.published else fallback
        identity = uuid.uuid5(NAMESPACE, f"{site_name}\n{article.path}")
        address = book.claim(article.address)
        entries[article.path] = LedgerEntry(identity.urn, article.path, added, address)
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
    writer.writerows(map(_cells, (ledger.entries[path] for path in sorted(ledger.entries))))
    return out.getvalue().encode()


def _is_usable(entry: LedgerEntry) -> bool:
    return bool(entry.path and _URN.fullmatch(entry.id) and is_address(entry.address) and _is_time(entry.added))


@lru_cache(maxsize=1 << 14)
def _is_time(added: str) -> bool:
    """Whether a text is a date that is as precise as the day, or a date and time."""
    try:
        return len(added) >= len(FIRST_DAY) and PartialDate(added).instant.tzinfo is not None
    except ValueError:
        return False


def _day(iso: str) -> str:
    return PartialDate(iso).first_day.isoformat()


def _epoch_day(epoch: int | None) -> str:
    return PartialDate(f"{datetime.fromtimestamp(epoch, tz=UTC):%Y-%m-%d}").iso if epoch is not None else ""
