"""What readers of the demo load keeps the budgets of bench/budgets.py."""

import sys

import pytest
from playwright.sync_api import Browser
from tiny_sites import ROOT

from .served import ServedSite

sys.path.append(str(ROOT / "bench"))  # its scripts are no package

from budgets import OF_VISITS, Row
from site_visits import Visits, visit

BUDGETS = [row for row in OF_VISITS if row.budget is not None]
QUERIES = ("election", "earthquake in italy")


@pytest.fixture(scope="module")
def visits(browser: Browser, demo: ServedSite) -> Visits:
    return visit(browser, demo.folder, ["", "countries/"], QUERIES)


@pytest.mark.parametrize("row", BUDGETS, ids=lambda row: row.label)
def test_the_demo_keeps_the_budget(visits: Visits, row: Row):
    value = row.value(visits)

    assert row.is_kept(value, 0), f"{value} > {row.budget}"
