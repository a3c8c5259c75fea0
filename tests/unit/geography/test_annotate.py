import time

import pytest
from backfile.geography import annotate_countries, load_gazetteer
from backfile.model.annotation import Prose, Role
from hypothesis import given
from hypothesis import strategies as st

PROSE = st.builds(
    Prose,
    headline=st.text(max_size=60),
    dateline=st.text(max_size=20),
    paragraphs=st.lists(
        st.lists(
            st.sampled_from(
                ["Paris", "Jordan", "U.S.", "the", "New", "York,", "Texas.", "said", "PERU", "“Chad", "São", "’s"]
            )
        ).map(" ".join),
        max_size=4,
    ).map(tuple),
    promos=st.lists(st.text(max_size=40), max_size=2).map(tuple),
)


def main_of(prose, gazetteer, home=None):
    return [country.alpha2 for country in annotate_countries(prose, gazetteer, home) if country.role is Role.MAIN]


def mentioned_of(prose, gazetteer):
    return [country.alpha2 for country in annotate_countries(prose, gazetteer) if country.role is Role.MENTIONED]


def test_country_of_the_headline_is_main(prose, gazetteer):
    article = prose("Talks resumed on Tuesday.", headline="Peru opens its archives")

    assert main_of(article, gazetteer) == ["PE"]


def test_country_named_once_below_another_is_mentioned(prose, gazetteer):
    article = prose("Peruvian farmers met.", "More came.", "Some had been to Chile.", headline="Peru counts its llamas")

    assert mentioned_of(article, gazetteer) == ["CL"]


def test_two_countries_of_equal_weight_are_both_main(prose, gazetteer):
    article = prose("Delegates signed it.", headline="Norway and Finland agree on fish")

    assert main_of(article, gazetteer) == ["FI", "NO"]


def test_dateline_place_outweighs_a_mention(prose, gazetteer):
    article = prose("First.", "Second.", "A visitor from Kenya spoke.", dateline="LIMA")

    assert (main_of(article, gazetteer), mentioned_of(article, gazetteer)) == (["PE"], ["KE"])


def test_promo_only_mentions(prose, gazetteer):
    article = prose("Farmers in Peru met.", promos=("Japan votes", "Japan counts"))

    assert (main_of(article, gazetteer), mentioned_of(article, gazetteer)) == (["PE"], ["JP"])


def test_promo_alone_makes_no_main_country(prose, gazetteer):
    article = prose("Nothing here.", promos=("Japan votes",))

    assert main_of(article, gazetteer) == []


def test_weak_evidence_alone_is_still_main(prose, gazetteer):
    article = prose("One.", "Two.", "Three.", "It was seen in Toulouse.")

    assert main_of(article, gazetteer) == ["FR"]


def test_long_list_of_equal_countries_has_no_main_one(prose, gazetteer):
    article = prose(
        "It rained in Peru, Chile, Kenya, Ghana, Norway, Finland, Japan, Nepal, Cuba, Laos, Yemen, Qatar and Iran."
    )

    assert main_of(article, gazetteer) == []


def test_country_of_the_dateline_is_main_beside_a_louder_one(prose, gazetteer):
    article = prose(*(f"Peruvian ministers in Peru met on day {day}." for day in range(12)), dateline="OSLO")

    assert main_of(article, gazetteer) == ["PE", "NO"]


def test_countries_named_alike_are_main_when_there_is_nothing_else(prose, gazetteer):
    assert main_of(prose("It rained in Peru, Chile and Kenya."), gazetteer) == ["PE", "CL", "KE"]


def test_country_named_first_is_first_of_those_that_weigh_nearly_the_same(prose, gazetteer):
    assert main_of(prose("Norway met Chile. Norway won."), gazetteer)[0] == "NO"
    assert main_of(prose("Norway met Chile. Chile won, and Chile sang."), gazetteer)[0] == "CL"


