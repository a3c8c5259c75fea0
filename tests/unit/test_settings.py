from pathlib import Path

import pytest
from backfile.errors import SettingsError
from backfile.settings import read_settings
from builders import make_mapping, make_settings


def _message(**changes):
    with pytest.raises(SettingsError) as caught:
        make_settings(Path("site"), **changes)
    return str(caught.value)


def test_settings_are_read_from_pelicans_names():
    settings = make_settings(Path("site"), SITEURL="https://news.example/", SITESUBTITLE="All of it")

    assert Path("site/content") == settings.content_path
    assert settings.site_url == "https://news.example"
    assert settings.site_subtitle == "All of it"


def test_settings_have_defaults():
    settings = make_settings(Path("site"))

    assert (
        settings.strict,
        settings.index_size,
        settings.feed_size,
        settings.max_file_size,
        settings.home_country,
        settings.date_order,
    ) == (False, 200, 20, 10_000_000, "", "")


def test_a_misspelt_name_is_answered_with_the_nearest_one():
    message = 'pelicanconf.py: unknown setting BACKFILE_INDEX_SZIE; did you mean "BACKFILE_INDEX_SIZE"?'

    assert message == _message(BACKFILE_INDEX_SZIE=3)


def test_an_unknown_name_like_no_other_is_answered_with_the_list():
    message = "pelicanconf.py: unknown setting BACKFILE_Q; docs/settings.md lists them all"

    assert message == _message(BACKFILE_Q=3)


def test_names_of_other_plugins_are_left_alone():
    settings = make_settings(Path("site"), OTHER_INDEX_SZIE=3)

    assert make_settings(Path("site")) == settings


def test_a_text_for_a_count_is_reported():
    message = "pelicanconf.py: BACKFILE_FEED_SIZE is '20'; it must be a value of type int"

    assert message == _message(BACKFILE_FEED_SIZE="20")


def test_a_yes_for_a_count_is_reported():
    message = "pelicanconf.py: BACKFILE_WORKERS is True; it must be a value of type int"

    assert message == _message(BACKFILE_WORKERS=True)


def test_a_count_that_is_too_small_is_reported():
    message = "pelicanconf.py: BACKFILE_INDEX_SIZE is 0; it must be 1 or more"

    assert message == _message(BACKFILE_INDEX_SIZE=0)


def test_a_number_for_a_text_is_reported():
    assert _message(SITENAME=7) == "pelicanconf.py: SITENAME is 7; it must be a value of type str"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "Europe", "../UTC"])
def test_a_text_that_is_no_time_zone_is_reported(zone):
    message = f'pelicanconf.py: TIMEZONE is "{zone}", which is no time zone; write one such as "Europe/Paris"'

    assert message == _message(TIMEZONE=zone)


def test_no_number_of_workers_means_one_a_core():
    assert make_settings(Path("site"), BACKFILE_WORKERS=0).workers >= 1


def test_the_workers_are_on_this_machine_unless_the_site_says_so():
    assert make_settings(Path("site")).executor == ""


@pytest.mark.parametrize("address", ["dask://scheduler:8786", "dask://10.0.0.7:1", "dask://[::1]:8786"])
def test_the_address_of_a_cluster_is_read(address):
    assert address == make_settings(Path("site"), BACKFILE_EXECUTOR=address).executor


@pytest.mark.parametrize("address", ["tcp://scheduler:8786", "dask://scheduler", "dask", "dask://a b:1", "dask://a:1/"])
def test_what_is_no_address_of_a_cluster_is_reported(address):
    message = f'pelicanconf.py: BACKFILE_EXECUTOR is "{address}"; write it as "dask://scheduler:8786", or ""'

    assert message == _message(BACKFILE_EXECUTOR=address)


def test_a_home_country_may_be_written_in_lower_case():
    assert make_settings(Path("site"), BACKFILE_HOME_COUNTRY="bo").home_country == "BO"


def test_former_states_are_in_the_same_order_and_case_however_they_are_written():
    settings = make_settings(Path("site"), BACKFILE_HISTORIC_STATES={"yucs": "rs", "SUHH": "RU", "DDDE": ""})

    assert settings.historic_states == (("DDDE", ""), ("SUHH", "RU"), ("YUCS", "RS"))


