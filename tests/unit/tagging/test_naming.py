import pytest
from backfile.tagging.naming import Guess, read_span
from backfile.tagging.spans import find_spans


def read(text, tables, places):
    readings = (read_span(text, span, tables, places) for span in find_spans(text, 0, tables))
    return [(reading.name, reading.guess) for reading in readings if reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on Monday President Ana Ruiz resigned", "Ana Ruiz"),
        ("The Russian President Ana Ruiz resigned", "Ana Ruiz"),
        ("Former Deputy Foreign Minister Ana Ruiz resigned", "Ana Ruiz"),
        ("the Kremlin spokesman Taruk Olm resigned", "Taruk Olm"),
        ("USCG Captain Ana Ruiz resigned", "Ana Ruiz"),
        ("Hong Kong's Ana Ruiz resigned", "Ana Ruiz"),
        ("François Ruiz resigned", "François Ruiz"),
        ("Jean-Luc Ruiz resigned", "Jean-Luc Ruiz"),
        ("Taruk bin Olm resigned", "Taruk bin Olm"),
        ("Taruk Olm said no", "Taruk Olm"),
        ("Taruk Olm, 45, said no", "Taruk Olm"),
        ("we saw Pope Francis there", "Pope Francis"),
    ],
)
def test_person_is_read_without_what_stands_before(tables, places, text, name):
    assert (name, Guess.PERSON) in read(text, tables, places)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Bolivian Llama Council met", [("Bolivian Llama Council", Guess.ORGANISATION)]),
        ("the Ministry of Wool and Milk Council", [("Ministry of Wool and Milk Council", Guess.ORGANISATION)]),
        ("the Ministry of Wool met", [("Ministry of Wool", Guess.ORGANISATION)]),
        ("the NLB met the NLB", [("NLB", Guess.ACRONYM)] * 2),
        ("we saw the Olm Prize", [("Olm Prize", Guess.THING)]),
        ("we saw Taruk Olm", [("Taruk Olm", Guess.OTHER)]),
        ("we saw Mr. Olm", [("Olm", Guess.TITLED)]),
        ("we saw Olm and Olm", [("Olm", Guess.SURNAME)] * 2),
        ("Envoys of the WHO came", [("World Health Organization", Guess.ORGANISATION)]),
    ],
)
def test_other_names_are_told_apart(tables, places, text, expected):
    assert read(text, tables, places) == expected


@pytest.mark.parametrize(
    "text",
    [
        "we saw Bolivia, then Bolivia",
        "in La Paz",
        "on Monday",
        "The end",
        "Olm City grew",
        "nothing here",
        "the President",
    ],
)
def test_what_names_nothing_to_tag_is_left_out(tables, places, text):
    assert read(text, tables, places) == []
