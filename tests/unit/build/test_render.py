import pickle

import pytest
from backfile.build.render import Renderer, RenderTask, SiteModel, prepare_worker, render_chunk
from backfile.errors import ThemeError
from backfile.model.page import FileCopy, Head, HtmlPage, PageSpec, PlainText, SitePart
from backfile.pages.article import article_page
from backfile.pages.views import Row
from builders import (
    Texts,
    make_archive,
    make_article,
    make_body,
    make_context,
    make_draft,
    make_record,
    make_stored,
    write_files,
)
from markupsafe import Markup


def _render(folder, template, content="text", name="page.html", place="", **templates):
    files = {f"templates/{path}.html": text for path, text in templates.items()}
    write_files(folder, {f"templates/{name}": template, **files})
    renderer = Renderer(folder, make_context("/archive"), make_context("https://news.example/archive"))
    page = HtmlPage(Head("Title", "", "", place=place), "content", content)
    return renderer.render(PageSpec("x.html", name, page)).decode()


def _error(folder, template, **options):
    with pytest.raises(ThemeError) as caught:
        _render(folder, template, **options)
    return str(caught.value)


def test_text_is_escaped(tmp_path):
    html = _render(tmp_path, '<p title="{{ content }}">', "<script>\"a\" & 'b'")

    assert html == '<p title="&lt;script&gt;&quot;a&quot; &amp; &#x27;b&#x27;">'


def test_markup_is_not_escaped(tmp_path):
    assert _render(tmp_path, "{{ content }}", Markup("<b>a</b>")) == "<b>a</b>"


def test_a_template_gets_the_content_under_its_name_the_head_and_the_site(tmp_path):
    html = _render(tmp_path, "{{ content }} {{ page.title }} {{ SITENAME }} {{ lang }} {{ stylesheet }}")

    assert html == "text Title Test Archive en /style.css"


def test_the_entry_of_the_navigation_that_a_page_belongs_to_is_current(tmp_path):
    html = _render(tmp_path, "{% for link in nav %}{{ link.label }}={{ link.current }} {% endfor %}", place="tag")

    assert html == "Countries=False Topics=True "


def test_a_page_of_no_place_has_no_current_entry(tmp_path):
    html = _render(tmp_path, "{% for link in nav %}{{ link.current }} {% endfor %}")

    assert html == "False False "


@pytest.mark.parametrize(("name", "url"), [("page.html", "/archive/"), ("404.html", "https://news.example/archive/")])
def test_only_the_404_page_gets_urls_with_the_host(tmp_path, name, url):
    assert url == _render(tmp_path, "{{ home_url }}", name=name)


def test_rendering_twice_gives_the_same_bytes(tmp_path):
    assert _render(tmp_path, "{{ content }}") == _render(tmp_path, "{{ content }}")


def test_an_article_gets_its_stored_text(tmp_path):
    write_files(tmp_path, {"templates/article.html": "<h1>{{ article.title }}</h1>{{ article.content }}"})
    archive = make_archive([make_article("a.txt")])
    spec = article_page(archive, 0, make_stored(make_record("a.txt"), make_body("Two &amp; three.")))

    assert _renderer(tmp_path).render(spec) == b"<h1>A</h1><p>Two &amp; three.</p>\n"


MACRO = "{% macro article_row(row) %}<li>{{ row.title }}</li>{% endmacro %}"


def test_a_row_is_made_by_the_macro_of_its_name(tmp_path):
    files = {"templates/macros/article_row.html": MACRO, "templates/page.html": "{{ row_html(content) }}"}
    page = HtmlPage(Head("", "", ""), "content", Row("A & B", "/a/", None, "", (), ""))

    assert (
        _renderer(write_files(tmp_path, files)).render(PageSpec("x.html", "page.html", page)) == b"<li>A &amp; B</li>"
    )


def test_a_row_that_stands_on_many_pages_is_made_once(tmp_path):
    files = {"templates/macros/article_row.html": MACRO, "templates/page.html": "{{ row_html(content) }}"}
    renderer = _renderer(write_files(tmp_path, files))
    row = Row("A", "/a/", None, "", (), "")
    first = renderer._row_html(row)  # noqa: SLF001 - what templates call

    assert renderer._row_html(Row("A", "/a/", None, "", (), "")) is first  # noqa: SLF001 - the same


def test_a_row_with_a_summary_is_not_taken_for_the_one_without(tmp_path):
    macro = "{% macro article_row(row) %}<li>{{ row.title }}{{ row.summary }}</li>{% endmacro %}"
    renderer = _renderer(write_files(tmp_path, {"templates/macros/article_row.html": macro}))
    row_html = renderer._row_html  # noqa: SLF001 - what templates call
    rows = [Row("A", "/a/", None, "", (), summary) for summary in ("", "It rose.", "")]

    assert [row_html(row) for row in rows] == ["<li>A</li>", "<li>AIt rose.</li>", "<li>A</li>"]


def test_masthead_and_footer_are_texts_made_with_what_the_place_knows(tmp_path):
    partials = {
        "partials/masthead": "{% for link in nav %}{{ link.label }}={{ link.current }} {% endfor %}",
        "partials/footer": "<i>{{ SITENAME }}</i>",
    }
    html = _render(tmp_path, "{{ masthead }}{{ footer }}", place="tag", **partials)

    assert html == "Countries=False Topics=True <i>Test Archive</i>"


def test_a_theme_that_shows_no_masthead_needs_none(tmp_path):
    assert _render(tmp_path, "{{ content }}") == "text"


def test_plain_text_is_written_as_it_is(tmp_path):
    assert "ü <b>\n".encode() == _renderer(tmp_path).render(PageSpec("a.txt", "", PlainText("ü <b>\n")))


