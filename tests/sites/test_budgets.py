"""The demo keeps the budgets of bench/budgets.py."""

import shutil
import sys

import pytest
from conftest import ROOT, TinySite

sys.path.append(str(ROOT / "bench"))  # its scripts are no package

from budgets import OF_FILES, Row
from site_weight import SiteWeight

OVER = pytest.mark.xfail(reason="pages of articles have more markup than they may", strict=False)
BUDGETS = [pytest.param(row, marks=OVER if "markup" in row.label else ()) for row in OF_FILES if row.budget is not None]


@pytest.fixture(scope="module")
def weight(tmp_path_factory) -> SiteWeight:
    site = TinySite(tmp_path_factory.mktemp("demo"))
    shutil.copytree(ROOT / "content", site.content)
    site.build(BACKFILE_WORKERS=2)
    return SiteWeight(site.output, site.content)


@pytest.mark.parametrize("row", BUDGETS, ids=lambda row: row.label)
def test_the_demo_keeps_the_budget(weight: SiteWeight, row: Row):
    value = row.value(weight)

    assert row.is_kept(value, len(weight.articles)), f"{value} > {row.budget}"


def test_a_broken_budget_would_be_found():
    row = Row("files", lambda _: 0, 10)

    assert (row.is_kept(10, 5), row.is_kept(11, 5)) == (True, False)


def test_a_budget_of_large_archives_says_nothing_of_small_ones():
    row = Row("files", lambda _: 0, 10, of_large=True)

    assert (row.is_kept(11, 9_999), row.is_kept(11, 10_000)) == (True, False)
