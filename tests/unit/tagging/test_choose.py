from backfile.model.annotation import TagKind, TagRule, TagUse
from backfile.model.article import TagRef
from backfile.model.metadata import Found, Origin
from backfile.tagging.choose import MOST, choose_tags
from builders import make_record
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

TOPIC, PERSON = TagKind.TOPIC, TagKind.PERSON
NAMES = st.sampled_from(["Soto", "Ana Soto", "Luis Soto", "Flood", "Rain", "Harbour"])
TAGS = st.lists(st.builds(TagRef, NAMES, st.sampled_from(TagKind), st.floats(0, 9), st.booleans()), max_size=5)


def _records(*articles, origin=Origin.DERIVED):
    return [
        replace(make_record(f"{number}.txt"), tags=Found(tuple(tags), origin)) for number, tags in enumerate(articles)
    ]


def _chosen(*articles, rules=(), origin=Origin.DERIVED):
    return [
        [tag.name for tag in record.tags.value] for record in choose_tags(_records(*articles, origin=origin), rules)
    ]


def _weak(name):
    return TagRef(name, TOPIC, 1.0, sure=False)


def test_the_best_tags_come_first():
    assert _chosen([TagRef("Rain", TOPIC, 1.0), TagRef("Flood", TOPIC, 2.0)]) == [["Flood", "Rain"]]


def test_equal_tags_come_by_name():
    assert _chosen([TagRef("Rain", TOPIC, 1.0), TagRef("Flood", TOPIC, 1.0)]) == [["Flood", "Rain"]]


def test_an_article_has_no_more_tags_than_are_read():
    tags = [TagRef(f"Tag {letter}", TOPIC, 1.0) for letter in "abcdefghijkl"]

    assert len(_chosen(tags)[0]) == MOST


def test_tags_that_somebody_wrote_are_all_kept_in_their_order():
    tags = [TagRef(f"Tag {letter}", TOPIC) for letter in "lkjihgfedcba"]

    assert _chosen(tags, origin=Origin.HEADER) == [[tag.name for tag in tags]]


def test_a_tag_that_is_not_sure_needs_another_article():
    assert _chosen([_weak("Harbour")], [_weak("Harbour")], [_weak("Rain")]) == [["Harbour"], ["Harbour"], []]


def test_an_article_with_few_tags_keeps_the_best_of_those_that_only_it_has():
    strong = [
        TagRef(name, TOPIC, score, sure=False) for name, score in (("Rain", 4.0), ("Harbour", 3.0), ("Wind", 1.0))
    ]

    assert _chosen(strong) == [["Rain", "Harbour"]]


def test_an_article_with_enough_tags_keeps_none_that_only_it_has():
    sure = [TagRef(name, TOPIC, 5.0) for name in ("Flood", "Trial", "Vote", "War")]

    assert _chosen([*sure, TagRef("Rain", TOPIC, 9.0, sure=False)]) == [["Flood", "Trial", "Vote", "War"]]


def test_a_banned_tag_does_not_come_back_where_tags_are_few():
    rules = [TagRule("Rain", "", None, TagUse.NEVER)]

    assert _chosen([TagRef("Rain", TOPIC, 9.0, sure=False)], rules=rules) == [[]]


def test_a_tag_that_is_not_sure_is_confirmed_by_one_that_is():
    assert _chosen([_weak("Harbour")], [TagRef("Harbour", TOPIC, 1.0)]) == [["Harbour"], ["Harbour"]]


def test_a_weak_topic_that_too_many_articles_have_is_left_out():
    articles = [[_weak("Harbour")]] * 10 + [[TagRef("Harbour", TOPIC, 1.0)]] + [[]] * 49

    assert _chosen(*articles)[9:11] == [[], ["Harbour"]]


def test_a_weak_topic_that_few_articles_have_stays():
    assert _chosen(*[[_weak("Harbour")]] * 9, *[[]] * 51)[8] == ["Harbour"]


def test_no_topic_is_too_common_in_a_small_archive():
    assert _chosen(*[[_weak("Harbour")]] * 49)[0] == ["Harbour"]


def test_a_person_who_is_not_sure_is_never_too_common():
    assert _chosen(*[[TagRef("Ana Soto", PERSON, 1.0, sure=False)]] * 60)[0] == ["Ana Soto"]


def test_a_sure_topic_has_a_place_among_many_people():
    people = [TagRef(f"Ana {letter}", PERSON, 9.0) for letter in "abcdefghijkl"]
    (tags,) = _chosen([*people, TagRef("Flood", TOPIC, 1.0), TagRef("Rain", TOPIC, 0.5)])

    assert (len(tags), tags[-1], "Rain" in tags) == (MOST, "Flood", False)


def test_a_topic_that_is_not_sure_takes_no_place_from_people():
    people = [TagRef(f"Ana {letter}", PERSON, 9.0) for letter in "abcdefgh"]

    assert "Flood" not in _chosen([*people, _weak("Flood")], [_weak("Flood")])[0]


def test_a_surname_becomes_the_full_name_and_keeps_what_the_article_says():
    full = [TagRef("Ana Soto", PERSON, 1.0)]
    last = choose_tags(_records(full, full, [TagRef("Soto", PERSON, 1.0)]))[-1]

    assert last.tags.value == (TagRef("Ana Soto", PERSON, 1.0, aliases=("Soto",)),)


def test_two_names_of_one_tag_are_one_tag_with_both_weights():
    full = [TagRef("Ana Soto", PERSON, 1.0)]
    last = choose_tags(_records(full, full, [*full, TagRef("Soto", PERSON, 2.0)]))[-1]

    assert last.tags.value == (TagRef("Ana Soto", PERSON, 3.0, aliases=("Soto",)),)


def test_a_banned_tag_is_on_no_article():
    rules = [TagRule("flood", "", None, TagUse.NEVER)]

    assert _chosen([TagRef("Flood", TOPIC, 1.0), TagRef("Rain", TOPIC, 1.0)], rules=rules) == [["Rain"]]


def test_a_banned_tag_is_not_even_on_an_article_where_somebody_wrote_it():
    rules = [TagRule("flood", "", None, TagUse.NEVER)]

    assert _chosen([TagRef("Flood", TOPIC)], rules=rules, origin=Origin.HEADER) == [[]]


def test_a_ban_of_a_surname_leaves_the_people_who_bear_it():
    full = [TagRef("Ana Soto", PERSON, 1.0)]
    rules = [TagRule("Soto", "", None, TagUse.NEVER)]

    assert _chosen(full, full, [TagRef("Soto", PERSON, 1.0)], rules=rules)[2] == ["Ana Soto"]


def test_a_forced_tag_comes_first():
    rules = [TagRule("Rain", "", None, TagUse.ALWAYS)]

    assert _chosen([TagRef("Flood", TOPIC, 9.0), TagRef("Rain", TOPIC, 1.0)], rules=rules) == [["Rain", "Flood"]]


def test_articles_that_nothing_changes_are_the_same_records():
    records = _records([TagRef("Rain", TOPIC, 1.0)])

    assert choose_tags(records)[0] is records[0]


@given(st.lists(TAGS, max_size=6), st.randoms())
def test_the_order_of_the_articles_does_not_matter(articles, random):
    records = _records(*articles)
    shuffled = records[:]
    random.shuffle(shuffled)
    chosen = {record.path: record for record in choose_tags(shuffled)}

    assert [chosen[record.path] for record in records] == choose_tags(records)
