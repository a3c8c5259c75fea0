from datetime import datetime

from backfile.catalog.ledger import Ledger
from backfile.pages.feeds import Feeds
from backfile.pages.indexes import WITH_FEED, term_indexes
from builders import make_archive, make_article, make_entry, make_ledger, make_page


def _feeds(records, **options):
    archive = make_archive(records, **options)
    feeds = Feeds(archive)
    drafts = [feeds.site_draft()]
    drafts += (feeds.index_draft(index, index.term) for index in term_indexes(archive) if index.kind in WITH_FEED)
    return {draft.path: make_page(draft).subject for draft in drafts}


def _added(path, added):
    return make_entry(path, added=added, address=f"undated/{path[:-4]}/")


def test_the_archive_and_each_country_topic_and_section_have_a_feed():
    feeds = _feeds([make_article(countries=["BO"], tags=["Floods"], section="World", authors=["Ana"])])

    assert list(feeds) == ["feed.xml", "countries/bolivia/feed.xml", "tags/floods/feed.xml", "sections/world/feed.xml"]


def test_the_feed_of_a_country_has_the_articles_that_are_about_it():
    records = [make_article("a.txt", countries=["BO"]), make_article("b.txt", countries=["PE"], mentioned=["BO"])]

    assert [entry.title for entry in _feeds(records)["countries/bolivia/feed.xml"].entries] == ["A"]


def test_the_feed_of_a_country_that_is_only_mentioned_has_the_articles_that_do_so():
    records = [make_article("b.txt", countries=["PE"], mentioned=["BO"])]

    assert [entry.title for entry in _feeds(records)["countries/bolivia/feed.xml"].entries] == ["B"]


def test_entries_are_ordered_by_when_they_were_added_newest_first():
    records = [make_article("old.txt", date="2024-01-01"), make_article("new.txt", date="1999-01-01")]
    entries = {"old.txt": _added("old.txt", "2024-01-01"), "new.txt": _added("new.txt", "2024-02-02")}

    feed = _feeds(records, ledger=Ledger(entries))["feed.xml"]

    assert [entry.title for entry in feed.entries] == ["New", "Old"]


def test_entries_that_were_added_together_are_ordered_by_date():
    records = [make_article("a.txt", date="1999-01-01"), make_article("b.txt", date="2000-01-01")]
    entries = {path: _added(path, "2024-01-01") for path in ("a.txt", "b.txt")}

    feed = _feeds(records, ledger=Ledger(entries))["feed.xml"]

    assert [entry.title for entry in feed.entries] == ["B", "A"]


def test_a_feed_of_a_term_is_in_the_same_order():
    records = [make_article(f"{n}.txt", date=f"20{n:02}", countries=["BO"]) for n in range(10, 15)]

    feeds = _feeds(records)

    assert feeds["feed.xml"].entries == feeds["countries/bolivia/feed.xml"].entries


def test_a_feed_holds_no_more_than_its_size():
    records = [make_article(f"{n}.txt", date=f"20{n:02}") for n in range(10, 20)]

    feed = _feeds(records, feed_size=3)["feed.xml"]

    assert [entry.title for entry in feed.entries] == ["19", "18", "17"]


def test_an_entry_bears_the_id_of_the_ledger():
    records = [make_article("a.txt")]
    ledger = make_ledger(records)

    (entry,) = _feeds(records, ledger=ledger)["feed.xml"].entries

    assert ledger.entries["a.txt"].id == entry.id


def test_an_entry_is_updated_when_it_was_added():
    records = [make_article("a.txt", date="2024-06-27", modified="2024-01-01")]

    (entry,) = _feeds(records)["feed.xml"].entries

    assert entry.updated == "2024-06-27T00:00:00+00:00"


def test_an_entry_is_updated_when_it_was_modified_if_that_is_later():
    records = [make_article("a.txt", date="2024-06-27", modified="2024-06-28T10:00:00+02:00")]

    (entry,) = _feeds(records)["feed.xml"].entries

    assert entry.updated == "2024-06-28T10:00:00+02:00"


def test_an_undated_entry_says_nothing_of_when_it_was_published():
    (entry,) = _feeds([make_article("a.txt")])["feed.xml"].entries

    assert entry.published == ""


def test_a_feed_is_updated_with_its_latest_entry_whatever_the_time_zones():
    records = [
        make_article("west.txt", date="2024-06-01", modified="2024-06-27T23:00:00-05:00"),
        make_article("east.txt", date="2024-06-01", modified="2024-06-28T03:00:00+05:00"),
    ]

    feed = _feeds(records)["feed.xml"]

    assert max(datetime.fromisoformat(entry.updated) for entry in feed.entries) == datetime.fromisoformat(feed.updated)


def test_a_feed_without_entries_was_never_updated():
    assert _feeds([])["feed.xml"].updated == "1970-01-01T00:00:00+00:00"


def test_each_feed_has_an_id_of_its_own():
    feeds = _feeds([make_article(countries=["BO"], tags=["Bolivia"], section="Bolivia")])

    assert len({feed.id for feed in feeds.values()}) == 4


def test_categories_are_countries_and_topics():
    (entry,) = _feeds([make_article(countries=["BO"], mentioned=["PE"], tags=["Floods"])])["feed.xml"].entries

    assert entry.categories == ("Bolivia", "Peru", "Floods")


def test_the_feed_of_a_topic_has_ten_entries_at_most():
    feeds = _feeds([make_article(f"{n}.txt", date=f"20{n:02}", tags=["Floods"]) for n in range(10, 25)])

    assert (len(feeds["feed.xml"].entries), len(feeds["tags/floods/feed.xml"].entries)) == (15, 10)
