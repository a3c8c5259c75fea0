"""The demo archive, built and served once, and a browser before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from demo_sites import BELOW_A_FOLDER, share_demo
from playwright.sync_api import Browser, sync_playwright

from .served import ServedSite
from .viewer import NO_BROWSER, Viewer, find_chromium, start_chromium


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The demo archive, served below a folder, as a project's site on GitHub Pages is."""
    served = ServedSite()
    served.serve(share_demo(tmp_path_factory, BELOW_A_FOLDER).site.output, BELOW_A_FOLDER)
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
