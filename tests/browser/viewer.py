"""Opens pages of a served site in Chromium and notes what they ask for and complain of."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "needs Chromium, which is not on the PATH: install it (Debian: apt-get install chromium) to run this test"
PHONE = (390, 844)
DESKTOP = (1280, 800)
SMALLEST = (320, 640)
"""Width in CSS pixels that WCAG 1.4.10 asks for, which is a window of 1280 pixels at 400% zoom."""
OPEN_ALL = "for (const found of document.querySelectorAll('details')) found.open = true"
ANSWERED = re.compile(r"\d|No article was found")
"""What the search page says when all that it found is there."""
PATIENCE = 30_000
"""Milliseconds that a machine under load may need for what a page does."""

expect.set_options(timeout=PATIENCE)


def find_chromium() -> str:
    """Path of the browser; empty when there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), "")


def start_chromium(playwright: Playwright) -> Browser:
    """Start the browser of this machine. Its sandbox refuses to start for root, as whom CI works."""
    sandboxed = os.geteuid() != 0
    return playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=sandboxed)


@dataclass
class Visit:
    """A page that is open."""

    page: Page
    requests: list[str] = field(default_factory=list)
    """URLs, the page's own first."""
    complaints: list[str] = field(default_factory=list)
    """Errors and warnings of the console, what the Content-Security-Policy refused among them."""

    def open_all(self) -> None:
        """Open what is folded away, and wait for what the search page has to offer then: it comes after the results."""
        self.page.evaluate(OPEN_ALL)
        if self.page.locator(".search").count():
            expect(self.page.locator("#country-values option").first).to_be_attached()


@dataclass
class Viewer:
    """A browser before a served site."""

    browser: Browser
    site_url: str
    _pages: dict[str, Page] = field(default_factory=dict)
    """One for each set of options: to open a page is slower than to go from one to the next."""

    def before(self, site_url: str) -> "Viewer":
        """The same browser before another site."""
        return Viewer(self.browser, site_url, self._pages)

    @contextmanager
    def visit(self, address: str, size: tuple[int, int] = DESKTOP, **options: Any) -> Iterator[Visit]:
        """Open a page, and wait for the answer if it has a query.

        Args:
            address: from the root of the site.
            size: of the window, in CSS pixels.
            options: of Playwright's new_context, such as `color_scheme="dark"`.
        """
        key = repr(sorted(options.items()))
        page = self._pages.get(key) or self._pages.setdefault(key, self.browser.new_context(**options).new_page())
        page.emulate_media(media="screen", color_scheme=options.get("color_scheme"))
        page.set_viewport_size({"width": size[0], "height": size[1]})
        visit = Visit(page)
        listeners: dict[Any, Any] = {
            "request": lambda request: visit.requests.append(request.url),
            "console": lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None,
            "pageerror": lambda error: visit.complaints.append(str(error)),
        }
        for event, listener in listeners.items():
            page.on(event, listener)
        page.goto("about:blank")
        answer = page.goto(f"{self.site_url}/{address}", wait_until="load")
        assert answer is not None
        assert answer.ok, f"{answer.url}: {answer.status}"
        if "?q=" in address:
            expect(page.get_by_role("status")).to_have_text(ANSWERED)
        try:
            yield visit
        finally:
            for event, listener in listeners.items():
                page.remove_listener(event, listener)
