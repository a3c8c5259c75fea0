"""The stage that indexes the archive for search: the shards that changed, a few at once, into the cache.

A shard lies in a folder named after all that it is made from. One that is there is whole, for it was renamed into place; so
a cache that was lost costs time, and nothing else.
"""

import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from backfile.catalog.catalog import read_catalog
from backfile.errors import SearchIndexError
from backfile.model.digest import digest_text
from backfile.model.search import IndexedShard, SearchIndex, Shard
from backfile.pages.archive import Archive
from backfile.pages.search import search_records, shard_digest
from backfile.problems import Problem
from backfile.run import Run
from backfile.search.canonical import FORM
from backfile.search.pagefind import index_records, pagefind_version, read_runtime
from backfile.search.shards import MOST_OPENINGS, MOST_WHOLE, UNDATED, cut_shards

AT_ONCE = 2
"""Shards that are indexed at the same time at most, for each takes memory."""
_DIGITS = 16
"""Of a digest, in the name of a folder."""


def index_search(run: Run, archive: Archive) -> SearchIndex | None:
    """Index what changed for search.

    Args:
        run: gets the problem when Pagefind fails: the next build then tries again.
        archive: of the site.
    Returns:
        The index; None if there is none.
    Raises:
        OSError: a file of the cache cannot be written.
    """
    try:
        return _Indexer(run, archive).index()
    except SearchIndexError as error:
        what, _, fix = str(error).partition("; ")
        run.events.append(Problem("B401", "search", 0, f"{what}, so the site has no search", fix))
        run.is_incomplete = True
        return None


class _Indexer:
    """Indexes one archive."""

    def __init__(self, run: Run, archive: Archive) -> None:
        self._run, self._archive = run, archive
        self._cache = run.settings.cache_path
        self._folder = run.settings.cache_path / "search"
        self._language = archive.language.split("-")[0].lower()
        self._version = pagefind_version()
        self._is_whole = len(archive.articles) <= run.settings.search_whole
        self._done = 0

    def index(self) -> SearchIndex:
        shards = cut_shards(self._archive.articles, MOST_WHOLE if self._is_whole else MOST_OPENINGS)
        name = f"pagefind-{self._version}"
        runtime = self._place(name, "")
        if not Path(runtime.folder).is_dir():
            _write_folder(Path(runtime.folder), read_runtime(self._language))
        places = {shard.name: self._place(shard.name, self._digest(shard)) for shard in shards}
        changed = [shard for shard in shards if not Path(places[shard.name].folder).is_dir()]
        with ThreadPoolExecutor(min(AT_ONCE, self._run.settings.workers)) as pool:
            for count in pool.map(lambda shard: self._write(shard, places[shard.name]), changed):
                self._done += count
                self._run.progress("Indexing", self._done, sum(len(shard.articles) for shard in changed))
        self._forget({Path(place.folder).name for place in (runtime, *places.values())})
        dated = [place for place in places.values() if not place.name.startswith(UNDATED)]
        return SearchIndex(
            runtime, (*reversed(dated), *(place for place in places.values() if place not in dated)), self._is_whole
        )

    def _digest(self, shard: Shard) -> str:
        return shard_digest(self._archive, shard, whole=self._is_whole)

    def _place(self, name: str, inputs: str) -> IndexedShard:
        digest = digest_text(f"{FORM}\0{self._version}\0{self._language}\0{inputs}")
        return IndexedShard(name, digest, str((self._folder / f"{name}-{digest[:_DIGITS]}").resolve()))

    def _write(self, shard: Shard, place: IndexedShard) -> int:
        with read_catalog(self._cache) as texts:
            records = search_records(self._archive, shard, texts, whole=self._is_whole)
            _write_folder(Path(place.folder), index_records(records, self._language))
        return len(shard.articles)

    def _forget(self, wanted: set[str]) -> None:
        """Remove what is no longer part of the index."""
        for path in self._folder.iterdir():
            if path.name not in wanted:
                shutil.rmtree(path, ignore_errors=True)


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that is not there yet. It is there when it is whole."""
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    for place in sorted({Path(path).parent for path in files}):
        (new / place).mkdir(parents=True)
    for path, data in files.items():
        (new / path).write_bytes(data)
    new.replace(folder)
