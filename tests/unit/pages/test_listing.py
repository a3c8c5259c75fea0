import pytest
from backfile.pages.indexes import all_articles, term_indexes
from backfile.pages.listing import calendar_parts, listing_drafts
from backfile.pages.site import site_parts
from builders import listing_of, make_archive, make_article, make_ledger, make_page, make_pages, row_urls

from .kinds import ORGANISATION, PERSON, TOPIC, with_kinds


def _bolivia(records, index_size=3):
    """The listings of the index of Bolivia by output path."""
    archive = make_archive(records, index_size=index_size)
    (index,) = (index for index in term_indexes(archive) if index.title == "Bolivia")
    return {draft.path: listing_of(make_page(draft)) for draft in listing_drafts(archive, index)}


def _all(records, index_size=3):
    archive = make_archive(records, index_size=index_size)
    return {spec.path: listing_of(spec) for spec in make_pages(calendar_parts(archive, all_articles(archive)))}


def _articles(*dates, **values):
    return [
        make_article(f"a{number:03}.txt", date=date, countries=["BO"], **values) for number, date in enumerate(dates)
    ]


def test_a_short_index_is_one_page_with_all_its_articles():
    pages = _bolivia(_articles("2024-06-27", "2023", ""))

    assert list(pages) == ["countries/bolivia/index.html"]
    assert len(row_urls(pages["countries/bolivia/index.html"])) == 3


def test_rows_are_grouped_by_month():
    page = _bolivia(_articles(*["2024-06-27"] * 3, *["2024-05-01"] * 3), index_size=9)["countries/bolivia/index.html"]

    assert [(group.heading, len(group.rows)) for group in page.groups] == [("June 2024", 3), ("May 2024", 3)]


def test_rows_are_grouped_by_year_where_months_are_thin():
    page = _bolivia(_articles("2024-06-27", "2024-01", "2023", ""), index_size=9)["countries/bolivia/index.html"]

    assert [group.heading for group in page.groups] == ["2024", "2023", "Date unknown"]


def test_rows_of_a_thin_year_are_one_group():
    page = _bolivia(_articles("2024-06-27", "2024-05-26", "2023", "2023"))["countries/bolivia/2024/index.html"]

    assert [(group.heading, len(group.rows)) for group in page.groups] == [("", 2)]


def test_a_long_index_is_cut_into_years():
    pages = _bolivia(_articles("2024-06-27", "2024-05-01", "2023-01-01", "2022"))

    assert [f"countries/bolivia/{part}index.html" for part in ("", "2024/", "2023/", "2022/")] == list(pages)


def test_a_long_year_is_cut_into_months_and_a_long_month_into_days():
    pages = _bolivia(_articles(*["2024-06-27"] * 4, "2024-06-01", "2024-05-01", "2023"))

    assert list(pages) == [
        "countries/bolivia/index.html",
        "countries/bolivia/2024/index.html",
        "countries/bolivia/2024/06/index.html",
        "countries/bolivia/2024/06/27/index.html",
        "countries/bolivia/2024/06/01/index.html",
        "countries/bolivia/2024/05/index.html",
        "countries/bolivia/2023/index.html",
    ]


def test_the_landing_page_of_a_long_index_shows_its_newest_articles():
    page = _bolivia(_articles(*(f"20{number:02}-01-01" for number in range(50))))["countries/bolivia/index.html"]

    assert page.newest
    assert len(row_urls(page)) == 30
    assert row_urls(page)[0].endswith("/2049/01/01/a049/")


def test_the_landing_page_of_a_long_index_leads_to_its_years_with_counts():
    page = _bolivia(_articles("2024-06-27", "2024-05-01", "2023-01-01", ""))["countries/bolivia/index.html"]

    assert page.periods_label == "Years"
    assert [(link.label, link.url, link.count) for link in page.periods] == [
        ("2024", "/archive/countries/bolivia/2024/", 2),
        ("2023", "/archive/countries/bolivia/2023/", 1),
        ("Undated", "/archive/countries/bolivia/undated/", 1),
    ]


def test_a_cut_year_shows_twelve_months_and_links_those_with_articles():
    page = _bolivia(_articles(*["2024-06-27"] * 4, "2023"))["countries/bolivia/2024/index.html"]

    assert len(page.periods) == 12
    assert [(link.label, link.url, link.count) for link in page.periods if link.url] == [
        ("June", "/archive/countries/bolivia/2024/06/", 4)
    ]


