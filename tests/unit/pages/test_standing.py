from pathlib import Path

from backfile.model.page import FileCopy, HtmlPage
from backfile.model.source import SourceFile
from backfile.model.text import Block, BlockKind
from backfile.pages.standing import StandingPage, not_found_page, standing_page, static_files, text_file
from builders import content_of, make_archive, make_blocks, make_settings


def test_a_standing_page_is_an_article_without_metadata():
    page = StandingPage("about/", "About", "About us", "Who we are.", make_blocks("We are an archive."))

    spec = standing_page(make_archive([]), page)

    assert (spec.path, spec.template, spec.subject.name) == ("about/index.html", "page.html", "article")
    assert content_of(spec).content == "<p>We are an archive.</p>\n"


def test_a_standing_page_shows_what_an_article_would_fold_away():
    blocks = Block(BlockKind.PARAGRAPH, "Write to us.", 1), Block(BlockKind.BOILERPLATE, "© The archive", 2)

    spec = standing_page(make_archive([]), StandingPage("about/", "About", "About us", "", blocks))

    assert content_of(spec).content == "<p>Write to us.</p>\n<p>© The archive</p>\n"


def test_a_promo_of_a_standing_page_leads_nowhere():
    blocks = Block(BlockKind.PARAGRAPH, "One.", 1), Block(BlockKind.PROMO, "Read more: Flood", 2)

    spec = standing_page(make_archive([]), StandingPage("about/", "About", "About us", "", blocks))

    assert content_of(spec).content == '<p>One.</p>\n<p class="promo"><b>Read more</b> Flood</p>\n'


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
    assert FileCopy(str(Path("site/content/images/a.png")), "5 7") == spec.subject


def test_a_static_file_is_copied_to_where_the_settings_say():
    settings = make_settings(Path("site"), EXTRA_PATH_METADATA={"extra/robots.txt": {"path": "robots.txt"}})

    (spec,) = static_files(settings, [SourceFile("extra/robots.txt", 5, 7)])

    assert spec.path == "robots.txt"


def test_the_style_sheet_stands_at_its_address():
    assert text_file("static/style.abc.css", "p {}").path == "static/style.abc.css"
