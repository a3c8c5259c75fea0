import pytest
from backfile.references.resolve import fold_headline, resolve_articles, sort_records
from builders import COUNTRIES, make_ledger, make_article


def _resolve(*records):
    articles = resolve_articles(records, make_ledger(records).entries, COUNTRIES)
    return {article.record.path: article for article in articles}


def test_articles_are_ordered_from_new_to_old_and_then_by_headline():
    records = [
        make_article("zebra.txt"),
        make_article("year.txt", date="2024"),
        make_article("day.txt", date="2024-06-27"),
        make_article("Apple.txt"),
        make_article("time.txt", date="2024-06-27T10:00:00+00:00"),
    ]

    paths = [record.path for record in sort_records(records)]

    assert paths == ["time.txt", "day.txt", "year.txt", "Apple.txt", "zebra.txt"]


def test_equals_are_ordered_by_path():
    records = [make_article(path, headline="Flood", date="2024") for path in ("b.txt", "a.txt")]

    assert [record.path for record in sort_records(records)] == ["a.txt", "b.txt"]


def test_a_promo_leads_to_the_article_it_names():
    articles = _resolve(make_article("a.txt", promos=["Flood in Beni"]), make_article("b.txt", headline="Flood in Beni"))

    assert articles["a.txt"].promo_targets == ("b.txt",)


def test_a_promo_of_an_article_that_is_not_here_leads_nowhere():
    article = _resolve(make_article("a.txt", promos=["Gone", "Gone too"]))["a.txt"]

    assert article.promo_targets == ("", "")


def test_a_heading_over_promos_leads_nowhere():
    articles = _resolve(make_article("a.txt", promos=["", "Flood"]), make_article("b.txt", headline="?!"))

    assert articles["a.txt"].promo_targets == ("", "")
    assert articles["b.txt"].referenced_by == ()


def test_a_promo_of_marks_alone_leads_nowhere():
    articles = _resolve(make_article("a.txt", promos=["..."]), make_article("b.txt", headline="?!"))

    assert articles["a.txt"].promo_targets == ("",)


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
    articles = _resolve(
        make_article("promo.txt", date=date, promos=["Flood"]),
        make_article("may.txt", headline="Flood", date="2024-05-01"),
        make_article("july.txt", headline="Flood", date="2024-07-01"),
    )

    assert (target,) == articles["promo.txt"].promo_targets


def test_an_article_does_not_lead_to_itself():
    assert _resolve(make_article("a.txt", headline="Flood", promos=["Flood"]))["a.txt"].promo_targets == ("",)


def test_an_article_leads_to_an_older_one_of_its_own_headline():
    articles = _resolve(
        make_article("new.txt", headline="Flood", date="2024", promos=["Flood"]),
        make_article("old.txt", headline="Flood", date="2023"),
    )

    assert articles["new.txt"].promo_targets == ("old.txt",)


def test_an_article_is_referenced_once_by_each_article_oldest_first():
    articles = _resolve(
        make_article("flood.txt", headline="Flood", date="2020"),
        make_article("new.txt", date="2024", promos=["Flood", "FLOOD"]),
        make_article("old.txt", date="2021", promos=["Flood"]),
    )

    assert articles["flood.txt"].referenced_by == ("old.txt", "new.txt")


def test_earlier_and_later_follow_the_dates_and_skip_the_undated():
    articles = _resolve(make_article("a.txt", date="2022"), make_article("b.txt", date="2024"), make_article("c.txt"))

    neighbours = {path: (article.earlier, article.later) for path, article in articles.items()}

    assert neighbours == {"a.txt": ("", "b.txt"), "b.txt": ("a.txt", ""), "c.txt": ("", "")}


def test_countries_are_kept_apart_by_role():
    article = _resolve(make_article("a.txt", countries=["BO"], mentioned=["PE", "KE"]))["a.txt"]

    assert (COUNTRIES["BO"],) == article.main_countries
    assert (COUNTRIES["PE"], COUNTRIES["KE"]) == article.mentioned_countries


def test_an_article_without_metadata_has_no_terms():
    article = _resolve(make_article("a.txt"))["a.txt"]

    assert (article.section, article.authors, article.tags, article.countries, article.date_parts) == (
        None,
        (),
        (),
        (),
        (),
    )


def test_the_order_of_the_records_does_not_matter():
    records = [make_article(f"{n}.txt", headline="Flood", date="2024", promos=["Flood"]) for n in range(3)]

    assert _resolve(*records) == _resolve(*reversed(records))
