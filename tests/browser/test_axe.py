"""axe finds nothing on any kind of page: WCAG 2.2 AA with the size of targets, and what it calls best practice."""

import pytest

from .npm_tools import AXE, NO_AXE, has_axe
from .page_kinds import KINDS, LONG, LOOKED_AT, PageKind
from .viewer import DESKTOP, PHONE, Viewer, Visit

EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size"]
"""Rules whose answer depends on colours or widths."""
RUN = """async ([type, values]) => {
    const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"]});
    return found.violations.flatMap(
        (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}: ${node.failureSummary}`));
}"""

pytestmark = pytest.mark.skipif(not has_axe(), reason=NO_AXE)


def _look(visit: Visit) -> None:
    visit.open_all()
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_axe_finds_nothing(viewer: Viewer, kind: PageKind):
    found = []
    with viewer.visit(kind.address, PHONE, color_scheme="light") as visit:
        _look(visit)
        for size in (PHONE, DESKTOP):
            for scheme in ("light", "dark"):
                visit.page.set_viewport_size({"width": size[0], "height": size[1]})
                visit.page.emulate_media(color_scheme=scheme)
                whole = LONG or (size, scheme) == (PHONE, "light")
                if not whole and kind not in LOOKED_AT:
                    continue
                rules = ["tag", EVERY_RULE] if whole else ["rule", OF_LOOKS]
                found += [(size, scheme, fault) for fault in visit.page.evaluate(RUN, rules)]

    assert found == []


def test_axe_would_find_a_fault(viewer: Viewer):
    with viewer.visit("about/") as visit:
        _look(visit)
        visit.page.evaluate("document.querySelector('main p').style.color = '#ddd'")

        assert [fault.split(":")[0] for fault in visit.page.evaluate(RUN, ["rule", OF_LOOKS])] == ["color-contrast"]