def test_a_cut_year_lists_the_articles_that_know_no_month():
    page = _bolivia(_articles(*["2024-06-27"] * 4, "2024"))["countries/bolivia/2024/index.html"]

    assert row_urls(page) == ["/archive/2024/a004/"]


def test_a_slice_leads_to_its_neighbours_and_up():
    page = _bolivia(_articles("2024", "2023", "2023", "2020"))["countries/bolivia/2023/index.html"]

    assert (page.earlier.label, page.later.label) == ("2020", "2024")


def test_the_outermost_slices_have_one_neighbour():
    pages = _bolivia(_articles("2024", "2023", "2023", "2020"))

    assert pages["countries/bolivia/2024/index.html"].later is None
    assert pages["countries/bolivia/2020/index.html"].earlier is None


def test_a_slice_is_titled_with_its_index_and_period():
    page = _bolivia(_articles(*["2024-06-27"] * 4))["countries/bolivia/2024/06/index.html"]

    assert (page.title, page.kind, page.count) == ("Bolivia: June 2024", "month", 4)


def test_undated_articles_have_a_slice_of_their_own():
    page = _bolivia(_articles("2024", "2023", "2022", ""))["countries/bolivia/undated/index.html"]

    assert (page.title, page.kind, page.count) == ("Bolivia: Undated", "undated", 1)


def test_many_undated_articles_are_cut_by_the_letters_of_their_addresses():
    names = ["apple", "apricot", "avocado", "banana"]
    pages = _bolivia([make_article(f"{name}.txt", countries=["BO"]) for name in names], index_size=2)

    assert list(pages) == [
        "countries/bolivia/index.html",
        "countries/bolivia/undated/index.html",
        "countries/bolivia/undated/letters/a/index.html",
        "countries/bolivia/undated/letters/ap/index.html",
        "countries/bolivia/undated/letters/av/index.html",
        "countries/bolivia/undated/letters/b/index.html",
    ]


def test_an_undated_article_whose_address_is_no_longer_than_its_letters_stays_above():
    names = ["u", "un", "union", "unity", "until"]
    pages = _bolivia([make_article(f"{name}.txt", countries=["BO"]) for name in names], index_size=2)

    shown = {path.rpartition("letters/")[2]: row_urls(page) for path, page in pages.items() if "letters" in path}

    assert shown["u/index.html"] == ["/archive/undated/u/"]
    assert shown["un/index.html"] == ["/archive/undated/un/"]
    assert shown["uni/index.html"] == ["/archive/undated/union/", "/archive/undated/unity/"]


def test_the_index_of_all_articles_has_years_and_months_whatever_its_length():
    assert list(_all(_articles("2024-06-27"))) == ["2024/index.html", "2024/06/index.html"]


def test_a_long_month_of_all_articles_has_days():
    pages = _all(_articles(*["2024-06-27"] * 9))

    assert list(pages) == ["2024/index.html", "2024/06/index.html", "2024/06/27/index.html"]


def test_a_month_that_is_not_cut_shows_its_days_under_headings_and_links_to_them():
    days = ("2024-06-27", "2024-06-26", "2024-06-03", "2024-06")
    page = _all(_articles(*(day for day in days for _ in range(2))), index_size=9)["2024/06/index.html"]

    assert [(group.heading, group.id, len(group.rows)) for group in page.groups] == [
        ("27 June 2024", "d27", 2),
        ("26 June 2024", "d26", 2),
        ("3 June 2024", "d03", 2),
        ("June 2024", "", 2),
    ]
    assert [(link.label, link.url) for link in page.periods] == [("3", "#d03"), ("26", "#d26"), ("27", "#d27")]


def test_a_month_of_two_days_has_no_links_to_them():
    assert _all(_articles(*["2024-06-27", "2024-06-26"] * 2), index_size=9)["2024/06/index.html"].periods == ()


def test_a_month_whose_days_have_one_article_each_is_one_list():
    page = _all(_articles("2024-06-27", "2024-06-26", "2024-06-03"), index_size=9)["2024/06/index.html"]

    assert [(group.heading, group.id, len(group.rows)) for group in page.groups] == [("", "", 3)]
    assert page.periods == ()


