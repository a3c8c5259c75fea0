"""Without scripts everything is there to read, and everything is reached by links."""

import pytest
from playwright.sync_api import expect

from .page_kinds import LOOKED_AT, PageKind
from .viewer import Viewer


@pytest.mark.parametrize(
    "kind", [kind for kind in LOOKED_AT if kind.template != "search.html"], ids=lambda kind: kind.name
)
def test_a_page_is_the_same_without_scripts(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address) as visit:
        with_scripts = visit.page.locator("body").inner_text()
    with viewer.visit(kind.address, java_script_enabled=False) as visit:
        assert visit.page.locator("body").inner_text() == with_scripts


def test_a_reader_goes_from_the_home_page_to_an_article_and_on_without_scripts(viewer: Viewer):
    with viewer.visit("", java_script_enabled=False) as visit:
        page = visit.page
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Countries").click()
        page.get_by_role("main").get_by_role("link", name="Chile").last.click()
        headline = page.get_by_role("main").locator(".article-rows a").first.inner_text()
        page.get_by_role("link", name=headline).click()

        expect(page.locator("h1")).to_have_text(headline)

        page.locator("a[rel=prev]").click()

        expect(page.locator("h1")).not_to_have_text(headline)
        assert page.locator("article").count() == 1


def test_the_search_page_leads_elsewhere_without_scripts(viewer: Viewer):
    with viewer.visit("search/", java_script_enabled=False) as visit:
        links = visit.page.locator("noscript a")

        assert links.count() >= 3
        assert all(links.nth(place).is_visible() for place in range(links.count()))
