import pytest
from backfile.errors import TranslationError
from backfile.words.catalogs import ENGLISH, read_catalog

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
COUNTED = 'msgid "%(num)s article"\nmsgid_plural "%(num)s articles"\n'


def _read(folder, *entries, tag="es", name="es.po", head=HEAD):
    (folder / name).write_text("\n".join((head, *entries)))
    return read_catalog(tag, folder)


def test_texts_are_found_by_their_english(tmp_path):
    catalog = _read(tmp_path, 'msgid "Topics"\nmsgstr "Temas"\n')

    assert (catalog.language, catalog.texts) == ("es", {"Topics": ("Temas",)})


def test_a_text_that_counts_has_all_forms_of_the_language(tmp_path):
    head = HEAD + '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"\n'
    forms = 'msgstr[0] "%(num)s a"\nmsgstr[1] "%(num)s b"\nmsgstr[2] "%(num)s c"\n'
    catalog = _read(tmp_path, COUNTED + forms, tag="pl", name="pl.po", head=head)

    assert catalog.texts == {"%(num)s article": ("%(num)s a", "%(num)s b", "%(num)s c")}
    assert [catalog.form(number) for number in (1, 2, 5, 23)] == [0, 1, 2, 1]


def test_what_is_not_translated_or_not_sure_is_left_out(tmp_path):
    empty, fuzzy = 'msgid "Dates"\nmsgstr ""\n', '#, fuzzy\nmsgid "Topics"\nmsgstr "Tópicos"\n'
    half = COUNTED + 'msgstr[0] "%(num)s artículo"\nmsgstr[1] ""\n'

    assert _read(tmp_path, empty, fuzzy, half).texts == {}


@pytest.mark.parametrize("tag", ["es-MX", "es_MX", "ES", "es-419-x-old"])
def test_the_catalog_of_a_language_is_that_of_its_countries_too(tmp_path, tag):
    assert _read(tmp_path, tag=tag).language == "es"


def test_the_catalog_of_a_country_goes_before_that_of_its_language(tmp_path):
    (tmp_path / "es.po").write_text(HEAD)

    assert _read(tmp_path, tag="es-MX", name="es-MX.po").language == "es-MX"


def test_a_language_without_a_catalog_has_english_words(tmp_path):
    assert read_catalog("tlh", tmp_path) is ENGLISH
    assert [ENGLISH.form(number) for number in (0, 1, 2)] == [1, 0, 1]


@pytest.mark.parametrize("tag", ["", "../es", "/es", "es/", "es.", "-es"])
def test_what_is_no_language_names_no_file(tmp_path, tag):
    (tmp_path / "below").mkdir()
    (tmp_path / "es.po").write_text(HEAD)

    assert read_catalog(tag, tmp_path / "below") is ENGLISH


def test_a_malformed_catalog_is_an_error_that_names_it(tmp_path):
    with pytest.raises(TranslationError, match=r"es\.po: the catalog cannot be read .* correct it"):
        _read(tmp_path, "msgid Topics\n")


def test_a_translation_that_wants_another_value_is_an_error(tmp_path):
    with pytest.raises(TranslationError, match=r'es\.po:\d+: "By %\(names\)s" has no %\(nombres\)s, .* keep the names'):
        _read(tmp_path, 'msgid "By %(names)s"\nmsgstr "Por %(nombres)s"\n')
