"""Read one file as a build would, for `make explain`: its blocks with their rules, its metadata, its problems."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backfile import ingest
from backfile.model.source import SourceFile
from backfile.overlay import apply_table
from backfile.problems import Problem
from backfile.reader.article import read_articles
from backfile.report.explain import ExplainedArticle
from backfile.settings import Settings
from backfile.site_rules import ingest_options, read_site_rules
from backfile.source.file_text import read_text
from backfile.source.metadata_table import MetadataTable, read_metadata_table
from backfile.source.scan import SIDECARS

_PREFIX = "content/"


class OneFile(msgspec.Struct, frozen=True):
    """What a file holds."""

    articles: tuple[ExplainedArticle, ...]
    """None when it cannot be used."""
    problems: tuple[Problem, ...]
    """They say why if it cannot be used."""


def read_one(settings: Settings, given: str) -> OneFile:
    """Read one file, of the content folder or from anywhere.

    Args:
        settings: of the site.
        given: its path, from where the command runs or from the content folder; with `#name` for one of the articles
            that share a file.
    """
    place, part = _find(settings.content_path, given)
    if place is None:
        what = "it is a folder" if Path(given).is_dir() else "there is no such file"
        return OneFile((), (Problem("S101", given, 0, what, "give the path of a text file, as content/2019/a.txt"),))
    content = settings.content_path.resolve()
    is_inside = place.is_relative_to(content)
    folder = content if is_inside else place.parent
    source = _source(folder, place.relative_to(folder).as_posix())
    options = replace(ingest_options(settings, read_site_rules(settings)), folder=str(folder))

    text = read_text(source, options.folder, options.max_size)
    if not text.text:
        return OneFile((), tuple(_renamed(text.problems, given, is_inside=is_inside)))
    read = read_articles(text.text, source.path, options.reader)
    file = ingest.annotate_file(source, options)
    table = read_metadata_table(settings.content_path) if is_inside else MetadataTable({}, ())
    readers = ingest.value_readers(options)
    articles = []
    problems: list[Problem] = []
    for article, one in zip(file.articles, read, strict=True):
        changed, found = apply_table(table, article.record, readers)
        problems += found
        if not part or one.name == part:
            record = changed or article.record
            articles.append(ExplainedArticle(record, article.blocks, one.rules, article.countries, article.tags))
    return OneFile(tuple(articles), (*_renamed(file.problems, given, is_inside=is_inside), *problems))


def _find(content: Path, given: str) -> tuple[Path | None, str]:
    """The file that is meant, and the name of the article in it if one is."""
    file, _, part = given.rpartition("#")
    for path, name in ((given, ""), (file, part)):
        for place in (Path(path), content / path):
            if path and place.is_file():
                return place.parent.resolve() / place.name, name
    return None, ""


def _source(folder: Path, path: str) -> SourceFile:
    stem = os.path.splitext(path)[0]
    beside = (SourceFile(f"{stem}{ending}", 0, 0) for ending in SIDECARS if (folder / f"{stem}{ending}").is_file())
    return SourceFile(path, (folder / path).stat().st_size, 0, tuple(beside) if path.lower().endswith(".txt") else ())


def _renamed(problems: tuple[Problem, ...], given: str, *, is_inside: bool) -> Iterator[Problem]:
    """The problems under the name that the user knows a file by."""
    for problem in problems:
        own = problem.path.removeprefix(_PREFIX)
        yield problem if is_inside else replace(problem, path=os.path.join(os.path.dirname(given), own))
