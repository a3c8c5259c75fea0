"""Whole tiny sites; tests/tiny_sites.py has what they are made of."""

from pathlib import Path

import pytest
from tiny_sites import DEFAULTS, ROOT, XHTML, Page, TinySite, broken_links, clean_build

__all__ = ["DEFAULTS", "ROOT", "XHTML", "Page", "TinySite", "broken_links", "clean_build"]


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """An empty site."""
    return TinySite(tmp_path)
