import pytest
from backfile.geography import annotate_countries
from backfile.geography.local_words import find_local_words
from backfile.geography.parts import join_parts


def main_of(article, gazetteer):
    return [country.alpha2 for country in annotate_countries(article, gazetteer) if country.role == "main"]


@pytest.mark.parametrize(
    ("sentence", "alpha2"),
    [
        ("The county commissioners met the village trustees.", "US"),
        ("Elm Township asked the state lawmakers for help, said Mills, R-Oakdale.", "US"),
        ("The councillors of the borough met a bobby outside the town hall.", "GB"),
        ("The shop lost £300, the parish council heard.", "GB"),
        ("The minister promised 50 crore for the gram panchayat.", "IN"),
        ("It cost N40 million, said the local government chairman.", "NG"),
        ("The barangay got a new road.", "PH"),
        ("The gardai and the county manager met.", "IE"),
        ("A fine of R50 000 or R2 million was paid for the bakkie.", "ZA"),
        ("The bushfire passed the surf club.", "AU"),
    ],
)
def test_words_of_local_life_are_enough_when_there_is_nothing_else(prose, gazetteer, sentence, alpha2):
    assert main_of(prose(sentence), gazetteer) == [alpha2]


@pytest.mark.parametrize("sentence", ["The orchestra played all night.", "It rained on the hills and she slept."])
def test_words_of_everywhere_name_no_country(prose, gazetteer, sentence):
    assert main_of(prose(sentence), gazetteer) == []


def test_words_of_local_life_do_not_outweigh_a_country(prose, gazetteer):
    article = prose(
        "Peruvian ministers in Lima discussed Peru.", "The sheriff of the play met the county commissioners."
    )

    assert main_of(article, gazetteer) == ["PE"]


@pytest.mark.parametrize(
    ("sentence", "alpha2"),
    [
        ("The Lancaster councillors heard from PC Small about the car park and the borough.", "GB"),
        ("Lancaster deputies took the freshman to the county jail near the elementary school.", "US"),
        ("Gardai in Dublin closed the road.", "IE"),
        ("Dublin school board members met the township trustees, the sheriff and the county engineer.", "US"),
    ],
)
def test_words_of_local_life_tell_towns_of_one_name_apart(prose, gazetteer, sentence, alpha2):
    assert main_of(prose(sentence), gazetteer) == [alpha2]


def test_word_is_found_whole(prose, gazetteer):
    parts = join_parts(prose("The selectmen left."))

    assert "selectmen" in [hit.name for hit, _ in find_local_words(parts, gazetteer)]


@pytest.mark.parametrize("text", ["The selectmenship ended.", "The pound fell to 300£.", "OR50 million"])
def test_part_of_a_word_or_mark_is_left_alone(prose, gazetteer, text):
    parts = join_parts(prose(text))

    assert not {hit.name for hit, _ in find_local_words(parts, gazetteer)} & {"selectmen", "£", "R"}


@pytest.mark.parametrize(
    ("text", "words"), [("It cost R50 million.", "R50 million"), ("The M25 motorway closed.", "M25 motorway")]
)
def test_mark_starts_where_its_words_do(prose, gazetteer, text, words):
    parts = join_parts(prose(text))
    (shown,) = [parts.text[hit.start : hit.end] for hit, _ in find_local_words(parts, gazetteer) if hit.name in "RM"]

    assert shown == words


def test_words_of_promos_are_left_alone(prose, gazetteer):
    parts = join_parts(prose("It rained.", promos=("Sheriff meets county commissioners",)))

    assert list(find_local_words(parts, gazetteer)) == []
