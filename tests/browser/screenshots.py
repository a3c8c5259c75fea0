"""Make a picture of every kind of page, at the width of a phone and of a desk, light and dark.

    PYTHONPATH=plugins:tests python -m browser.screenshots FOLDER

They are named by kind, width and scheme: article-390-dark.png.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from .page_kinds import KINDS
from .served import serve_demo
from .viewer import DESKTOP, NO_BROWSER, PHONE, Viewer, find_chromium, start_chromium

TALLEST = 4000
"""Pixels of a picture: what is below shows no more."""


def make_screenshots(folder: Path) -> int:
    """Build the demo and make pictures of it in a folder; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    with tempfile.TemporaryDirectory() as place, serve_demo(Path(place)) as served, sync_playwright() as playwright:
        browser = start_chromium(playwright)
        viewer = Viewer(browser, served.url)
        for kind, size, scheme in product(KINDS, (PHONE, DESKTOP), ("light", "dark")):
            with viewer.visit(kind.address, size, color_scheme=scheme) as visit:
                visit.page.wait_for_load_state("networkidle")
                height = min(visit.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                path = folder / f"{kind.name}-{size[0]}-{scheme}.png"
                clip = {"x": 0, "y": 0, "width": size[0], "height": height}
                visit.page.screenshot(path=path, full_page=True, clip=clip)
                made += 1
        browser.close()
    return made


if __name__ == "__main__":
    if not find_chromium():
        sys.exit(f"A picture of a page {NO_BROWSER.removesuffix(' to run this test')}.")
    sys.stdout.write(f"{make_screenshots(Path(sys.argv[1]))} pictures in {sys.argv[1]}\n")
