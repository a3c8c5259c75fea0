from backfile.model.annotation import TagKind
from backfile.model.article import TagRef
from backfile.pieces import MemoryStore
from backfile.tagging.census import Census

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC
BOARD = TagRef("River Transport Board", ORGANISATION, 1.0, aliases=("RTB",))


def _census(*articles):
    census = Census(MemoryStore(), is_new=True)
    census.add(enumerate(articles))
    return census


def test_names_of_one_key_are_counted_together():
    key = _census([TagRef("Rain", TOPIC, 1.0)], [TagRef("rain", TOPIC, 1.0)]).find("rain")

    assert (key.names, key.count) == ({"Rain": [0], "rain": [1]}, 2)


def test_equal_votes_make_a_person_before_a_topic():
    assert _census([TagRef("Soto", TOPIC, 1.0)], [TagRef("Soto", PERSON, 1.0)]).find("soto").kind is PERSON


def test_what_somebody_wrote_has_no_vote():
    assert _census([TagRef("Soto", PERSON)]).find("soto").kind is None


def test_what_is_added_and_removed_leaves_nothing():
    census = _census([BOARD, BOARD])
    census.remove([(0, [BOARD, BOARD])])
    census.forget(["river-transport-board", "rtb"])
    board, acronym = census.piece("river-transport-board"), census.piece("rtb")

    assert (board.keys, board.acronyms, acronym.aliases) == ({}, {}, {})


def test_an_article_that_is_removed_leaves_those_of_the_others():
    census = _census([TagRef("Rain", TOPIC, 1.0)], [TagRef("Rain", PERSON, 1.0)])
    census.remove([(0, [TagRef("Rain", TOPIC, 1.0)])])
    key = census.find("rain")

    assert (key.names, key.kind) == ({"Rain": [1]}, PERSON)


def test_names_and_acronyms_that_were_counted_are_returned():
    assert set(Census(MemoryStore(), is_new=True).add([(0, [BOARD])])) == {"river-transport-board", "rtb"}


def test_a_census_that_was_saved_goes_on():
    store = MemoryStore()
    census = Census(store, is_new=True)
    census.add([(0, [BOARD])])
    census.save()

    assert Census(store, is_new=False).find("river-transport-board") == census.find("river-transport-board")
