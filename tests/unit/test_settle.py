import msgspec
import pytest
from backfile.model.annotation import Role, TagKind, TagRule, TagUse
from backfile.model.article import CountryRef, TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.text import Certainty
from backfile.pieces import MemoryStore, write_sealed
from backfile.references.learned import learn_countries
from backfile.settle import Candidates, Settled, is_settled, settle
from backfile.tagging.choose import choose_tags
from builders import make_record
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC
NAMES = [
    ("Soto", PERSON, ()),
    ("Ana Soto", PERSON, ()),
    ("Ana B. Soto", PERSON, ()),
    ("Luis Soto", PERSON, ()),
    ("Flood", TOPIC, ()),
    ("Floods", TOPIC, ()),
    ("flood", ORGANISATION, ()),
    ("RTB", ORGANISATION, ()),
    ("River Transport Board", ORGANISATION, ("RTB",)),
    ("Royal Tea Bureau", ORGANISATION, ("RTB", "Rtb")),
]
TAGS = st.builds(
    lambda name, kind, score, sure: TagRef(name[0], kind or name[1], score, sure, name[2]),
    st.sampled_from(NAMES),
    st.sampled_from([None, None, None, *TagKind]),
    st.sampled_from([0.0, 1.0, 2.5, 3.0]),
    st.booleans(),
)
COUNTRIES = st.lists(
    st.builds(CountryRef, st.sampled_from(["BO", "PE"]), st.sampled_from(Role)),
    max_size=2,
    unique_by=lambda ref: ref.alpha2,
)
ORIGINS = st.sampled_from([Origin.DERIVED, Origin.DERIVED, Origin.HEADER])
ARTICLES = st.builds(Candidates, st.lists(TAGS, max_size=5).map(tuple), ORIGINS, COUNTRIES.map(tuple), ORIGINS)
RULE_NAMES = st.sampled_from([*(name for name, _, _ in NAMES), "Rain"])
RULES = st.lists(
    st.builds(
        TagRule,
        RULE_NAMES,
        st.one_of(st.just(""), RULE_NAMES),
        st.one_of(st.none(), st.sampled_from(TagKind)),
        st.sampled_from(TagUse),
    ),
    max_size=4,
)
CHANGES = st.dictionaries(
    st.integers(0, 59).map("{}.txt".format), st.one_of(st.none(), ARTICLES, ARTICLES), min_size=1, max_size=6
)
STEPS = st.lists(st.tuples(CHANGES, st.one_of(st.none(), RULES)), min_size=1, max_size=5)


class WatchedStore(MemoryStore):
    def __init__(self):
        super().__init__()
        self.was_read = []

    def read(self, key):
        self.was_read.append(key)
        return super().read(key)


def _article(*tags, main=(), origin=Origin.DERIVED):
    return Candidates(tags, Origin.DERIVED, tuple(CountryRef(code, Role.MAIN) for code in main), origin)


def _full(archive, rules=()):
    return settle(MemoryStore(), archive, rules)


def _weak(name):
    return TagRef(name, TOPIC, 1.0, sure=False)


@given(st.lists(ARTICLES, min_size=1, max_size=4), st.sampled_from([0, 7, 48, 53]), STEPS)
def test_one_change_after_another_comes_to_the_same_as_all_at_once(kinds, size, steps):
    archive = {f"{number}.txt": kinds[number % len(kinds)] for number in range(size)}
    store, rules = MemoryStore(), []
    settled = settle(store, archive, rules)
    for changes, new_rules in steps:
        rules = rules if new_rules is None else new_rules
        archive = {path: said for path, said in (archive | changes).items() if said}
        settled = {path: said for path, said in (settled | settle(store, changes, rules)).items() if path in archive}

        assert settled == _full(archive, rules)


@given(st.lists(ARTICLES, max_size=8), RULES)
def test_articles_that_are_settled_get_what_a_list_of_records_gets(articles, rules):
    archive = {f"{number}.txt": said for number, said in enumerate(articles)}
    records = [
        replace(
            make_record(path),
            tags=Found(said.tags, said.tags_origin),
            countries=Found(said.countries, said.countries_origin),
        )
        for path, said in archive.items()
    ]
    listed = {
        record.path: Settled(record.tags.value, record.countries.value, record.countries.certainty is Certainty.LIKELY)
        for record in learn_countries(choose_tags(records, rules))
    }

    assert _full(archive, rules) == listed


def test_an_article_that_shares_nothing_changes_no_other():
    store = MemoryStore()
    settle(store, {f"{number}.txt": _article(TagRef(f"Name {number}", PERSON, 1.0)) for number in range(60)}, ())

    assert settle(store, {"new.txt": _article(TagRef("Rain", TOPIC, 1.0))}, ()).keys() == {"new.txt"}


def test_what_is_read_follows_what_changed():
    store = WatchedStore()
    articles = {f"{number}.txt": _article(TagRef(f"Name {number}", PERSON, 1.0)) for number in range(1500)}
    settle(store, articles, ())
    store.was_read.clear()
    settle(store, {"0.txt": articles["1.txt"]}, ())

    assert [key for key in store.was_read if key.startswith("articles/")] == ["articles/0"]
    assert len(store.was_read) < len(store.blobs) / 50


