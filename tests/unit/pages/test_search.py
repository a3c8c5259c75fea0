import msgspec
import pytest
from backfile.model.search import IndexedShard, SearchIndex, Shard
from backfile.pages.search import OPENING, SearchSite, search_page, search_parts, search_records, shard_digest
from builders import Texts, content_of, make_archive, make_article, make_body, make_page, make_record, make_stored

SPOILED = "Kılıçdaroğlu lost to Lech Wałęsa."


def _record(*paragraphs, whole=True, body=None, **values):
    """What the index holds of an article of an archive of its own."""
    article = make_article(**values)
    texts = Texts(make_stored(make_record(**values), body or make_body(*paragraphs)))
    (record,) = search_records(make_archive([article]), Shard("dated", (article,)), texts, whole=whole)
    return record


def test_the_text_is_the_words_of_deck_and_story():
    body = msgspec.structs.replace(
        make_body('<span class="dateline">LIMA</span> — It <b>rose</b> &amp; fell.', "Again.")
    )

    record = _record(body=msgspec.structs.replace(body, deck="A river"))

    assert record.content == "A river LIMA — It rose & fell. Again."


def test_a_pull_quote_is_left_out_for_its_words_stand_in_the_text():
    story = '<p>It rose.</p>\n<aside class="pull-quote" aria-hidden="true">\n<p>It rose</p>\n</aside>\n<p>It fell.</p>'

    assert _record(body=msgspec.structs.replace(make_body(), story=(story,))).content == "It rose. It fell."


def test_results_show_headline_and_date_and_main_countries():
    record = _record("Text.", headline="Flood", date="2024-06", countries=["BO", "PE"], mentioned=["KE"])

    assert record.meta == {"title": "Flood", "date": "June 2024", "country": "Bolivia, Peru"}
    assert record.filters["country"] == ("Bolivia", "Peru", "Kenya")
    assert record.day == "20240600"


@pytest.mark.parametrize(("name", "years"), [("2024", ()), ("2024-m01-06", ()), ("2024-2031", ("2024",))])
def test_an_article_says_its_year_where_that_of_its_shard_does_not(name, years):
    article = make_article(date="2024-06")
    (record,) = search_records(make_archive([article]), Shard(name, (article,)), Texts(), whole=True)

    assert record.filters.get("year", ()) == years


def test_an_article_without_date_country_and_section_has_none():
    record = _record("Text.", headline="Flood")

    assert (record.meta, record.filters, record.day) == ({"title": "Flood"}, {}, "")


def test_only_topics_on_the_list_of_topics_can_be_chosen():
    articles = [make_article(f"{number}.txt", tags=["Bank", *(["Rare"] * (number == 0))]) for number in range(3)]

    records = list(search_records(make_archive(articles), Shard("dated", tuple(articles)), Texts(), whole=True))

    assert [record.filters["topic"] for record in records] == [("Bank",)] * 3


def test_letters_that_other_keyboards_do_not_have_are_found_without_them():
    assert _record(SPOILED).meta["spelt"] == "Kiliçdaroğlu Walęsa"  # Pagefind leaves away marks


def test_other_words_are_left_alone():
    assert "spelt" not in _record("Müller read Erdoğan in Nițchidorf.").meta


def test_an_opening_is_cut_at_a_word_and_has_the_names_of_the_rest():
    text = "Lima said nothing. " + "word " * 200 + "The Andean Bank paid."

    content = _record(text, whole=False, tags=["Andean Bank", "Lima"]).content

    assert content.startswith("Lima said nothing. word")
    assert content.endswith("word … Andean Bank")
    assert len(content.partition(" … ")[0]) <= OPENING


@pytest.mark.parametrize("text", ["Short.", "x" * OPENING])
def test_a_short_text_is_left_alone(text):
    assert _record(text, whole=False, tags=["Bank"]).content == text


def test_a_text_without_spaces_is_cut_too():
    assert _record("字" * 1000, whole=False).content == "字" * OPENING


def _digest(articles, count=1, **values):
    return shard_digest(make_archive(articles), Shard("dated", tuple(articles[:count])), **{"whole": True, **values})


def test_the_digest_of_a_shard_changes_with_its_articles_and_the_mode():
    one, other = make_article("a.txt", headline="A"), make_article("a.txt", headline="B")

    assert _digest([one]) == _digest([one])
    assert _digest([one]) != _digest([other])
    assert _digest([one]) != _digest([one], whole=False)


def test_the_digest_of_a_shard_changes_when_a_topic_of_it_comes_on_the_list():
    articles = [make_article(f"{number}.txt", tags=["Bank"]) for number in range(3)]

    assert _digest(articles[:2]) != _digest(articles)


def test_the_digest_of_a_shard_stays_when_other_articles_change():
    mine = make_article("a.txt", tags=["Bank"])
    others = (make_article("b.txt", tags=["River"]), make_article("b.txt", headline="Other"))

    assert len({_digest([mine, other]) for other in others}) == 1


def _site(tmp_path):
    for name in ("pagefind-entry.json", "fragment/en_1.pf_fragment"):
        (tmp_path / "dated" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "dated" / name).write_text(name)
    (tmp_path / "runtime").mkdir()
    runtime = IndexedShard("pagefind-1.5.2", "r", str(tmp_path / "runtime"))
    shard = IndexedShard("dated", "0123456789abcdef", str(tmp_path / "dated"))
    return SearchSite(SearchIndex(runtime, (shard,), is_whole=False), "static/search.0.js")


def test_the_files_of_a_shard_are_copied_below_the_search_page(tmp_path):
    _, part = search_parts(_site(tmp_path))
    drafts = list(part.pages())

    assert (part.name, part.inputs) == ("search/dated", "0123456789abcdef")
    assert [draft.path for draft in drafts] == [
        "search/dated/pagefind-entry.json",
        "search/dated/fragment/en_1.pf_fragment",
    ]
    assert [make_page(draft).path for draft in drafts] == [draft.path for draft in drafts]


def test_a_file_is_copied_again_when_it_holds_something_else(tmp_path):
    site = _site(tmp_path)
    before = [draft.inputs for draft in list(search_parts(site))[1].pages()]
    (tmp_path / "dated" / "pagefind-entry.json").write_text("other")
    after = [draft.inputs for draft in list(search_parts(site))[1].pages()]

    assert [old != new for old, new in zip(before, after, strict=True)] == [True, False]


def test_the_page_knows_where_everything_is(tmp_path):
    page = search_page(make_archive([make_article()]), _site(tmp_path))
    found = content_of(page)

    assert (page.path, page.template) == ("search/index.html", "search.html")
    assert (found.action, found.base) == ("/archive/search/", "/archive/")
    assert (found.script, found.runtime) == ("/archive/static/search.0.js", "/archive/search/pagefind-1.5.2/")
    assert [(shard.label, shard.url) for shard in found.shards] == [("0123456789ab", "/archive/search/dated/")]
    assert not found.is_whole
