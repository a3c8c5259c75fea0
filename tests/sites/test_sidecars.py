"""What an editor writes in a file beside an article holds, and only as long as that file is there."""

import pytest
from conftest import TinySite, clean_build

ARTICLE = "Section: World\n\nRain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru.\n"
OTHER = "Flood in Beni\n\n8 May 2012\n\nThe river rose in Bolivia.\n"
SIDECAR = "title: Heavy Rain\ndate: 2012-05-09\ntags: [Weather, Mud]\n"
ADDRESS = "2012/05/09/heavy-rain/"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("rain.txt", ARTICLE)
    site.write("rain.yml", SIDECAR)
    site.write("flood.txt", OTHER)
    site.build()
    return site


def test_title_date_and_tags_of_a_sidecar_are_on_the_page(built):
    page = built.page(ADDRESS)

    assert page.texts("h1") == ["Heavy Rain"]
    assert {"Weather", "Mud"} <= set(page.texts("a"))
    assert 'datetime="2012-05-09"' in page.text
    assert "Heavy Rain" in built.page("tags/mud/").prose


def test_a_sidecar_is_no_page_and_no_unread_file(built):
    assert built.build().problems == ()
    assert not any(name.endswith(".yml") for name in built.files())


def test_a_sidecar_wins_over_the_metadata_table_and_that_over_a_header(built):
    built.write("metadata.csv", "path,title,section\nrain.txt,Drizzle,Weather\n")
    built.build()
    page = built.page(ADDRESS)

    assert page.texts("h1") == ["Heavy Rain"]
    assert "Heavy Rain" in built.page("sections/weather/").prose
    assert not (built.output / "sections/world").exists()


def test_the_language_of_a_sidecar_is_that_of_the_page(built):
    built.write("rain.yml", SIDECAR + "language: es\n")
    built.build()

    assert 'lang="es"' in built.page(ADDRESS).text


def test_address_and_id_stay_when_a_sidecar_changes(built):
    before = built.ledger()
    built.write("rain.yml", "title: Drizzle\ndate: 2013\n")
    built.build()

    assert before == built.ledger()
    assert built.page(ADDRESS).texts("h1") == ["Drizzle"]


def test_what_a_sidecar_said_is_gone_with_it(built):
    (built.content / "rain.yml").unlink()
    report = built.build()

    assert report.read == 1
    assert built.page(ADDRESS).texts("h1") == ["Rain in Lima"]
    assert [name for name, data in built.files().items() if b"Heavy Rain" in data or b"Mud" in data] == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [("rain.yml", "title: Heavy Rain\n\tdate: x\n", 2), ("rain.json", '{\n"title": "Heavy Rain",\n}', 3)],
)
def test_an_article_with_a_sidecar_that_cannot_be_read_is_published(site: TinySite, name, text, line):
    site.write("rain.txt", ARTICLE)
    site.write(name, text)
    report = site.build()

    assert [(problem.code, problem.path, problem.line) for problem in report.problems] == [
        ("S206", f"content/{name}", line)
    ]
    assert site.page("2012/05/07/rain-in-lima/").texts("h1") == ["Rain in Lima"]


def test_of_two_sidecars_one_holds_and_the_other_is_named(built):
    built.write("rain.json", '{"title": "Drizzle"}')
    report = built.build()

    assert built.page(ADDRESS).texts("h1") == ["Heavy Rain"]
    assert [(problem.code, problem.path) for problem in report.problems] == [("S208", "content/rain.json")]


def test_a_sidecar_that_outlives_its_article_is_listed_as_unread(built):
    (built.content / "rain.txt").unlink()
    report = built.build()

    assert [problem.code for problem in report.problems] == ["S108"]
    assert "(rain.yml)" in report.problems[0].what
    assert [name for name, data in built.files().items() if b"Heavy Rain" in data] == []


def test_a_sidecar_of_a_rejected_file_is_not_used(built):
    built.write("rain.txt", "")
    report = built.build()

    assert [problem.code for problem in report.problems] == ["S102"]
    assert (report.found, report.published, report.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("rain.yml", SIDECAR.replace("Heavy", "Much")),
        lambda site: site.write("rain.yml", SIDECAR.replace("2012", "2013")),
        lambda site: site.write("rain.yml", "title: [Heavy\n"),
        lambda site: (site.content / "rain.yml").unlink(),
        lambda site: (site.content / "rain.yml").rename(site.content / "rain.yaml"),
        lambda site: (site.content / "rain.yml").rename(site.content / "flood.yml"),
        lambda site: (site.content / "rain.txt").unlink(),
        lambda site: site.write("rain.json", '{"section": "Weather"}'),
        lambda site: site.write("flood.json", '{"countries": ["Kenya"]}'),
        lambda site: site.write("metadata.csv", "path,title,section\nrain.txt,Drizzle,Weather\n"),
    ],
    ids="title date broken delete rename move orphan second other table".split(),
)
def test_rebuild_after_a_change_equals_a_clean_build(built, change, tmp_path):
    change(built)
    built.build()

    assert built.files() == clean_build(built, tmp_path / "clean")
    assert (built.build().written, built.build().read) == (0, 0)
