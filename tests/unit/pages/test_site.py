import pytest
from backfile.errors import AddressTakenError
from backfile.model.page import HtmlPage, PlainText
from backfile.pages import site_parts
from backfile.pages.standing import StandingPage
from builders import SITE_URL, make_archive, make_article, make_blocks, make_pages, make_spec

ABOUT = StandingPage("about/", "About", "About us", "Who we are.", make_blocks("We are an archive."))


def _paths(records, standing=(), files=()):
    return [draft.path for part in site_parts(make_archive(records), standing, files) for draft in part.pages()]


def test_an_empty_archive_still_is_a_site():
    paths = _paths([])

    assert {"index.html", "404.html", "dates/index.html", "feed.xml", "sitemap.xml", "robots.txt"} <= set(paths)


def test_every_article_and_standing_page_has_its_page():
    paths = _paths([make_article("a.txt", date="2024-06-27"), make_article("b.txt")], [ABOUT])

    assert {"2024/06/27/a/index.html", "undated/b/index.html", "about/index.html"} <= set(paths)


def test_no_path_is_made_twice():
    records = [
        make_article("a.txt", headline="Letters", countries=["BO"], tags=["Bolivia", "2024", "undated"]),
        make_article("b.txt", headline="Letters", section="Dates"),
        make_article("c.txt", headline="06", date="2024"),
        make_article("d.txt", date="2024-06"),
    ]

    paths = _paths(records, [ABOUT])

    assert len(paths) == len(set(paths))


def test_a_copied_file_stands_in_for_a_generated_one():
    robots = make_spec("robots.txt", "User-agent: *")

    found = [spec for spec in make_pages(site_parts(make_archive([]), (), [robots])) if spec.path == "robots.txt"]

    assert [robots] == found


def test_two_files_copied_to_one_place_end_the_build():
    with pytest.raises(AddressTakenError) as caught:
        _paths([], files=[make_spec("robots.txt", "one"), make_spec("robots.txt", "two")])

    assert (
        str(caught.value)
        == "output/robots.txt: two files are to be copied there; rename one or change EXTRA_PATH_METADATA"
    )


def test_the_sitemap_names_every_page_but_the_404_page_and_slices_of_indexes():
    articles = [make_article("a.txt", date="2024-06-27", countries=["BO"], tags=["Rain"]), make_article("b.txt")]
    specs = make_pages(site_parts(make_archive(articles), [ABOUT], ()))
    pages = {spec.subject.head.canonical for spec in specs if isinstance(spec.subject, HtmlPage)} - {""}
    pages -= {f"{SITE_URL}/2024/06/", f"{SITE_URL}/2024/06/27/", f"{SITE_URL}/undated/"}
    named = {entry.url for spec in specs if spec.path.startswith("sitemaps/") for entry in spec.subject.entries}

    assert pages == named


def test_robots_are_told_where_the_sitemap_is():
    (robots,) = (spec for spec in make_pages(site_parts(make_archive([]), (), ())) if spec.path == "robots.txt")

    assert PlainText("User-agent: *\nAllow: /\n\nSitemap: https://news.example/archive/sitemap.xml\n") == robots.subject
