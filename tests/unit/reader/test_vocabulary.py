from itertools import combinations

import pytest
from backfile.reader.vocabulary import (
    LANGUAGES,
    LabelWords,
    Vocabulary,
    alternatives,
    load_vocabulary,
    read_function_words,
    read_vocabulary,
)
from msgspec.structs import fields

PARTS = ("byline", "date", "kicker", "promo", "correction", "caption", "sign_off", "release", "mail", "boilerplate")
COMPOUNDS = ("compound_starts", "compound_ends", "joined_starts")

# Labels need not be ordinary words, promos and corrections may always have a label, and agencies brackets.
MAY_BE_EMPTY = (
    *("promo.starts", "promo.weak", "correction.starts", "correction.weak", "caption.weak", "sign_off.weak"),
    *("boilerplate.weak", "byline.bureaus", "compound_ends", "joined_starts"),
    *("boilerplate.navigation", "date.behind", "date.pages"),
)

# A line that opens with a word of both lists would be two things at once.
APART = [
    ("date.published", "date.modified"),
    ("byline.by", "date.published"),
    ("byline.by", "promo.labels"),
    ("byline.by", "caption.labels"),
    ("promo.labels", "correction.labels"),
    ("promo.labels", "caption.labels"),
    ("correction.labels", "caption.labels"),
    ("promo.labels", "boilerplate.starts"),
    ("correction.labels", "boilerplate.starts"),
    ("caption.labels", "boilerplate.starts"),
    ("release.lines", "sign_off.lines"),
    ("kicker.sections", "kicker.labels"),
    ("mail.headers", "mail.lines"),
]


def words_of(vocabulary, path):
    part, name = path.split(".")
    return getattr(getattr(vocabulary, part), name)


def lists_of(vocabulary):
    for name in COMPOUNDS:
        yield name, getattr(vocabulary, name)
    for part in PARTS:
        for field in fields(getattr(vocabulary, part)):
            yield f"{part}.{field.name}", words_of(vocabulary, f"{part}.{field.name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_is_empty(language):
    empty = [path for path, words in lists_of(read_vocabulary(language)) if not words and path not in MAY_BE_EMPTY]

    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_are_in_lower_case(language):
    found = [word for _, words in lists_of(read_vocabulary(language)) for word in words if word != word.lower()]

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_single_spaces_and_none_around(language):
    found = [
        word for _, words in lists_of(read_vocabulary(language)) for word in words if word != " ".join(word.split())
    ]

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_twice_in_a_list(language):
    lists = dict(lists_of(read_vocabulary(language)))

    assert {path for path, words in lists.items() if len(set(words)) < len(words)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_is_named_by_its_language(language):
    assert read_vocabulary(language).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_year_has_twelve_months_and_a_week_seven_days(language):
    date = read_vocabulary(language).date

    assert (len(date.months), len(date.weekdays)) == (12, 7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["months", "weekdays"])
def test_no_form_names_two_months_or_two_weekdays(language, name):
    forms = [form for entry in getattr(load_vocabulary(language).date, name) for form in set(entry.split())]

    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("promo", "labels"),
        ("correction", "labels"),
        ("caption", "labels"),
        ("sign_off", "lines"),
        ("boilerplate", "starts"),
    ],
)
def test_weak_words_are_among_the_others(language, part, whole):
    vocabulary = read_vocabulary(language)

    assert set(words_of(vocabulary, f"{part}.weak")) - set(words_of(vocabulary, f"{part}.{whole}")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("one", "other"), APART)
def test_lists_that_tell_lines_apart_share_no_word(language, one, other):
    vocabulary = read_vocabulary(language)

    assert set(words_of(vocabulary, one)) & set(words_of(vocabulary, other)) == set()


@pytest.mark.parametrize(("one", "other"), list(combinations(LANGUAGES, 2)))
def test_languages_share_hardly_a_function_word(one, other):
    shared = set(read_vocabulary(one).function_words.split()) & set(read_vocabulary(other).function_words.split())

    assert len(shared) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_neither_few_nor_many(language):
    assert 40 <= len(set(read_vocabulary(language).function_words.split())) <= 70


def test_english_is_known_whatever_the_language():
    spanish = load_vocabulary("es")

    assert {"por", "by"} <= set(spanish.byline.by)


def test_own_words_stand_before_the_english_ones():
    labels = load_vocabulary("fr").correction.labels

    assert labels.index("rectificatif") < labels.index("editor's note")


def test_english_has_every_list_that_other_languages_may_lack():
    english = dict(lists_of(read_vocabulary("en")))

    assert [path for path in ("correction.starts", "byline.bureaus", *COMPOUNDS) if not english[path]] == []


def test_months_of_two_languages_stay_in_step():
    march = load_vocabulary("de").date.months[2]

    assert {"märz", "march"} <= set(march.split())


def test_function_words_are_those_of_the_language_alone():
    assert load_vocabulary("ru").function_words == read_vocabulary("ru").function_words


def test_language_that_is_not_known_gets_the_english_words():
    assert load_vocabulary("eu") is load_vocabulary("en")


def test_alternatives_try_the_longest_word_first():
    assert alternatives(["a", "abc", "b c"]) == r"abc|b\s+c|a"


def test_vocabulary_parts_are_all_tested_here():
    parts = {field.name for field in fields(Vocabulary)} - {"language", "function_words", *COMPOUNDS}

    assert set(PARTS) == parts


def test_labels_need_no_weak_ones():
    assert LabelWords(("a",)).weak == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_those_of_the_whole_file(language):
    assert read_function_words(language) == read_vocabulary(language).function_words.split()
