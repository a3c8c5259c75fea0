import msgspec
import pytest
from backfile.pieces import MemoryStore, write_sealed
from backfile.references.sketch import make_sketch
from backfile.references.versions import find_versions
from builders import make_article
from hypothesis import given, settings
from hypothesis import strategies as st

STORIES = 4
TEXTS = st.builds(
    lambda story, start, end: [
        f"The {n}th act of story number {story} was played to a full house." for n in range(start, end)
    ],
    st.integers(0, STORIES - 1),
    st.integers(0, 5),
    st.integers(3, 14),
)
ARTICLES = st.tuples(
    TEXTS, st.sampled_from(["", "2024", "2024-06-27", "2024-06-28", "2024-09-01"]), st.sampled_from("AB")
)
PATHS = st.integers(0, 50).map("{}.txt".format)
CHANGES = st.dictionaries(PATHS, st.one_of(st.none(), ARTICLES, ARTICLES), min_size=1, max_size=6)


class Site:
    """Articles, and the versions that were found one change after another."""

    def __init__(self):
        self.store, self.articles, self.sketches, self.versions = MemoryStore(), {}, {}, {}

    def change(self, **changes):
        """Each change: a text of sentences, a date and a headline; None for an article that goes."""
        self.put({f"{name}.txt": said for name, said in changes.items()})
        return {path: list(paths) for path, paths in self.versions.items() if paths}

    def put(self, changes):
        is_new = not self.articles
        read = {path: make_sketch(said[0]) for path, said in changes.items() if said}
        for path, said in changes.items():
            self.articles.pop(path, None)
            if said:
                self.articles[path] = make_article(path, date=said[1], headline=said[2])
        self.versions |= find_versions(self.store, changes, read, self.articles, is_new=is_new)
        self.versions = {path: found for path, found in self.versions.items() if path in self.articles}
        self.sketches = {path: text for path, text in {**self.sketches, **read}.items() if path in self.articles}


def _acts(*numbers, of="the play"):
    return [f"The {number}th act of {of} was played to a full house on Monday." for number in numbers]


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(PATHS, ARTICLES), st.lists(CHANGES, min_size=1, max_size=4))
def test_one_change_after_another_comes_to_the_same_as_all_at_once(start, steps):
    site = Site()
    site.put(start)
    for step in steps:
        site.put(step)
        clean = find_versions(MemoryStore(), site.articles, site.sketches, site.articles, is_new=True)

        assert site.versions == clean


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(PATHS, ARTICLES, min_size=2))
def test_versions_are_each_others(start):
    site = Site()
    site.put(start)

    assert [path for path, found in site.versions.items() for other in found if path not in site.versions[other]] == []


def test_the_same_text_in_two_folders_is_one_story():
    said = (_acts(1, 2, 3, 4), "2024-06-27", "A Play Opens")

    assert Site().change(a=said, b=said) == {"a.txt": ["b.txt"], "b.txt": ["a.txt"]}


def test_a_text_with_another_headline_and_one_more_paragraph_is_the_same_story():
    one, other = (_acts(1, 2, 3, 4, 5), "2024-06-27", "A"), (_acts(1, 2, 9, 3, 4, 5), "2024-07-27", "B")

    assert Site().change(a=one, b=other).keys() == {"a.txt", "b.txt"}


def test_versions_stand_newest_first():
    site = Site()
    days = {"a": "2024-06-27", "b": "2024-06-29", "c": "2024-06-28"}

    assert site.change(**{name: (_acts(1, 2, 3, 4), day, "A") for name, day in days.items()})["a.txt"] == [
        "b.txt",
        "c.txt",
    ]


def test_articles_that_share_less_than_half_are_left_alone():
    one, other = (_acts(1, 2, 3, 4, 5, 6), "2024-06-27", "A"), (_acts(1, 2, 3, 4, 7, 8, 9, 10, 11), "2024-06-27", "B")

    assert Site().change(a=one, b=other) == {}


def test_short_texts_under_two_headlines_are_left_alone():
    assert Site().change(a=(_acts(1, 2, 3), "2024-06-27", "A"), b=(_acts(1, 2, 3), "2024-06-27", "B")) == {}


def test_articles_of_one_headline_and_few_days_need_less_in_common():
    one, other = (_acts(1, 2, 3), "2024-06-27", "A"), (_acts(1, 2, 7, 8), "2024-06-29", "A")

    assert Site().change(a=one, b=other).keys() == {"a.txt", "b.txt"}


