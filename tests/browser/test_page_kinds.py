"""The table of page kinds names every kind of page, and a page of each that the demo has."""

import re

from tiny_sites import ROOT

from .page_kinds import KINDS

FRAME = "base.html"
NOT_PUBLISHED = "review.html"


def test_every_template_has_its_kinds_of_page():
    templates = {path.name for path in (ROOT / "theme/templates").glob("*.html")}

    assert templates - {FRAME, NOT_PUBLISHED} == {kind.template for kind in KINDS}


def test_every_kind_is_in_the_demo(demo_folder):
    files = [re.sub(r"(^|/)$", r"\1index.html", kind.address.partition("?")[0]) for kind in KINDS]

    assert [name for name in files if not (demo_folder / name).is_file()] == []


def test_no_two_kinds_have_one_name():
    assert len({kind.name for kind in KINDS}) == len(KINDS)
