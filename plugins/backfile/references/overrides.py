"""Put what an editor wrote in metadata.csv over what was read from the files."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from backfile.model.annotation import Role, TagKind
from backfile.model.article import ArticleRecord, CountryRef, TagRef
from backfile.model.metadata import Found, Origin, PartialDate
from backfile.problems import Problem


@dataclass(frozen=True, slots=True)
class ValueReaders:
    """How the other stages read a value that a person wrote."""

    date: Callable[[str], PartialDate | None]
    authors: Callable[[str], tuple[str, ...]]
    words: Callable[[str], tuple[str, ...]]
    """A list of values in one cell."""
    country: Callable[[str], str | None]
    """A country's name or code to alpha-2."""


def apply_overrides(  # noqa: C901, PLR0912 - one case a column
    record: ArticleRecord, values: Mapping[str, str], line: int, readers: ValueReaders
) -> tuple[ArticleRecord, tuple[Problem, ...]]:
    """Change a record as its row of metadata.csv says.

    Args:
        record: as read from the file.
        values: the cells of the row that are not empty, by column.
        line: of the row in metadata.csv.
        readers: see there.
    Returns:
        The record with Origin.TABLE on each value that was replaced, and what could not be read; such a cell is
        passed over.
    """
    problems: list[Problem] = []

    def written(value: str) -> Found[str]:
        return Found(value, Origin.TABLE, line)

    for column, value in values.items():
        match column:
            case "title":
                record = replace(record, headline=written(value))
            case "section":
                record = replace(record, section=written(value))
            case "slug":
                record = replace(record, slug=written(value))
            case "summary":
                record = replace(record, summary=written(value))
            case "authors":
                record = replace(record, authors=Found(readers.authors(value), Origin.TABLE, line))
            case "tags":
                tags = tuple(TagRef(name, TagKind.TOPIC) for name in readers.words(value))
                record = replace(record, tags=Found(tags, Origin.TABLE, line))
            case "countries":
                countries, unknown = read_countries(readers.words(value), readers.country)
                if countries or not unknown:
                    record = replace(record, countries=Found(countries, Origin.TABLE, line))
                problems += (_unreadable(line, column, name, "a country's name or ISO 3166-1 code") for name in unknown)
            case "date" | "modified":
                date = readers.date(value)
                if date is None:
                    problems.append(_unreadable(line, column, value, "a date, as 2024-06-27"))
                elif column == "date":
                    record = replace(record, published=Found(date, Origin.TABLE, line))
                else:
                    record = replace(record, modified=Found(date, Origin.TABLE, line))
    return record, tuple(problems)


def read_countries(
    names: Iterable[str], country: Callable[[str], str | None]
) -> tuple[tuple[CountryRef, ...], tuple[str, ...]]:
    """Countries a person named, all main ones, and the names that are none."""
    known, unknown = [], []
    for name in names:
        alpha2 = country(name)
        if alpha2:
            known.append(alpha2)
        else:
            unknown.append(name)
    return tuple(CountryRef(alpha2, Role.MAIN) for alpha2 in dict.fromkeys(known)), tuple(unknown)


def _unreadable(line: int, column: str, value: str, wanted: str) -> Problem:
    what = f'"{value}" in the column "{column}" cannot be read, it is not used'
    return Problem("S204", "content/metadata.csv", line, what, f"write {wanted}")