def test_no_former_state_is_changed_unless_the_site_says_so():
    assert make_settings(Path("site")).historic_states == ()


@pytest.mark.parametrize("states", [["SUHH"], "SUHH", None])
def test_former_states_that_are_no_dictionary_are_reported(states):
    message = f"pelicanconf.py: BACKFILE_HISTORIC_STATES is {states!r}; it must be a value of type dict"

    assert message == _message(BACKFILE_HISTORIC_STATES=states)


@pytest.mark.parametrize("state", ["SU", "Soviet Union", "", 1991, "SUH1", "SUHH\n"])
def test_a_former_state_that_is_no_code_is_reported(state):
    message = (
        f"pelicanconf.py: BACKFILE_HISTORIC_STATES has {state!r}; "
        'write the four letters ISO 3166-3 gives a former state, such as "SUHH"'
    )

    assert message == _message(BACKFILE_HISTORIC_STATES={state: "RU"})


@pytest.mark.parametrize("country", ["Russia", "RUS", " ", None, ("RU",), "R\n"])
def test_a_former_state_for_what_is_no_code_is_reported(country):
    message = (
        f'pelicanconf.py: BACKFILE_HISTORIC_STATES has {country!r} for "SUHH"; '
        'write an ISO 3166-1 code such as "RU", or "" for none'
    )

    assert message == _message(BACKFILE_HISTORIC_STATES={"SUHH": country})


def test_two_countries_for_one_former_state_are_reported():
    message = 'pelicanconf.py: BACKFILE_HISTORIC_STATES has two countries for "SUHH"; delete one'

    assert message == _message(BACKFILE_HISTORIC_STATES={"SUHH": "RU", "suhh": "UA"})


@pytest.mark.parametrize("order", ["day-first", "month-first"])
def test_the_order_of_day_and_month_is_read(order):
    assert order == make_settings(Path("site"), BACKFILE_DATE_ORDER=order).date_order


@pytest.mark.parametrize("order", ["DMY", "Day-First", "year-first"])
def test_another_order_of_day_and_month_is_reported(order):
    message = f'pelicanconf.py: BACKFILE_DATE_ORDER is "{order}"; write "day-first", "month-first" or ""'

    assert message == _message(BACKFILE_DATE_ORDER=order)


def test_copied_files_are_in_the_same_order_however_they_are_written():
    extra = {"b.txt": {"path": "robots.txt"}, "a.txt": {"path": "./x/a.txt"}, "c.txt": {"status": "draft"}}

    settings = make_settings(Path("site"), EXTRA_PATH_METADATA=extra, STATIC_PATHS=["z", "a"])

    assert settings.extra_paths == (("a.txt", "x/a.txt"), ("b.txt", "robots.txt"))
    assert settings.static_paths == ("a", "z")


@pytest.mark.parametrize("path", ["../robots.txt", "/robots.txt", "x/../../robots.txt", "."])
def test_a_file_cannot_be_copied_outside_the_output_folder(path):
    message = f'pelicanconf.py: EXTRA_PATH_METADATA says "{path}"; write a path below the output folder'

    assert message == _message(EXTRA_PATH_METADATA={"a.txt": {"path": path}})


def test_settings_do_not_depend_on_the_order_of_the_mapping():
    mapping = make_mapping(Path("site"))

    assert read_settings(mapping) == read_settings(dict(reversed(mapping.items())))


@pytest.mark.parametrize("sources", ["copy", "", "https://example.org/{path}"])
def test_sources_may_be_copied_elsewhere_or_nowhere(sources):
    assert make_settings(Path("site"), BACKFILE_SOURCES=sources).sources == sources


def test_sources_elsewhere_need_an_address_with_their_path():
    message = (
        'pelicanconf.py: BACKFILE_SOURCES is "https://example.org/"; write "copy", "" or an address with {path} in it, '
        'such as "https://example.org/texts/{path}"'
    )

    assert message == _message(BACKFILE_SOURCES="https://example.org/")
