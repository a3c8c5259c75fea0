"""What is missing or doubtful in an article, and how much that matters: the table that `make review` sorts by."""

from collections.abc import Iterator, Sequence

import msgspec

from backfile.model.article import ArticleRecord
from backfile.model.metadata import Origin
from backfile.model.text import Certainty
from backfile.problems import CODES, Problem, Severity
from backfile.report.values import Value

WEIGHTS = {
    "no date": 100,
    "no headline of its own": 60,
    "warning": 40,
    "encoding": 25,
    "imprecise date": 15,
    "guess": 12,
    "likely": 5,
    "notice": 3,
    "no authors": 2,
    "no section": 1,
    "no countries": 1,
    "no tags": 1,
}
"""What each doubt adds to the score of an article, in steps: an article without a date cannot be found by it; agency
copy has no author and no section, and repaired characters are seldom wrong."""

MINOR = 2
"""A doubt that weighs no more is not worth a row of the table: agency copy has no authors."""

MISSING = {
    "authors": "who wrote it",
    "section": "its section",
    "countries": "a country that it is about",
    "tags": "a tag",
}
"""Values whose lack weighs little, and what to write, by column."""

_ENCODING = frozenset({"S104", "S113"})
_SAID_OTHERWISE = frozenset({"R103", "R104", "R106"})
"""Problems that a record tells of itself (no headline, no date), or that are about its file (several articles)."""
_UNREAD_DATE = "R102"
_BESIDE = frozenset({Origin.TABLE, Origin.SIDECAR})


class Doubt(msgspec.Struct, frozen=True):
    """One thing an editor may want to look at."""

    label: str
    """By which such doubts are counted: `no date`."""
    weight: int
    what: str
    """What is wrong, as one clause; empty for what the label says."""
    fix: str
    """What to do about it, as one clause."""
    column: str = ""
    """The value it is about, as metadata.csv calls it; empty when it is about none."""


def find_doubts(
    record: ArticleRecord, values: Sequence[Value], problems: Sequence[Problem], language: str
) -> tuple[Doubt, ...]:
    """What is missing or doubtful in an article, worst first.

    Args:
        record: with the metadata that holds.
        values: of the record.
        problems: that were found in its file and are about it.
        language: of the site; that an article is likely to be in it is no doubt.
    """
    found = [*_missing(record, values, problems), *_unsure(record, values, language)]
    found += _reported(record, problems)
    return tuple(sorted(found, key=lambda doubt: -doubt.weight))


def _missing(record: ArticleRecord, values: Sequence[Value], problems: Sequence[Problem]) -> Iterator[Doubt]:
    if record.published is None:
        mentioned = next((problem for problem in problems if problem.code == "R104"), None)
        what = f"{mentioned.what} (line {mentioned.line})" if mentioned else "it has no date"
        fix = mentioned.fix if mentioned else 'write "Date: 2024-06-27" above the text, or in metadata.csv'
        yield Doubt("no date", WEIGHTS["no date"], what, fix, "date")
    elif record.published.value.precision in ("year", "month"):
        what = f"no more than {record.published.value.iso} is known of its date"
        fix = "add the day, if you know it"
        yield Doubt(f"date without {_finer(record)}", WEIGHTS["imprecise date"], what, fix, "date")
    if record.headline.origin is Origin.DERIVED:
        what = f"no headline was found, the first words of line {record.headline.line} stand for it"
        fix = 'write one above the text, or as "title" in metadata.csv'
        yield Doubt("no headline of its own", WEIGHTS["no headline of its own"], what, fix, "title")
    for value in values:
        if value.column in MISSING and not value.text:
            label = f"no {value.column}"
            yield Doubt(label, WEIGHTS[label], "", f"write {MISSING[value.column]}, if you know it")


def _finer(record: ArticleRecord) -> str:
    return "a month" if record.published and record.published.value.precision == "year" else "a day"


def _unsure(record: ArticleRecord, values: Sequence[Value], language: str) -> Iterator[Doubt]:
    for value in values:
        if value.column == "title" and record.headline.origin is Origin.DERIVED:
            continue  # said already
        is_usual = value.column == "language" and value.cell == language.split("-", maxsplit=1)[0].lower()
        if value.certainty is Certainty.GUESS:
            what, kind = f'its {value.label}, "{value.text}", was guessed ({value.where})', "guess"
        elif value.certainty is Certainty.LIKELY and not is_usual:
            what, kind = f'its {value.label}, "{value.text}", is likely but not sure ({value.where})', "likely"
        else:
            continue
        fix = "check it; write the right one in metadata.csv" if value.column != "place" else "check it"
        yield Doubt(f"{value.label} {_AS[kind]}", WEIGHTS[kind], what, fix, value.column)


_AS = {"guess": "guessed", "likely": "likely, not sure"}


def _reported(record: ArticleRecord, problems: Sequence[Problem]) -> Iterator[Doubt]:
    is_dated_beside = record.published is not None and record.published.origin in _BESIDE
    for problem in problems:
        if problem.code in _SAID_OTHERWISE or (problem.code == _UNREAD_DATE and is_dated_beside):
            continue
        kind = "warning" if problem.severity is not Severity.NOTICE else "notice"
        weight = WEIGHTS["encoding" if problem.code in _ENCODING else kind]
        what = f"{problem.what} (line {problem.line})" if problem.line else problem.what
        yield Doubt(f"{CODES[problem.code][1]} [{problem.code}]", weight, what, problem.fix)
