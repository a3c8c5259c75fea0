import pytest
from backfile.drafts import draft_article, settle_article
from backfile.model.annotation import Role, TagKind
from backfile.model.article import CountryRef, Settled, TagRef
from backfile.model.metadata import Found, Origin
from builders import make_date, make_entry, make_record
from msgspec.structs import replace

RECORD = make_record("flood.txt", headline="The Flood!", date="2024-06-10", section="World", authors=["Ana", "Ana"])
ENTRY = make_entry("flood.txt")
RAIN = TagRef("Rain", TagKind.TOPIC)
BOLIVIA = CountryRef("BO", Role.MAIN)
SETTLED = Settled((RAIN,), (BOLIVIA,))


def _article(record=RECORD, settled=SETTLED, entry=ENTRY):
    return settle_article(draft_article(record), settled, entry)


IN_LISTS = {
    "headline": {"record": replace(RECORD, headline=Found("High water", Origin.TEXT))},
    "language": {"record": replace(RECORD, language=Found("de", Origin.TEXT))},
    "date": {"record": replace(RECORD, published=make_date("2024"))},
    "section": {"record": replace(RECORD, section=Found("Home", Origin.HEADER))},
    "address": {"entry": replace(ENTRY, address="undated/other/")},
    "main country": {"settled": Settled((RAIN,), (CountryRef("PE", Role.MAIN),))},
    "role": {"settled": Settled((RAIN,), (CountryRef("BO", Role.MENTIONED),))},
}
ELSEWHERE = {
    "summary": {"record": replace(RECORD, summary=Found("It fell.", Origin.TEXT))},
    "modified": {"record": replace(RECORD, modified=make_date("2025"))},
    "authors": {"record": replace(RECORD, authors=Found(("Rosa",), Origin.TEXT))},
    "tag": {"settled": Settled((TagRef("Mud", TagKind.TOPIC),), (BOLIVIA,))},
    "kind": {"settled": Settled((TagRef("Rain", TagKind.PERSON),), (BOLIVIA,))},
    "mentioned country": {"settled": Settled((RAIN,), (BOLIVIA, CountryRef("PE", Role.MENTIONED)))},
    "id": {"entry": replace(ENTRY, id="urn:uuid:00000000-0000-5000-8000-000000000000")},
    "added": {"entry": replace(ENTRY, added="2025-01-01")},
}
ON_ITS_PAGE = {
    "text": {"record": replace(RECORD, digest="of another text")},
    "kicker": {"record": replace(RECORD, kicker="Weather")},
    "origin": {"record": replace(RECORD, tags=Found(RECORD.tags.value, Origin.HEADER))},
    "other names of a tag": {"settled": Settled((replace(RAIN, aliases=("Rains",)),), (BOLIVIA,))},
    "lesson": {"settled": Settled((RAIN,), (replace(BOLIVIA, learned_from="Andes Rail"),))},
}
NOWHERE = {
    "line": {"record": replace(RECORD, headline=replace(RECORD.headline, line=9))},
    "slug": {"record": replace(RECORD, slug=Found("other", Origin.HEADER))},
}


@pytest.mark.parametrize("what", IN_LISTS)
def test_what_lists_show_of_an_article_is_in_all_its_digests(what):
    before, after = _article(), _article(**IN_LISTS[what])

    assert before.row != after.row
    assert before.shown != after.shown
    assert before.digest != after.digest


@pytest.mark.parametrize("what", ELSEWHERE)
def test_what_only_other_pages_show_of_an_article_leaves_lists_alone(what):
    before, after = _article(), _article(**ELSEWHERE[what])

    assert before.row == after.row
    assert before.shown != after.shown
    assert before.digest != after.digest


@pytest.mark.parametrize("what", ON_ITS_PAGE)
def test_what_only_its_own_page_shows_of_an_article_leaves_all_others_alone(what):
    before, after = _article(), _article(**ON_ITS_PAGE[what])

    assert (before.row, before.shown) == (after.row, after.shown)
    assert before.digest != after.digest


@pytest.mark.parametrize("what", NOWHERE)
def test_what_no_page_shows_of_an_article_leaves_its_digests_alone(what):
    assert _article() == _article(**NOWHERE[what])


def test_the_same_author_named_twice_is_one():
    assert _article().authors == ("Ana",)


def test_promos_and_headlines_are_folded_alike():
    article = _article(replace(RECORD, promos=("the flood", "")))

    assert (article.folded, article.promos) == ("the flood", ("the flood", ""))


def test_an_article_gets_what_was_settled_and_its_row_of_the_ledger():
    settled = Settled((RAIN,), (BOLIVIA, CountryRef("PE", Role.MENTIONED)))
    article = _article(settled=settled)

    assert (article.tags, article.kinds) == (("Rain",), (TagKind.TOPIC,))
    assert (article.main, article.mentioned) == (("BO",), ("PE",))
    assert (article.id, article.added, article.address) == (ENTRY.id, ENTRY.added, ENTRY.address)


def test_what_an_article_has_not_was_read_nowhere():
    assert _article(settled=Settled((), ())).origins == (Origin.HEADER, Origin.HEADER, None, None)


def test_what_metadata_csv_changes_is_kept_beside_the_draft():
    changed = replace(RECORD, headline=Found("Better", Origin.TABLE))

    assert draft_article(RECORD, changed).record == changed
    assert draft_article(RECORD).record is None
