"""The demo archive, built and served once, and a browser before it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tiny_sites import ROOT, TinySite

from .served import ServedSite
from .viewer import NO_BROWSER, Viewer, find_chromium, start_chromium


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The demo archive, served below a folder, as a project's site on GitHub Pages is."""
    served = ServedSite()
    site = TinySite(tmp_path_factory.mktemp("demo"))
    shutil.copytree(ROOT / "content", site.content)
    site.build(SITEURL=served.url, BACKFILE_SEARCH=True)
    served.serve(site.output)
    yield served
    served.close()


@pytest.fixture(scope="session")
def demo_folder(demo: ServedSite) -> Path:
    """Its files."""
    return demo.folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it the tests that need it are skipped."""
    if not find_chromium():
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def viewer(browser: Browser, demo: ServedSite) -> Viewer:
    """The browser, before the demo."""
    return Viewer(browser, demo.url)
