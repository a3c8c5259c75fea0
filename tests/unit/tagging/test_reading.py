import pytest
from backfile.tagging.guesses import Guess, plain
from backfile.tagging.reading import Reader, reader_for
from hypothesis import given
from hypothesis import strategies as st

from .conftest import PLACES


def read(run):
    return [(reading.guess, reading.name) for reading in reader_for(PLACES).read(run)]


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("President Ana Ruiz", "Ana Ruiz"),
        ("The Russian President Ana Ruiz", "Ana Ruiz"),
        ("Former Deputy Foreign Minister Ana Ruiz", "Ana Ruiz"),
        ("USCG Captain Ana Ruiz", "Ana Ruiz"),
        ("Hong Kong's Ana Ruiz", "Ana Ruiz"),
        ("Hong Kong Ana Ruiz", "Ana Ruiz"),
        ("Chancellor of the Exchequer Ana Ruiz", "Ana Ruiz"),
        ("Governor of the Bank of Wool Ana Ruiz", "Ana Ruiz"),
        ("François Ruiz", "François Ruiz"),
        ("Jean-Luc Ruiz", "Jean-Luc Ruiz"),
        ("Taruk bin Olm", "Taruk bin Olm"),
        ("T.K. Olm", "T.K. Olm"),
        ("Ana Ruiz MP", "Ana Ruiz"),
        ("Senator Taruk Olm", "Taruk Olm"),
        ("Pope Francis", "Pope Francis"),
        ("Prince Francis of Bolivia", "Prince Francis"),
        ("Amnesty International Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_person_is_read_without_what_stands_before(run, name):
    assert (Guess.PERSON, name) in read(run)


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Mr. Olm", "Olm"),
        ("President Olm", "Olm"),
        ("Treasury Secretary Olm", "Olm"),
        ("Ms. Jordan", "Jordan"),
        ("Secretary of State Olm", "Olm"),
        ("Senator White", "White"),
    ],
)
def test_surname_after_a_title_is_read(run, name):
    assert read(run) == [(Guess.TITLED, name)]


@pytest.mark.parametrize("run", ["Foreign Affairs", "President Monday", "Justice Department", "Prime Minister"])
def test_ordinary_word_after_a_title_is_no_surname(run):
    assert not {Guess.TITLED, Guess.PERSON} & {guess for guess, _ in read(run)}


def test_organisation_before_a_role_is_read_too():
    assert read("Kremlin Spokesman Taruk Olm") == [(Guess.KNOWN, "Kremlin"), (Guess.PERSON, "Taruk Olm")]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("Bolivian Llama Council", (Guess.ORGANISATION, "Bolivian Llama Council")),
        ("Ministry of Wool", (Guess.ORGANISATION, "Ministry of Wool")),
        ("The Free Llama Party", (Guess.ORGANISATION, "Free Llama Party")),
        ("Bolivian-led Llama Council", (Guess.ORGANISATION, "Llama Council")),
        ("Olm Wool Corp", (Guess.ORGANISATION, "Olm Wool Corp")),
        ("NLB", (Guess.ACRONYM, "NLB")),
        ("Ana Ruiz Facility", (Guess.THING, "Ana Ruiz Facility")),
        ("Olm Prize", (Guess.THING, "Olm Prize")),
        ("Taruk Olm", (Guess.OTHER, "Taruk Olm")),
        ("Olm", (Guess.SINGLE, "Olm")),
        ("O'Olm", (Guess.SINGLE, "O'Olm")),
        ("WHO", (Guess.KNOWN, "World Health Organization")),
        ("Moody's", (Guess.KNOWN, "Moody's")),
        ("Boeing Co", (Guess.KNOWN, "Boeing")),
        ("Director of the Llama Board", (Guess.ORGANISATION, "Llama Board")),
        ("Lima Zorblaxes", (Guess.ORGANISATION, "Lima Zorblaxes")),
    ],
)
def test_other_names_are_told_apart(run, expected):
    assert read(run) == [expected]


@pytest.mark.parametrize(
    "run",
    [
        "Bolivia",
        "La Paz",
        "Soviet-Bolivian" if "soviet" in PLACES else "Russian-Bolivian",
        "Monday",
        "The",
        "Olm City",
        "President",
        "Ruiz administration",
        "I'm",
        "OIL",
        "Lima-based",
    ],
)
def test_what_names_nothing_to_tag_is_left_out(run):
    assert [name for guess, name in read(run) if guess is not Guess.SINGLE] == []


def test_place_and_given_name_can_only_be_surnames():
    readings = [reading for run in ("Jordan", "Ana") for reading in reader_for(PLACES).read(run)]

    assert [reading.weak for reading in readings] == [True, True]


def test_answers_are_kept(tables):
    reader = Reader(tables, PLACES)

    assert reader.read("Ana Ruiz") is reader.kept["Ana Ruiz"]


def test_a_name_is_spelled_as_places_are():
    assert plain("São-Tomé St.") == "sao tome st"


@given(st.text())
def test_any_run_is_read(run):
    reader_for(PLACES).read(run)


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("Ana Ruiz of the Llama Council", [(Guess.PERSON, "Ana Ruiz"), (Guess.ORGANISATION, "Llama Council")]),
        ("Ana Ruiz of Peru", [(Guess.PERSON, "Ana Ruiz"), (Guess.SINGLE, "Peru")]),
        ("Ana Wool Institute of Peru", [(Guess.ORGANISATION, "Ana Wool Institute of Peru")]),
        ("Llama Institute of Weaving", [(Guess.ORGANISATION, "Llama Institute of Weaving")]),
    ],
)
def test_of_stands_behind_a_person_or_inside_an_organisation(run, names):
    assert read(run) == names


@pytest.mark.parametrize("run", ["Countryman Taruk Olm", "Assemblywoman Taruk Olm", "Republican Taruk Olm"])
def test_roles_of_people_in_the_news_are_left_out(run):
    assert read(run) == [(Guess.PERSON, "Taruk Olm")]
