import json

from backfile.model.annotation import TagKind
from backfile.model.article import TagRef
from backfile.model.metadata import Found, Origin
from backfile.model.page import Link
from backfile.pages.article import article_page
from backfile.pages.indexes import term_indexes
from backfile.pages.listing import listing_drafts
from backfile.pages.structured import breadcrumb_node, json_ld
from builders import make_archive, make_body, make_page, make_record, make_stored, show_record
from msgspec import structs

PERSON, ORGANISATION, TOPIC = TagKind.PERSON, TagKind.ORGANISATION, TagKind.TOPIC


def _graph(record, body=None):
    """What the page of an article says of itself, by type."""
    page = article_page(make_archive([show_record(record)]), 0, make_stored(record, body))
    found = json.loads(str(page.subject.head.structured))
    assert found["@context"] == "https://schema.org"
    return {node["@type"]: node for node in found["@graph"]}


def test_an_article_says_what_is_known_of_it():
    record = make_record(
        "a.txt",
        headline="Flood",
        date="2024-06-27",
        modified="2024-06-28",
        section="World",
        authors=["Ana Silva"],
        countries=["BO"],
        mentioned=["PE"],
    )
    record = structs.replace(record, place=Found("LA PAZ, Bolivia", Origin.TEXT))

    assert _graph(record)["NewsArticle"] == {
        "@type": "NewsArticle",
        "headline": "Flood",
        "datePublished": "2024-06-27",
        "dateModified": "2024-06-28",
        "author": [{"@type": "Person", "name": "Ana Silva"}],
        "articleSection": "World",
        "dateline": "LA PAZ, Bolivia",
        "locationCreated": {"@type": "Place", "name": "LA PAZ, Bolivia"},
        "contentLocation": [{"@type": "Country", "name": "Bolivia"}],
        "isBasedOn": "https://news.example/archive/sources/a.txt",
    }


def test_an_article_says_nothing_that_is_not_known():
    assert _graph(make_record("a.txt", headline="Flood"))["NewsArticle"].keys() == {"@type", "headline", "isBasedOn"}


def test_an_article_is_about_its_best_tags_each_of_its_kind():
    refs = (
        TagRef("Luis Arce", PERSON),
        TagRef("United Nations", ORGANISATION),
        TagRef("Coup", TOPIC),
        TagRef("D", TOPIC),
    )
    record = structs.replace(make_record("a.txt"), tags=Found(refs, Origin.DERIVED))

    assert _graph(record)["NewsArticle"]["about"] == [
        {"@type": "Person", "name": "Luis Arce"},
        {"@type": "Organization", "name": "United Nations"},
        {"@type": "Thing", "name": "Coup"},
    ]


def test_a_correction_is_said_without_its_markup():
    story = '<p>Text.</p>\n<p class="correction"><b>Correction:</b> It rose &amp; fell.</p>\n'

    node = _graph(make_record("a.txt"), structs.replace(make_body(), story=(story,)))["NewsArticle"]

    assert node["correction"] == ["Correction: It rose & fell."]


def test_an_article_in_another_language_says_which():
    record = structs.replace(make_record("a.txt"), language=Found("de", Origin.TEXT))

    assert _graph(record)["NewsArticle"]["inLanguage"] == "de"


def test_the_breadcrumbs_of_a_page_have_whole_addresses():
    items = _graph(make_record("a.txt", date="2024-06-27"))["BreadcrumbList"]["itemListElement"]

    assert items == [
        {"@type": "ListItem", "position": 1, "name": "June 2024", "item": "https://news.example/archive/2024/06/"},
    ]


def test_no_text_can_end_the_element_it_stands_in():
    text = json_ld([breadcrumb_node([Link("</script><!--", "/")])])

    assert "<" not in text
    assert json.loads(str(text))["@graph"][0]["itemListElement"][0]["name"] == "</script><!--"


def test_nothing_is_said_of_nothing():
    assert json_ld([]) == ""


def test_the_landing_page_of_an_index_is_a_collection_and_its_slices_are_not():
    records = [show_record(make_record(f"{day}.txt", date=f"2024-06-0{day}", countries=["BO"])) for day in range(1, 4)]
    archive = make_archive(records, index_size=2)
    (index,) = (index for index in term_indexes(archive) if index.title == "Bolivia")
    heads = {draft.path: make_page(draft).subject.head for draft in listing_drafts(archive, index)}

    assert "CollectionPage" in heads["countries/bolivia/index.html"].structured
    assert "CollectionPage" not in heads["countries/bolivia/2024/index.html"].structured
