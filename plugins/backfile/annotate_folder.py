"""Countries and tags of a folder of text files, for `python -m backfile annotate`: no site, no settings file.

The folder is one archive: tags get the names that all its files agree on, as in a build. Each file is one article, also
one that a build would part into several.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backfile import ingest
from backfile.build.executor import open_executor, run_chunks
from backfile.errors import SettingsError
from backfile.geography import load_countries, parse_country
from backfile.model.annotation import Role
from backfile.model.article import ArticleRecord, TagRef
from backfile.model.source import Scan, SourceFile
from backfile.problems import Problem
from backfile.reader import parse_article
from backfile.reader.article import ReadArticle
from backfile.references.learned import learn_countries
from backfile.settings import Settings, read_settings
from backfile.site_rules import SiteRules, ingest_options, read_site_rules
from backfile.source.file_text import read_text
from backfile.source.scan import scan_content
from backfile.tagging.choose import choose_tags

_ENDING = ".txt"
_PREFIX = "content/"
_NO_SITE: dict[str, object] = {
    "OUTPUT_PATH": "",
    "CACHE_PATH": "",
    "THEME": "",
    "SITENAME": "archive",
    "SITEURL": "",
    "DEFAULT_LANG": "en",
    "TIMEZONE": "UTC",
    "USE_FOLDER_AS_CATEGORY": False,
    "STATIC_PATHS": [],
    "EXTRA_PATH_METADATA": {},
    "IGNORE_FILES": [],
}
"""Pelican's settings where there is no settings file; those of a site that do not matter are empty."""


