"""Related articles and other versions on the pages of whole sites, at a first build and after each change."""

import pytest
from conftest import TinySite, clean_build

STORY = "Title: {}\nDate: {}\nTags: {}\n\nIt was put up in Lima, Peru.\n"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("flood.txt", STORY.format("River Floods Beni", "2019-03-01", "Beni flood; Flood"))
    site.write("help.txt", STORY.format("Help Reaches Beni", "2019-03-04", "Beni flood; Aid"))
    site.write("chess.txt", STORY.format("Chess Cup Begins", "2019-03-02", "Chess"))
    site.build()
    return site


def _related(site, address):
    """The headlines below "Related" on a page."""
    return _below(site, address, "Related")


def _below(site, address, heading):
    _, _, below = site.page(address).text.partition(f"<h2>{heading}</h2>")
    return [line.split(">")[2].split("<")[0] for line in below.partition("</ul>")[0].splitlines() if "<li>" in line]


def test_articles_on_the_same_matter_lead_to_each_other(built):
    assert _related(built, "2019/03/01/river-floods-beni") == ["Help Reaches Beni"]
    assert _related(built, "2019/03/04/help-reaches-beni") == ["River Floods Beni"]


def test_an_article_that_shares_nothing_has_none(built):
    assert "Related" not in built.page("2019/03/02/chess-cup-begins").text


CHANGES = {
    "a new article": lambda site: site.write("mud.txt", STORY.format("Mud in Beni", "2019-03-02", "Beni flood; Flood")),
    "a new headline": lambda site: site.write("help.txt", STORY.format("Aid Is Here", "2019-03-04", "Beni flood; Aid")),
    "other tags": lambda site: site.write("help.txt", STORY.format("Help Reaches Beni", "2019-03-04", "Aid")),
    "tags of metadata.csv": lambda site: site.write("metadata.csv", "path,tags\nchess.txt,Beni flood\n"),
    "an article that is gone": lambda site: (site.content / "flood.txt").unlink(),
    "a promo": lambda site: site.write(
        "help.txt", STORY.format("Help Reaches Beni", "2019-03-04", "Beni flood") + "\nRead more: River Floods Beni\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_rebuild_shows_what_a_clean_build_shows(built, tmp_path, change):
    before = _related(built, "2019/03/01/river-floods-beni")
    CHANGES[change](built)
    built.build()

    assert built.files() == clean_build(built, tmp_path / "clean")
    assert not (built.output / "2019/03/01/river-floods-beni").exists() or before != _related(
        built, "2019/03/01/river-floods-beni"
    )


def test_no_page_is_written_that_comes_out_as_it_was(built):
    before = built.files()
    built.write("help.txt", STORY.format("Help Reaches Beni", "2019-03-04", "Beni flood; Aid") + "\nIt was late.\n")
    report = built.build()
    changed = [name for name, data in built.files().items() if before.get(name) != data]

    assert report.written == len(changed) > 0
    assert "2019/03/01/river-floods-beni/index.html" not in changed


ACTS = "".join(f"The council of Beni met for the {n}th time to speak of the flood.\n\n" for n in range(8))
EARLY = "Title: Council Speaks of Flood\nDate: 2019-03-01\nTags: Beni flood\n\n" + ACTS
LATE = "Title: Council Still Speaks\nDate: 2019-03-02\nTags: Beni flood\n\n" + ACTS + "It went home at last.\n"


@pytest.fixture
def filed_twice(site: TinySite) -> TinySite:
    site.write("early.txt", EARLY)
    site.write("late.txt", LATE)
    site.write("chess.txt", STORY.format("Chess Cup Begins", "2019-03-02", "Chess"))
    site.build()
    return site


def test_versions_of_one_story_lead_to_each_other_and_are_not_related(filed_twice):
    pages = {"2019/03/01/council-speaks-of-flood": "Council Still Speaks"}
    pages["2019/03/02/council-still-speaks"] = "Council Speaks of Flood"

    assert {page: _below(filed_twice, page, "Other versions") for page in pages} == {
        page: [headline] for page, headline in pages.items()
    }
    assert [page for page in pages if _related(filed_twice, page)] == []


NEW_VERSIONS = {
    "another headline": lambda site: site.write("late.txt", LATE.replace("Still Speaks", "Goes Home")),
    "another text": lambda site: site.write("late.txt", STORY.format("Council Still Speaks", "2019-03-02", "Mud")),
    "one that is gone": lambda site: (site.content / "late.txt").unlink(),
    "one more": lambda site: site.write("copy.txt", EARLY),
    "an address in metadata.csv": lambda site: site.write("metadata.csv", "path,date\nlate.txt,2019-04-05\n"),
}


@pytest.mark.parametrize("change", NEW_VERSIONS)
def test_a_rebuild_shows_the_versions_that_a_clean_build_shows(filed_twice, tmp_path, change):
    page = "2019/03/01/council-speaks-of-flood"
    before = filed_twice.page(page).text
    NEW_VERSIONS[change](filed_twice)
    filed_twice.build()

    assert filed_twice.files() == clean_build(filed_twice, tmp_path / "clean")
    assert filed_twice.page(page).text != before
