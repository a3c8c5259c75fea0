"""The review of an archive: each article with what is missing or doubtful in it, worst first, as a page and as a table.

The page is for reading, the table for correcting: its columns are those of metadata.csv.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from backfile.model.article import ArticleRecord
from backfile.model.metadata import Origin
from backfile.model.page import Link
from backfile.problems import Problem, Severity
from backfile.report.doubts import MINOR, Doubt, find_doubts
from backfile.report.files import TABLE
from backfile.report.values import Value, values_of
from backfile.urls import source_file

SHOWN = 1000
"""Articles on the page; the table has all."""

_CONTENT = "content/"
_SIDECAR = re.compile(r"(?P<stem>.*)\.(?:ya?ml|json)", re.IGNORECASE)
_FORMULA = tuple("=+-@")
"""What a spreadsheet takes for the beginning of a formula."""


class ReviewedArticle(msgspec.Struct, frozen=True):
    """One article that has a doubt."""

    path: str
    """Source path, as metadata.csv names it."""
    score: int
    """The sum of the weights of its doubts."""
    doubts: tuple[Doubt, ...]
    """Worst first."""
    values: tuple[Value, ...]


class Review(msgspec.Struct, frozen=True):
    """What an editor may want to look at."""

    articles: tuple[ReviewedArticle, ...]
    """Those with a doubt, worst first; equals by path."""
    total: int
    """Articles of the archive."""
    left_out: tuple[Problem, ...]
    """Files that are not in the site."""
    general: tuple[Problem, ...]
    """Problems of the content folder that are not about one article."""


class Input(msgspec.Struct, frozen=True):
    """What is known of the archive beside its records."""

    starts: Mapping[str, int]
    """Where an article begins that shares its file with others: line by source path. A problem of a line is its."""
    language: str
    """Of the site, BCP 47."""
    country_names: Mapping[str, str]
    """By ISO 3166-1 alpha-2 code."""


def review_articles(records: Iterable[ArticleRecord], problems: Sequence[Problem], known: Input) -> Review:
    """Find what is missing or doubtful in an archive.

    Args:
        records: every article, with the metadata that holds.
        problems: of the build.
        known: see there.
    """
    records = tuple(records)
    by_article, general = _assign(records, problems, known.starts)
    reviewed = []
    for record in records:
        values = values_of(record, known.country_names)
        doubts = find_doubts(record, values, by_article.get(record.path, ()), known.language)
        if doubts:
            reviewed.append(ReviewedArticle(record.path, sum(doubt.weight for doubt in doubts), doubts, values))
    reviewed.sort(key=lambda article: (-article.score, article.path))
    left_out = tuple(problem for problem in general if problem.severity is Severity.ERROR)
    others = tuple(problem for problem in general if problem.severity is not Severity.ERROR)
    return Review(tuple(reviewed), len(records), left_out, others)


def _assign(
    records: Sequence[ArticleRecord], problems: Sequence[Problem], starts: Mapping[str, int]
) -> tuple[Mapping[str, list[Problem]], list[Problem]]:
    """The problems of each article by its source path, and those of the content folder that are no article's."""
    in_file: dict[str, list[str]] = {}
    for record in records:
        in_file.setdefault(source_file(record.path), []).append(record.path)
    stems = {file.rpartition(".")[0]: file for file in in_file}
    assigned: dict[str, list[Problem]] = {}
    general = []
    for problem in problems:
        if not f"{problem.path}/".startswith(_CONTENT):
            continue
        file = problem.path.removeprefix(_CONTENT)
        sidecar = _SIDECAR.fullmatch(file)
        if sidecar:
            file = stems.get(sidecar["stem"], file)
        articles = in_file.get(file, [])
        if not articles:
            general.append(problem)
        elif len(articles) > 1 and problem.line and not sidecar:
            begun = [path for path in articles if starts.get(path, 0) <= problem.line]
            articles = [max(begun or articles, key=lambda path: starts.get(path, 0))]
        for path in articles:
            assigned.setdefault(path, []).append(problem)
    return assigned, general


def format_table(review: Review, columns: Sequence[str]) -> str:
    """The review as rows for metadata.csv: for each article the values to check, and those that stand there already.

    Articles that merely lack an author, a section, countries or tags have none. A value that a spreadsheet would take for a formula is left empty.

    Args:
        review: of an archive.
        columns: of metadata.csv; the first is `path`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for article in review.articles:
        if all(doubt.weight <= MINOR for doubt in article.doubts):
            continue
        doubtful = {doubt.column for doubt in article.doubts}
        cells = {
            value.column: value.cell
            for value in article.values
            if (value.column in doubtful or value.origin is Origin.TABLE)
            and not value.cell.startswith(_FORMULA)
            and (value.column, value.origin) != ("title", Origin.DERIVED)  # first words, cut short
        }
        writer.writerow((article.path, *(cells.get(column, "") for column in columns[1:])))
    return text.getvalue()


class ReviewRow(msgspec.Struct, frozen=True):
    """An article as the page shows it."""

    title: str
    url: str
    """Of its page; empty when it has none."""
    path: str
    doubts: tuple[str, ...]
    """What is doubtful and what to do, one sentence each."""
    values: tuple[Value, ...]


class ReviewView(msgspec.Struct, frozen=True):
    """What the template gets."""

    lead: str
    table: str
    """Address of the table."""
    counts: tuple[Link, ...]
    """How many articles have each doubt, worst first."""
    left_out: tuple[str, ...]
    general: tuple[str, ...]
    rows: tuple[ReviewRow, ...]
    rest: str
    """What the page does not show; empty when it shows all."""


def view_review(review: Review, urls: Mapping[str, str]) -> ReviewView:
    """Make a review ready for its template.

    Args:
        review: of an archive.
        urls: of each article's page, by source path.
    """
    found, shown = len(review.articles), review.articles[:SHOWN]
    rest = f"The page ends with the worst {SHOWN:,} of {found:,} articles; {TABLE} goes on." if found > SHOWN else ""
    return ReviewView(
        lead=f"{found:,} of {review.total:,} articles have something missing or doubtful.",
        table=TABLE,
        counts=_counts(review),
        left_out=tuple(map(str, review.left_out)),
        general=tuple(map(str, review.general)),
        rows=tuple(_row(article, urls.get(article.path, "")) for article in shown),
        rest=rest,
    )


def _counts(review: Review) -> tuple[Link, ...]:
    weights: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for article in review.articles:
        own = {doubt.label: doubt.weight for doubt in article.doubts}
        weights.update(own)
        counts.update(own.keys())
    return tuple(Link(label, "", count=counts[label]) for label in sorted(counts, key=lambda x: (-weights[x], x)))


def _row(article: ReviewedArticle, url: str) -> ReviewRow:
    title = next(value.text for value in article.values if value.column == "title")
    return ReviewRow(title, url, article.path, tuple(_sentences(article.doubts)), article.values)


def _sentences(doubts: Sequence[Doubt]) -> Iterator[str]:
    for doubt in doubts:
        if doubt.what:
            yield f"{doubt.what[:1].upper()}{doubt.what[1:]}; {doubt.fix}."
    small = [doubt.label for doubt in doubts if not doubt.what]
    if small:
        words = " and ".join(filter(None, (", ".join(small[:-1]), small[-1])))
        yield f"It has {words}; add what you know."
