"""What an editor writes in geography.csv and tags.csv holds for the whole archive, and what the archive itself teaches."""

import pytest
from conftest import TinySite, clean_build

PORT = (
    "Port Strike Ends in Santa Rita\n\n4 May 2011\n\nDockers in Santa Rita went back to work, said Ana Maria Quispe.\n"
)
RAIN = "Rain in Lima\n\n7 May 2012\n\nIt rained in Lima, Peru. The Peru Rail Board closed a bridge, said Ana Quispe.\n"
FLOOD = "Flood in Beni\n\n8 May 2012\n\nThe river rose in Bolivia. Ana Quispe saw the flood at noon.\n"


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("port.txt", PORT)
    site.write("rain.txt", RAIN)
    site.write("flood.txt", FLOOD)
    site.build()
    return site


def _names(site: TinySite, address: str) -> list[str]:
    return site.page(address).texts("a")


def test_a_phrase_of_geography_csv_means_its_country(built):
    built.write("geography.csv", "phrase,country\nSanta Rita,Bolivia\n")
    report = built.build()

    assert report.problems == ()
    assert "Port Strike Ends in Santa Rita" in built.page("countries/bolivia/").prose


def test_the_page_of_a_country_says_how_many_articles_only_mention_it(built):
    built.write("mine.txt", "Mine Opens in Peru\n\n9 May 2012\n\nA mine opened near Lima. Some ore goes to Ecuador.\n")
    built.write("road.txt", "Road Opens in Ecuador\n\n3 May 2012\n\nA road opened near Quito, Ecuador.\n")
    built.build()
    page = built.page("countries/ecuador/")

    assert page.texts("h2") == ["2012", "Mentioned in"]
    assert "2 articles, 3 May 2012 to 9 May 2012; 1 of them only mentions it" in page.prose


def test_a_phrase_that_is_not_a_place_shows_no_country(built):
    built.write("geography.csv", "phrase,country\nLima,not a place\nPeru,not a place\nPeru Rail Board,not a place\n")
    built.build()

    assert not (built.output / "countries/peru").exists()


def test_a_wrong_row_is_told_and_the_others_hold(built):
    built.write("geography.csv", "phrase,country\nBeni,Bolivvia\nSanta Rita,BO\n")
    report = built.build()

    assert [(problem.code, problem.path, problem.line) for problem in report.problems] == [
        ("G204", "content/geography.csv", 2)
    ]
    assert "Port Strike Ends in Santa Rita" in built.page("countries/bolivia/").prose


def test_geography_csv_is_undone_with_its_file(built):
    before = built.files()
    built.write("geography.csv", "phrase,country\nSanta Rita,Bolivia\n")
    built.build()
    (built.content / "geography.csv").unlink()
    built.build()

    assert built.files() == before


def test_a_renamed_tag_stands_under_its_new_name_only(built):
    built.write("tags.csv", "tag,name\nFlood,Floods and rain\n")
    built.build()

    assert "Flood in Beni" in built.page("tags/floods-and-rain/").prose
    assert not (built.output / "tags/flood").exists()


def test_a_banned_tag_has_no_page(built):
    assert (built.output / "tags/flood").exists()
    built.write("tags.csv", "tag,use\nflood,never\n")
    built.build()

    assert not (built.output / "tags/flood").exists()


def test_a_forced_tag_is_on_each_article_whose_text_has_the_words(built):
    built.write("tags.csv", "tag,name,use\nbridge,Bridges,always\n")
    built.build()

    assert "Rain in Lima" in built.page("tags/bridges/").prose
    assert "Flood in Beni" not in built.page("tags/bridges/").prose


def test_a_wrong_row_of_tags_csv_is_told_and_the_others_hold(built):
    built.write("tags.csv", "tag,use\nAna Quispe,nevr\nflood,never\n")
    report = built.build()

    assert [(problem.code, problem.path, problem.line) for problem in report.problems] == [
        ("T204", "content/tags.csv", 2)
    ]
    assert not (built.output / "tags/flood").exists()


def test_a_row_of_tags_csv_that_forces_nothing_reads_no_article_again(built):
    built.write("tags.csv", "tag,use\nflood,never\n")

    assert built.build().read == 0


