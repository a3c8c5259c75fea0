import pytest
from backfile.words import Words, words_of
from backfile.words.catalogs import ENGLISH, Catalog
from markupsafe import Markup

SPANISH_CATALOG = Catalog(
    "es",
    {
        "Topics": ("Temas",),
        "By %(names)s": ("Por %(names)s",),
        "%(num)s article": ("%(num)s artículo", "%(num)s artículos"),
        "%(num)s of %(all)s": ("%(num)s de %(all)s", "%(num)s de %(all)s"),
    },
    lambda number: int(number != 1),
)
SPANISH = Words("es", SPANISH_CATALOG)
NONE = Words("de", ENGLISH)


def test_a_text_is_translated():
    assert SPANISH.gettext("Topics") == "Temas"


def test_a_text_that_the_catalog_lacks_stays_english():
    assert (SPANISH.gettext("Dates"), NONE.gettext("Topics")) == ("Dates", "Topics")


def test_values_go_into_a_text():
    assert SPANISH.gettext("By %(names)s", names="Ana <Ruiz>") == "Por Ana <Ruiz>"


def test_markup_goes_into_a_text_as_it_is_and_all_else_is_escaped():
    html = words_of("en").gettext("R&D by %(names)s in %(place)s", names=Markup("<b>A</b>"), place="<X>")

    assert html == Markup("R&amp;D by <b>A</b> in &lt;X&gt;")
    assert isinstance(html, Markup)


def test_a_percent_sign_is_one():
    assert words_of("en").gettext("100% of %(num)s", num=3) == "100% of 3"


@pytest.mark.parametrize(
    ("words", "number", "text"),
    [
        (words_of("en"), 0, "0 articles"),
        (words_of("en"), 1, "1 article"),
        (words_of("en"), 12345, "12,345 articles"),
        (SPANISH, 1, "1 artículo"),
        (SPANISH, 12345, "12.345 artículos"),
        (NONE, 12345, "12.345 articles"),
    ],
)
def test_a_count_has_the_form_and_the_figures_of_its_language(words, number, text):
    assert text == words.ngettext("%(num)s article", "%(num)s articles", number)


def test_a_count_may_have_other_values():
    assert SPANISH.ngettext("%(num)s of %(all)s", "%(num)s of %(all)s", 2, all="x") == "2 de x"


def test_a_list_is_joined_in_words():
    assert words_of("en").join(["a", "b", "c"]) == "a, b and c"
    assert SPANISH.join(["a", "b", "c"]) == "a, b y c"


def test_a_list_with_markup_is_markup():
    joined = words_of("en").join([Markup("<i>a</i>"), "b & c"])

    assert joined == Markup("<i>a</i> and b &amp; c")
    assert isinstance(joined, Markup)


def test_what_follows_each_text_of_a_list_is_known():
    assert words_of("en").separators(["a", "b"]) == (" and ", "")


def test_a_language_that_texts_come_out_in_for_want_of_a_catalog_is_known():
    assert [words.other_language for words in (words_of("en-GB"), SPANISH, Words("es-MX", SPANISH_CATALOG), NONE)] == [
        "",
        "",
        "",
        "en",
    ]


ARABIC = Words("ar", ENGLISH)


def test_a_list_is_in_the_language_of_the_texts():
    assert NONE.join(["a", "b"]) == "a and b"


def test_a_value_is_set_apart_from_a_text_that_runs_in_another_direction():
    assert ARABIC.gettext("%(a)s to %(b)s", a="1", b="2") == "\u20681\u2069 to \u20682\u2069"
    assert ARABIC.placed("By %(names)s") == "By \u2068%(names)s\u2069"
    assert ARABIC.gettext("Topics") == "Topics"


def test_a_value_is_left_alone_in_a_text_of_the_same_direction():
    assert NONE.placed("By %(names)s") == "By %(names)s"
    assert SPANISH.placed("By %(names)s") == "Por %(names)s"
    assert Words("ar", Catalog("ar", {}, int)).placed("By %(names)s") == "By %(names)s"
