from backfile.search.shards import cut_shards
from builders import make_article
from hypothesis import given, settings
from hypothesis import strategies as st

DATES = st.one_of(
    st.just(""),
    st.integers(1890, 2030).map(str),
    st.builds("{}-{:02}".format, st.integers(1990, 2010), st.integers(1, 12)),
    st.builds("2004-{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 28)),
)
ARCHIVES = st.lists(DATES, max_size=60).map(
    lambda dates: [make_article(f"a{number}.txt", date=date) for number, date in enumerate(dates)]
)


def _shards(articles, most):
    return {shard.name: [article.path for article in shard.articles] for shard in cut_shards(articles, most)}


def test_a_small_archive_is_one_shard_with_undated_articles_apart():
    articles = [make_article("a.txt", date="1987-03"), make_article("b.txt"), make_article("c.txt", date="2024")]

    assert _shards(articles, 2) == {"dated": ["a.txt", "c.txt"], "undated": ["b.txt"]}


def test_an_archive_that_is_too_large_is_halved_by_years():
    articles = [make_article(f"{year}.txt", date=str(year)) for year in range(2000, 2024, 4)]

    assert _shards(articles, 2) == {
        "2000-2007": ["2000.txt", "2004.txt"],
        "2008-2015": ["2008.txt", "2012.txt"],
        "2016-2047": ["2016.txt", "2020.txt"],
    }


def test_a_year_that_is_too_large_is_halved_by_months_and_a_month_by_days():
    dates = ("2004-01-05", "2004-01-17", "2004-02", "2004-09", "2004")
    articles = [make_article(f"{date}.txt", date=date) for date in dates]

    assert _shards(articles, 1) == {
        "2004-m00": ["2004.txt"],
        "2004-m01-d00-15": ["2004-01-05.txt"],
        "2004-m01-d16-31": ["2004-01-17.txt"],
        "2004-m02-03": ["2004-02.txt"],
        "2004-m08-15": ["2004-09.txt"],
    }


def test_a_day_that_is_too_large_is_cut_by_digests():
    articles = [make_article(f"{number}.txt", date="2004-01-05") for number in range(9)]

    shards = _shards(articles, 5)

    assert all(name.startswith("2004-m01-d05-x") for name in shards)
    assert max(map(len, shards.values())) <= 5


@given(ARCHIVES, st.integers(1, 20))
@settings(max_examples=60)
def test_every_article_is_in_just_one_shard_and_none_is_too_large(articles, most):
    shards = _shards(articles, most)

    assert sorted(path for paths in shards.values() for path in paths) == sorted(found.path for found in articles)
    assert all(0 < len(paths) <= most for paths in shards.values())


@given(ARCHIVES, st.integers(1, 20), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_articles_does_not_matter(articles, most, random):
    shuffled = random.sample(articles, len(articles))

    assert list(_shards(articles, most).items()) == list(_shards(shuffled, most).items())


@given(ARCHIVES, DATES, st.integers(1, 20))
@settings(max_examples=60)
def test_one_article_more_changes_one_shard_or_cuts_it(articles, date, most):
    before = _shards(articles, most)
    after = _shards([*articles, make_article("new.txt", date=date)], most)

    gone = [paths for name, paths in before.items() if after.get(name) != paths]

    assert len(gone) <= 1
    new = {path for name, paths in after.items() if before.get(name) != paths for path in paths}
    assert new == {"new.txt", *(path for paths in gone for path in paths)}
