import pytest
from backfile.build.atom import render_atom
from backfile.model.page import Feed, FeedEntry
from lxml import etree
from msgspec.structs import replace

ATOM = {"a": "http://www.w3.org/2005/Atom"}
ENTRY = FeedEntry(
    id="urn:uuid:6a0f5c3e-0000-5000-8000-000000000001",
    title="Flood & <fire>",
    url="https://news.example/2024/06/27/flood/",
    updated="2024-06-28T10:00:00+02:00",
    published="2024-06-27T00:00:00+00:00",
    summary="The “river” rose.",
    authors=("Ana Ruiz", "Luis Paz"),
    categories=("Bolivia", "Floods"),
)
FEED = Feed(
    id="urn:uuid:6a0f5c3e-0000-5000-8000-000000000002",
    title="Test Archive",
    author="Test Archive",
    language="en",
    url="https://news.example/feed.xml",
    page_url="https://news.example/",
    updated="2024-06-28T10:00:00+02:00",
    entries=(ENTRY, replace(ENTRY, id="urn:uuid:6a0f5c3e-0000-5000-8000-000000000003", title="Drought")),
)


def _parse(feed=FEED):
    return etree.fromstring(render_atom(feed))


def _texts(path, feed=FEED):
    return [str(text) for text in _parse(feed).xpath(path, namespaces=ATOM)]


def test_the_document_is_an_atom_feed_in_its_language():
    root = _parse()

    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.mark.parametrize(
    ("name", "value"),
    [("id", FEED.id), ("title", FEED.title), ("updated", FEED.updated), ("author/a:name", FEED.author)],
)
def test_the_feed_has_every_required_element_once(name, value):
    assert [value] == _texts(f"/a:feed/a:{name}/text()")


def test_the_feed_links_to_itself_and_to_its_page():
    assert [FEED.url] == _texts("/a:feed/a:link[@rel='self']/@href")
    assert [FEED.page_url] == _texts("/a:feed/a:link[@rel='alternate']/@href")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", ENTRY.id),
        ("title", ENTRY.title),
        ("updated", ENTRY.updated),
        ("published", ENTRY.published),
        ("summary", ENTRY.summary),
    ],
)
def test_an_entry_has_every_element_once(name, value):
    assert [value] == _texts(f"/a:feed/a:entry[1]/a:{name}/text()")


def test_an_entry_links_to_its_article():
    assert [ENTRY.url] == _texts("/a:feed/a:entry[1]/a:link[not(@rel) or @rel='alternate']/@href")


def test_an_entry_names_its_authors_and_categories_in_order():
    assert _texts("/a:feed/a:entry[1]/a:author/a:name/text()") == ["Ana Ruiz", "Luis Paz"]
    assert _texts("/a:feed/a:entry[1]/a:category/@term") == ["Bolivia", "Floods"]


def test_entries_stand_in_the_given_order():
    assert _texts("/a:feed/a:entry/a:title/text()") == ["Flood & <fire>", "Drought"]


def test_what_is_unknown_is_left_out():
    feed = replace(FEED, entries=(replace(ENTRY, published="", summary="", authors=(), categories=()),))

    assert _texts("//a:entry/a:published | //a:entry/a:summary | //a:entry/a:author | //a:entry/a:category", feed) == []


def test_a_feed_without_entries_is_valid():
    assert _texts("//a:entry", replace(FEED, entries=())) == []


def test_no_clock_shows_in_the_bytes():
    dates = {text for path in ("updated", "published") for text in _texts(f"//a:{path}/text()")}

    assert {ENTRY.updated, ENTRY.published} == dates
    assert render_atom(FEED) == render_atom(FEED)
