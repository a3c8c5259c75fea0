from backfile.build.sitemap import render_sitemap
from backfile.model.page import Sitemap, SitemapEntry
from lxml import etree


def test_a_sitemap_lists_urls_with_their_dates_when_known():
    entries = (SitemapEntry("https://news.example/a/?b&c", "2024-06-27"), SitemapEntry("https://news.example/d/", ""))

    assert render_sitemap(Sitemap(is_index=False, entries=entries)).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://news.example/a/?b&amp;c</loc><lastmod>2024-06-27</lastmod></url>\n"
        "<url><loc>https://news.example/d/</loc></url>\n"
        "</urlset>\n"
    )


def test_an_index_lists_sitemaps():
    entries = (SitemapEntry("https://news.example/sitemaps/2024.xml", ""),)

    root = etree.fromstring(render_sitemap(Sitemap(is_index=True, entries=entries)))

    names = [etree.QName(element).localname for element in root.iter()]
    assert names == ["sitemapindex", "sitemap", "loc"]


def test_an_empty_sitemap_is_valid_xml():
    assert len(etree.fromstring(render_sitemap(Sitemap(is_index=False, entries=())))) == 0
