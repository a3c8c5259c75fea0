from backfile.model.annotation import TagKind
from backfile.references import related as module
from backfile.references.related import MOST, relate_articles
from backfile.references.resolve import sort_articles
from builders import make_article
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

NAMES = {f"Person {n}": TagKind.PERSON for n in range(3)} | {f"Topic {n}": TagKind.TOPIC for n in range(4)}
ARTICLES = st.builds(
    lambda names, **values: (tuple(names), values),
    st.lists(st.sampled_from([*NAMES]), max_size=4, unique=True),
    date=st.sampled_from(["", "2019", "2024-06", "2024-06-27", "2024-06-28", "2024-06-28T10:00:00+02:00"]),
    headline=st.sampled_from(["Rain", "rain", "Sun"]),
    countries=st.lists(st.sampled_from(["BO", "PE"]), max_size=2, unique=True),
    versions=st.one_of(st.just(()), st.sampled_from([("0.txt",), ("1.txt", "2.txt")])),
)
PATHS = st.integers(0, 79).map("{}.txt".format)
CHANGES = st.dictionaries(PATHS, st.one_of(st.none(), ARTICLES, ARTICLES), min_size=1, max_size=8)


def _article(path, *names, versions=(), **values):
    kinds = tuple(NAMES.get(name, TagKind.PERSON) for name in names)
    return replace(make_article(path, tags=names, **values), kinds=kinds, versions=versions)


def _archive(*articles):
    return {article.path: article for article in articles}


def _related(archive, changed=None):
    """The paths related to each article; of a whole archive, unless something changed."""
    changed = dict.fromkeys(archive) if changed is None else changed
    found = relate_articles(sort_articles(archive.values()), changed)
    return {article.path: [other.path for other in others] for article, others in found}


def _day(number):
    return f"2024-{number // 28 + 1:02}-{number % 28 + 1:02}"


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(PATHS, ARTICLES, min_size=20), st.lists(CHANGES, min_size=1, max_size=4))
def test_one_change_after_another_comes_to_the_same_as_all_at_once(start, steps):
    archive = {path: _article(path, *names, **values) for path, (names, values) in start.items()}
    kept = _related(archive)
    for step in steps:
        changed = {path: archive.get(path) for path in step}
        made = {path: _article(path, *said[0], **said[1]) for path, said in step.items() if said}
        archive = {path: article for path, article in {**archive, **made}.items() if path in made or path not in step}
        kept = {path: said for path, said in {**kept, **_related(archive, changed)}.items() if path in archive}

        assert kept == _related(archive)


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(PATHS, ARTICLES, min_size=20), ARTICLES)
def test_an_article_that_looks_other_than_it_did_touches_those_that_show_it(start, said):
    archive = {path: _article(path, *names, **values) for path, (names, values) in start.items()}
    showing = {path for path, others in _related(archive).items() if "0.txt" in others}
    changed = {"0.txt": archive.get("0.txt")}
    archive["0.txt"] = _article("0.txt", *said[0], **said[1])
    touched = _related(archive, changed)
    showing |= {path for path, others in _related(archive).items() if "0.txt" in others}

    assert touched.keys() >= showing


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(PATHS, ARTICLES, min_size=2), st.randoms())
def test_the_order_in_which_articles_come_makes_no_difference(start, chance):
    archive = [_article(path, *names, **values) for path, (names, values) in start.items()]
    shuffled = chance.sample(archive, len(archive))

    assert _related(_archive(*archive)) == _related(_archive(*shuffled))


def test_articles_that_share_a_person_are_related():
    archive = _archive(_article("a.txt", "Ana Soto"), _article("b.txt", "Ana Soto", "Rain"), _article("c.txt", "Rain"))

    assert _related(archive)["a.txt"] == ["b.txt"]


def test_articles_with_nothing_in_common_are_left_alone():
    archive = _archive(_article("a.txt", "Ana Soto"), _article("b.txt", "Luis Diez"))

    assert _related(archive) == {"a.txt": [], "b.txt": []}


def test_of_the_versions_of_a_story_one_is_related():
    versions = {"b.txt": ("c.txt",), "c.txt": ("b.txt",)}
    paths = ("a.txt", "b.txt", "c.txt")
    archive = _archive(*(_article(path, "Ana Soto", versions=versions.get(path, ())) for path in paths))

    assert _related(archive)["a.txt"] == ["b.txt"]


