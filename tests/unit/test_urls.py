import re

import pytest
from backfile.model.article import Term
from backfile.model.metadata import PartialDate
from backfile.urls import (
    SLUG_CHARACTERS,
    AddressBook,
    Site,
    article_address,
    is_address,
    output_path,
    page_address,
    period_address,
    slug_of,
    source_address,
    tag_key,
    term_address,
)
from builders import make_record
from cpu_time import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("River floods Beni", "river-floods-beni"),
        ("  It’s “over”: 3–2 ", "its-over-3-2"),
        ("Łódź, São Paulo & Zürich", "lodz-sao-paulo-zurich"),
        ("Выборы в Киеве", "vybory-v-kieve"),
        ("北京", "bei-jing"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
    ],
)
def test_a_slug_is_lower_case_ascii_with_hyphens(text, slug):
    assert slug == slug_of(text)


@pytest.mark.parametrize("text", ["", "?!", "🌊", " "])
def test_a_text_without_letters_is_called_by_what_it_is(text):
    assert slug_of(text) == "article"


@given(st.from_regex("[A-Za-z]+( [A-Za-z]+){0,12}", fullmatch=True))
def test_a_few_plain_words_get_the_slug_that_any_text_gets(text):
    assert slug_of(text) == slug_of(f"{text}!")


@pytest.mark.parametrize(("text", "slug"), [("2024", "2024-tag"), ("06", "06-tag"), ("9-11", "9-11")])
def test_digits_alone_get_a_word_so_that_they_are_no_date(text, slug):
    assert slug == slug_of(text, "tag")


@pytest.mark.parametrize("text", ["CON", "nul", "Com1", "lpt9", "aux", "PRN"])
def test_names_of_windows_devices_get_a_word(text):
    assert f"{text.lower()}-article" == slug_of(text)


def test_names_that_begin_like_a_device_are_left_alone():
    assert slug_of("Context") == "context"


def test_a_long_slug_is_cut_at_a_word():
    slug = slug_of("government " * 20)

    assert slug == "government-government-government-government-government"


def test_a_long_word_is_cut():
    assert len(slug_of("a" * 500)) == SLUG_CHARACTERS


@pytest.mark.parametrize(
    ("date", "address"),
    [
        ("2024-06-27T10:00:00+00:00", "2024/06/27/flood/"),
        ("2024-06-27", "2024/06/27/flood/"),
        ("1987-03", "1987/03/flood/"),
        ("1987", "1987/flood/"),
        ("", "undated/flood/"),
    ],
)
def test_an_article_stands_below_as_much_of_its_date_as_is_known(date, address):
    assert address == article_address(make_record("flood.txt", date=date))


def test_a_slug_in_the_article_wins_over_its_headline():
    assert article_address(make_record("flood.txt", slug="High water")) == "undated/high-water/"


def test_a_period_stands_below_its_year():
    assert period_address(PartialDate("2024-06")) == "2024/06/"


def test_a_term_stands_in_the_folder_of_its_kind():
    assert term_address(Term("country", "bolivia", "Bolivia", "BO"), "2024", "06") == "countries/bolivia/2024/06/"


@pytest.mark.parametrize(
    ("slug", "address"), [("about", "about/"), ("tags", "tags-page/"), ("2024", "2024-page/"), ("dates", "dates-page/")]
)
def test_a_standing_page_never_stands_where_an_index_does(slug, address):
    assert address == page_address(slug)


@pytest.mark.parametrize("text", ["2024/06/27/flood/", "1987/03/flood-2/", "1987/flood/", "undated/flood/"])
def test_what_article_address_makes_is_an_address(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "flood", "/flood/", "../flood/", "undated/Flood/", "undated/a b/", "undated//", "undated/flood/x.html"]
)
def test_a_malformed_text_is_no_address(text):
    assert not is_address(text)


@pytest.mark.parametrize(
    "text", ["2024/", "2024/06/", "2024/06/27/", "undated/", "countries/bolivia/", "undated/letters/a/", "tags/2024/"]
)
def test_the_address_of_another_page_is_none_of_an_article(text):
    assert not is_address(text)


def test_an_address_that_is_free_is_given():
    assert AddressBook(()).claim("undated/flood/") == "undated/flood/"


def test_the_second_of_one_address_gets_a_two():
    book = AddressBook(())

    assert [book.claim("a/") for _ in range(3)] == ["a/", "a-2/", "a-3/"]


def test_an_address_that_is_taken_is_not_given():
    assert AddressBook(["a/", "a-2/"]).claim("a/") == "a-3/"


def test_a_suffix_never_meets_a_slug_that_ends_alike():
    book = AddressBook(())

    assert [book.claim("a-2/"), book.claim("a/"), book.claim("a/")] == ["a-2/", "a/", "a-3/"]


def test_many_equal_addresses_are_given_in_linear_time():
    book = AddressBook(())
    with cpu_seconds(at_most=2):  # 200 million steps take longer
        addresses = {book.claim("a/") for _ in range(20_000)}

    assert len(addresses) == 20_000


@pytest.mark.parametrize(
    ("address", "path"),
    [("", "index.html"), ("2024/06/", "2024/06/index.html"), ("feed.xml", "feed.xml"), ("404.html", "404.html")],
)
def test_an_address_is_answered_by_a_file(address, path):
    assert path == output_path(address)


@pytest.mark.parametrize(
    ("site_url", "link"),
    [
        ("https://news.example", "/tags/"),
        ("https://news.example/archive", "/archive/tags/"),
        ("https://news.example/a/b", "/a/b/tags/"),
        ("", "/tags/"),
    ],
)
def test_a_link_begins_at_the_root_of_the_host(site_url, link):
    assert link == Site(site_url).link("tags/")


@pytest.mark.parametrize(
    ("site_url", "url"), [("https://news.example/archive", "https://news.example/archive/tags/"), ("", "/tags/")]
)
def test_an_absolute_url_has_the_host(site_url, url):
    assert url == Site(site_url).absolute("tags/")


def test_the_home_page_ends_in_a_slash():
    site = Site("https://news.example/archive")

    assert (site.link(""), site.absolute("")) == ("/archive/", "https://news.example/archive/")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Flood", "flood"), ("The Beatles", "Beatles"), ("José Soto", "Jose Soto"), ("Al-Noor", "Al Noor")],
)
def test_spellings_of_one_slug_have_one_key(one, other):
    assert tag_key(one) == tag_key(other)


@pytest.mark.parametrize(("one", "other"), [("Flood", "Floods"), ("Ana Soto", "Soto Ana"), ("Then", "n")])
def test_other_names_keep_their_keys_apart(one, other):
    assert tag_key(one) != tag_key(other)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("2024/06/flood.txt", "sources/2024/06/flood.txt"),
        ("a_b-c.1.txt", "sources/a_b-c.1.txt"),
        ("2024/Flood.txt", "sources/2024-flood-"),
        ("2024/a b.txt", "sources/2024-a-b-"),
        ("../a.txt", "sources/a-"),
        ("é.txt", "sources/e-"),
        ("?.txt", "sources/source-"),
        ("a" * 190 + ".txt", "sources/" + "a" * 60 + "-"),
    ],
)
def test_the_copy_of_a_source_stands_at_its_path_or_at_a_name_made_of_it(path, address):
    found = source_address(path)

    assert found == address or (found.startswith(address) and re.fullmatch(r"[0-9a-f]{8}\.txt", found[len(address) :]))


def test_sources_whose_names_differ_only_in_their_case_have_addresses_of_their_own():
    assert len({source_address(path).lower() for path in ("a.txt", "A.txt", "A.TXT")}) == 3
