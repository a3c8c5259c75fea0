"""The map of the list of countries, and the tables that scroll sideways, under a pointer and under the keyboard."""

import pytest
from playwright.sync_api import expect

from .page_kinds import KINDS
from .viewer import DESKTOP, PHONE, Viewer

COUNTRIES = next(kind for kind in KINDS if kind.name == "countries")
COVERAGE = next(kind for kind in KINDS if kind.name == "coverage")
ADDRESSES = "(found) => found.map((link) => link.getAttribute('href')).sort()"
HIT = """(links) => links.map((link) => {
    const box = link.querySelector("circle").getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return hit.closest("svg a") ? hit.closest("svg a").textContent : "";
})"""


def test_the_map_leads_to_every_country_of_the_list(viewer: Viewer):
    with viewer.visit(COUNTRIES.address) as visit:
        on_map = visit.page.locator(".world-map svg a").evaluate_all(ADDRESSES)
        in_list = visit.page.locator(".directory a").evaluate_all(ADDRESSES)

    assert len(on_map) > 50
    assert on_map == in_list


def test_a_country_of_the_map_is_named_with_its_articles(viewer: Viewer):
    with viewer.visit(COUNTRIES.address) as visit:
        link = visit.page.get_by_role("group", name="World map").get_by_role("link", name="Bolivia, 1 article")

        assert link.get_attribute("href").endswith("/countries/bolivia/")


def test_a_link_leads_the_keyboard_past_the_map(viewer: Viewer):
    with viewer.visit(COUNTRIES.address, PHONE) as visit:
        visit.page.locator(".world-map .skip-link").focus()
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        focused = visit.page.evaluate("document.activeElement.closest('svg, .world-map') === null")

    assert focused


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_dot_of_a_small_country_is_hit_where_it_is_seen(viewer: Viewer, size):
    with viewer.visit(COUNTRIES.address, size) as visit:
        dots = visit.page.locator(".world-map svg a:has(circle)")
        names = dots.all_text_contents()
        hit = dots.evaluate_all(HIT)

    assert names
    assert hit == names


def test_a_table_of_counts_that_is_too_wide_is_seen_from_its_end(viewer: Viewer):
    with viewer.visit(COVERAGE.address, PHONE) as visit:
        grid = visit.page.get_by_role("region", name="Articles by country and period")

        ends = grid.evaluate(
            "grid => [grid, grid.querySelector('th:last-child')].map(e => e.getBoundingClientRect().right)"
        )
        assert ends[1] == pytest.approx(ends[0], abs=2)


def test_a_table_of_counts_is_scrolled_with_the_keyboard_and_keeps_its_first_column(viewer: Viewer):
    with viewer.visit(COVERAGE.address, PHONE) as visit:
        grid = visit.page.get_by_role("region", name="Articles by country and period")
        start = grid.get_by_role("rowheader").first.bounding_box()["x"]
        newest = grid.evaluate("grid => grid.scrollLeft")
        grid.focus()
        visit.page.keyboard.press("ArrowLeft")

        expect(grid).not_to_have_js_property("scrollLeft", newest)
        assert grid.get_by_role("rowheader").first.bounding_box()["x"] == pytest.approx(start, abs=1)
