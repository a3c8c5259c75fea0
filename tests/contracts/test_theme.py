"""Every component of the theme has its macro or its element and its style sheet, and the whole keeps to its budget."""

import gzip
import re
from pathlib import Path

import html5lib
import pytest
from backfile.build.theme import load_environment, read_style
from backfile.pages.views import BlockView, Span

THEME = Path(__file__).parent.parent.parent / "theme"
CSS_BUDGET = 5 * 1024
"""Bytes, compressed."""


def _prose(*blocks, rest=()):
    template = load_environment(THEME).get_template("macros/prose.html")
    return str(template.module.prose(blocks, rest))


def _text(kind, text, **fields):
    return BlockView(kind, text, spans=(Span("text", text),), **fields)


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

    assert re.findall(r"https?://", text) == []
    assert "<script" not in text


def test_every_macro_file_holds_macros_and_every_macro_is_used():
    files = {path: path.read_text() for path in (THEME / "templates").rglob("*.html")}
    text = "".join(files.values())

    for path in (THEME / "templates" / "macros").glob("*.html"):
        macros = re.findall(r"macro (\w+)\(", files[path])
        assert macros, path.name
        assert [name for name in macros if len(re.findall(rf"\b{name}\(", text)) < 2] == [], path.name


ITEMS = _text("list_item", "One", number=3), _text("list_item", "Two")


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (_text("paragraph", "a < b", dateline="LIMA"), '<p><span class="dateline">LIMA</span> — a &lt; b</p>'),
        (_text("subhead", "Two days later"), "<h2>Two days later</h2>"),
        (_text("caption", "Photo: Ana"), '<p class="caption">Photo: Ana</p>'),
        (_text("credits", "(Editing by Ana)"), '<p class="credits">(Editing by Ana)</p>'),
        (_text("pull_quote", "“No”"), '<aside class="pull-quote" aria-hidden="true">“No”</aside>'),
        (_text("correction", "It did.", label="Update"), '<p class="correction"><b>Update:</b> It did.</p>'),
        (_text("correction", "It did."), '<p class="correction">It did.</p>'),
        (BlockView("separator", "* * *"), "<hr>"),
        (BlockView("quote", "", items=(_text("paragraph", "No."),)), "<blockquote>\n<p>No.</p>\n</blockquote>"),
        (
            BlockView("list", "", marks="bullets", items=ITEMS[1:]),
            '<ul class="list">\n<li>Two\n</ul>',
        ),
        (
            BlockView("list", "", marks="numbers", items=ITEMS),
            '<ol class="list">\n<li value="3">One\n<li>Two\n</ol>',
        ),
        (
            BlockView("list", "", marks="letters", items=ITEMS),
            '<ol class="list" type="a">\n<li value="3">One\n<li>Two\n</ol>',
        ),
        (
            BlockView("list", "", marks="own", items=ITEMS[1:]),
            '<ul class="list list--own">\n<li>Two\n</ul>',
        ),
        (
            BlockView("table", "a  <b\nc   d", label="Table 2"),
            '<pre class="table" tabindex="0" role="region" aria-label="Table 2">\na  &lt;b\nc   d</pre>',
        ),
        (
            BlockView("promo", "Flood", label="Read more", url="/flood/"),
            '<p class="promo"><b>Read more</b> <a href="/flood/">Flood</a></p>',
        ),
        (BlockView("promo", "Flood"), '<p class="promo">Flood</p>'),
        (BlockView("promo", "", label="Related"), '<p class="promo promo--heading"><b>Related</b></p>'),
    ],
)
def test_a_kind_of_block_has_its_element(block, html):
    assert _prose(block) == f'<div class="prose">\n{html}\n</div>\n'


def test_a_web_address_is_a_link_and_an_e_mail_address_is_none():
    spans = (
        Span("url", "un.org", "http://un.org"),
        Span("text", " & "),
        Span("email", "a@un.org"),
        Span("ticker", "<A.N>"),
    )

    assert '<a rel="nofollow" href="http://un.org">un.org</a> &amp; <span class="email">a@un.org</span>' in _prose(
        BlockView("paragraph", "", spans=spans)
    )


def test_leftovers_are_folded_away_below_the_text():
    html = _prose(_text("paragraph", "Text."), rest=(_text("paragraph", "Follow us"),))

    assert html.endswith(
        '<p>Text.</p>\n<details class="leftovers">\n<summary>Also in the source</summary>\n<p>Follow us</p>\n</details>\n</div>\n'
    )


def test_markup_of_every_kind_of_block_is_well_formed():
    kinds = "paragraph subhead caption credits pull_quote correction promo table separator".split()
    parser = html5lib.HTMLParser(strict=True)

    assert parser.parseFragment(_prose(*(_text(kind, "a & b") for kind in kinds))) is not None
