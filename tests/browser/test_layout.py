"""Nothing overflows, is cut off or lies upon something else: on small screens, zoomed, and with wider text."""

from pathlib import Path

import pytest

from .page_kinds import KINDS, LOOKED_AT, PageKind
from .viewer import DESKTOP, PHONE, SMALLEST, Viewer

LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
ZOOMED = (DESKTOP[0] // 2, DESKTOP[1] // 2)
"""A window at 200 %: half as many CSS pixels, WCAG 1.4.4."""
LARGE_TEXT = ":root { font-size: 200% }"
"""What a reader's settings do whose browser makes letters alone larger. They widen what a style sheet means by 56em, too, as
this does not: so it is looked at where the page has one column."""
ONE_COLUMN = (800, 800)
WIDE_TEXT = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }
"""
"""What readers must be able to set, WCAG 1.4.12."""
STYLES = {"": (SMALLEST, PHONE, ZOOMED, DESKTOP), LARGE_TEXT: (PHONE, ONE_COLUMN), WIDE_TEXT: (SMALLEST, DESKTOP)}
"""Widths of windows to look at with each. What a reader sets matters to a template, not to each of its pages."""
SET_STYLE = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_text_has_its_room(viewer: Viewer, kind: PageKind):
    faults = []
    with viewer.visit(kind.address) as visit:
        visit.open_all()
        for style, sizes in STYLES.items() if kind in LOOKED_AT else [("", STYLES[""])]:
            visit.page.evaluate(SET_STYLE, style)
            for width, height in sizes:
                visit.page.set_viewport_size({"width": width, "height": height})
                faults += [(width, style.strip(), fault) for fault in visit.page.evaluate(LAYOUT)]

    assert faults == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("h1 { inline-size: 500px }", "reaches from"),
        ("h1 { margin-block-end: -3rem }", "lies upon"),
        ("p { block-size: 1px; overflow: hidden }", "is cut off"),
        ("main { display: none }", "nothing is to be read"),
    ],
)
def test_a_fault_would_be_found(viewer: Viewer, style, fault):
    with viewer.visit("about/", SMALLEST) as visit:
        visit.page.evaluate(SET_STYLE, style)

        assert any(fault in found for found in visit.page.evaluate(LAYOUT))