def test_mentioned_country_shows_one_piece_of_evidence(prose, gazetteer):
    article = prose(
        "Peru voted.", "Peru counted.", "A Kenyan called.", "A Kenyan wrote.", headline="Peru votes in Peru"
    )
    mentioned = [country for country in annotate_countries(article, gazetteer) if country.role is Role.MENTIONED]

    assert [len(country.evidence) for country in mentioned] == [1]


def test_article_without_places_has_no_countries(prose, gazetteer):
    assert annotate_countries(prose("The orchestra played all night."), gazetteer) == ()


def test_evidence_has_the_words_and_their_sentence(prose, gazetteer):
    article = prose("It was cold. Farmers from Peru waited. Then they left.")

    evidence = annotate_countries(article, gazetteer)[0].evidence[0]

    assert (evidence.words, evidence.sentence) == ("Peru", "Farmers from Peru waited.")


def test_at_most_three_pieces_of_evidence(prose, gazetteer):
    article = prose(*(f"Peru won match {number}." for number in range(6)))

    assert len(annotate_countries(article, gazetteer)[0].evidence) == 3


def test_surname_of_a_leader_counts_after_the_full_name(prose, gazetteer):
    once = prose("President Luis Arce spoke.", "Nobody answered.")
    twice = prose("President Luis Arce spoke.", "Nobody answered Arce.")

    assert annotate_countries(twice, gazetteer)[0].score > annotate_countries(once, gazetteer)[0].score


def test_home_country_decides_between_states_and_countries(prose, gazetteer):
    article = prose("Rain fell in Georgia.")

    assert (main_of(article, gazetteer), main_of(article, gazetteer, "US")) == (["GE"], ["US"])


def test_home_country_leaves_a_clear_name_alone(prose, gazetteer):
    assert main_of(prose("Rain fell in Bolivia."), gazetteer, "US") == ["BO"]


def test_long_runs_cost_no_more_than_their_length(gazetteer):
    words = ("San ", "New York, ", "Mr. ", "U.", "Luis Arce ", "AAAA ")
    for word in words:
        article = Prose("", "", (word * 4000,), ())
        start = time.process_time()
        annotate_countries(article, gazetteer)
        assert time.process_time() - start < 2.0, word


@given(PROSE)
def test_never_crashes_and_gives_the_same_answer_twice(article):
    gazetteer = load_gazetteer()

    assert annotate_countries(article, gazetteer) == annotate_countries(article, gazetteer)


@given(PROSE)
def test_evidence_is_taken_from_the_prose(article):
    pieces = (article.headline, article.dateline, *article.paragraphs, *article.promos)
    for country in annotate_countries(article, load_gazetteer()):
        for evidence in country.evidence:
            assert evidence.words in evidence.sentence
            assert any(evidence.sentence in piece for piece in pieces)


@given(st.lists(st.text(max_size=80), max_size=4), st.text(max_size=40))
def test_any_text_is_read_and_its_evidence_is_its_own(paragraphs, headline):
    article = Prose(headline, "", tuple(paragraphs), ())
    for country in annotate_countries(article, load_gazetteer()):
        for evidence in country.evidence:
            assert any(evidence.sentence in piece for piece in (headline, *paragraphs))


@given(PROSE)
def test_main_countries_come_first_and_each_country_once(article):
    countries = annotate_countries(article, load_gazetteer())

    roles = [country.role is Role.MENTIONED for country in countries]
    assert roles == sorted(roles)
    assert len({country.alpha2 for country in countries}) == len(countries)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Democratic Party of Mongolia won in Ulan Bator, and the Republican Party lost.",
        "The House of Representatives of Nigeria met in Abuja.",
        "In Kenya the Labour Party joined the Conservative Party.",
    ],
)
def test_parties_and_houses_that_many_countries_have_do_not_add_one(prose, gazetteer, sentence):
    assert len(annotate_countries(prose(sentence), gazetteer)) == 1


def test_they_show_a_country_where_nothing_else_does(prose, gazetteer):
    article = prose("Republicans and Democrats in the House of Representatives agreed.")

    assert main_of(article, gazetteer) == ["US"]
