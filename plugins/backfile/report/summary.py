"""The figures of a build, and the lines that say them on the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from backfile.model.article import Article
from backfile.model.metadata import Origin
from backfile.problems import Problem, Severity

Origins: TypeAlias = Mapping[str, Mapping[str, int]]
"""For `dates`, `sections`, `countries` and `tags` the number of articles by the Origin of theirs; empty: without."""

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


class BuildReport(msgspec.Struct, frozen=True):
    """What a build did."""

    found: int
    """Articles in the content folder; a file that cannot be used counts as one."""
    rejected: int
    """Those of them that could not be used; the problems say why."""
    published: int
    origins: Origins
    """Of what was published."""
    problems: tuple[Problem, ...]
    written: int
    kept: int
    deleted: int
    """Pages."""
    read: int
    """Files that were read, because they were new or changed."""
    timings: Mapping[str, float]
    """Seconds by stage, in order."""
    memory: int
    """Bytes of the largest process at its peak; 0 where the system does not tell."""


def count_origins(articles: Iterable[Article]) -> Origins:
    """Count where the values of articles were read."""
    names = ("dates", "sections", "countries", "tags")
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for origins, count in Counter([article.origins for article in articles]).items():
        for name, origin in zip(names, origins, strict=True):
            counts[name][origin or ""] += count
    return counts


def format_report(report: BuildReport) -> Iterator[tuple[Severity | None, str]]:
    """The lines of a report, each with its severity; None for plain figures."""
    yield from _problem_lines(report.problems)
    yield None, f"Articles  {report.found:,} found = {report.published:,} published + {report.rejected:,} rejected"
    for name, counts in report.origins.items():
        yield None, f"{name.capitalize():<9} {_origins(counts, 'undated' if name == 'dates' else 'without')}"
    yield None, f"Pages     {report.written:,} written, {report.kept:,} kept, {report.deleted:,} deleted"
    total = sum(report.timings.values())
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in report.timings.items() if seconds >= 0.005)  # noqa: PLR2004 - what would show as 0.00
    yield None, f"Time      {total:.2f} s ({stages})" if stages else f"Time      {total:.2f} s"
    if report.memory:
        yield None, f"Memory    {report.memory / 2**20:,.0f} MiB in the largest process at its peak"


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


def _origins(counts: Mapping[str, int], none: str) -> str:
    parts = [f"{number:,} {words}" for origin, words in _READ_FROM.items() if (number := counts.get(origin))]
    if number := counts.get(""):
        parts.append(f"{number:,} {none}")
    return ", ".join(parts) or "none"
