"""The kind of article the project began with: kicker, headline twice, a promo, no date."""

import pytest
from conftest import TinySite
from lxml import etree

ARTICLE = """Breaking News

Kenya Condemns Attempted Coup by Peruvian Army

Kenya Condemns Attempted Coup by Peruvian Army

On Monday, Kenya condemned an attempted military coup in Peru and warned against interference.

The statement came after soldiers had closed the square in front of the palace in Lima.

Read more: Indian Minister Will Visit Nairobi Soon

President Ana Quispe of Peru thanked Kenya, and Quispe called for calm.

“We stand with the people of Peru,” the foreign ministry in Nairobi said."""
ADDRESS = "undated/kenya-condemns-attempted-coup-by-peruvian-army/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("article.txt", ARTICLE)
    site.build()
    return site


def test_headline_is_the_only_h1_and_stands_once(built):
    page = built.page(ADDRESS)

    assert page.texts("h1") == ["Kenya Condemns Attempted Coup by Peruvian Army"]
    assert "Kenya Condemns Attempted Coup by Peruvian Army" not in page.texts("p")


def test_kicker_is_kept(built):
    assert "Breaking News" in built.page(ADDRESS).texts("p")


def test_prose_has_every_paragraph_and_no_promo(built):
    paragraphs = [text for text in built.page(ADDRESS).texts("p") if text in ARTICLE.split("\n\n")[3:]]

    assert len(paragraphs) == 4


def test_promo_without_its_article_is_plain_text(built):
    page = built.page(ADDRESS)

    assert "Indian Minister Will Visit Nairobi Soon" in page.prose
    assert not any("Indian Minister" in text for text in page.texts("a"))


def test_no_date_is_invented(built):
    page = built.page(ADDRESS)

    assert page.texts("time") == []
    assert "Date unknown" in page.prose


def test_countries_of_the_text_have_their_pages(built):
    assert ADDRESS in built.page("countries/kenya/").text
    assert ADDRESS in built.page("countries/peru/").text


def test_a_country_that_only_the_promo_names_is_mentioned(built):
    links = built.page(ADDRESS).texts("a")

    assert "India" in links


def test_feed_entry_has_what_atom_requires_and_no_published_date(built):
    feed = etree.fromstring((built.output / "feed.xml").read_bytes())
    entry = feed.find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
    assert entry.findtext(f"{ATOM}title") == "Kenya Condemns Attempted Coup by Peruvian Army"
    assert entry.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert entry.find(f"{ATOM}published") is None
