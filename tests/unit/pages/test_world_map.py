import csv
import re
from pathlib import Path

import backfile
from backfile.pages.world_map import FILE, load_shapes, world_map
from builders import make_archive, make_article

CODES = Path(backfile.__file__).parent / "geography" / "data" / "countries.csv"


def _map(**counts):
    articles = [
        make_article(f"{code}{n}.txt", countries=[code]) for code, count in counts.items() for n in range(count)
    ]
    return world_map(make_archive(articles))


def test_an_archive_without_countries_has_no_map():
    assert _map() is None


def test_a_country_with_articles_is_a_link_named_with_its_count():
    (shape,) = _map(BO=2).shapes

    assert (shape.label, shape.url) == ("Bolivia, 2 articles", "/archive/countries/bolivia/")
    assert shape.path.startswith("M")


def test_a_country_without_articles_is_land_and_no_link():
    bolivia = next(shape for shape in load_shapes().countries if shape.alpha2 == "BO")

    assert bolivia.path in _map(PE=1).land
    assert bolivia.path not in _map(BO=1).land


def test_a_country_that_is_too_small_to_be_seen_is_a_dot_on_top():
    bolivia, dot = _map(SG=1, BO=1).shapes

    assert (bolivia.label, dot.label, dot.path) == ("Bolivia, 1 article", "Singapore, 1 article", "")
    assert (dot.x, dot.y) == (257, -5)


def test_countries_with_more_articles_have_higher_steps():
    found = _map(BO=1, PE=4, KE=9)

    assert {shape.label[:4]: shape.step for shape in found.shapes} == {"Boli": 1, "Peru": 3, "Keny": 4}
    assert [step.label for step in found.steps] == ["1", "2", "3 to 4", "5 to 9"]


def test_every_country_that_an_article_can_have_is_on_the_map_once():
    with CODES.open(encoding="utf-8", newline="") as file:
        known = [row["alpha2"] for row in csv.DictReader(file)]
    drawn = [shape.alpha2 for shape in load_shapes().countries if shape.alpha2 != "-"]

    assert sorted(drawn) == sorted(known)


def test_paths_hold_whole_numbers_and_every_line_is_closed():
    number = r"-?\d+"
    pair = rf"{number}(?: |(?=-)){number}"
    ring = rf"[mM] ?{pair}l{pair}(?:(?: |(?=-)){pair})*z"

    for shape in load_shapes().countries:
        assert re.fullmatch(rf"(?:{ring})*", shape.path), shape.alpha2


def test_the_map_keeps_to_its_budget():
    assert len(FILE.read_bytes()) <= 32_000
