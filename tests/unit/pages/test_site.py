import pytest
from backfile.errors import AddressTakenError
from backfile.model.page import HtmlPage, PlainText
from backfile.pages import specify_pages
from backfile.pages.standing import StandingPage
from builders import make_archive, make_body, make_record, make_spec

ABOUT = StandingPage("about/", "About", "About us", "Who we are.", make_body("We are an archive."))


def _paths(records, standing=(), files=()):
    return [spec.path for spec in specify_pages(make_archive(records), standing, files)]


def test_an_empty_archive_still_is_a_site():
    paths = _paths([])

    assert {"index.html", "404.html", "dates/index.html", "feed.xml", "sitemap.xml", "robots.txt"} <= set(paths)


def test_every_article_and_standing_page_has_its_page():
    paths = _paths([make_record("a.txt", date="2024-06-27"), make_record("b.txt")], [ABOUT])

    assert {"2024/06/27/a/index.html", "undated/b/index.html", "about/index.html"} <= set(paths)


def test_no_path_is_made_twice():
    records = [
        make_record("a.txt", headline="Letters", countries=["BO"], tags=["Bolivia", "2024", "undated"]),
        make_record("b.txt", headline="Letters", section="Dates"),
        make_record("c.txt", headline="06", date="2024"),
        make_record("d.txt", date="2024-06"),
    ]

    paths = _paths(records, [ABOUT])

    assert len(paths) == len(set(paths))


def test_a_copied_file_stands_in_for_a_generated_one():
    robots = make_spec("robots.txt", "User-agent: *")

    found = [spec for spec in specify_pages(make_archive([]), (), [robots]) if spec.path == "robots.txt"]

    assert [robots] == found


def test_two_files_copied_to_one_place_end_the_build():
    with pytest.raises(AddressTakenError) as caught:
        _paths([], files=[make_spec("robots.txt", "one"), make_spec("robots.txt", "two")])

    assert (
        str(caught.value)
        == "output/robots.txt: two files are to be copied there; rename one or change EXTRA_PATH_METADATA"
    )


def test_two_pages_that_want_one_address_end_the_build():
    with pytest.raises(AddressTakenError) as caught:
        _paths([], [ABOUT, ABOUT])

    assert str(caught.value) == "output/about/index.html: two pages want this address; please report it as a bug"


def test_the_sitemap_names_every_page_but_the_404_page():
    specs = list(specify_pages(make_archive([make_record("a.txt", date="2024", countries=["BO"])]), [ABOUT], ()))
    pages = {spec.subject.head.canonical for spec in specs if isinstance(spec.subject, HtmlPage)} - {""}
    named = {entry.url for spec in specs if spec.path.startswith("sitemaps/") for entry in spec.subject.entries}

    assert pages == named


def test_robots_are_told_where_the_sitemap_is():
    (robots,) = (spec for spec in specify_pages(make_archive([]), (), ()) if spec.path == "robots.txt")

    assert PlainText("User-agent: *\nAllow: /\n\nSitemap: https://news.example/archive/sitemap.xml\n") == robots.subject
