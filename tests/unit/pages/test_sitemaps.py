from backfile.pages import sitemaps
from backfile.pages.sitemaps import sitemap_pages
from builders import make_archive, make_record

URL = "https://news.example/archive/"


def _sitemaps(records, others=()):
    return {spec.path: spec.subject for spec in sitemap_pages(make_archive(records), others)}


def test_there_is_a_sitemap_for_each_year_for_the_undated_and_for_other_pages():
    records = [make_record("a.txt", date="2024-06"), make_record("b.txt", date="1999"), make_record("c.txt")]

    found = _sitemaps(records, [f"{URL}tags/"])

    assert list(found) == [
        "sitemaps/2024.xml",
        "sitemaps/1999.xml",
        "sitemaps/undated.xml",
        "sitemaps/pages-1.xml",
        "sitemap.xml",
    ]


def test_the_index_leads_to_every_sitemap():
    index = _sitemaps([make_record("a.txt", date="2024"), make_record("b.txt")], [URL])["sitemap.xml"]

    assert index.is_index
    assert [f"{URL}sitemaps/{name}.xml" for name in ("2024", "pages-1", "undated")] == [
        entry.url for entry in index.entries
    ]


def test_an_entry_says_when_its_article_was_modified_or_else_published():
    records = [
        make_record("c.txt", date="2024-06-27T10:00:00+00:00"),
        make_record("b.txt", date="2024-05", modified="2024-07-01"),
        make_record("a.txt", date="2024"),
    ]

    assert [entry.modified for entry in _sitemaps(records)["sitemaps/2024.xml"].entries] == [
        "2024-06-27",
        "2024-07-01",
        "2024",
    ]


def test_a_year_with_too_many_articles_is_cut_into_months(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 2)
    records = [
        make_record(f"{n}.txt", date=date) for n, date in enumerate(["2024-06-27", "2024-05-01", "2024", "2023"])
    ]

    names = [path for path in _sitemaps(records) if path != "sitemap.xml"]

    assert names == ["sitemaps/2024-06.xml", "sitemaps/2024-05.xml", "sitemaps/2024.xml", "sitemaps/2023.xml"]


def test_too_many_other_pages_are_cut_by_number(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_ENTRIES", 2)

    found = _sitemaps([], [f"{URL}{name}/" for name in "cab"])

    assert [f"{URL}a/", f"{URL}b/"] == [entry.url for entry in found["sitemaps/pages-1.xml"].entries]
    assert [f"{URL}c/"] == [entry.url for entry in found["sitemaps/pages-2.xml"].entries]
