"""The demo archive in content/: every page of it is sound, at a domain's root and below a folder."""

import re

import pytest
from backfile.pages.archive import MIN_ARTICLES_ON_INDEX
from conftest import ROOT, XHTML, Page, TinySite, broken_links
from demo_sites import AT_THE_ROOT, BELOW_A_FOLDER, DemoSite, share_demo
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> DemoSite:
    return share_demo(tmp_path_factory, AT_THE_ROOT)


@pytest.fixture(scope="module")
def demo(built) -> TinySite:
    return built.site


@pytest.fixture(scope="module")
def demo_below_a_folder(tmp_path_factory) -> TinySite:
    return share_demo(tmp_path_factory, BELOW_A_FOLDER).site


@pytest.fixture(scope="module")
def pages(demo) -> dict[str, Page]:
    return {name: Page(name, data.decode()) for name, data in demo.files().items() if name.endswith(".html")}


def test_every_file_is_published_without_a_problem(built):
    assert built.report.found >= 60
    assert [problem.code for problem in built.report.problems] == ["R106"]  # one file holds several articles


def test_the_ledger_of_the_demo_is_committed_and_complete(demo):
    assert (demo.content / "ledger.csv").read_bytes() == (ROOT / "content" / "ledger.csv").read_bytes()


def test_the_demo_is_about_thirty_countries_and_more(built):
    main = {ref.alpha2 for record in built.records for ref in record.countries.value if ref.role == "main"}

    assert len(main) >= 30


def test_every_page_is_well_formed_with_one_h1_and_the_masthead_of_the_theme(pages):
    for name, page in pages.items():
        tree = page.tree  # strict: raises on malformed HTML
        assert len(page.texts("h1")) == 1, name
        assert any("masthead" in (found.get("class") or "") for found in tree.iter(XHTML + "header")), name
        assert tree.get("lang") == "en", name


def test_no_link_and_no_fragment_is_dead_at_the_root_of_a_domain(demo):
    assert broken_links(demo.files(), AT_THE_ROOT) == []


def test_no_link_and_no_fragment_is_dead_below_a_folder(demo_below_a_folder):
    assert broken_links(demo_below_a_folder.files(), BELOW_A_FOLDER) == []


def test_links_of_the_404_page_hold_at_any_depth(demo_below_a_folder):
    text = (demo_below_a_folder.output / "404.html").read_text()
    links = [found.get("href") for found in Page("404.html", text).tree.iter() if found.get("href")]

    assert all(link.startswith(("https://example.org/archive/", "#", "data:")) for link in links), links


def test_every_feed_has_what_atom_requires(demo):
    feeds = {name: etree.fromstring(data) for name, data in demo.files().items() if name.endswith("feed.xml")}

    assert "feed.xml" in feeds
    for name, feed in feeds.items():
        for parent in (feed, *feed.findall(f"{ATOM}entry")):
            for element in ("id", "title", "updated"):
                assert len(parent.findall(f"{ATOM}{element}")) == 1, (name, element)
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None, name
        assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate", "self"}, name
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) > 0, name


def test_every_section_and_country_and_every_topic_of_three_articles_has_a_feed(demo):
    for folder in ("sections", "countries"):
        terms = [path for path in (demo.output / folder).iterdir() if path.is_dir()]
        assert terms, folder
        assert all((path / "feed.xml").is_file() for path in terms), folder
    topics = {path.parent.name for path in (demo.output / "tags").glob("*/feed.xml")}
    listed = {path for path in topics if demo.page(f"tags/{path}/").text.count("<li><a") >= MIN_ARTICLES_ON_INDEX}
    assert listed == topics != set()


def test_the_sitemaps_name_every_page_but_the_404_and_the_slices_of_indexes(demo, pages):
    files = demo.files()
    index = etree.fromstring(files["sitemap.xml"])
    maps = [loc.text.removeprefix("https://example.org/") for loc in index.iter(f"{SITEMAP}loc")]
    urls = {loc.text for name in maps for loc in etree.fromstring(files[name]).iter(f"{SITEMAP}loc")}
    slices = re.compile(
        r"(?:\d{4}/\d\d/(?:\d\d/)?|undated/(?:letters/.*)?|\w+/[^/]+/(?:\d{4}/.*|undated/.*))index\.html"
    )
    named = (name for name in pages if name != "404.html" and not slices.fullmatch(name))

    assert urls == {"https://example.org/" + name.removesuffix("index.html") for name in named}


def test_promos_link_to_their_articles_and_those_link_back(built):
    linked = 0
    for record in built.records:
        linked += sum(bool(promo) for promo in record.promos)
    found = [page for page in built.site.files().values() if b"Referenced by" in page]

    assert linked >= 15
    assert len(found) >= 10


def test_the_about_page_says_that_this_is_sample_content(demo):
    assert "sample" in demo.page("about/").prose.lower()