def test_an_index_of_a_term_shows_what_is_often_seen_with_it():
    (page,) = _bolivia(_articles("2024", "2023", tags=["Floods"], mentioned=["PE"])).values()

    assert [(link.label, link.count) for link in page.countries] == [("Peru", 2)]
    assert [(link.label, link.count) for link in page.tags] == [("Floods", 2)]


def test_the_slices_of_an_index_do_not_say_what_is_seen_with_it():
    pages = _bolivia(_articles("2024-06-27", "2023", tags=["Floods"]), index_size=1)

    assert pages["countries/bolivia/2024/index.html"].tags == ()


def _tag_pages(kind, index_size=3):
    records = [make_article(f"{day}.txt", date=f"2024-06-0{day}", tags=["Ana"]) for day in (1, 2)]
    archive = make_archive(with_kinds(records, {"Ana": kind}), index_size=index_size)
    (index,) = (index for index in term_indexes(archive) if index.title == "Ana")
    return [make_page(draft) for draft in listing_drafts(archive, index)]


@pytest.mark.parametrize(("kind", "word"), [(PERSON, "Person"), (ORGANISATION, "Organisation"), (TOPIC, "Topic")])
def test_the_index_of_a_tag_says_what_it_names(kind, word):
    (page,) = _tag_pages(kind)

    assert listing_of(page).of_kind == word
    assert page.subject.head.description == f"Ana ({word}): 2 articles, 1 June 2024 to 2 June 2024"


def test_the_slices_of_a_tag_do_not_say_what_it_names():
    landing, *slices = _tag_pages(PERSON, index_size=1)

    assert listing_of(landing).of_kind == "Person"
    assert {listing_of(page).of_kind for page in slices} == {""}


def test_the_index_of_a_country_needs_no_word_for_what_it_is():
    (page,) = _bolivia(_articles("2024")).values()

    assert page.of_kind == ""


def test_every_article_can_be_reached_from_the_landing_page():
    dates = ["", "", "", "", "2024", "2024-06", *["2024-06-27"] * 5, "2023-01-01", "2023", "1987-03"]
    pages = _bolivia(_articles(*dates), index_size=2)

    seen, ahead = set(), ["/archive/countries/bolivia/"]
    while ahead:
        page = pages.get(ahead.pop().removeprefix("/archive/") + "index.html")
        if page:
            found = {*row_urls(page), *(link.url for link in page.periods if link.url)} - seen
            seen |= found
            ahead += found

    assert len(dates) == sum("/countries/" not in url for url in seen)


def test_one_old_article_more_changes_only_a_handful_of_pages():
    records = [
        make_article(f"{year}-{month:02}-{day:02}.txt", date=f"{year}-{month:02}-{day:02}", countries=["BO"])
        for year in range(2000, 2010)
        for month in range(1, 13)
        for day in range(1, 11)
    ]
    ledger = make_ledger(records)
    more = [*records, make_article("old.txt", date="2003-05-06", countries=["BO"])]

    before = _inputs(make_archive(records, ledger=ledger))
    after = _inputs(make_archive(more, ledger=make_ledger(more, ledger)))
    changed = {path for path in after if before.get(path) != after[path]}

    assert len(after) > 1400
    assert {
        "2003/05/06/old/index.html",
        "sources/old.txt",
        "2003/05/06/2003-05-06/index.html",  # the article after it
        "2003/05/05/2003-05-05/index.html",  # and the one before it
        "index.html",
        "dates/index.html",
        "coverage/index.html",
        "coverage/2003/index.html",
        "countries/index.html",
        "tags/index.html",
        "sections/index.html",
        "authors/index.html",
        "2003/index.html",
        "2003/05/index.html",
        "countries/bolivia/index.html",
        "countries/bolivia/2003/index.html",
        "countries/bolivia/2003/05/index.html",
        "feed.xml",
        "countries/bolivia/feed.xml",
        "sitemaps/2003.xml",
    } >= changed


def _inputs(archive):
    return {draft.path: draft.inputs for part in site_parts(archive, (), ()) for draft in part.pages()}


def test_a_year_says_which_countries_and_topics_it_was_about():
    pages = _all(_articles("2024-06-27", "2024-05-01", "2023", tags=["Coup"]))

    assert [(link.label, link.count) for link in pages["2024/index.html"].countries] == [("Bolivia", 2)]
    assert [(link.label, link.count) for link in pages["2024/index.html"].tags] == [("Coup", 2)]


