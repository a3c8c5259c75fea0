from pathlib import Path

from backfile.model.page import FileCopy, HtmlPage
from backfile.model.source import SourceFile
from backfile.pages.standing import StandingPage, not_found_page, standing_page, static_files, style_sheet
from builders import content_of, make_archive, make_body, make_settings


def test_a_standing_page_is_an_article_without_metadata():
    page = StandingPage("about/", "About", "About us", "Who we are.", make_body("We are an archive."))

    spec = standing_page(make_archive([]), page)

    assert (spec.path, spec.template, spec.subject.name) == ("about/index.html", "page.html", "article")
    assert [block.text for block in content_of(spec).blocks] == ["We are an archive."]


def test_links_of_the_404_page_carry_the_host():
    urls = [link.url for link in content_of(not_found_page(make_archive([]))).links]

    assert all(url.startswith("https://news.example/archive/") for url in urls)


def test_the_404_page_is_not_to_be_indexed_or_cited():
    subject = not_found_page(make_archive([])).subject

    assert isinstance(subject, HtmlPage)
    assert (subject.head.robots, subject.head.canonical) == ("noindex", "")


def test_a_static_file_is_copied_to_where_it_is():
    (spec,) = static_files(make_settings(Path("site")), [SourceFile("images/a.png", 5, 7)])

    assert spec.path == "images/a.png"
    assert FileCopy(str(Path("site/content/images/a.png")), 5, 7) == spec.subject


def test_a_static_file_is_copied_to_where_the_settings_say():
    settings = make_settings(Path("site"), EXTRA_PATH_METADATA={"extra/robots.txt": {"path": "robots.txt"}})

    (spec,) = static_files(settings, [SourceFile("extra/robots.txt", 5, 7)])

    assert spec.path == "robots.txt"


def test_the_style_sheet_stands_at_its_address():
    assert style_sheet("static/style.abc.css", "p {}").path == "static/style.abc.css"
