"""A page is dark for who wants it dark, does not move for who wants it still, and is black on white on paper."""

import pytest

from .page_kinds import KINDS, LOOKED_AT, PageKind
from .viewer import Viewer

LUMINANCE = """(found) => {
    const [red, green, blue] = getComputedStyle(document.querySelector(found)).%s.match(/[\\d.]+/g).map((part) => part / 255);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((found) => {
    const style = getComputedStyle(found);
    return [style.animationDuration, style.transitionDuration].some((text) => text.split(",").some((time) => parseFloat(time) > 0))
        || style.scrollBehavior === "smooth";
}).map((found) => found.outerHTML.slice(0, 80))"""
INK = """() => [...document.querySelectorAll("body *")]
    .filter((found) => found.checkVisibility() && !found.closest("svg") && [...found.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((found) => getComputedStyle(found).color !== "rgb(0, 0, 0)").map((found) => found.outerHTML.slice(0, 80))"""
"""Elements whose letters are not black."""
PAPER = """() => [...document.querySelectorAll("html, body *")].filter((found) => found.checkVisibility() && !found.closest("svg, [class*=step-]"))
    .map((found) => getComputedStyle(found).backgroundColor)
    .filter((colour) => !["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(colour))"""
"""Backgrounds that are not white, other than the shades of a scale."""
ARTICLES = [kind for kind in KINDS if kind.template == "article.html"]
ARTICLE = ARTICLES[0]


@pytest.mark.parametrize(("scheme", "is_dark"), [("dark", True), ("light", False)])
def test_a_page_is_as_dark_as_the_reader_wants(viewer: Viewer, scheme, is_dark):
    with viewer.visit(ARTICLE.address, color_scheme=scheme) as visit:
        paper = visit.page.evaluate(LUMINANCE % "backgroundColor", "html")
        ink = visit.page.evaluate(LUMINANCE % "color", "body")

    assert (paper < 0.1, ink > 0.5) == (is_dark, is_dark)


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_nothing_moves_for_a_reader_who_wants_it_still(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address, reduced_motion="reduce") as visit:
        assert visit.page.evaluate(MOVING) == []


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name)
def test_print_is_black_on_white_without_what_only_a_screen_has(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address, color_scheme="dark") as visit:
        visit.page.emulate_media(media="print")

        assert visit.page.evaluate(INK) == []
        assert visit.page.evaluate(PAPER) == []
        assert visit.page.locator("nav, form, button, .skip-link").filter(visible=True).count() == 0


@pytest.mark.parametrize("kind", ARTICLES, ids=lambda kind: kind.name)
def test_a_printed_article_says_where_it_stands_and_holds_what_is_folded_away(viewer: Viewer, kind: PageKind):
    with viewer.visit(kind.address) as visit:
        folded = visit.page.locator("article details > :not(summary)").all_text_contents()
        address = visit.page.locator("link[rel=canonical]").get_attribute("href")
        visit.page.emulate_media(media="print")
        printed = " ".join(visit.page.locator("body").inner_text().split())

    assert address in printed
    assert [text for text in folded if " ".join(text.split())[:40] not in printed] == []
