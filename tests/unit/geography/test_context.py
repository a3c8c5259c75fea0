from itertools import product

import pytest
from backfile.geography import annotate_countries
from backfile.geography.context import PLACE, is_quiet, judge
from backfile.geography.namesakes import Context
from backfile.geography.parts import join_parts
from backfile.geography.scan import find_hits
from backfile.model.annotation import Prose

_BEFORE = [
    "",
    "In ",
    "in ",
    "As ",
    "The ",
    "spoke ",
    "from ",
    "the Saga ",
    "Mr. ",
    "Michael ",
    "ANKARA, ",
    '"',
    "(",
    "<",
    "-",
]
_NAMES = [
    "Peru",
    "Paris",
    "Lima",
    "Kenya",
    "Texas",
    "Aalen",
    "New York",
    "French",
    "Swiss",
    "Xinhua",
    "Luis Arce",
    "US",
    "Suffolk",
]
_AFTER = [
    *(
        "",
        ".",
        ", Texas",
        "'s",
        ")",
        ">",
        "-based",
        "$5",
        " and Hill Corp",
        " Minerals Co",
        " Street",
        " County",
        " Quispe",
    ),
    *(" accord", " climate pact", " dollars", " francs", " language", " yen", " won", " <UK>", " Interbank", " Accord"),
]


def found(prose, gazetteer):
    return [country.alpha2 for country in annotate_countries(prose, gazetteer)]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("They saw Michael Jordan play.", "given name before"),
        ("They heard Samuel L. Kenya speak.", "given name and initial before"),
        ("A letter reached Mr. London late.", "honorific before"),
        ("The painter Chad Whitlock won.", "surname after"),
        ("The letter was written in French.", "language"),
        ("She is a Spanish-speaking nurse.", "language with a noun"),
        ("It costs US$42 now.", "money"),
        ("It cost 20 million Australian dlrs.", "money in words"),
        ("He lives on Lima Street.", "street"),
        ("It was a Nice day.", "ordinary word"),
        ("We asked Pa for help.", "state without a town"),
        ("He worked for Morgan Stanley.", "company"),
        ("It sailed the Indian Ocean.", "phrase"),
        ("Latin American poets met.", "continent"),
        ("It was paid in Swiss francs.", "currency"),
        ("Cyprus Minerals Co opened a mine.", "company"),
        ("Shares of Sonora Gold Corp fell.", "company of two words"),
        ("The shares <ROK> fell.", "symbol of a share"),
        ("The bond will be listed in Luxembourg.", "exchange"),
        ("They kept to the Geneva accord.", "what was signed there"),
        ("They read the Kyoto protocol.", "what was signed there, in small letters"),
        ("Bristol-Myers grew.", "part of a joined name"),
        ("They bought Saga Petroleum shares.", "part of a longer name"),
        ("The roads were shut (Xinhua) on Monday.", "an agency in brackets"),
    ],
)
def test_name_that_is_no_place_is_left_out(prose, gazetteer, sentence, rule):
    assert found(prose(sentence), gazetteer) == [], rule


@pytest.mark.parametrize(
    ("sentence", "alpha2", "rule"),
    [
        ("They flew to Jordan on Monday.", "JO", "no given name before"),
        ("A letter reached London late.", "GB", "no honorific"),
        ("Chad University opened.", "TD", "an institution after"),
        ("She works in French politics.", "FR", "an adjective, not a language"),
        ("The Spanish team won.", "ES", "a demonym"),
        ("The US said no.", "US", "no money"),
        ("The Australian team won.", "AU", "no currency"),
        ("Lima streets were empty.", "PE", "no street"),
        ("They met in Nice.", "FR", "a preposition before"),
        ("They met in Erie, Pa., on Monday.", "US", "a state after its town"),
        ("He lives in India.", "IN", "no phrase"),
        ("An American poet spoke.", "US", "no continent"),
        ("The Swiss parliament met.", "CH", "no currency"),
        ("Cyprus met the envoys.", "CY", "no company"),
        ("The bridge was listed in Peru.", "PE", "no exchange"),
        ("The talks in Geneva ended.", "CH", "nothing signed"),
        ("A Peru-Chile border post opened.", "CL", "two places joined"),
        ("Peru won the match.", "PE", "a verb, no currency"),
        ("Xinhua moved its office.", "CN", "an agency that acts"),
        ("The envoys (Peru) met.", "PE", "a country in brackets"),
    ],
)
def test_name_that_is_a_place_is_left_alone(prose, gazetteer, sentence, alpha2, rule):
    assert alpha2 in found(prose(sentence), gazetteer), rule


def test_american_county_is_not_the_british_one(prose, gazetteer):
    assert "GB" not in found(prose("Suffolk County voted. Ohio did too."), gazetteer)


def test_british_county_council_is_left_alone(prose, gazetteer):
    assert found(prose("Suffolk County Council voted."), gazetteer) == ["GB"]


@pytest.mark.parametrize("name", _NAMES)
def test_name_passed_in_haste_is_one_that_no_rule_leaves_out(gazetteer, name):
    for before, after in product(_BEFORE, _AFTER):
        parts = join_parts(Prose("", "", (f"They met {before}{name}{after}", f"{before}{name}{after} end"), ()))
        for hit in find_hits(parts, gazetteer):
            kind = hit.senses[0].kind
            start = parts.starts[hit.part]
            around = Context(hit, kind, parts.text[start : hit.start], parts.text[hit.end :], gazetteer)

            assert not is_quiet(parts.text, hit, kind, gazetteer) or judge(around) is PLACE, around[2:4]
