from backfile.pages import archive as archive_module
from builders import make_archive, make_article


def test_terms_are_sorted_by_slug_with_their_articles_in_order():
    records = [
        make_article("a.txt", date="2023", tags=["Rain"]),
        make_article("b.txt", date="2024", tags=["Rain", "Floods"]),
    ]

    tags = make_archive(records).by_term["tag"]

    assert [(term.slug, [article.path for article in found]) for term, found in tags.items()] == [
        ("floods", ["b.txt"]),
        ("rain", ["b.txt", "a.txt"]),
    ]


def test_the_articles_of_several_spellings_stand_in_the_archives_order_each_once():
    records = [
        make_article("a.txt", date="2021", tags=["rain", "Rain"]),
        make_article("b.txt", date="2022", tags=["Rain"]),
        make_article("c.txt", date="2023", tags=["rain"]),
        make_article("d.txt", date="2024", tags=["Rain"]),
    ]

    (found,) = make_archive(records).by_term["tag"].values()

    assert [article.path for article in found] == ["d.txt", "c.txt", "b.txt", "a.txt"]


def test_dated_articles_are_counted():
    records = [make_article("a.txt"), make_article("b.txt", date="2024"), make_article("c.txt", date="1999")]

    assert [make_archive(records[:count]).dated for count in (0, 1, 2, 3)] == [0, 0, 1, 2]


def test_rows_beyond_those_that_are_remembered_are_made_again(monkeypatch):
    monkeypatch.setattr(archive_module, "_ROWS", 2)
    rows = make_archive([make_article(f"{name}.txt") for name in "abc"]).rows

    assert [rows[f"{name}.txt"].title for name in "abcabc"] == ["A", "B", "C"] * 2
    assert len(rows) <= 2


def test_the_digest_of_a_row_changes_with_the_name_of_its_section_alone():
    flood = make_article("a.txt", date="2024", section="World", tags=["Rain"])
    of_tag = [make_article(f"{n}.txt", tags=["RAIN"]) for n in range(2)]
    of_section = [make_article(f"{n}.txt", section="WORLD") for n in range(2)]

    before, tag, section = (
        make_archive([flood, *others]).row_digests_of([flood]) for others in ((), of_tag, of_section)
    )

    assert before == tag != section


def test_an_article_is_listed_under_main_and_mentioned_countries():
    countries = make_archive([make_article(countries=["BO"], mentioned=["PE"])]).by_term["country"]

    assert [term.slug for term in countries] == ["bolivia", "peru"]


def test_a_row_names_main_countries_only():
    archive = make_archive([make_article("a.txt", section="World", countries=["BO"], mentioned=["PE"])])

    assert (archive.rows["a.txt"].countries, archive.rows["a.txt"].section) == (("Bolivia",), "World")


def test_the_range_goes_from_the_oldest_date_to_the_newest():
    archive = make_archive(
        [make_article("a.txt", date="2024-06-27"), make_article("b.txt", date="2000"), make_article("c.txt")]
    )

    assert archive.range_of(archive.articles) == "2000 to 27 June 2024"


def test_articles_without_dates_have_no_range():
    archive = make_archive([make_article("a.txt")])

    assert archive.range_of(archive.articles) == ""


def test_top_links_are_ordered_by_count_and_then_by_slug():
    records = [make_article("a.txt", tags=["b", "c", "a"]), make_article("b.txt", tags=["c"])]

    assert [link.label for link in make_archive(records).top_links("tag", 2)] == ["c", "a"]