@pytest.mark.parametrize("date", ["", "2024-06", "2024-07-27"])
def test_one_headline_weeks_apart_or_at_an_unknown_time_is_no_more_than_another(date):
    assert Site().change(a=(_acts(1, 2, 3), "2024-06-27", "A"), b=(_acts(1, 2, 7, 8), date, "A")) == {}


def test_a_headline_alone_makes_no_version():
    assert Site().change(a=(_acts(1, 2), "2024-06-27", "Weather"), b=(_acts(3, 4), "2024-06-28", "Weather")) == {}


def test_a_short_text_under_one_headline_is_a_copy_whatever_its_date():
    assert Site().change(a=(_acts(1), "2024-06-27", "A"), b=(_acts(1), "", "A")).keys() == {"a.txt", "b.txt"}


def test_texts_without_long_sentences_are_left_alone():
    assert Site().change(a=(["It rained."], "2024-06-27", "A"), b=(["It rained."], "2024-06-27", "A")) == {}


def test_what_very_many_articles_have_is_a_form_and_no_story():
    site = Site()
    site.put({f"{number}.txt": (_acts(1, 2, 3, 4), "2024-06-27", "Notice") for number in range(20)})
    few = [path for path, found in site.versions.items() if found]
    site.put({"one-more.txt": (_acts(1, 2, 3, 4), "2024-06-27", "Notice")})

    assert (len(few), [path for path, found in site.versions.items() if found]) == (20, [])


def test_an_article_that_gets_another_headline_is_a_version_no_more():
    site = Site()
    site.put({"a.txt": (_acts(1, 2), "2024-06-27", "A"), "b.txt": (_acts(1, 2), "2024-06-27", "A")})
    site.articles["b.txt"] = make_article("b.txt", date="2024-06-27", headline="B")

    assert find_versions(site.store, ["b.txt"], {}, site.articles, is_new=False) == {"a.txt": (), "b.txt": ()}


def test_a_story_keeps_its_other_versions_when_one_of_them_goes():
    site, said = Site(), (_acts(1, 2, 3, 4), "2024-06-27", "A")
    site.change(a=said, b=(_acts(1, 2, 3, 4, 5, 6), "2024-06-27", "B"), c=(_acts(3, 4, 5, 6), "2024-06-27", "C"))

    assert site.change(c=None) == {"a.txt": ["b.txt"], "b.txt": ["a.txt"]}


def test_an_article_that_shares_nothing_touches_no_other():
    site = Site()
    site.put({f"{number}.txt": (_acts(1, 2, 3, 4, of=f"story {number}"), "", f"{number}") for number in range(30)})
    site.articles["new.txt"] = make_article("new.txt")
    found = find_versions(site.store, ["new.txt"], {"new.txt": make_sketch(_acts(1, 2))}, site.articles, is_new=False)

    assert found == {"new.txt": ()}


def test_what_is_written_follows_what_changed():
    site = Site()
    site.put({f"{number}.txt": (_acts(1, 2, 3, of=f"story {number}"), "", f"{number}") for number in range(1500)})
    before = dict(site.store.blobs)
    site.put({"0.txt": (_acts(1, 2, 3, of="another story"), "", "Another")})

    assert sum(before[key] != data for key, data in site.store.blobs.items()) < len(before) / 20


@pytest.mark.parametrize("key", ["versions", "sketched/0", "sketches/0", "shared/0"])
def test_a_piece_that_is_lost_or_damaged_is_an_error(key):
    for damage, said in (
        (lambda blobs: blobs.pop(key), "missing"),
        (lambda blobs: blobs.update({key: b"12345"}), "damaged"),
    ):
        site = Site()
        site.put({f"{number}.txt": (_acts(1, 2, 3, of=f"story {number}"), "", f"{number}") for number in range(600)})
        damage(site.store.blobs)

        with pytest.raises(msgspec.DecodeError, match=f'"{key}" in the catalog is {said}'):
            find_versions(site.store, site.articles, {}, site.articles, is_new=False)


def test_a_store_of_another_version_is_not_gone_on_from():
    site = Site()
    site.put({"a.txt": (_acts(1), "", "A")})
    write_sealed(site.store, "versions", msgspec.msgpack.encode([0, 0]))

    with pytest.raises(msgspec.DecodeError, match=r'"versions" in the catalog is of version 0, not 1'):
        find_versions(site.store, ["a.txt"], {}, site.articles, is_new=False)
