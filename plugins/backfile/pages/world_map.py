"""The world map of the list of countries: a link for each country with articles, shaded by how many they are.

The shapes are prepared ahead by tools/build_map.py; where they come from: data/LICENSES.md.
"""

from functools import cache
from operator import itemgetter
from pathlib import Path

import msgspec

from backfile.pages.archive import Archive
from backfile.pages.figures import MapShape, WorldMap
from backfile.pages.scale import scale_of, scale_steps, step_of
from backfile.words import words_of

FILE = Path(__file__).parent / "data" / "world.tsv"


class Shape(msgspec.Struct, frozen=True):
    """A country on the map."""

    alpha2: str
    """`-` for land that is no country's."""
    path: str
    """Of an SVG path element; empty for a country that is too small to be seen."""
    x: int = 0
    """Where the dot of such a country stands."""
    y: int = 0


class Shapes(msgspec.Struct, frozen=True):
    """The whole map, empty."""

    view_box: str
    countries: tuple[Shape, ...]


def world_map(archive: Archive) -> WorldMap | None:
    """The map of an archive; None where no article has a country."""
    counts = {term.code: (term, len(found)) for term, found in archive.by_term["country"].items()}
    if not counts:
        return None
    largest = max(count for _, count in counts.values())
    scale, shapes, words = scale_of(largest), load_shapes(), words_of(archive.language)
    drawn, land = [], []
    for shape in shapes.countries:
        if shape.alpha2 not in counts:
            land.append(shape.path or f"M{shape.x} {shape.y - 1}l1 1-1 1-1-1z")
            continue
        term, count = counts[shape.alpha2]
        label = f"{term.name}, {words.ngettext('%(num)s article', '%(num)s articles', count)}"
        url = archive.term_link(term).url
        shown = MapShape(label, url, step_of(count, scale), shape.path, shape.x, shape.y)
        drawn.append(((not shape.path, term.slug), shown))
    return WorldMap(
        view_box=shapes.view_box,
        land="".join(land),
        shapes=tuple(shape for _, shape in sorted(drawn, key=itemgetter(0))),  # a dot lies on top
        steps=scale_steps(scale, largest, words),
    )


@cache
def load_shapes() -> Shapes:
    """Read the map, once a process."""
    first, *lines = FILE.read_text(encoding="utf-8").splitlines()
    return Shapes(first.partition("\t")[2], tuple(map(_shape, lines)))


def _shape(line: str) -> Shape:
    alpha2, drawn = line.split("\t")
    x, comma, y = drawn.partition(",")
    return Shape(alpha2, "", int(x), int(y)) if comma else Shape(alpha2, drawn.replace("m", "M", 1))
