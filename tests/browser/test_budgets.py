"""What readers of the demo load keeps the budgets of bench/budgets.py."""

import sys

from playwright.sync_api import Browser
from tiny_sites import ROOT

from .served import ServedSite

sys.path.append(str(ROOT / "bench"))  # its scripts are no package

from budgets import OF_VISITS
from site_visits import visit

BUDGETS = [row for row in OF_VISITS if row.budget is not None]
QUERIES = ("election", "earthquake in italy")


def test_the_demo_keeps_its_budgets(browser: Browser, demo: ServedSite):
    visits = visit(browser, demo.folder, ["", "countries/"], QUERIES)
    values = {row.label: row.value(visits) for row in BUDGETS}

    assert {row.label: values[row.label] for row in BUDGETS if not row.is_kept(values[row.label], 0)} == {}
    assert len(values) == 3
