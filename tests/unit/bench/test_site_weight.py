import gzip

import pytest
from site_weight import SiteWeight, weigh_page

PAGE = "<!doctype html><html><head><title>Not read</title></head><body><p>It  rained\nin <b>Lima</b>.{}</body></html>"


@pytest.fixture
def weight(tmp_path):
    files = {
        "2012/05/07/rain/index.html": PAGE.format(""),
        "2012/05/07/rain/rain.txt": "Rain",
        "2012/index.html": PAGE.format(""),
        "2012/05/index.html": PAGE.format(""),
        "countries/peru/index.html": PAGE.format(""),
        "countries/peru/feed.xml": "<feed/>",
        "countries/peru/2012/index.html": PAGE.format(""),
        "index.html": PAGE.format(""),
        "search/pagefind/a.pf_index": "1",
        "static/search.js": "",
        "static/style.css": "a {}",
        "sitemap.xml": "",
        "robots.txt": "",
        ".backfile": "the mark",
    }
    for name, text in files.items():
        (tmp_path / "output" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / name).write_text(text)
    (tmp_path / "ledger.csv").write_text(
        "id,path,added,address\na,rain.txt,2012-05-07,2012/05/07/rain/\nb,gone.txt,,gone/\n"
    )
    return SiteWeight(tmp_path / "output", tmp_path)


def test_markup_is_what_is_not_text():
    data = PAGE.format("").encode()
    page = weigh_page(data)

    assert page.raw == len(data)
    assert page.raw - page.markup == len("It rained in Lima.")


def test_scripts_and_templates_are_no_text():
    unread = "<script>alert(1)</script><template><p>row</p></template>"

    assert weigh_page(PAGE.format(unread).encode()).markup == weigh_page(PAGE.format("").encode()).markup + len(unread)


def test_text_after_a_script_is_text():
    page = weigh_page(PAGE.format("<script>1</script> More.").encode())

    assert page.raw - page.markup == len("It rained in Lima. More.")


def test_packed_markup_is_what_the_page_takes_more_than_its_text():
    data = PAGE.format("").encode()

    assert weigh_page(data).gz_beyond_text == len(gzip.compress(data, 9, mtime=0)) - len(
        gzip.compress(b"It rained in Lima.", 9)
    )


def test_pages_of_articles_are_those_of_the_ledger(weight):
    assert weight.articles == ("2012/05/07/rain/index.html",)


def test_every_file_counts_once_as_what_it_is(weight):
    assert {kind: count for kind, (count, _) in weight.kinds.items()} == {
        "article pages": 1,
        "source texts": 1,
        "search": 2,
        "feeds": 1,
        "sitemaps": 1,
        "lists": 2,
        "slices of lists": 3,
        "the rest": 2,
    }
    assert sum(size for _, size in weight.kinds.values()) == sum(weight.files.values())


def test_the_mark_of_a_build_is_no_part_of_the_site(weight):
    assert ".backfile" not in weight.files