class AnnotatedFile(msgspec.Struct, frozen=True):
    """What one file is about."""

    id: str
    """Its name without `.txt`; with its folder where two files have one name."""
    path: str
    """Relative to the folder."""
    headline: str
    """Empty when the file cannot be read, as all that follows."""
    countries: tuple[str, ...] = ()
    """The main ones, best first: ISO 3166-1 alpha-2, upper case."""
    mentioned: tuple[str, ...] = ()
    """The others, best first."""
    tags: tuple[TagRef, ...] = ()
    """Best first."""
    evidence: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For each country that was found in the text its code and the words that show it."""


class AnnotatedFolder(msgspec.Struct, frozen=True):
    """What the files of a folder are about."""

    files: tuple[AnnotatedFile, ...]
    """Sorted by path."""
    problems: tuple[Problem, ...]
    """Why files, folders and rows of geography.csv and tags.csv cannot be read."""


class _ReadFile(msgspec.Struct, frozen=True):
    """What a worker makes of one file."""

    path: str
    record: ArticleRecord | None
    """None when it cannot be read."""
    evidence: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]


def annotate_folder(folder: Path, home_country: str = "", workers: int = 0) -> AnnotatedFolder:
    """Annotate every `.txt` file of a folder and of the folders below it.

    Args:
        folder: its geography.csv and tags.csv are applied, as in a build; hidden files, and links to folders, are
            passed over.
        home_country: code or name of the country that local news is about, or empty.
        workers: processes; 0 for one a core. The result does not depend on it.
    Returns:
        One value for each file.
    Raises:
        SettingsError: it is no folder, or holds no `.txt` file; the home country is none.
        OSError: the folder cannot be listed.
    """
    if not folder.is_dir():
        what = "it is a file" if folder.exists() else "there is no such folder"
        message = f"{folder}: {what}; name a folder of .txt files"
        raise SettingsError(message)
    home = parse_country(home_country, load_countries()) if home_country else ""
    if home is None:
        message = f'--home-country: "{home_country}" is no country; write its ISO 3166-1 code, such as US'
        raise SettingsError(message)
    site = {"PATH": str(folder), "BACKFILE_HOME_COUNTRY": home, "BACKFILE_WORKERS": workers}
    settings = read_settings({**_NO_SITE, **site})
    rules, scan = read_site_rules(settings), scan_content(settings)
    read = sorted((*_read_files(settings, rules, scan), *_unreadable(scan)), key=lambda file: file.path)
    files = [file for file in read if not file.path.endswith("/")]
    if not files:
        message = f"{folder}: no file in it ends with .txt; name a folder of .txt files"
        raise SettingsError(message)
    chosen = iter(learn_countries(choose_tags([file.record for file in files if file.record], rules.tags)))
    ids = _ids([file.path for file in files])
    return AnnotatedFolder(
        files=tuple(_annotated(file, next(chosen) if file.record else None, ids[file.path]) for file in files),
        problems=tuple(
            _of_folder(problem, folder) for problem in (*rules.problems, *chain(*(file.problems for file in read)))
        ),
    )


def format_json(file: AnnotatedFile) -> bytes:
    """One file as a JSON object in one line, UTF-8."""
    tags = [{"name": tag.name, "type": tag.kind} for tag in file.tags]
    return msgspec.json.encode({"id": file.id, "countries": file.countries, "mentioned": file.mentioned, "tags": tags})


def format_listing(file: AnnotatedFile, names: dict[str, str]) -> str:
    """One file for people to read.

    Args:
        file: as `annotate_folder` made it.
        names: of countries, by their codes.
    """

    def listed(codes: Sequence[str]) -> str:
        return ", ".join(names.get(code, code) for code in codes) or "-"

    if not file.headline:
        return f"{file.path}\n  it cannot be read\n"
    tags = ", ".join(f"{tag.name} ({tag.kind})" for tag in file.tags) or "-"
    return (
        f"{file.path}\n  {file.headline}\n  main       {listed(file.countries)}\n"
        f"  mentioned  {listed(file.mentioned)}\n  tags       {tags}\n"
    )


def _read_files(settings: Settings, rules: SiteRules, scan: Scan) -> Iterator[_ReadFile]:
    """What is in the files; standing pages are files as others here."""
    sources = sorted(
        (msgspec.structs.replace(source, sidecars=()) for source in (*scan.articles, *scan.pages)), key=lambda s: s.path
    )
    options = ingest_options(settings, rules)
    with open_executor(settings.workers, len(sources), _prepare_worker, options) as executor:
        yield from run_chunks(executor, _read_chunk, sources, 2 * settings.workers)


def _prepare_worker(options: ingest.IngestOptions) -> None:
    global _options  # noqa: PLW0603 - one set of options a process, set once
    _options = options


def _read_chunk(sources: Sequence[SourceFile]) -> list[_ReadFile]:
    if _options is None:
        message = "_prepare_worker was not called"
        raise RuntimeError(message)
    return [_read_file(source, _options) for source in sources]


def _read_file(source: SourceFile, options: ingest.IngestOptions) -> _ReadFile:
    file = read_text(source, options.folder, options.max_size)
    if not file.text:
        return _ReadFile(source.path, None, (), file.problems)
    article, _ = parse_article(file.text, source.path, options.reader)
    whole = ReadArticle("", article, (), ())
    annotated, _ = ingest.annotate_article(whole, source, options)
    evidence = tuple((one.alpha2, tuple(shown.words for shown in one.evidence)) for one in annotated.countries)
    return _ReadFile(source.path, annotated.record, evidence, ())


def _unreadable(scan: Scan) -> Iterator[_ReadFile]:
    for path in scan.unreadable:
        kind = "the folder is not read" if path.endswith("/") else "it cannot be read"
        what = f"{kind} (no permission, a link, or a name that is not UTF-8)"
        problem = Problem("S101", f"{_PREFIX}{path}", 0, what, "check its permissions and its name")
        yield _ReadFile(path, None, (), (problem,))


def _annotated(file: _ReadFile, record: ArticleRecord | None, name: str) -> AnnotatedFile:
    if record is None:
        return AnnotatedFile(name, file.path, "")
    countries = record.countries.value
    return AnnotatedFile(
        id=name,
        path=file.path,
        headline=record.headline.value,
        countries=tuple(one.alpha2 for one in countries if one.role is Role.MAIN),
        mentioned=tuple(one.alpha2 for one in countries if one.role is not Role.MAIN),
        tags=record.tags.value,
        evidence=file.evidence,
    )


def _ids(paths: Sequence[str]) -> dict[str, str]:
    """For each path the shortest of its name, its path without ending and its path that no other file has."""
    wholes = [path[: -len(_ENDING)] for path in paths]
    stems = [whole.rpartition("/")[2] for whole in wholes]
    of_whole, of_stem = Counter(wholes), Counter(stems)
    return {
        path: stem if of_stem[stem] == 1 else whole if of_whole[whole] == 1 else path
        for path, whole, stem in zip(paths, wholes, stems, strict=True)
    }


def _of_folder(problem: Problem, folder: Path) -> Problem:
    """The problem under the path that the user knows, with advice that needs no settings."""
    fix = "split it" if problem.code == "S107" else problem.fix
    return replace(problem, path=str(folder / problem.path.removeprefix(_PREFIX)), fix=fix)


_options: ingest.IngestOptions | None = None
