"""Bad content never stops a build: it is named, and everything else is published."""

import os

import pytest
from conftest import TinySite

GOOD = "Rain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru.\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "content/empty.txt: it holds no text and is left out"),
        ("blank.txt", b" \n\t\n", "content/blank.txt: it holds no text and is left out"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "content/picture.txt: it is not text"),
    ],
)
def test_a_file_that_is_no_article_is_rejected_by_name(site: TinySite, name, data, message):
    site.write(name, data)
    site.write("good.txt", GOOD)
    report = site.build()

    assert (report.found, report.published, report.rejected) == (2, 1, 1)
    assert [str(problem).startswith(message) for problem in report.problems] == [True]
    assert (site.output / "2012/05/07/rain-in-lima/index.html").exists()


def test_a_link_to_nowhere_is_rejected_by_name(site: TinySite):
    site.write("good.txt", GOOD)
    os.symlink(site.content / "gone.txt", site.content / "link.txt")
    report = site.build()

    assert report.found == 2
    assert "content/link.txt: it cannot be read" in str(report.problems[0])


def test_a_large_file_is_rejected_by_name(site: TinySite):
    site.write("good.txt", GOOD)
    report = site.build(BACKFILE_MAX_FILE_SIZE=20)

    assert "more than 20, and is left out" in str(report.problems[0])


def test_a_rejected_file_that_is_mended_is_published(site: TinySite):
    site.write("article.txt", b"")
    site.build()
    site.write("article.txt", GOOD)
    report = site.build()

    assert (report.published, report.rejected, report.problems) == (1, 0, ())


def test_a_file_that_is_not_utf8_is_published_with_a_notice(site: TinySite):
    site.write(
        "old.txt",
        "Müller gewählt\n\n7 May 2012\n\nDer Bürgermeister heißt „Müller“, sagte die Behörde.\n".encode("cp1252"),
    )
    report = site.build()

    assert "it is not UTF-8 and was read as cp1252" in str(report.problems[0])
    assert "Bürgermeister" in site.page("2012/05/07/muller-gewahlt/").prose


def test_two_articles_with_one_headline_on_one_day_are_both_published(site: TinySite):
    site.write("a.txt", GOOD)
    site.write("b.txt", GOOD.replace("It rained", "Again it rained"))
    site.build()

    assert "Again it rained" in site.page("2012/05/07/rain-in-lima-2/").prose
    assert "Again" not in site.page("2012/05/07/rain-in-lima/").prose


def test_the_older_article_keeps_its_address_when_one_with_its_headline_comes_first(site: TinySite):
    site.write("m.txt", GOOD)
    site.build()
    site.write("a.txt", GOOD.replace("It rained", "Again it rained"))
    site.build()

    assert "Again" not in site.page("2012/05/07/rain-in-lima/").prose


def test_text_that_looks_like_a_template_or_markup_is_text(site: TinySite):
    site.write(
        "a.txt", "{{ 7 * 7 }} <script>alert(1)</script>\n\n7 May 2012\n\n{filename}x {% raw %} <b>bold</b> & more\n"
    )
    site.build()
    page = next(
        data
        for name, data in site.files().items()
        if name.startswith("2012/05/07/") and b"<h1>" in data and b"raw" in data
    )

    assert b"<script>" not in page
    assert page.count(b"</script>") == page.count(b'<script type="application/ld+json">') == 1
    assert b"{{ 7 * 7 }}" in page
    assert b"{filename}x {% raw %} &lt;b&gt;bold&lt;/b&gt; &amp; more" in page


def test_an_archive_without_articles_is_a_site(site: TinySite):
    report = site.build()

    assert report.found == 0
    assert "make html" in site.page("").prose


def test_a_damaged_catalog_is_made_anew_with_a_notice(site: TinySite):
    site.write("good.txt", GOOD)
    site.build()
    (site.folder / "cache" / "catalog.sqlite").write_bytes(b"not a database" * 500)
    report = site.build()

    assert [problem.code for problem in report.problems] == ["B101"]
    assert report.published == 1


def test_files_that_nobody_reads_are_named(site: TinySite):
    site.write("good.txt", GOOD)
    site.write("notes.md", "# Notes")
    report = site.build()

    assert "notes.md" in str(report.problems[0])


def test_a_site_without_its_address_is_built_and_says_what_is_missing(site: TinySite):
    site.write("good.txt", GOOD)
    report = site.build(SITEURL="")

    assert [problem.code for problem in report.problems] == ["P102"]
    assert str(report.problems[0]).startswith("SITEURL: it is empty, so there is no sitemap")
    assert "sitemap.xml" not in site.files()
    assert 'href="/dates/"' in site.page("").text


def test_an_article_with_two_thousand_tags_costs_no_more_than_its_pages(site: TinySite):
    site.write("a.txt", f"Title: Rain\nTags: {', '.join(f't{number}' for number in range(2000))}\n\nIt rained.\n")
    site.build()
    feed = (site.output / "feed.xml").read_bytes()

    assert feed.count(b"<category") == 6
    assert not (site.output / "tags/t1/feed.xml").exists()


def test_a_ledger_that_cannot_be_read_is_left_as_it_is(site: TinySite):
    site.write("good.txt", GOOD)
    site.write("ledger.csv", "id;path;added;address\nsome;row;of;a spreadsheet\n")
    report = site.build()

    assert {problem.code for problem in report.problems} == {"B201"}
    assert (site.content / "ledger.csv").read_text() == "id;path;added;address\nsome;row;of;a spreadsheet\n"
    assert report.published == 1
