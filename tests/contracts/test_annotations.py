"""The countries and tags of an article as the theme shows them."""

from pathlib import Path
from types import SimpleNamespace

import html5lib
from backfile.build.render import Renderer
from backfile.build.templates import load_environment
from backfile.model.page import Head, HtmlPage, PageSpec
from backfile.pages.views import (
    CountryView,
    Directory,
    DirectoryGroup,
    DirectoryPart,
    TagGroup,
    TagView,
)
from builders import make_context
from markupsafe import Markup

THEME = Path(__file__).parent.parent.parent / "theme"
NOTHING = Markup()
SHOWN = Markup("<dd>In <mark>Lima</mark> &amp; &lt;Cusco&gt;\n")
PERU, BOLIVIA = CountryView("Peru", "/peru/", SHOWN), CountryView("Bolivia", "/bolivia/", NOTHING)
ANA, COUP = TagView("Ana", "/ana/", "#:~:text=Ana"), TagView("Coup", "/coup/", "")


def _macro(name, **values):
    nothing = {"countries_main": (), "countries_mentioned": (), "countries_origin": ""}
    article = SimpleNamespace(**{**nothing, "tag_groups": (), "tags_origin": "", "lang": "", **values})
    html = str(getattr(load_environment(THEME).get_template("macros/annotations.html").module, name)(article))
    html5lib.HTMLParser(strict=True).parseFragment(html)
    return html


def test_main_countries_are_set_apart_from_those_mentioned():
    html = _macro("countries", countries_main=(BOLIVIA,), countries_mentioned=(PERU,))

    assert '<p><b><a href="/bolivia/">Bolivia</a></b>\n<p>Mentioned: <a href="/peru/">Peru</a>\n' in html


def test_the_evidence_is_shown_as_it_is():
    html = _macro("countries", countries_main=(PERU, BOLIVIA))

    assert "<summary>Why these countries?</summary>" in html
    assert "<dl>\n<dt>Peru\n<dd>In <mark>Lima</mark> &amp; &lt;Cusco&gt;\n</dl>" in html


def test_without_evidence_there_is_nothing_to_unfold():
    assert "<details" not in _macro("countries", countries_main=(BOLIVIA,))
    assert "<details" not in _macro("tags", tag_groups=(TagGroup("topic", "", (COUP,)),))


def test_a_country_is_followed_by_its_note():
    note = "“Soviet Union” counts as Peru here."
    html = _macro("countries", countries_main=(CountryView("Peru", "/peru/", NOTHING, note),))

    assert f'\n<p class="evidence">{note}\n' in html


def test_tags_stand_under_the_labels_of_their_kinds():
    groups = TagGroup("person", "People", (ANA, COUP)), TagGroup("topic", "", (COUP,))
    html = _macro("tags", tag_groups=groups)

    assert '<p>People: <a href="/ana/">Ana</a>, <a href="/coup/">Coup</a>\n<p><a href="/coup/">Coup</a>\n' in html
    assert '<p><a href="#:~:text=Ana">Ana</a>\n' in html


def test_who_set_countries_or_tags_is_said():
    assert '<p class="evidence">Set in metadata.csv.\n' in _macro(
        "tags", tag_groups=(TagGroup("topic", "", (COUP,)),), tags_origin="Set in metadata.csv."
    )
    assert '<p class="evidence">Set in metadata.csv.\n' in _macro(
        "countries", countries_main=(BOLIVIA,), countries_origin="Set in metadata.csv."
    )


def _headings(*parts):
    """The headings of a list of topics, with their levels."""
    content = Directory("Topics", "tag", "Some.", (), parts, (), "", None)
    page = HtmlPage(Head("Topics", "", ""), "directory", content)
    rendered = Renderer(THEME, make_context(), make_context()).render(PageSpec("a.html", "directory.html", page))
    tree = html5lib.parse(rendered, namespaceHTMLElements=False)
    return [(found.tag, found.get("id"), found.text) for found in tree.iter() if found.tag in ("h1", "h2", "h3")]


def test_letters_stand_one_level_below_the_kind_of_topic():
    letters = DirectoryGroup("A", ()), DirectoryGroup("B", ())

    assert _headings(DirectoryPart("person", "People", letters)) == [
        ("h1", None, "Topics"),
        ("h2", "person", "People"),
        ("h3", None, "A"),
        ("h3", None, "B"),
    ]


def test_letters_of_a_list_of_one_part_stand_below_its_title():
    assert _headings(DirectoryPart("topic", "", (DirectoryGroup("A", ()),))) == [
        ("h1", None, "Topics"),
        ("h2", None, "A"),
    ]
