import msgspec
import pytest
from backfile.catalog.shelf import PIECES, read_articles, write_articles
from backfile.model.article import Article
from backfile.pieces import MemoryStore
from builders import make_article
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

FLOOD = replace(
    make_article(
        "flood.txt",
        headline="Überschwemmung “heute”",
        date="2024-06-27T10:00:00+02:00",
        modified="2024-07",
        section="World",
        authors=["Ana Ruiz"],
        tags=["Floods", "Rain"],
        countries=["BO"],
        mentioned=["PE"],
        promos=["Drought", ""],
    ),
    versions=("rain.txt", "drought.txt"),
)


def _store(articles, changed=None, store=None):
    store = store or MemoryStore()
    write_articles(store, articles, articles if changed is None else changed)
    return store


def _many(count):
    return {path: make_article(path) for path in (f"{number}.txt" for number in range(count))}


def test_a_new_store_has_no_articles():
    assert read_articles(MemoryStore()) == {}


def test_an_article_comes_back_as_it_was():
    assert read_articles(_store({"flood.txt": FLOOD})) == {"flood.txt": FLOOD}


@given(st.sets(st.text(st.characters(codec="utf-8"), min_size=1), max_size=30))
def test_all_articles_come_back_by_their_paths(paths):
    articles = {path: make_article(path) for path in paths}

    assert read_articles(_store(articles)) == articles


def test_an_article_that_is_gone_does_not_come_back():
    articles = _many(3)
    store = _store(articles)
    del articles["1.txt"]

    assert read_articles(_store(articles, ["1.txt"], store)) == articles


def test_the_last_article_of_an_archive_can_go():
    store = _store({"flood.txt": FLOOD})

    assert read_articles(_store({}, ["flood.txt"], store)) == {}


def test_one_article_costs_one_piece():
    articles = _many(2 * PIECES)
    store = _store(articles)
    before = dict(store.blobs)
    articles["7.txt"] = make_article("7.txt", headline="Better")
    _store(articles, ["7.txt"], store)

    assert read_articles(store)["7.txt"].headline == "Better"
    assert sum(before[key] != store.blobs[key] for key in before) == 1


def test_without_changes_nothing_is_written():
    store = _store({"flood.txt": FLOOD}, [])

    assert store.blobs == {}


def test_a_name_that_articles_share_is_one_object():
    articles = {path: make_article(path, tags=["Floods of the year"], section="World") for path in ("a.txt", "b.txt")}
    one, other = read_articles(_store(articles)).values()

    assert one.tags[0] is other.tags[0]
    assert one.section is other.section
    assert one.kinds is other.kinds


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\0" * 40])
def test_a_damaged_piece_is_met(damage):
    store = _store({"flood.txt": FLOOD})
    (key,) = store.blobs
    store.blobs[key] = damage

    with pytest.raises(msgspec.DecodeError):
        read_articles(store)


def test_every_field_of_an_article_is_stored():
    values = msgspec.structs.astuple(FLOOD)

    assert all(value or name in ("id", "added") for name, value in zip(Article.__struct_fields__, values, strict=True))
