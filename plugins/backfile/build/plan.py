"""Find out which pages have to be written: those whose inputs, and so their fingerprints, changed."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from backfile.build.publish import ASIDE
from backfile.model.digest import digest_bytes
from backfile.model.page import BuildPlan, PageSpec

_PASSED_OVER = (".git", ASIDE)
_encode = msgspec.json.Encoder(order="deterministic").encode


def plan_build(
    specs: Iterable[PageSpec], manifest: Mapping[str, str], present: Collection[str], base: str
) -> BuildPlan:
    """Compare the pages that should exist with those that do.

    Args:
        specs: every page of the site.
        manifest: fingerprint of each page written before, by output path.
        present: output paths of the files that exist.
        base: fingerprint of what all pages depend on: theme, settings, code.
    Returns:
        What to write, keep and delete.
    """
    write, keep = [], 0
    wanted = set()
    for spec in specs:
        wanted.add(spec.path)
        fingerprint = fingerprint_page(spec, base)
        if manifest.get(spec.path) == fingerprint and spec.path in present:
            keep += 1
        else:
            write.append((spec, fingerprint))
    return BuildPlan(tuple(write), keep, tuple(sorted(path for path in manifest if path not in wanted)))


def fingerprint_page(spec: PageSpec, base: str) -> str:
    """A digest of all that the bytes of a page depend on."""
    return digest_bytes(base.encode(), _encode((spec.template, spec.subject, spec.body_digest)))


def list_output(output: Path) -> set[str]:
    """Paths of all files below the output folder, those of version control and of an interrupted build aside."""
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
