"""The demo archive in content/, built once for all tests and all processes that run them. No test may change what is built."""

import os
import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from backfile.build.lock import hold_lock
from backfile.model.article import ArticleRecord
from backfile.report.summary import BuildReport
from tiny_sites import ROOT, TinySite

AT_THE_ROOT = "https://example.org"
BELOW_A_FOLDER = "https://example.org/archive"


@dataclass
class DemoSite:
    """The demo, built with its search for an address."""

    site: TinySite
    report: BuildReport
    records: tuple[ArticleRecord, ...]


def share_demo(factory: pytest.TempPathFactory, url: str) -> DemoSite:
    """The demo for an address; the first process that asks builds it, and others wait until it has."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / f"demo-{len(url)}"
    with hold_lock(f"{folder}.lock", lambda: None):
        done = folder / "done.pickle"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            done.write_bytes(pickle.dumps(_build(folder, url)))
        return pickle.loads(done.read_bytes())  # noqa: S301 - written by another of these processes


def _build(folder: Path, url: str) -> DemoSite:
    names = {"SITENAME": "Sample Archive", "SITESUBTITLE": "News of the world, 2000 to 2024"}
    site = TinySite(folder, {"SITEURL": url, "BACKFILE_SEARCH": True, **names})
    shutil.copytree(ROOT / "content", site.content)
    report = site.build(BACKFILE_WORKERS=2)
    return DemoSite(site, report, site.records())
