"""An archive with a theme that is made for Pelican: Pelican makes the pages, of what Backfile gathered."""

import re

import pytest
from backfile.__main__ import main
from pelican_site import ROOT, THEME, PelicanSite

OPENING = '<p><span class="dateline">LIMA, Peru</span> — Mayor Rosa Quispe opened the bridge &amp; the road.</p>'

BRIDGE = """World

Bridge <Opens> in Lima

A deck below the headline

By Ana Silva

7 May 2012

LIMA, Peru - Mayor Rosa Quispe opened the bridge & the road.

Read more: Storm Hits Town

Quispe thanked the engineers.
"""
STORM = "Title: Storm Hits Town\nDate: {date}\nTags: Storms; Weather\n\nA storm hit the town of Oruro, Bolivia, at {hour}.\n"
UNDATED = "Title: Snow in Oslo\n\nIt snowed in Oslo, Norway, for a week.\n"
YEAR = "Title: Fire in Quito\nDate: 1987\n\nA fire burned in Quito, Ecuador, for a day.\n"
TEXT = "\n\nThe river rose on Monday and the mayor of the town said that it would rise again on Friday.\n"
SEVERAL = "".join(
    f"Title: The {name} Opens in Nairobi\nDate: 2019-05-0{day}{TEXT * 3}\n"
    for day, name in enumerate(("Road", "Port", "Zoo"), 1)
)
CONTENT = {
    "content/bridge.txt": BRIDGE,
    "content/2011/storm.txt": STORM.format(date="2011-03-01", hour="noon"),
    "content/2012/storm.txt": STORM.format(date="2012-03-01", hour="noon"),
    "content/2012/later.txt": STORM.format(date="2012-03-01", hour="midnight"),
    "content/snow.txt": UNDATED,
    "content/fire.txt": YEAR,
    "content/fire.yml": "tags: [Volunteers]\nsection: Science\n",
    "content/bulk.txt": SEVERAL,
    "content/metadata.csv": "path,countries,tags\n2011/storm.txt,Bolivia; Chad,a <b>old; R&B\n",
    "content/pages/about.txt": "About\n\nThis is an archive.\n",
    "content/notes.md": "Title: Notes\n\nNot an article of the archive.\n",
}
ARTICLES = 9