def test_what_is_written_follows_what_changed():
    store = MemoryStore()
    articles = {f"{number}.txt": _article(TagRef(f"Name {number}", PERSON, 1.0)) for number in range(1500)}
    settle(store, articles, ())
    before = dict(store.blobs)
    settle(store, {"0.txt": articles["1.txt"]}, ())

    assert sum(before[key] != data for key, data in store.blobs.items()) < len(before) / 50


def test_a_name_that_becomes_shared_comes_back_with_its_other_article():
    store = MemoryStore()
    settle(store, {"a.txt": _article(_weak("Harbour"))}, ())
    settled = settle(store, {"b.txt": _article(_weak("Harbour"))}, ())

    assert {path: [tag.name for tag in said.tags] for path, said in settled.items()} == {
        "a.txt": ["Harbour"],
        "b.txt": ["Harbour"],
    }


def test_an_article_that_is_gone_takes_its_part_of_a_shared_name_along():
    store = MemoryStore()
    settle(store, {"a.txt": _article(_weak("Harbour")), "b.txt": _article(_weak("Harbour"))}, ())

    assert settle(store, {"b.txt": None}, ()) == {"a.txt": Settled((), (), learned=False)}


def test_a_name_that_leaves_a_tag_takes_its_articles_along():
    store = MemoryStore()
    settle(store, {"a.txt": _article(_weak("Flood")), "b.txt": _article(_weak("Floods"))}, ())
    settled = settle(store, {"b.txt": _article(TagRef("Floods", PERSON, 1.0))}, ())

    assert settled["a.txt"].tags == ()


def test_what_an_acronym_means_follows_what_its_long_form_is():
    store = MemoryStore()
    board = TagRef("River Transport Board", ORGANISATION, 1.0, aliases=("RTB",))
    settle(store, {"a.txt": _article(TagRef("RTB", ORGANISATION, 1.0)), "b.txt": _article(board)}, ())
    settled = settle(store, {f"{number}.txt": _article(TagRef(board.name, TOPIC, 1.0)) for number in range(2)}, ())

    assert [tag.name for tag in settled["a.txt"].tags] == ["RTB"]


def test_a_path_that_was_never_there_can_be_gone():
    assert settle(MemoryStore(), {"a.txt": None}, ()) == {}


def test_a_topic_that_the_size_of_the_archive_makes_common_leaves_its_articles():
    store = MemoryStore()
    articles = {f"{number}.txt": _article(_weak("Harbour")) for number in range(10)}
    settle(store, articles | {f"other-{number}.txt": _article() for number in range(57)}, ())
    settled = settle(store, {"other-0.txt": None, "other-1.txt": None}, ())

    assert settled == {path: Settled((), (), learned=False) for path in articles}


def test_a_country_is_learned_once_enough_articles_teach_it():
    store, rail = MemoryStore(), TagRef("Andes Rail", ORGANISATION, 1.0)
    settle(
        store, {f"{number}.txt": _article(rail, main=["BO"]) for number in range(4)} | {"open.txt": _article(rail)}, ()
    )
    settled = settle(store, {"4.txt": _article(rail, main=["BO"])}, ())

    assert settled["open.txt"] == Settled((rail,), (CountryRef("BO", Role.MAIN, "Andes Rail"),), learned=True)


def test_a_rule_changes_only_the_articles_of_its_tag():
    store = MemoryStore()
    settle(store, {"a.txt": _article(TagRef("Fire", TOPIC, 1.0)), "b.txt": _article(TagRef("Rain", TOPIC, 1.0))}, ())
    settled = settle(store, {}, [TagRule("fire", "Blaze", None, TagUse.FOUND)])

    assert [(path, said.tags[0].name) for path, said in settled.items()] == [("a.txt", "Blaze")]


def test_a_store_is_settled_when_something_was_settled_in_it():
    store = MemoryStore()
    before = is_settled(store)
    settle(store, {}, ())

    assert (before, is_settled(store)) == (False, True)


def test_a_damaged_store_is_not_settled():
    store = MemoryStore()
    settle(store, {}, ())
    store.blobs["settled"] = store.blobs["settled"][:-1]

    assert not is_settled(store)


def test_a_store_of_another_version_is_not_gone_on_from():
    store = MemoryStore()
    write_sealed(store, "settled", msgspec.msgpack.encode([0, 0, 0]))

    assert not is_settled(store)
    with pytest.raises(msgspec.DecodeError, match=r'"settled" in the catalog is of version 0, not 1'):
        settle(store, {}, ())


def test_a_lost_piece_is_an_error():
    store = MemoryStore()
    settle(store, {"a.txt": _article(TagRef("Fire", TOPIC, 1.0))}, ())
    del store.blobs["articles/0"]

    with pytest.raises(msgspec.DecodeError, match=r'"articles/0" in the catalog is missing'):
        settle(store, {"a.txt": None}, ())


def test_nothing_is_written_when_a_piece_is_damaged():
    store = MemoryStore()
    settle(store, {"a.txt": _article(TagRef("Fire", TOPIC, 1.0))}, ())
    store.blobs["articles/0"] = before = store.blobs["articles/0"][:-1]
    others = dict(store.blobs)
    with pytest.raises(msgspec.DecodeError, match="damaged"):
        settle(store, {"a.txt": None}, ())

    assert (store.blobs, store.blobs["articles/0"]) == (others, before)
