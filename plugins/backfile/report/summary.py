"""The figures of a build, and the lines that say them on the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from backfile.model.article import ArticleRecord
from backfile.model.metadata import Found, Origin
from backfile.problems import Problem, Severity

T = TypeVar("T")

SHOWN = 20
"""Warnings and notices of one code that are shown; the rest is counted. Errors are all shown."""

_READ_FROM = {
    Origin.SIDECAR: "from sidecars",
    Origin.TABLE: "from metadata.csv",
    Origin.HEADER: "from headers",
    Origin.PATH: "from file names",
    Origin.TEXT: "from the text",
    Origin.DERIVED: "worked out",
}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    found: int
    """Articles in the content folder; a file that cannot be used counts as one."""
    rejected: int
    """Those of them that could not be used; the problems say why."""
    records: tuple[ArticleRecord, ...]
    """Those that were published, with the metadata that holds."""
    problems: tuple[Problem, ...]
    written: int
    kept: int
    deleted: int
    """Pages."""
    read: int
    """Files that were read, because they were new or changed."""
    timings: Mapping[str, float]
    """Seconds by stage, in order."""


def format_report(report: BuildReport) -> Iterator[tuple[Severity | None, str]]:
    """The lines of a report, each with its severity; None for plain figures."""
    yield from _problem_lines(report.problems)
    yield None, f"Articles  {report.found:,} found = {len(report.records):,} published + {report.rejected:,} rejected"
    records = report.records
    yield None, f"Dates     {_origins((_origin(record.published) for record in records), 'undated')}"
    yield None, f"Sections  {_origins((_origin(record.section) for record in records), 'without')}"
    countries = (record.countries.origin if record.countries.value else None for record in records)
    yield None, f"Countries {_origins(countries, 'without')}"
    tags = (record.tags.origin if record.tags.value else None for record in records)
    yield None, f"Tags      {_origins(tags, 'without')}"
    yield None, f"Pages     {report.written:,} written, {report.kept:,} kept, {report.deleted:,} deleted"
    total = sum(report.timings.values())
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in report.timings.items() if seconds >= 0.005)  # noqa: PLR2004 - what would show as 0.00
    yield None, f"Time      {total:.2f} s ({stages})" if stages else f"Time      {total:.2f} s"


def _problem_lines(problems: Sequence[Problem]) -> Iterator[tuple[Severity, str]]:
    for severity in Severity:
        shown: Counter[str] = Counter()
        for problem in problems:
            if problem.severity is not severity:
                continue
            shown[problem.code] += 1
            if severity is Severity.ERROR or shown[problem.code] <= SHOWN:
                yield severity, f"{severity.value.capitalize()}: {problem}"
        for code, count in sorted(shown.items()):
            if severity is not Severity.ERROR and count > SHOWN:
                yield severity, f"{severity.value.capitalize()}: {count - SHOWN:,} more like the last ones [{code}]"


def _origins(origins: Iterable[Origin | None], none: str) -> str:
    counts = Counter(origins)
    parts = [f"{counts[origin]:,} {words}" for origin, words in _READ_FROM.items() if counts[origin]]
    if counts[None]:
        parts.append(f"{counts[None]:,} {none}")
    return ", ".join(parts) or "none"


def _origin(value: Found[T] | None) -> Origin | None:
    return value.origin if value else None
