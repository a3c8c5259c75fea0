import re

import pytest
from backfile.build.theme import ROW_MACRO, digest_templates, list_assets, read_scripts, read_style, read_templates
from backfile.errors import ThemeError
from builders import write_files


def _css(folder, *names):
    return write_files(folder, {f"static/css/{name}": f"{name} {{}}\n" for name in names})


def test_style_sheets_are_joined_from_the_general_to_the_particular(tmp_path):
    _css(tmp_path, "print.css", "byline.css", "layout.css", "article.css", "base.css", "tokens.css", "notes.txt")

    _, css = read_style(tmp_path)

    names = ["tokens", "base", "layout", "article", "byline", "print"]
    assert "".join(f"{name}.css {{}}\n" for name in names) == css


def test_the_style_sheet_is_named_after_its_content(tmp_path):
    before, _ = read_style(_css(tmp_path, "base.css"))
    same, _ = read_style(tmp_path)
    after, _ = read_style(_css(tmp_path, "byline.css"))

    assert before == same != after


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("/* Why. */\n.a {\n  top: 0; /* here */\n\n  left: 0;\n}\n", "\n.a {\ntop: 0; \nleft: 0;\n}\n"),
        ("/* one *//**/\n/* two\n   lines */", "\n"),
        ("/*! Licence. */\n", "/*! Licence. */\n"),
        (""".a::after { content: "/* x \\" */"; }\n""", """.a::after { content: "/* x \\" */"; }\n"""),
        (""".a::after { content: '/* it\\'s "x" */'; }\n""", """.a::after { content: '/* it\\'s "x" */'; }\n"""),
        (".a { width: calc(1px + 2px); }\n", ".a { width: calc(1px + 2px); }\n"),
    ],
)
def test_what_no_browser_reads_is_not_published(tmp_path, written, published):
    write_files(tmp_path, {"static/css/base.css": written})

    assert read_style(tmp_path)[1] == published


def test_a_theme_without_style_sheets_ends_the_build(tmp_path):
    with pytest.raises(ThemeError) as caught:
        read_style(tmp_path)

    assert str(caught.value).startswith(f"{tmp_path / 'static' / 'css'}: the style sheets cannot be read (")
    assert str(caught.value).endswith("); set THEME to a folder with static/css/")


TEMPLATES = {
    "base.html": "{% include 'partials/head.html' %}",
    "article.html": "{% extends 'base.html' %}{% from 'macros/date.html' import date %}",
    "home.html": "{% extends 'base.html' %}",
    "page.html": "page",
    "partials/head.html": "head",
    "macros/date.html": "date",
    "partials/masthead.html": "masthead",
    "partials/footer.html": "{% import 'macros/link.html' as links %}",
    "macros/link.html": "link",
    ROW_MACRO: "row",
}
PAGES = ("article.html", "home.html", "page.html")


@pytest.mark.parametrize(
    ("changed", "pages"),
    [
        ("page.html", {"page.html"}),
        ("base.html", {"article.html", "home.html"}),
        ("partials/head.html", {"article.html", "home.html"}),
        ("macros/date.html", {"article.html"}),
        (ROW_MACRO, set(PAGES)),
        ("partials/masthead.html", set(PAGES)),
        ("partials/footer.html", set(PAGES)),
        ("macros/link.html", set(PAGES)),
    ],
)
def test_a_digest_changes_with_all_that_its_template_reaches(changed, pages):
    before = digest_templates(TEMPLATES)
    after = digest_templates({**TEMPLATES, changed: f"{TEMPLATES[changed]} changed"})

    assert pages == {name for name in PAGES if before[name] != after[name]}


@pytest.mark.parametrize(
    "expression",
    ["page.name", "'base' ~ '.html'", "'base.html' if page else 'page.html'", "['base.html', 'page.html']"],
)
def test_a_template_that_names_another_by_an_expression_depends_on_all(expression):
    sources = {**TEMPLATES, "page.html": f"{{%- include {expression} ignore missing -%}}"}
    before = digest_templates(sources)
    after = digest_templates({**sources, "macros/date.html": "changed"})

    assert {name for name in PAGES if before[name] != after[name]} == {"article.html", "page.html"}


@pytest.mark.parametrize("ending", ["", " as macros", " as macros with context", "\n  as macros -"])
def test_however_a_template_is_imported_it_is_reached(ending):
    sources = {**TEMPLATES, "page.html": f'{{%- import "macros/date.html"{ending}%}}'}
    before = digest_templates(sources)
    after = digest_templates({**sources, "macros/date.html": "changed"})

    assert before["page.html"] != after["page.html"]


def test_templates_that_include_each_other_have_a_digest():
    sources = {"a.html": "{% include 'b.html' %}", "b.html": "{% include 'a.html' %}"}

    assert digest_templates(sources).keys() == sources.keys()


def test_a_malformed_template_has_a_digest_all_the_same():
    assert digest_templates({"a.html": "{% if %}"})["a.html"]


def test_every_template_is_read_by_its_name(tmp_path):
    write_files(tmp_path, {"templates/base.html": "a", "templates/macros/x.html": "b"})

    assert read_templates(tmp_path) == {"base.html": "a", "macros/x.html": "b"}


def test_a_theme_without_templates_ends_the_build(tmp_path):
    with pytest.raises(ThemeError) as caught:
        read_templates(tmp_path)

    folder = tmp_path / "templates"
    assert f"{folder}: there are no templates; set THEME to a folder with templates/" == str(caught.value)


def test_a_template_that_is_not_utf8_ends_the_build(tmp_path):
    (write_files(tmp_path / "templates", {}) / "base.html").write_bytes(b"caf\xe9")

    with pytest.raises(ThemeError, match="the templates cannot be read"):
        read_templates(tmp_path)


def test_static_files_but_style_sheets_scripts_and_hidden_ones_are_listed_with_their_addresses(tmp_path):
    names = ("js/search.js", "css/base.css", "maps/world.svg", "js/.hidden")
    write_files(tmp_path, {f"static/{name}": "" for name in names})

    assert [address for address, _ in list_assets(tmp_path)] == ["static/maps/world.svg"]


def test_a_script_is_named_after_its_content(tmp_path):
    before = read_scripts(write_files(tmp_path, {"static/js/search.js": "1", "static/js/notes.txt": "2"}))
    after = read_scripts(write_files(tmp_path, {"static/js/search.js": "3"}))

    assert list(before) == ["search.js"]
    assert before["search.js"][1] == "1"
    assert re.fullmatch(r"static/search\.[0-9a-f]{12}\.js", before["search.js"][0])
    assert before["search.js"][0] != after["search.js"][0]


def test_a_theme_may_have_no_scripts(tmp_path):
    assert read_scripts(tmp_path) == {}


def test_a_script_that_is_no_text_ends_the_build(tmp_path):
    folder = write_files(tmp_path, {"static/js/search.js": ""})
    (folder / "static/js/search.js").write_bytes(b"\xff")

    with pytest.raises(ThemeError) as caught:
        read_scripts(folder)

    assert str(caught.value).startswith(f"{tmp_path / 'static' / 'js'}: the scripts cannot be read (")
    assert str(caught.value).endswith("); make them readable UTF-8")
