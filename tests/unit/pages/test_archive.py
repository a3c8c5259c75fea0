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