def test_a_former_state_counts_for_the_country_that_the_site_says(site: TinySite):
    site.write(
        "map.txt", "A New Map\n\n9 May 1985\n\nThe Soviet Union printed a map. Printers in the Soviet Union said so.\n"
    )
    site.build()
    assert "“Soviet Union” counts as Russia here." in site.page("1985/05/09/a-new-map/").prose
    site.build(BACKFILE_HISTORIC_STATES={"SUHH": "UA"})

    assert "“Soviet Union” counts as Ukraine here." in site.page("1985/05/09/a-new-map/").prose
    assert not (site.output / "countries/russia").exists()


def test_the_archive_teaches_the_country_of_an_organisation(site: TinySite):
    for day in range(1, 7):
        text = f"Trains Halt Again {day}\n\n{day} May 2012\n\nThe Beni Rail Board halted its trains in Bolivia. The Beni Rail Board said so.\n"
        site.write(f"{day}.txt", text)
    site.write(
        "open.txt",
        "Trains Run Again\n\n9 May 2012\n\nThe Beni Rail Board said trains run. The Beni Rail Board gave no time.\n",
    )
    site.build()

    assert "articles here with “Beni Rail Board” are about it" in site.page("2012/05/09/trains-run-again/").prose
    assert "Trains Run Again" in site.page("countries/bolivia/").prose


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("geography.csv", "phrase,country\nSanta Rita,Bolivia\n"),
        ("tags.csv", "tag,name,type,use\nAna Quispe,Ana Maria Quispe,person,\nbridge,,,always\n"),
        ("more.txt", "Rain Again\n\n9 May 2012\n\nMore rain fell on Lima, Quispe said. The flood reached a bridge.\n"),
    ],
)
def test_a_rebuild_equals_a_clean_build(built, tmp_path, name, text):
    built.write(name, text)
    built.build()

    assert built.files() == clean_build(built, tmp_path / "clean")


def test_adding_one_article_leaves_the_pages_of_others_alone(site: TinySite):
    for number in range(60):
        year, town = 1950 + number, ("Lima, Peru", "La Paz, Bolivia", "Nairobi, Kenya")[number % 3]
        text = f"Harbour Report {number}\n\n4 May {year}\n\nThe flood ended in {town}, said Ana Quispe{number} of the Harbour Board.\n"
        site.write(f"{number}.txt", text)
    site.build()
    before = site.files()
    site.write(
        "new.txt",
        "Harbour Report 99\n\n4 June 2012\n\nThe flood ended in Lima, Peru, said Luis Soto of the Harbour Board.\n",
    )
    site.build()
    changed = {name for name, data in site.files().items() if before.get(name) != data}
    articles = {name for name in changed if name.startswith("19") and name.count("/") > 3}

    assert len(articles) == 0


STEPS = (
    (
        "1.txt",
        "Coup Fails in Bolivia\n\n9 May 2012\n\nThe World Rail Board (WRB) said a coup failed. Ana Quispe fled La Paz.\n",
    ),
    (
        "2.txt",
        "Board Meets\n\n10 May 2012\n\nThe WRB met in Lima. Quispe and the WRB spoke of the flood, the WRB said.\n",
    ),
    ("tags.csv", "tag,name,type,use\nflood,High water,topic,\nWRB,,organisation,always\n"),
    ("3.txt", "Quispe Returns\n\n11 May 2012\n\nQuispe came back to La Paz after the coup. Luis Quispe waited.\n"),
    ("geography.csv", "phrase,country\nLa Paz,Mexico\nBeni,not a place\n"),
    ("1.txt", None),
    ("tags.csv", "tag,use\nAna Quispe,never\n"),
    ("metadata.csv", "path,tags\n2.txt,rail; High Water\n"),
    ("geography.csv", None),
    ("tags.csv", None),
)
"""What is written, or taken away, one after the other."""


def test_after_each_of_many_changes_a_rebuild_equals_a_clean_build(built, tmp_path):
    for number, (name, text) in enumerate(STEPS):
        if text is None:
            (built.content / name).unlink()
        else:
            built.write(name, text)
        built.build()

        assert built.files() == clean_build(built, tmp_path / str(number)), (number, name)
