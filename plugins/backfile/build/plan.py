"""Find out which pages have to be written: those whose inputs, and so their fingerprints, changed."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from backfile.model.digest import digest_bytes
from backfile.model.page import SitePart, StoredPart

_PASSED_OVER = (".git",)


class PartPlan(msgspec.Struct, frozen=True):
    """What has to be done for a part of the site that changed."""

    name: str
    fingerprint: str
    pages: Mapping[str, str]
    """Fingerprint of each of its pages, by output path."""
    write: tuple[str, ...]
    """Output paths of those to render."""


class BuildPlan(msgspec.Struct, frozen=True):
    """What a build has to do."""

    parts: tuple[PartPlan, ...] = ()
    """Those that changed."""
    gone: tuple[str, ...] = ()
    """Names of parts that are no more."""
    keep: int = 0
    """Number of pages that stand as they are."""
    delete: tuple[str, ...] = ()
    """Output paths of pages that no longer exist."""
    token: str = ""
    """Digest of all that the site is made from: the same for the same pages, wherever and however they are built."""

    @property
    def write(self) -> Iterator[str]:
        """Output paths of the pages to render."""
        return (path for part in self.parts for path in part.write)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has to be done."""
        return not (self.parts or self.gone)


def plan_build(
    parts: Iterable[SitePart],
    known: Mapping[str, StoredPart],
    read_pages: Callable[[str], Mapping[str, str]],
    bases: Mapping[str, str],
) -> BuildPlan:
    """Compare the pages that should exist with those that do. A part that is the same is not looked into.

    Args:
        parts: of the site.
        known: the parts that were written before, by name.
        read_pages: gives the fingerprints of the pages of such a part, by output path.
        bases: for each template, and for files without one (an empty name), a digest of what all its pages depend on.
    Returns:
        What to write, keep and delete.
    """
    changed: list[PartPlan] = []
    outdated: set[str] = set()
    keep = 0
    gone = dict(known)
    fingerprints: list[str] = []
    for part in parts:
        before = gone.pop(part.name, None)
        fingerprint = digest_bytes("".join([*(bases.get(name, "") for name in part.templates), part.inputs]).encode())
        if any(part.templates):  # files that are copied have stamps, which differ from place to place
            fingerprints.append(fingerprint)
        if before and before.fingerprint == fingerprint:
            keep += before.pages
            continue
        old = read_pages(part.name) if before else {}
        pages = {
            page.path: digest_bytes(bases.get(page.template, "").encode(), page.inputs.encode())
            for page in part.pages()
        }
        write = tuple(path for path, now in pages.items() if old.get(path) != now)
        keep += len(pages) - len(write)
        outdated |= old.keys() - pages.keys()
        changed.append(PartPlan(part.name, fingerprint, pages, write))
    for name in gone:
        outdated |= read_pages(name).keys()
    # A page may have moved from one part to another.
    delete = outdated.difference(*(part.pages for part in changed))
    token = digest_bytes("".join(sorted(fingerprints)).encode())
    return BuildPlan(tuple(changed), tuple(gone), keep, tuple(sorted(delete)), token)


def list_output(output: Path) -> set[str]:
    """Paths of all files below the output folder, those of version control aside."""
    return set(_walk(str(output), "")) if output.is_dir() else set()


def _walk(root: str, prefix: str) -> Iterator[str]:
    with os.scandir(os.path.join(root, prefix)) as entries:
        for entry in entries:
            if entry.name in _PASSED_OVER:
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, path + "/")
            else:
                yield path