def test_a_copied_file_keeps_its_bytes(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x00")
    spec = PageSpec("images/a.png", "", FileCopy(str(tmp_path / "a.png"), "7 0"))

    assert _renderer(tmp_path).render(spec) == b"\x89PNG\r\n\x00"


def _renderer(folder):
    return Renderer(folder, make_context(), make_context())


class _Parts:
    """The parts of a site, and how often they were listed."""

    def __init__(self, *parts):
        self.parts, self.listed = parts, 0

    def __call__(self):
        self.listed += 1
        return self.parts


def _model(folder, *paths):
    drafts = [make_draft(path, path) for path in paths]
    parts = _Parts(SitePart("files", ("",), "inputs", drafts.__iter__))
    return SiteModel(folder, (make_context(), make_context()), parts, Texts), parts


def test_a_chunk_writes_the_pages_of_its_tasks_and_counts_them(tmp_path):
    model, _ = _model(tmp_path, "a.txt", "b/c.txt", "d.txt")
    prepare_worker(model, str(tmp_path / "out"))

    counts = render_chunk([RenderTask("files", ("a.txt", "b/c.txt")), RenderTask("files", ())])

    assert counts == [2, 0]
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.txt")) == ["a.txt", "c.txt"]
    assert (tmp_path / "out/b/c.txt").read_text() == "b/c.txt"


def test_the_parts_of_a_site_are_listed_once(tmp_path):
    model, parts = _model(tmp_path, "a.txt")

    assert (model.parts is model.parts, parts.listed) == (True, 1)


def test_a_model_is_sent_without_its_parts(tmp_path):
    model = SiteModel(tmp_path, (make_context(), make_context()), tuple, Texts)

    assert (model.parts, pickle.loads(pickle.dumps(model)).__dict__.get("parts")) == ({}, None)  # noqa: S301 - our own


def test_a_process_that_is_not_ready_writes_nothing(monkeypatch):
    monkeypatch.setattr("backfile.build.render._worker", None)

    with pytest.raises(RuntimeError, match=r"prepare_worker was not called"):
        render_chunk([])


def test_a_missing_template_is_named(tmp_path):
    write_files(tmp_path, {"templates/other.html": ""})
    renderer = Renderer(tmp_path, make_context(), make_context())
    spec = PageSpec("x.html", "page.html", HtmlPage(Head("", "", ""), "content", ""))

    with pytest.raises(ThemeError) as caught:
        renderer.render(spec)

    assert (
        str(caught.value) == "theme/templates/page.html: there is no such template, page.html needs it; add it to THEME"
    )


def test_a_missing_part_of_a_template_is_named(tmp_path):
    message = "theme/templates/parts/none.html: there is no such template, page.html needs it; add it to THEME"

    assert message == _error(tmp_path, "{% include 'parts/none.html' %}")


def test_a_malformed_template_is_named_with_its_line(tmp_path):
    message = _error(tmp_path, "<p>\n{% if %}")

    assert message.startswith("theme/templates/page.html:2: Expected an expression")
    assert message.endswith("; see docs/template-context.md")


def test_a_malformed_part_is_named_and_not_the_page(tmp_path):
    message = _error(tmp_path, "{% include 'part.html' %}", part="\n\n{% endfor %}")

    assert message.startswith("theme/templates/part.html:3: ")


def test_a_value_that_does_not_exist_is_named(tmp_path):
    message = "theme/templates/page.html: 'autor' is undefined; see docs/template-context.md"

    assert message == _error(tmp_path, "{{ autor }}")


def test_a_text_that_is_chosen_is_escaped_and_one_that_is_not_leaves_nothing(tmp_path):
    template = "{{ 'a & b' if content }}|{{ '<i>'|safe if content else '<b>' }}|{{ 'a' if not content }}|{{ '>' if content else '' }}"

    assert _render(tmp_path, template) == "a &amp; b|<i>||&gt;"


def test_a_method_of_a_text_in_the_template_is_called(tmp_path):
    assert _render(tmp_path, "{{ '{:,}<'.format(1234) }}{{ '{n}'.format(n=1) }}") == "1,234&lt;1"


@pytest.mark.parametrize(
    ("call", "shown"),
    [("m('a')", "a-x"), ("m('a', 'b')", "a-b"), ("m(second='b', first='a')", "a-b"), ("m('a', second='<')", "a-&lt;")],
)
def test_a_macro_gets_its_arguments_by_place_and_by_name_and_has_defaults(tmp_path, call, shown):
    macro = "{% macro m(first, second='x') %}{{ first }}-{{ second }}{% endmacro %}"

    assert _render(tmp_path, macro + "{{ " + call + " }}") == shown


def test_a_macro_may_be_called_with_a_block_and_take_any_arguments(tmp_path):
    boxed = "{% macro box() %}[{{ caller() }}]{% endmacro %}{% call box() %}a{% endcall %}"
    listed = "{% macro all() %}{{ varargs|join }}{{ kwargs['b'] }}{% endmacro %}{{ all('a', b='b') }}"

    assert _render(tmp_path, boxed + listed) == "[a]ab"


@pytest.mark.parametrize("call", ["m()", "m('a', third='b')", "m('a', 'b', 'c')"])
def test_a_macro_that_is_called_wrongly_is_an_error(tmp_path, call):
    with pytest.raises((ThemeError, TypeError)):
        _render(tmp_path, "{% macro m(first, second='x') %}{{ first }}{% endmacro %}{{ " + call + " }}")


def test_a_filter_finds_the_fields_of_values(tmp_path):
    row = Row("Flood", "/flood/", None, "World", (), "")

    assert _render(tmp_path, "{{ content|map(attribute='title')|join }}", (row,)) == "Flood"
