import pytest
from backfile.references.resolve import fold_headline, resolve_articles, sort_articles
from builders import COUNTRIES, make_archive, make_article


def _resolve(*articles):
    return resolve_articles(articles, COUNTRIES)


def test_articles_are_ordered_from_new_to_old_and_then_by_headline():
    records = [
        make_article("zebra.txt"),
        make_article("year.txt", date="2024"),
        make_article("day.txt", date="2024-06-27"),
        make_article("Apple.txt"),
        make_article("time.txt", date="2024-06-27T10:00:00+00:00"),
    ]

    paths = [article.path for article in sort_articles(records)]

    assert paths == ["time.txt", "day.txt", "year.txt", "Apple.txt", "zebra.txt"]


def test_equals_are_ordered_by_path():
    records = [make_article(path, headline="Flood", date="2024") for path in ("b.txt", "a.txt")]

    assert [article.path for article in sort_articles(records)] == ["a.txt", "b.txt"]


def test_a_promo_leads_to_the_article_it_names():
    resolved = _resolve(
        make_article("a.txt", promos=["Flood in Beni"]), make_article("b.txt", headline="Flood in Beni")
    )

    assert resolved.promo_targets["a.txt"] == ("b.txt",)


def test_a_promo_of_an_article_that_is_not_here_leads_nowhere():
    resolved = _resolve(make_article("a.txt", promos=["Gone", "Gone too"]))

    assert resolved.promo_targets == {"a.txt": ("", "")}


def test_a_heading_over_promos_leads_nowhere():
    resolved = _resolve(make_article("a.txt", promos=["", "Flood"]), make_article("b.txt", headline="?!"))

    assert resolved.promo_targets["a.txt"] == ("", "")
    assert resolved.referenced_by == {}


def test_a_promo_of_marks_alone_leads_nowhere():
    resolved = _resolve(make_article("a.txt", promos=["..."]), make_article("b.txt", headline="?!"))

    assert resolved.promo_targets["a.txt"] == ("",)


@pytest.mark.parametrize(
    ("headline", "promo"),
    [
        ("Minister: ‘We’ll stay’ – for now", "Minister: 'We'll stay' - for now"),
        ("“Flood” in Beni", '"Flood" in Beni'),
        ("Flood in Beni", "FLOOD  IN BENI."),
        ("Flood—what now?", "Flood-what now"),
        ("Cafe\u0301 closes", "Caf\u00e9 closes"),
        ("Flood\u00a0in Beni", "Flood in Beni"),
    ],
)
def test_quotes_dashes_and_case_do_not_matter(headline, promo):
    assert fold_headline(headline) == fold_headline(promo)


def test_other_words_matter():
    assert fold_headline("Flood in Beni") != fold_headline("Floods in Beni")


@pytest.mark.parametrize(
    ("date", "target"), [("2024-06-15", "may.txt"), ("2024-07-15", "july.txt"), ("2024-01", "may.txt")]
)
def test_of_two_articles_with_one_headline_the_newest_that_was_there_is_meant(date, target):
    resolved = _resolve(
        make_article("promo.txt", date=date, promos=["Flood"]),
        make_article("may.txt", headline="Flood", date="2024-05-01"),
        make_article("july.txt", headline="Flood", date="2024-07-01"),
    )

    assert (target,) == resolved.promo_targets["promo.txt"]


def test_an_article_does_not_lead_to_itself():
    resolved = _resolve(make_article("a.txt", headline="Flood", promos=["Flood"]))

    assert resolved.promo_targets["a.txt"] == ("",)


def test_an_article_leads_to_an_older_one_of_its_own_headline():
    resolved = _resolve(
        make_article("new.txt", headline="Flood", date="2024", promos=["Flood"]),
        make_article("old.txt", headline="Flood", date="2023"),
    )

    assert resolved.promo_targets["new.txt"] == ("old.txt",)


def test_an_article_is_referenced_once_by_each_article_oldest_first():
    resolved = _resolve(
        make_article("flood.txt", headline="Flood", date="2020"),
        make_article("new.txt", date="2024", promos=["Flood", "FLOOD"]),
        make_article("old.txt", date="2021", promos=["Flood"]),
    )

    assert resolved.referenced_by["flood.txt"] == ("old.txt", "new.txt")


def test_countries_are_kept_apart_by_role():
    (article,) = make_archive([make_article("a.txt", countries=["BO"], mentioned=["PE", "KE"])]).articles

    assert (article.main, article.mentioned) == (("BO",), ("PE", "KE"))


def test_an_article_without_metadata_has_no_terms():
    archive = make_archive([make_article("a.txt")])
    (article,) = archive.articles

    assert [archive.terms_of(kind, article) for kind in ("section", "author", "tag", "country")] == [()] * 4
    assert article.date_parts == ()


def test_the_order_of_the_articles_does_not_matter():
    articles = [make_article(f"{n}.txt", headline="Flood", date="2024", promos=["Flood"]) for n in range(3)]
    one, other = _resolve(*articles), _resolve(*reversed(articles))

    assert (one.articles, one.promo_targets, one.referenced_by) == (
        other.articles,
        other.promo_targets,
        other.referenced_by,
    )


def test_an_archive_without_promos_has_no_targets():
    assert _resolve(make_article("a.txt"), make_article("b.txt")).promo_targets == {}
