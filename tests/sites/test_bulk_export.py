"""A file that holds several articles becomes as many pages, each with a place of its own for good."""

import pytest
from conftest import TinySite, broken_links, clean_build

RULE = f"\n{'=' * 40}\n\n"


def _part(headline: str, date: str, place: str) -> str:
    prose = f"It was a long day for {place}, the mayor said.\n\nNobody had been ready for it.\n"
    return f"{headline}\n\nBy Ana Ruiz\n\n{date}\n\n{prose}"


FLOOD = _part("Flood in Beni", "1 May 2012", "Trinidad, Bolivia")
RAIN = _part("Rain in Lima", "2 May 2012", "Lima, Peru")
SNOW = _part("Snow in Nairobi", "3 May 2012", "Nairobi, Kenya")
WIND = _part("Wind in Oslo", "4 May 2012", "Oslo, Norway")
ADDRESSES = ["2012/05/01/flood-in-beni/", "2012/05/02/rain-in-lima/", "2012/05/03/snow-in-nairobi/"]
SINGLE = "Port of Callao Opens New Pier\n\n6 May 2012\n\nPeru opened a pier in Callao.\n\nRead more: Rain in Lima\n"


def _bulk(*parts: str) -> str:
    return RULE.join(parts)


@pytest.fixture
def built(site: TinySite) -> TinySite:
    site.write("bulk.txt", _bulk(FLOOD, RAIN, SNOW))
    site.write("single.txt", SINGLE)
    site.build()
    return site


def test_every_article_of_the_file_has_its_page_and_its_row_in_the_ledger(built):
    headlines = [built.page(address).texts("h1") for address in ADDRESSES]

    assert headlines == [["Flood in Beni"], ["Rain in Lima"], ["Snow in Nairobi"]]
    assert list(built.ledger()) == [
        "bulk.txt#flood-in-beni",
        "bulk.txt#rain-in-lima",
        "bulk.txt#snow-in-nairobi",
        "single.txt",
    ]
    assert broken_links(built.files(), "https://example.org") == []


def test_no_article_of_the_file_has_the_text_of_another(built):
    assert [built.page(address).prose.count("Nobody had been ready") for address in ADDRESSES] == [1, 1, 1]


def test_every_article_of_the_file_is_counted(built):
    built.write("empty.txt", "")
    report = built.build()

    assert (report.found, report.published, report.rejected, report.read) == (5, 4, 1, 1)


def test_an_article_added_at_the_top_leaves_the_others_where_they_are(built):
    before = built.ledger()
    built.write("bulk.txt", _bulk(WIND, FLOOD, RAIN, SNOW))
    built.build()
    after = built.ledger()

    assert after.pop("bulk.txt#wind-in-oslo").endswith("2012/05/04/wind-in-oslo/")
    assert before == after
    assert built.page(ADDRESSES[0]).texts("h1") == ["Flood in Beni"]


def test_an_article_added_at_the_top_does_not_write_all_others_again(built):
    parts = [_part(f"Notice {number}", f"{number + 1} June 2013", "Lima, Peru") for number in range(20)]
    built.write("bulk.txt", _bulk(*parts))
    built.build()
    before = {path: path.stat().st_mtime_ns for path in built.output.glob("2013/06/*/notice-*/index.html")}
    built.write("bulk.txt", _bulk(WIND, *parts))
    report = built.build()
    written = [path.parent.name for path, time in before.items() if path.stat().st_mtime_ns != time]

    assert len(before) == len(parts)
    assert (report.read, written) == (1, [])


def test_an_article_that_is_taken_out_leaves_no_trace(built):
    built.write("bulk.txt", _bulk(FLOOD, RAIN))
    built.build()
    mentions = [name for name, data in built.files().items() if b"snow" in data.lower() or b"kenya" in data.lower()]

    assert mentions == []
    assert not (built.output / "2012/05/03").exists()


def test_an_article_that_comes_back_has_its_address_and_id_again(built):
    before = built.ledger()
    built.write("bulk.txt", _bulk(FLOOD, RAIN))
    built.build()
    built.write("bulk.txt", _bulk(SNOW, FLOOD, RAIN))
    built.build()

    assert before == built.ledger()
    assert built.page(ADDRESSES[2]).texts("h1") == ["Snow in Nairobi"]


def test_a_file_of_several_articles_that_is_deleted_leaves_no_trace(built):
    (built.content / "bulk.txt").unlink()
    report = built.build()

    assert report.published == 1
    assert not any(name.startswith(tuple(ADDRESSES)) for name in built.files())


def test_two_articles_of_one_headline_have_two_pages(site):
    site.write("bulk.txt", _bulk(RAIN, FLOOD, RAIN.replace("ready", "asked")))
    site.build()

    assert list(site.ledger()) == ["bulk.txt#flood-in-beni", "bulk.txt#rain-in-lima", "bulk.txt#rain-in-lima-2"]
    assert "asked" in site.page("2012/05/02/rain-in-lima-2/").prose
    assert "asked" not in site.page("2012/05/02/rain-in-lima/").prose


def test_the_metadata_table_names_one_article_of_the_file(built):
    built.write("metadata.csv", "path,title,section\nbulk.txt#rain-in-lima,Heavy Rain,Weather\n")
    report = built.build()

    assert built.page(ADDRESSES[1]).texts("h1") == ["Heavy Rain"]
    assert "Heavy Rain" in built.page("sections/weather/").prose
    assert "Flood" not in built.page("sections/weather/").prose
    assert [problem.code for problem in report.problems] == ["R106"]


def test_a_sidecar_applies_to_every_article_of_the_file(built):
    built.write("bulk.yml", "section: Weather\ntitle: Wet\n")
    report = built.build()

    assert [built.page(address).texts("h1") for address in ADDRESSES[:2]] == [["Flood in Beni"], ["Rain in Lima"]]
    assert all(name in built.page("sections/weather/").prose for name in ("Flood in Beni", "Rain in Lima", "Snow in"))
    assert [problem.code for problem in report.problems] == ["R106", "S207"]


def test_a_promo_leads_to_an_article_of_the_file(built):
    assert 'href="/2012/05/02/rain-in-lima/"' in built.page("2012/05/06/port-of-callao-opens-new-pier/").text
    assert "Port of Callao Opens New Pier" in built.page(ADDRESSES[1]).prose


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("bulk.txt", _bulk(WIND, FLOOD, RAIN, SNOW)),
        lambda site: site.write("bulk.txt", _bulk(FLOOD, RAIN, SNOW, WIND)),
        lambda site: site.write("bulk.txt", _bulk(FLOOD, SNOW)),
        lambda site: site.write("bulk.txt", _bulk(SNOW, RAIN, FLOOD)),
        lambda site: site.write("bulk.txt", _bulk(FLOOD, RAIN.replace("ready", "asked"), SNOW)),
        lambda site: site.write("bulk.txt", FLOOD),
        lambda site: site.write("bulk.txt", ""),
        lambda site: (site.content / "bulk.txt").unlink(),
        lambda site: site.write("metadata.csv", "path,title\nbulk.txt#rain-in-lima,Heavy Rain\n"),
        lambda site: site.write("bulk.json", '{"section": "Weather"}'),
        lambda site: site.write("single.txt", _bulk(SINGLE, WIND)),
    ],
    ids="top end out order edit one none delete metadata sidecar several".split(),
)
def test_rebuild_after_a_change_equals_a_clean_build(built, change, tmp_path):
    change(built)
    built.build()

    assert built.files() == clean_build(built, tmp_path / "clean")
    assert broken_links(built.files(), "https://example.org") == []
    assert (built.build().written, built.build().read) == (0, 0)
