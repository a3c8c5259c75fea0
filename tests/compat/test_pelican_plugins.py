"""Plugins of other people, in an archive with a theme made for Pelican."""

import re

import pytest
from lxml import etree
from pelican_site import ROOT, SITE_URL, THEME, PelicanSite

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
CONTENT = {
    "content/first.txt": "Title: Storm in Oruro\nDate: 2011-03-01\nTags: Storms; Oruro\n\nA storm hit Oruro, Bolivia.\n",
    "content/second.txt": "Title: Fire in Quito\nDate: 2012-03-01\nTags: Fires\n\nA fire burned in Quito, Ecuador.\n",
    "content/third.txt": "Title: Storm in Lima\nDate: 2013-03-01\nTags: Storms; Ports\n\nA storm hit Lima, Peru.\n",
}
LISTENER = """
from pelican import signals
heard = {}
def listen(name):
    def hear(sender, **_):
        heard[name] = None
        with open("heard.txt", "w") as file:
            file.write(" ".join(sorted(heard)))
    return hear
receivers = [(value, listen(name)) for name, value in vars(signals).items() if isinstance(value, type(signals.initialized))]
def register():
    for signal, receiver in receivers:
        signal.connect(receiver)
"""
CENSOR = """
from pelican import signals
def censor(generator, metadata):
    if metadata["title"] == "Fire in Quito":
        metadata["status"] = "skip"
def register():
    signals.article_generator_context.connect(censor)
"""
STOCK = {"PELICAN_CLASS": "pelican.Pelican", "CACHE_CONTENT": False}
BACKFILE_THEME = str(ROOT / "theme")


@pytest.fixture
def site(tmp_path) -> PelicanSite:
    site = PelicanSite(tmp_path)
    site.write(CONTENT)
    return site


def test_sitemap_lists_the_addresses_of_all_articles(site):
    site.write({"content/undated.txt": "Title: Snow in Oslo\n\nIt snowed in Oslo, Norway, for a week.\n"})
    site.build(THEME="simple", PLUGINS=["backfile", "sitemap"])
    listed = {loc.text for loc in etree.parse(site.output / "sitemap.xml").iter(LOC)}
    articles = {url for url in listed if re.match(rf"{SITE_URL}/(\d|undated)", url)}

    assert articles == {f"{SITE_URL}/{address}" for address in site.addresses().values()}


def test_neighbors_links_each_article_with_the_next_and_the_one_before(site):
    site.build(THEME=THEME, PLUGINS=["backfile", "neighbors"])
    addresses = site.addresses()
    page = site.page(addresses["second.txt"])

    assert f'rel="next" href="{SITE_URL}/{addresses["third.txt"]}">Storm in Lima</a>' in page
    assert f'rel="prev" href="{SITE_URL}/{addresses["first.txt"]}">Storm in Oruro</a>' in page


def test_related_posts_finds_the_article_with_the_same_tag(site):
    site.build(THEME=THEME, PLUGINS=["backfile", "related_posts"])
    addresses = site.addresses()
    pages = [site.page(addresses[path]) for path in ("first.txt", "second.txt")]
    related = [re.findall(r'class="related" href="([^"]+)"', page) for page in pages]

    assert related == [[f"{SITE_URL}/{addresses['third.txt']}"], []]


def test_plugins_hear_the_signals_that_they_hear_in_a_stock_site(site):
    site.write({"listener.py": LISTENER, "content/pages/about.txt": "About\n\nThis is an archive.\n"})
    site.build(THEME="simple", PLUGINS=["backfile", "listener"])
    heard = (site.folder / "heard.txt").read_text()
    site.build(THEME="simple", PLUGINS=["backfile", "listener"], **STOCK)

    assert "article_generator_finalized" in heard
    assert heard == (site.folder / "heard.txt").read_text()


def test_an_article_that_a_plugin_leaves_out_is_named(site):
    site.write({"censor.py": CENSOR})
    said = site.build(THEME="simple", PLUGINS=["backfile", "censor"])

    assert "content/second.txt: Pelican or a plugin left the article out" in said
    assert "Articles 3 found = 2 published + 1 rejected" in said


def test_plugins_that_do_nothing_with_a_theme_made_for_backfile_are_named(site):
    site.write({"censor.py": CENSOR})
    said = site.build(THEME=BACKFILE_THEME, PLUGINS=["backfile", "censor", "sitemap"])

    assert "PLUGINS: censor, sitemap wait for signals that are not sent with a theme made for Backfile" in said
    assert "THEME to a theme made for Pelican" in said


def test_without_other_plugins_none_is_named(site):
    assert "[P106]" not in site.build(THEME=BACKFILE_THEME, PLUGINS=["backfile"])
