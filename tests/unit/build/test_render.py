import pytest
from backfile.build.render import Renderer
from backfile.catalog.catalog import encode_body
from backfile.errors import ThemeError
from backfile.model.page import FileCopy, Head, HtmlPage, PlainText, RenderTask
from backfile.pages.article import article_page
from builders import make_archive, make_body, make_context, make_record, write_files


def _render(folder, template, content="text", name="page.html", place="", **templates):
    files = {f"templates/{path}.html": text for path, text in templates.items()}
    write_files(folder, {f"templates/{name}": template, **files})
    renderer = Renderer(folder, make_context("/archive"), make_context("https://news.example/archive"))
    page = HtmlPage(Head("Title", "", "", place=place), "content", content)
    return renderer.render(RenderTask("x.html", name, page, b"")).data.decode()


def _error(folder, template, **options):
    with pytest.raises(ThemeError) as caught:
        _render(folder, template, **options)
    return str(caught.value)


def test_text_is_escaped(tmp_path):
    html = _render(tmp_path, '<p title="{{ content }}">', "<script>\"a\" & 'b'")

    assert html == '<p title="&lt;script&gt;&#34;a&#34; &amp; &#39;b&#39;">'


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
    write_files(
        tmp_path, {"templates/article.html": "{% for block in article.blocks %}<p>{{ block.text }}{% endfor %}"}
    )
    archive = make_archive([make_record("a.txt")])
    spec = article_page(archive, archive.articles[0])
    body = encode_body(make_body("One.", "Two & three."))

    page = Renderer(tmp_path, make_context(), make_context()).render(
        RenderTask(spec.path, spec.template, spec.subject, body)
    )

    assert (page.path, page.data) == ("undated/a/index.html", b"<p>One.<p>Two &amp; three.")


def test_plain_text_is_written_as_it_is(tmp_path):
    page = Renderer(tmp_path, make_context(), make_context()).render(RenderTask("a.txt", "", PlainText("ü <b>\n"), b""))

    assert "ü <b>\n".encode() == page.data


def test_a_copied_file_keeps_its_bytes(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x00")
    task = RenderTask("images/a.png", "", FileCopy(str(tmp_path / "a.png"), 7, 0), b"")

    assert Renderer(tmp_path, make_context(), make_context()).render(task).data == b"\x89PNG\r\n\x00"


def test_a_missing_template_is_named(tmp_path):
    renderer = Renderer(tmp_path, make_context(), make_context())
    task = RenderTask("x.html", "page.html", HtmlPage(Head("", "", ""), "content", ""), b"")

    with pytest.raises(ThemeError) as caught:
        renderer.render(task)

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
