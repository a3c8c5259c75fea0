"""What the reader saw in one file, as plain text.

Each block with the rule that found it; the metadata; countries and tags with the words that show them; the problems.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from backfile.model.annotation import CountryMention, TagMention
from backfile.model.article import ArticleRecord
from backfile.model.text import Block
from backfile.problems import Problem
from backfile.report.mentions import country_lines, tag_lines
from backfile.report.values import values_of

LEAST = 60
"""Characters of a block that are shown at least, however narrow the terminal is."""


class ExplainedArticle(msgspec.Struct, frozen=True):
    """One article of a file."""

    record: ArticleRecord
    """With the metadata that holds."""
    blocks: tuple[Block, ...]
    rules: tuple[str, ...]
    """For each block the name of the rule that found it."""
    countries: tuple[CountryMention, ...] = ()
    """Worked out from the text, also when the record has others that somebody set."""
    tags: tuple[TagMention, ...] = ()
    """The same of tags, before the archive has agreed on their names."""


def explain_articles(
    articles: Sequence[ExplainedArticle], problems: Sequence[Problem], country_names: Mapping[str, str], width: int
) -> Iterator[str]:
    """The lines that explain a file.

    Args:
        articles: of the file, in reading order.
        problems: of the file.
        country_names: by ISO 3166-1 alpha-2 code.
        width: characters of a line.
    """
    for article in articles:
        yield article.record.path
        yield ""
        yield from _block_lines(article, width)
        yield ""
        yield from _value_lines(article.record, country_names)
        yield ""
        yield from country_lines(article.countries, article.record, country_names, width)
        yield from tag_lines(article.tags, article.record, width)
    for problem in problems:
        yield f"{problem.severity.value.capitalize()}: {problem}"
    if not problems:
        yield "No problems."


def _block_lines(article: ExplainedArticle, width: int) -> Iterator[str]:
    rows = [("line", "kind", "sure?", "rule", "words")]
    rows += (
        (str(block.line), block.kind.value, block.certainty.value, rule, " ".join(block.text.split()))
        for block, rule in zip(article.blocks, article.rules, strict=True)
    )
    line, kind, certainty, rule = (max(map(len, column)) for column in list(zip(*rows, strict=True))[:4])
    room = max(LEAST, width - line - kind - certainty - rule - 4 * len("  "))
    for row in rows:
        words = row[4] if len(row[4]) <= room else f"{row[4][: room - 1]}…"
        yield f"{row[0]:>{line}}  {row[1]:{kind}}  {row[2]:{certainty}}  {row[3]:{rule}}  {words}"


def _value_lines(record: ArticleRecord, country_names: Mapping[str, str]) -> Iterator[str]:
    values = values_of(record, country_names)
    label = max(len(value.label) for value in values)
    for value in values:
        found = ", ".join(filter(None, (value.where, value.certainty.value if value.certainty else "")))
        yield f"{value.label:{label}}  {value.text}  ({found})" if value.text else f"{value.label:{label}}  -"