@pytest.fixture(scope="module")
def simple(tmp_path_factory) -> PelicanSite:
    site = PelicanSite(tmp_path_factory.mktemp("simple"))
    site.write(CONTENT)
    (site.folder / "said.txt").write_text(site.build(THEME="simple", PLUGINS=["backfile"]), encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def said(simple) -> str:
    return (simple.folder / "said.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def themed(tmp_path_factory) -> PelicanSite:
    site = PelicanSite(tmp_path_factory.mktemp("themed"))
    site.write(CONTENT)
    site.build(THEME=THEME, PLUGINS=["backfile"])
    return site


@pytest.fixture
def site(tmp_path) -> PelicanSite:
    site = PelicanSite(tmp_path)
    site.write(CONTENT)
    return site


def test_every_article_has_its_page_at_its_address_in_the_ledger(simple):
    addresses = simple.addresses()

    assert len(addresses) == ARTICLES
    assert all("<h2>" in simple.page(address) for address in addresses.values())


def test_articles_of_one_headline_are_articles_of_their_own(simple):
    addresses = simple.addresses()

    assert addresses["2012/storm.txt"] == "2012/03/01/storm-hits-town-2/"
    assert "at noon" in simple.page(addresses["2012/storm.txt"])
    assert "at midnight" in simple.page(addresses["2012/later.txt"])
    assert (simple.output / "index.html").read_text().count("Storm Hits Town</a>") == 3


def test_the_index_lists_every_article(simple):
    index = "".join(path.read_text(encoding="utf-8") for path in simple.output.glob("index*.html"))

    assert [path for path, address in simple.addresses().items() if f"/archive/{address}" not in index] == []


def test_the_feed_has_every_article(simple):
    feed = (simple.output / "feeds/all.atom.xml").read_text(encoding="utf-8")

    assert feed.count("<entry>") == ARTICLES


def test_the_report_says_who_made_the_pages_and_which_articles_are_undated(said):
    assert "THEME = simple: the theme is not made for Backfile, so Pelican makes every page anew" in said
    assert "1 articles have no date; Pelican's lists show them on the day they were added to the archive" in said
    assert f"Articles {ARTICLES} found = {ARTICLES} published + 0 rejected" in said
    assert "Time " in said


def test_nothing_is_said_by_pelican_but_that_it_is_done(said):
    assert re.match(r"Done: Processed 9 articles, .* 1 page, ", said)


def test_metadata_csv_holds(simple):
    page = simple.page(simple.addresses()["2011/storm.txt"])

    assert "a &lt;b&gt;old</a>" in page
    assert (simple.output / "tag/r-b.html").is_file()


def test_a_sidecar_holds(simple):
    page = simple.page(simple.addresses()["fire.txt"])

    assert ">Volunteers</a>" in page
    assert 'category/science.html">Science</a>' in page


def test_a_file_with_several_articles_has_a_page_for_each(simple):
    bulk = [path for path in simple.addresses() if path.startswith("bulk.txt#")]

    assert len(bulk) == 3


def test_the_text_is_html_and_a_promo_leads_to_its_article(simple):
    page = simple.page(simple.addresses()["bridge.txt"])

    assert "Bridge &lt;Opens&gt; in Lima</a></h2>" in page
    assert '<p class="deck">A deck below the headline</p>' in page
    assert OPENING in page
    link = '<a href="https://example.org/archive/2012/03/01/storm-hits-town/">Storm Hits Town</a>'
    assert f'<p class="promo"><b>Read more</b> {link}</p>' in page


def test_author_section_and_date_are_pelicans(simple):
    page = simple.page(simple.addresses()["bridge.txt"])

    assert 'datetime="2012-05-07T00:00:00+02:00"' in page
    assert 'author/ana-silva.html">Ana Silva</a>' in page
    assert 'category/world.html">World</a>' in page


def test_a_date_is_shown_as_precise_as_it_is_known(simple):
    year, undated = (simple.page(simple.addresses()[path]) for path in ("fire.txt", "snow.txt"))

    assert re.search(r"Published: <time[^>]*>\s+1987\s", year)
    assert re.search(r"Published: <time[^>]*>\s+undated\s", undated)


def test_a_theme_gets_the_countries_and_what_is_known_of_the_date(themed):
    storm, fire, snow = (themed.page(themed.addresses()[path]) for path in ("2011/storm.txt", "fire.txt", "snow.txt"))

    assert '<p id="countries">Bolivia, Chad of Bolivia, Chad</p>' in storm
    assert '<p id="countries">Ecuador of Ecuador</p>' in fire
    assert ['<p id="date">1987</p>' in fire, '<p id="date">unknown</p>' in snow] == [True, True]


def test_standing_pages_are_pelicans(simple):
    assert "This is an archive." in (simple.output / "pages/about.html").read_text()


def test_standing_pages_are_read_without_the_plugin(site):
    site.build(THEME="simple", PLUGINS=[])

    assert "This is an archive." in (site.output / "pages/about.html").read_text()


def test_what_the_last_build_made_and_this_one_does_not_is_removed(site):
    site.build(THEME="simple", PLUGINS=["backfile"])
    address = site.addresses()["snow.txt"]
    site.write({"output/mine.html": "mine"})
    (site.folder / "content/snow.txt").unlink()
    site.build(THEME="simple", PLUGINS=["backfile"])

    assert not (site.output / address).exists()
    assert (site.output / "mine.html").read_text() == "mine"


def test_going_to_a_theme_for_pelican_and_back_leaves_what_a_clean_build_makes(site):
    site.build(THEME=str(ROOT / "theme"), PLUGINS=["backfile"])
    clean = site.files()
    site.build(THEME="simple", PLUGINS=["backfile"])
    between = site.files()
    said = site.build(THEME=str(ROOT / "theme"), PLUGINS=["backfile"])

    assert "countries/index.html" in clean
    assert "countries/index.html" not in between
    assert "archives.html" in between
    assert site.files() == clean
    assert "[O101]" not in said


def test_addresses_set_for_pelican_have_no_effect_and_that_is_said(site):
    said = site.build(THEME="simple", PLUGINS=["backfile"], ARTICLE_URL="{slug}/", DEFAULT_PAGINATION=5)

    assert "ARTICLE_URL: the setting has no effect, for articles have the addresses of ledger.csv" in said
    assert (site.output / "index2.html").is_file()
    assert "DEFAULT_PAGINATION:" not in said


def test_the_review_needs_a_theme_made_for_backfile(site, monkeypatch):
    site.set(THEME="simple", PLUGINS=["backfile"])
    monkeypatch.chdir(site.folder)

    with pytest.raises(SystemExit, match="THEME is made for Pelican"):
        main(["review"])
