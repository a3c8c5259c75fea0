"""Every component of the theme has its macro or its element and its style sheet, and the whole keeps to its budget."""

import gzip
import re
from pathlib import Path

import html5lib
import pytest
from backfile.build.templates import load_environment
from backfile.build.theme import read_style
from backfile.model.page import Link
from backfile.model.text import Block, BlockKind
from backfile.pages.figures import Bar, Cell, Grid, GridRow, MapShape, Step, Timeline, WorldMap
from backfile.pages.prose import leftovers_html, story_html
from backfile.pages.scale import STEPS
from backfile.pages.views import DateView, Row

THEME = Path(__file__).parent.parent.parent / "theme"
CSS_BUDGET = 5 * 1024
"""Bytes, compressed."""


def test_style_sheet_keeps_to_its_budget():
    _, css = read_style(THEME)

    assert len(gzip.compress(css.encode(), 9)) <= CSS_BUDGET


def test_colours_stand_only_in_the_tokens():
    sheets = [path for path in (THEME / "static/css").glob("*.css") if path.name not in ("tokens.css", "print.css")]

    assert [path.name for path in sheets if re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", path.read_text())] == []


def test_no_rule_is_important_and_none_selects_by_id():
    css = "".join(path.read_text() for path in (THEME / "static/css").glob("*.css"))

    assert "!important" not in css
    assert re.findall(r"^\s*#[a-z]", css, re.MULTILINE) == []


def test_no_template_makes_a_url():
    templates = list((THEME / "templates").rglob("*.html"))
    made = [path.name for path in templates if re.search(r'href="(?!\{\{|#|data:)', path.read_text())]

    assert templates
    assert made == []


def test_no_template_asks_for_anything_from_elsewhere():
    text = "".join(path.read_text() for path in (THEME / "templates").rglob("*.html"))

    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)

    assert re.findall(r"https?://", text) == []
    assert sorted(re.findall(r"<script[^>]*>", text)) == [
        '<script type="application/ld+json">',
        '<script type="module" blocking="render" src="{{ search.script }}">',
    ]


def test_every_macro_file_holds_macros_and_every_macro_is_used():
    files = {path: path.read_text() for path in (THEME / "templates").rglob("*.html")}
    text = "".join(files.values())

    for path in (THEME / "templates" / "macros").glob("*.html"):
        macros = re.findall(r"macro (\w+)\(", files[path])
        assert macros, path.name
        assert [name for name in macros if len(re.findall(rf"\b{name}\(", text)) < 2] == [], path.name


def _css_classes():
    css = "".join(path.read_text() for path in (THEME / "static/css").glob("*.css"))
    return set(re.findall(r"\.([a-z][a-z0-9_-]*)", css))


@pytest.mark.parametrize(
    "name", ["dateline", "caption", "credits", "list", "pull-quote", "table", "promo", "correction", "leftovers"]
)
def test_the_theme_styles_every_class_of_a_text(name):
    assert name in _css_classes()


def test_a_row_shows_its_headline_and_its_facts():
    row = Row("A < B", "/a/", DateView("2024-06", "June 2024", ""), "World", ("Bolivia", "Peru"), "It rose.")
    html = str(load_environment(THEME).get_template("macros/article_row.html").module.article_row(row))

    assert html == ('<li><a href="/a/">A &lt; B</a>\n<p>June 2024 · Bolivia, Peru · World\n')


def test_a_brief_row_shows_its_headline_and_its_date():
    rows = [
        Row("A < B", "/a/", DateView("2024-06", "June 2024", ""), "World", ("Peru",), ""),
        Row("Ç", "/c/", None, "", (), "", lang="tr"),
    ]
    html = str(load_environment(THEME).get_template("macros/brief_rows.html").module.brief_rows(rows))

    assert html == (
        '<ul class="brief-rows">\n<li><a href="/a/">A &lt; B</a> June 2024\n<li><a href="/c/" lang="tr" dir="auto">Ç</a>\n</ul>\n'
    )


def test_the_map_links_countries_by_name_and_the_keyboard_past_them():
    shapes = (
        MapShape("Peru, 1 article", "/peru/", 1, "M0 0l1 0 0 1z", 0, 0),
        MapShape("Malta", "/malta/", 2, "", 3, 4),
    )
    world = WorldMap("0 0 9 9", "M5 5l1 0 0 1z", shapes, (Step(1, "1"), Step(2, "2 to 5")))
    html = str(load_environment(THEME).get_template("macros/world_map.html").module.world_map(world))

    assert '<a class="skip-link" href="#legend">Skip the map</a>' in html
    assert '<a class="step-1" href="/peru/"><title>Peru, 1 article</title><path d="M0 0l1 0 0 1z"/></a>' in html
    assert '<title>Malta</title><circle cx="3" cy="4" r="5"/></a>' in html
    assert '<figcaption id="legend">\n<p class="legend">Articles: <span class="step-1">1</span>' in html


def test_a_table_of_counts_has_headed_rows_and_columns_and_leaves_what_is_empty_empty():
    columns = (Link("2023", ""), Link("2024", "/coverage/2024/"))
    rows = (GridRow(Link("Peru", "/peru/"), (Cell(0, "", 0), Cell(1200, "/peru/2024/", 5))),)
    grid = Grid("Articles by country", columns, rows, (Step(1, "1"),))
    html = str(load_environment(THEME).get_template("macros/heat_grid.html").module.heat_grid(grid))

    assert '<div class="heat-grid" role="region" tabindex="0" aria-label="Articles by country">' in html
    assert '<th scope="col">2023<th scope="col"><a href="/coverage/2024/">2024</a>\n' in html
    assert '<th scope="row"><a href="/peru/">Peru</a><td><td class="step-5"><a href="/peru/2024/">1,200</a>\n' in html
    assert html5lib.HTMLParser(strict=True).parseFragment(html) is not None


def test_a_timeline_names_itself_and_each_of_its_bars():
    chart = Timeline(
        "Articles from 2023 to 2024",
        8,
        30,
        (Bar(2, 15, "2023: 1"), Bar(6, 30, "2024: 2")),
        "2023",
        "Most in 2024: 2",
        "2024",
    )
    html = str(load_environment(THEME).get_template("macros/timeline.html").module.timeline(chart))

    assert 'viewBox="0 -30 8 30" preserveAspectRatio="none" role="img" aria-label="Articles from 2023 to 2024">' in html
    assert '<path d="M2 0v-15"><title>2023: 1</title></path><path d="M6 0v-30">' in html
    assert "<figcaption>2023 <span>Most in 2024: 2</span> <span>2024</span></figcaption>" in html


def test_every_step_of_a_scale_has_its_shade():
    assert {f"step-{number}" for number in range(1, STEPS + 1)} <= _css_classes()


def test_a_search_form_is_a_labelled_box_that_leads_to_the_search():
    macros = load_environment(THEME).get_template("macros/search_form.html").module
    html = str(macros.search_form("/archive/search/", "Words"))

    assert html == (
        '<form class="search-form" role="search" action="/archive/search/">\n<label for="q">Words</label>\n'
        '<input id="q" name="q" type="search" autocomplete="off" spellcheck="false">\n<button>Search</button>\n</form>\n'
    )


def test_every_block_of_a_text_is_well_formed():
    kinds = [BlockKind.DATELINE, *BlockKind]
    html = "".join(story_html([Block(kind, "a & b <c>", 1) for kind in kinds], "en"))
    parser = html5lib.HTMLParser(strict=True)

    assert parser.parseFragment(html + leftovers_html(["a & b"], "en")) is not None
