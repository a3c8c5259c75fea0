"""The lines below a heading such as "Recommended Stories" name articles, and lead there if the archive has them."""

import pytest
from conftest import TinySite, broken_links

FLOOD = """Flood in Beni

8 May 2012

The river rose in Bolivia on Tuesday.

Recommended Stories
Rain in Lima
Snow on the Moon

The water fell on Wednesday.

Read more: Wind in Oslo
"""
RAIN = "Rain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru.\n"
WIND = "Wind in Oslo\n\n6 May 2012\n\nIt was windy in Oslo, Norway.\n"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    for name, text in (("flood", FLOOD), ("rain", RAIN), ("wind", WIND)):
        site.write(f"{name}.txt", text)
    site.build()
    return site


def _promos(site: TinySite) -> list[tuple[str, str]]:
    """The words and the link of each promo of the page."""
    tree = site.page("2012/05/08/flood-in-beni/").tree
    found = [element for element in tree.iter() if "promo" in (element.get("class") or "").split()]
    links = [next((link.get("href") for link in element.iter() if link.get("href")), "") for element in found]
    return [(" ".join("".join(element.itertext()).split()), link) for element, link in zip(found, links, strict=True)]


def test_a_line_below_the_heading_leads_to_its_article(built):
    assert _promos(built) == [
        ("Recommended Stories", ""),
        ("Rain in Lima", "/2012/05/07/rain-in-lima/"),
        ("Snow on the Moon", ""),
        ("Read more Wind in Oslo", "/2012/05/06/wind-in-oslo/"),
    ]
    assert broken_links(built.files(), "https://example.org") == []


@pytest.mark.parametrize("address", ["2012/05/07/rain-in-lima/", "2012/05/06/wind-in-oslo/"])
def test_an_article_that_is_named_below_the_heading_names_the_one_that_names_it(built, address):
    assert "Flood in Beni" in built.page(address).prose


def test_a_line_without_its_article_is_plain_text_until_the_article_comes(built):
    built.write("snow.txt", "Snow on the Moon\n\n5 May 2012\n\nIt snowed, the observatory said.\n")
    built.build()

    assert ("Snow on the Moon", "/2012/05/05/snow-on-the-moon/") in _promos(built)
