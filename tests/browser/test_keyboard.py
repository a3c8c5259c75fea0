"""All that a page offers is reached with the keyboard alone, in the order of the page, and what has the focus shows."""

import pytest
from playwright.sync_api import expect

from .page_kinds import KINDS, LONG, LOOKED_AT, PageKind
from .viewer import PHONE, Viewer

MOST_STOPS = 400 if LONG else 150
FOCUSED = """() => {
    const found = document.activeElement;
    if (found === document.body) return null;
    const box = found.getBoundingClientRect(), style = getComputedStyle(found);
    const all = [...document.querySelectorAll("*")];
    return {
        place: all.indexOf(found),
        name: found.outerHTML.slice(0, 100),
        line: found.closest("svg") ? 1.5 * parseFloat(style.strokeWidth)
            : style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        inside: box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
        size: Math.min(box.width, box.height),
    };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((found) => found.checkVisibility() && !found.disabled).length"""
ARTICLE = next(kind for kind in KINDS if kind.name == "article")


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_the_focus_goes_through_the_page_in_its_order_and_shows(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address, PHONE) as visit:
        expected = min(visit.page.evaluate(STOPS), MOST_STOPS)
        stops = []
        for _ in range(expected):
            visit.page.keyboard.press("Tab")
            stops.append(visit.page.evaluate(FOCUSED))

    assert None not in stops
    assert "skip-link" in stops[0]["name"]
    places = [stop["place"] for stop in stops]
    assert places == sorted(set(places))
    assert [stop["name"] for stop in stops if stop["line"] < 3 or not stop["inside"] or not stop["size"]] == []


@pytest.mark.parametrize("kind", [KINDS[0], ARTICLE], ids=lambda kind: kind.name)
def test_the_skip_link_leads_to_the_content(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address, PHONE) as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")

        assert visit.page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_what_is_folded_away_is_opened_with_the_keyboard(viewer: Viewer):
    with viewer.visit(ARTICLE.address) as visit:
        summary = visit.page.locator("article summary").first
        summary.focus()
        visit.page.keyboard.press("Enter")

        assert visit.page.locator("article details").first.get_attribute("open") is not None


def test_a_wide_table_is_scrolled_with_the_keyboard(viewer: Viewer):
    with viewer.visit(ARTICLE.address, PHONE) as visit:
        table = visit.page.locator(".table")
        visit.page.evaluate("document.querySelector('.table').style.inlineSize = '9em'")
        table.focus()
        visit.page.keyboard.press("ArrowRight")

        expect(table).not_to_have_js_property("scrollLeft", 0)