def test_a_month_undated_articles_and_a_slice_of_a_country_do_not():
    articles = _articles(*["2024-06-27"] * 3, "", tags=["Coup"])
    of_all, of_bolivia = _all(articles), _bolivia(articles)
    pages = (
        of_all["2024/06/index.html"],
        of_all["undated/index.html"],
        of_bolivia["countries/bolivia/2024/index.html"],
        of_bolivia["countries/bolivia/undated/index.html"],
    )

    assert {(page.countries, page.tags) for page in pages} == {((), ())}


def test_another_tag_of_an_article_changes_the_page_of_its_year_and_not_that_of_its_month():
    before, after = (_inputs(make_archive(_articles("2024-06-27", "2023", tags=[tag]))) for tag in ("Coup", "Flood"))

    assert before["2024/index.html"] != after["2024/index.html"]
    assert before["2024/06/index.html"] == after["2024/06/index.html"]


def _topic(articles, index_size=9):
    """The pages of the index of "Coup" by output path, with their inputs and feeds."""
    archive = make_archive(articles, index_size=index_size)
    (index,) = (index for index in term_indexes(archive) if index.title == "Coup")
    return {draft.path: (draft.inputs, make_page(draft).subject.head.feed) for draft in listing_drafts(archive, index)}


def test_a_topic_without_a_feed_does_not_offer_that_of_the_whole_archive():
    assert [feed for _, feed in _topic(_articles("2024", "2023", tags=["Coup"])).values()] == [None]


def test_a_topic_that_gets_its_feed_has_its_slices_made_anew():
    slice_ = "tags/coup/undated/letters/a/index.html"
    before = _topic(_articles("", "", tags=["Coup"]), index_size=1)
    after = _topic([*_articles("", "", tags=["Coup"]), make_article("b.txt", tags=["Coup"])], index_size=1)

    assert (before[slice_][1], after[slice_][1].label) == (None, "Coup - Test Archive")
    assert before[slice_][0] != after[slice_][0]


def test_articles_that_only_mention_a_country_come_last_under_a_heading_of_their_own():
    mentions = [make_article(f"m{day}.txt", date=f"2024-06-2{day}", mentioned=["BO"]) for day in (8, 9)]
    page = _bolivia([*mentions, *_articles(*["2024-06-27"] * 3)], index_size=9)["countries/bolivia/index.html"]

    assert [(group.heading, len(group.rows)) for group in page.groups] == [("June 2024", 3), ("Mentioned in", 2)]
    assert (page.count, page.mentions) == (5, 2)


def test_the_newest_articles_of_a_long_index_are_about_its_country():
    mention = make_article("m.txt", date="2024-06-28", mentioned=["BO"])
    page = _bolivia([mention, *_articles("2024-06-27", "2024-06-26", "2023")])["countries/bolivia/index.html"]

    assert [(group.heading, len(group.rows)) for group in page.groups] == [("2024", 2), ("2023", 1)]


def test_the_newest_mentions_are_listed_where_no_article_is_about_a_country():
    mentions = [make_article(f"m{day}.txt", date=f"2024-06-2{day}", mentioned=["BO"]) for day in range(4)]
    page = _bolivia(mentions)["countries/bolivia/index.html"]

    assert [(group.heading, len(group.rows)) for group in page.groups] == [("Mentioned in", 4)]


def test_a_slice_of_a_country_is_made_anew_when_an_article_of_it_is_found_to_be_about_it():
    others = _articles(*["2024-06-27"] * 3, "2023")
    before, after = (
        _inputs(make_archive([make_article("m.txt", date="2024-06-28", **countries), *others], index_size=3))
        for countries in ({"countries": ["PE"], "mentioned": ["BO"]}, {"countries": ["PE", "BO"]})
    )

    assert before["countries/bolivia/2024/06/index.html"] != after["countries/bolivia/2024/06/index.html"]


def test_a_month_of_a_country_has_links_to_the_days_that_it_shows():
    about = _articles(*["2024-06-01", "2024-06-02", "2024-06-03"] * 2, "2024-07-01")
    mention = make_article("m.txt", date="2024-06-04", mentioned=["BO"])
    page = _bolivia([*about, mention], index_size=7)["countries/bolivia/2024/06/index.html"]

    assert [link.url for link in page.periods] == ["#d01", "#d02", "#d03"]
    assert [group.id for group in page.groups] == ["d03", "d02", "d01", ""]
