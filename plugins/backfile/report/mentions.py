"""The countries and tags that the words of an article show, each with those words, as tables of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from backfile.model.annotation import CountryMention, Evidence, TagMention
from backfile.model.article import ArticleRecord
from backfile.model.metadata import Origin

LEAST = 40
"""Characters of a sentence that are shown at least, however narrow the terminal is."""

_GAP = "  "


def country_lines(
    countries: Sequence[CountryMention], record: ArticleRecord, names: Mapping[str, str], width: int
) -> Iterator[str]:
    """The countries that the words show; nothing when there are none.

    Args:
        countries: of the article, worked out from its words.
        record: with the metadata that holds; it says whether they are used.
        names: of countries by ISO 3166-1 alpha-2 code.
        width: characters of a line.
    """
    if not countries:
        return
    rows = [
        (_with(names.get(found.alpha2, found.alpha2), found.historic), found.role.value, _score(found.score))
        for found in countries
    ]
    yield from _table(("country", "role", "score"), rows, [found.evidence for found in countries], width)
    yield from _overruled("countries", record.countries.origin, record.countries.line)
    yield ""


def tag_lines(tags: Sequence[TagMention], record: ArticleRecord, width: int) -> Iterator[str]:
    """The tags that the words show, as `country_lines` shows countries."""
    if not tags:
        return
    rows = [
        (_with(tag.name, tag.aliases), tag.kind.value, "sure" if tag.sure else "unsure", _score(tag.score))
        for tag in tags
    ]
    yield from _table(("tag", "kind", "sure?", "score"), rows, [tag.evidence for tag in tags], width)
    yield from _overruled("tags", record.tags.origin, record.tags.line)
    if record.tags.origin is Origin.DERIVED and not all(tag.sure for tag in tags):
        yield "An unsure tag is used only if other articles have it too."
    yield ""


def _with(name: str, others: Sequence[str]) -> str:
    return f"{name} ({', '.join(others)})" if others else name


def _score(score: float) -> str:
    return f"{score:.2f}"


def _overruled(label: str, origin: Origin, line: int) -> Iterator[str]:
    if origin is not Origin.DERIVED:
        where = f"{origin.value}, line {line}" if line else origin.value
        yield f"These {label} are not used: others were set ({where})."


def _table(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], evidence: Sequence[Sequence[Evidence]], width: int
) -> Iterator[str]:
    """Rows that end with their score, and beside each its words and the sentences they stand in."""
    columns = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    words = max(len(one.words) for one in (Evidence("words", ""), *(one for each in evidence for one in each)))
    left = sum(columns) + len(_GAP) * len(columns)
    room = max(LEAST, width - left - words - len(_GAP))
    yield f"{_aligned(heads, columns)}{_GAP}{'words':{words}}{_GAP}sentence"
    empty = ("",) * len(heads)
    for row, shown in zip(rows, evidence, strict=True):
        for cells, one in zip_longest((row,), shown):
            start = _aligned(cells or empty, columns)
            yield f"{start}{_GAP}{one.words:{words}}{_GAP}{_around(one, room)}" if one else start


def _aligned(cells: Sequence[str], columns: Sequence[int]) -> str:
    *names, score = (f"{cell:{column}}" for cell, column in zip(cells, columns, strict=True))
    return _GAP.join((*names, f"{score.strip():>{columns[-1]}}"))


def _around(evidence: Evidence, room: int) -> str:
    """A sentence in one line, cut to its part around the words."""
    sentence, words = " ".join(evidence.sentence.split()), " ".join(evidence.words.split())
    if len(sentence) <= room:
        return sentence
    middle = max(0, sentence.find(words)) + len(words) // 2
    start = min(max(0, middle - room // 2), len(sentence) - room)
    part = sentence[start : start + room]
    if start:
        part = f"…{part[1:]}"
    return f"{part[:-1]}…" if start + room < len(sentence) else part
