"""A page asks for little and for nothing elsewhere, breaks no rule of its policy, and never moves while it loads."""

import pytest

from .page_kinds import KINDS, LONG, PageKind
from .viewer import DESKTOP, PHONE, Viewer

MOST = 4
SHIFTS = """() => new Promise((tell) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => tell(shift), 100);
})"""
ANSWERS_A_QUERY = "search-results"
"""Loads the search engine too."""


@pytest.mark.parametrize("size", [PHONE, DESKTOP] if LONG else [PHONE], ids=lambda size: f"{size[0]}px")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_loads_in_peace(viewer: Viewer, kind: PageKind, size):
    with viewer.visit(kind.address, size) as visit:
        shift = visit.page.evaluate(SHIFTS)

    assert shift == 0
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith((viewer.site_url, "data:", "blob:"))] == []
    assert kind.name == ANSWERS_A_QUERY or len(visit.requests) <= MOST


def test_a_page_may_ask_its_own_site(viewer: Viewer):
    """As Lighthouse does for robots.txt, from within the page and so by its policy."""
    with viewer.visit("about/") as visit:
        assert visit.page.evaluate("fetch('robots.txt').then((answer) => answer.status)") in {200, 404}
