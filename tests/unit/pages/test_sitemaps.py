from backfile.pages import sitemaps
from backfile.pages.sitemaps import sitemap_drafts
from builders import make_archive, make_article, make_page

URL = "https://news.example/archive/"


def _sitemaps(records, others=()):
    return {draft.path: make_page(draft).subject for draft in sitemap_drafts(make_archive(records), others)}


def test_there_is_a_sitemap_for_each_year_for_the_undated_and_for_other_pages():
    records = [make_article("a.txt", date="2024-06"), make_article("b.txt", date="1999"), make_article("c.txt")]

    found = _sitemaps(records, ["about/"])

    assert list(found) == [
        "sitemaps/2024.xml",
        "sitemaps/1999.xml",
        "sitemaps/undated.xml",
        "sitemaps/pages-1.xml",
        "sitemap.xml",
    ]


def test_the_index_leads_to_every_sitemap():
    index = _sitemaps([make_article("a.txt", date="2024"), make_article("b.txt")], ["about/"])["sitemap.xml"]

    assert index.is_index
    assert [f"{URL}sitemaps/{name}.xml" for name in ("2024", "pages-1", "undated")] == [
        entry.url for entry in index.entries
    ]


def test_an_entry_says_when_its_article_was_modified_or_else_published():
    records = [
        make_article("c.txt", date="2024-06-27T10:00:00+00:00"),
        make_article("b.txt", date="2024-05", modified="2024-07-01"),
        make_article("a.txt", date="2024"),
    ]

    assert [entry.modified for entry in _sitemaps(records)["sitemaps/2024.xml"].entries] == [
        "2024-06-27",
        "2024-07-01",
        "2024",
    ]


def test_a_year_with_too_many_articles_is_cut_into_months(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 2)
    records = [
        make_article(f"{n}.txt", date=date) for n, date in enumerate(["2024-06-27", "2024-05-01", "2024", "2023"])
    ]

    names = [path for path in _sitemaps(records) if path.startswith("sitemaps/2")]

    assert names == ["sitemaps/2024-06.xml", "sitemaps/2024-05.xml", "sitemaps/2024.xml", "sitemaps/2023.xml"]


def test_the_other_pages_are_the_landing_pages_of_all_indexes():
    articles = [make_article("a.txt", date="2024-06-27", countries=["BO"], section="World"), make_article("b.txt")]

    assert [entry.url for entry in _sitemaps(articles, ["about/"])["sitemaps/pages-1.xml"].entries] == [
        f"{URL}{address}"
        for address in (
            "",
            "2024/",
            "about/",
            "authors/",
            "countries/",
            "countries/bolivia/",
            "coverage/",
            "dates/",
            "sections/",
            "sections/world/",
            "tags/",
        )
    ]


def test_too_many_other_pages_are_cut_by_number(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 2)

    found = _sitemaps([], ["about/"])
    names = ["sitemaps/pages-1.xml", "sitemaps/pages-2.xml", "sitemaps/pages-3.xml", "sitemaps/pages-4.xml"]

    assert names == [path for path in found if path != "sitemap.xml"]
    assert [f"{URL}", f"{URL}about/"] == [entry.url for entry in found["sitemaps/pages-1.xml"].entries]
    assert [f"{URL}sections/", f"{URL}tags/"] == [entry.url for entry in found["sitemaps/pages-4.xml"].entries]