def test_versions_of_an_article_are_not_related_to_it():
    versions = {"a.txt": ("b.txt",), "b.txt": ("a.txt",)}
    paths = ("a.txt", "b.txt", "c.txt")
    archive = _archive(*(_article(path, "Ana Soto", versions=versions.get(path, ())) for path in paths))

    assert _related(archive)["a.txt"] == ["c.txt"]


def test_an_article_that_has_other_versions_now_touches_those_that_share_its_tags():
    archive = _archive(*(_article(f"{letter}.txt", "Ana Soto") for letter in "abc"))
    old = archive["c.txt"]
    archive["c.txt"] = replace(old, versions=("b.txt",))

    assert _related(archive, {"c.txt": old}).keys() == archive.keys()


def test_a_topic_alone_joins_nothing():
    archive = _archive(_article("a.txt", "Topic 1"), _article("b.txt", "Topic 1"))

    assert _related(archive)["a.txt"] == []


def test_a_topic_joins_articles_about_one_country():
    archive = _archive(*(_article(f"{n}.txt", "Topic 1", countries=["BO"]) for n in range(2)))

    assert _related(archive)["0.txt"] == ["1.txt"]


def test_a_country_alone_joins_nothing():
    archive = _archive(*(_article(f"{n}.txt", f"Person {n}", countries=["BO"]) for n in range(2)))

    assert _related(archive)["0.txt"] == []


def test_a_person_that_most_articles_name_joins_nothing():
    archive = _archive(*(_article(f"{n}.txt", "Ana Soto") for n in range(80)))

    assert set(map(tuple, _related(archive).values())) == {()}


def test_a_rare_name_comes_before_one_that_many_have():
    many = [_article(f"many-{n}.txt", "Ana Soto", date="2024-06-27") for n in range(8)]
    rare = _article("rare.txt", "Luis Diez", date="2004-01-01")
    one = _article("one.txt", "Ana Soto", "Luis Diez", date="2024-06-27")

    assert _related(_archive(*many, rare, one))["one.txt"][0] == "rare.txt"


def test_of_many_articles_of_a_tag_the_nearest_in_time_are_related():
    archive = _archive(*(_article(f"{n:02}.txt", "Ana Soto", date=_day(n)) for n in range(30)))
    archive |= _archive(*(_article(f"other-{n}.txt", date=_day(n)) for n in range(400)))

    assert _related(archive)["15.txt"] == [f"{n:02}.txt" for n in (16, 14, 17, 13, 18, 12, 19, 11)]


def test_no_more_are_kept_than_a_page_can_need():
    archive = _archive(*(_article(f"{n}.txt", "Ana Soto", "Luis Diez") for n in range(12)))

    assert max(map(len, _related(archive).values())) == MOST


def test_what_a_change_touches_does_not_grow_with_the_archive():
    touched = []
    for size in (200, 250):
        archive = _archive(*(_article(f"{n}.txt", f"Person {n % 3}", date=_day(n)) for n in range(size)))
        old = archive["100.txt"]
        archive["100.txt"] = replace(old, row=b"other")
        touched.append(len(_related(archive, {"100.txt": old})))

    assert touched == [2 * module._NEAR + 1] * 2  # noqa: SLF001 - the number that the cost follows


def test_an_article_that_others_see_as_it_was_touches_only_itself():
    archive = _archive(*(_article(f"{n}.txt", "Ana Soto") for n in range(5)))
    old = archive["0.txt"]
    archive["0.txt"] = replace(old, digest=b"other")

    assert _related(archive, {"0.txt": old}).keys() == {"0.txt"}


def test_tags_that_tell_next_to_nothing_join_nothing_however_many_they_are():
    topics = [f"Topic {n}" for n in range(4)]
    few, many = (_archive(*(_article(f"{n}.txt", *topics) for n in range(size))) for size in (7, 8))

    assert (len(_related(few)["0.txt"]), len(_related(many)["0.txt"])) == (6, 0)


def test_nothing_is_touched_when_nothing_changed():
    assert _related(_archive(_article("a.txt", "Ana Soto")), {}) == {}


def test_an_archive_that_grows_over_a_power_of_two_is_weighed_anew():
    archive = _archive(*(_article(f"{n}.txt") for n in range(128)))

    assert _related(archive, {"0.txt": None}).keys() == archive.keys()
