"""`BACKFILE_DATE_ORDER` says how 3/4/2019 is read; without it nobody guesses."""

import pytest
from backfile.errors import SettingsError
from conftest import TinySite, clean_build

ARTICLE = "Rain in Lima\n\n3/4/2019\n\nIt rained in Lima, Peru.\n"


@pytest.mark.parametrize(
    ("order", "address"),
    [
        ("", "undated/rain-in-lima/"),
        ("day-first", "2019/04/03/rain-in-lima/"),
        ("month-first", "2019/03/04/rain-in-lima/"),
    ],
)
def test_a_date_in_figures_is_read_as_the_site_says(site: TinySite, order, address):
    site.write("rain.txt", ARTICLE)
    site.build(BACKFILE_DATE_ORDER=order)

    assert site.page(address).texts("h1") == ["Rain in Lima"]


def test_an_unknown_order_ends_the_build(site: TinySite):
    with pytest.raises(SettingsError, match=r'BACKFILE_DATE_ORDER is "DMY"; write "day-first", "month-first" or ""'):
        site.build(BACKFILE_DATE_ORDER="DMY")


@pytest.mark.parametrize("table", ["", "path,date\nrain.txt,2001-02-03\n"], ids=["alone", "dated beside"])
def test_another_order_after_the_first_build_equals_a_clean_build(site: TinySite, table, tmp_path):
    site.write("rain.txt", ARTICLE)
    if table:
        site.write("metadata.csv", table)
    site.build()
    site.settings["BACKFILE_DATE_ORDER"] = "day-first"
    site.build()

    assert site.files() == clean_build(site, tmp_path / "clean")
